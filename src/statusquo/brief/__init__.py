"""The brief: the document made of a case and its assessment."""

from statusquo.brief.document import PARTS, Brief, brief

__all__ = ["PARTS", "Brief", "brief"]
