"""Pictures of plain data as SVG text: the same bytes for the same data, legible without a style sheet.

Each function takes names and numbers and returns one ``<svg>`` element with a title and a description. None
of them knows what a report or a conflict is, and none has words of its own.

Example:
    >>> share(0.25, 0.25, 0.25, name="stable", about="in 25 of 100 orders").count('class="yes"')
    25
"""

from __future__ import annotations

from statusquo.svg.arcs import arcs
from statusquo.svg.contacts import Channel, contacts
from statusquo.svg.contacts import Kind as ChannelKind
from statusquo.svg.element import on_paper
from statusquo.svg.matrix import Line, Stance, matrix
from statusquo.svg.palette import letter
from statusquo.svg.share import share, whole
from statusquo.svg.states import Move, State, states
from statusquo.svg.timeline import Entry, timeline
from statusquo.svg.timeline import Mark as EntryMark

__all__ = [
    "Channel",
    "ChannelKind",
    "Entry",
    "EntryMark",
    "Line",
    "Move",
    "Stance",
    "State",
    "arcs",
    "contacts",
    "letter",
    "matrix",
    "on_paper",
    "share",
    "states",
    "timeline",
    "whole",
]
