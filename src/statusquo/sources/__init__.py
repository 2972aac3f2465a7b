"""Getting reports in: files and folders become reports, faults become one line each.

>>> from statusquo.sources import load
>>> batch = load(["no-such-file.txt"])
>>> print(batch.errors[0])
no-such-file.txt: no such file or folder; check the path
"""

from statusquo.sources.loading import BRIEF_MARK, Batch, PassedOverError, files, is_database, load, stream
from statusquo.sources.text import LIMIT

__all__ = ["BRIEF_MARK", "LIMIT", "Batch", "PassedOverError", "files", "is_database", "load", "stream"]
