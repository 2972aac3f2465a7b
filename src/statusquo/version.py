"""The version of the package, for whatever keeps something that a later version makes anew."""

from __future__ import annotations

from typing import Final

__version__: Final = "0.1.0"
