"""Every way the registry says no, by subject; a class is a code and an exit status.

They are loaded when one of them is asked for: a command that all goes well for has no use for three hundred classes.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from samverkan_cli.domain.errors.actor import *
    from samverkan_cli.domain.errors.agreement import *
    from samverkan_cli.domain.errors.case import *
    from samverkan_cli.domain.errors.council import *
    from samverkan_cli.domain.errors.enrollment import *
    from samverkan_cli.domain.errors.intake import *
    from samverkan_cli.domain.errors.journal import *
    from samverkan_cli.domain.errors.person import *
    from samverkan_cli.domain.errors.registry import *
    from samverkan_cli.domain.errors.renewal import *
    from samverkan_cli.domain.errors.typed import *
    from samverkan_cli.domain.errors.work import *

_SUBJECTS = (
    *("actor", "agreement", "case", "council", "enrollment", "intake"),
    *("journal", "person", "registry", "renewal", "typed", "work"),
)


def __getattr__(name: str) -> Any:
    """Load every subject, and give what was asked for."""
    for subject in _SUBJECTS:
        found = vars(import_module(f"{__name__}.{subject}"))
        globals().update({called: one for called, one in found.items() if not called.startswith("_")})
    if name not in globals():
        raise AttributeError(name)
    return globals()[name]
