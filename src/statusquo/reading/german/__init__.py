"""The German reader: ``read(report)`` returns what a German report says."""

from statusquo.reading.german.reader import VERSION, read

__all__ = ["VERSION", "read"]
