"""Which language a text is in; it lives with the messages, which are in the language of what they are about."""

from statusquo.messages.detect import detect

__all__ = ["detect"]
