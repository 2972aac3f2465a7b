"""Getting reports in: files, folders and patterns become reports, faults become one line each.

>>> from statusquo.sources import load
>>> batch = load(["no-such-file.txt"])
>>> print(batch.errors[0])
no-such-file.txt: no such file or folder; check the path
"""

from statusquo.sources.columns import Form
from statusquo.sources.how import How
from statusquo.sources.kinds import ENDINGS, is_database
from statusquo.sources.loading import Batch, RepeatError, load, stream
from statusquo.sources.plain import BRIEF_MARK
from statusquo.sources.text import LIMIT
from statusquo.sources.walking import PassedOverError, files

__all__ = [
    "BRIEF_MARK",
    "ENDINGS",
    "LIMIT",
    "Batch",
    "Form",
    "How",
    "PassedOverError",
    "RepeatError",
    "files",
    "is_database",
    "load",
    "stream",
]
