"""Verb particles ("ab" of "lehnt ... ab"), from ``particles.toml``."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Final

__all__ = ["OFTEN_PREPOSITIONS", "PARTICLES", "WITH_ADJECTIVES"]

_WORDS = tomllib.loads(resources.files("statusquo.language").joinpath("particles.toml").read_text("utf-8"))

PARTICLES: Final = frozenset(_WORDS["all"])
"""All particles, in lower case."""

OFTEN_PREPOSITIONS: Final = frozenset(_WORDS["often_prepositions"])
"""Those that look like a preposition or an adverb."""

WITH_ADJECTIVES: Final = {adjective: frozenset(verbs.split()) for adjective, verbs in _WORDS["with_adjectives"].items()}
"""Particles that are adjectives as well, each with the verbs it is parted from."""
