"""statusquo: from news reports to evidence, a conflict model, and whether the status quo is stable.

>>> import statusquo
>>> conflict = statusquo.Conflict.parse('''
... statusquo: conflict/1
... title: A small dispute
... parties:
...   Union: {options: {strike: go on strike}, prefers: [raise, not strike]}
...   Railway: {options: {raise: raise wages}, prefers: [not strike, not raise]}
... status-quo: []
... ''')
>>> statusquo.solve(conflict).is_stable("nash", "Union", "NN")
True

Names are loaded when they are first used, so that ``import statusquo`` is quick and loads no web, store or
language package.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from statusquo.version import __version__ as __version__

if TYPE_CHECKING:
    from statusquo.assessment.assess import assess
    from statusquo.case import Case
    from statusquo.conflict import Conflict
    from statusquo.report import Report
    from statusquo.stability.solve import solve
    from statusquo.workflow import brief, draft, read

#: Public name to the module that holds it.
_HOMES: Final = {
    "Case": "statusquo.case",
    "Conflict": "statusquo.conflict",
    "Report": "statusquo.report",
    "assess": "statusquo.assessment",
    "brief": "statusquo.workflow",
    "draft": "statusquo.workflow",
    "read": "statusquo.workflow",
    "solve": "statusquo.stability",
}

__all__ = ["Case", "Conflict", "Report", "assess", "brief", "draft", "read", "solve"]


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'statusquo' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])


class _Package(ModuleType):
    """Keeps ``statusquo.brief`` the function, although a folder of that name is imported beside it.

    The import system sets every imported subpackage as an attribute of its parent; a data descriptor on the
    class is stronger than that. ``from statusquo.brief import ...`` is not touched by it.
    """

    @property
    def brief(self) -> Any:
        return import_module("statusquo.workflow").brief

    @brief.setter
    def brief(self, _: object) -> None:
        """Leave the name to the function."""


sys.modules[__name__].__class__ = _Package
