"""What can happen: the journal's format. It only ever grows; a released field keeps its meaning.

A field marked `Seal.PERSONS` or `Seal.TEXT` does not stand in the journal entry but in a side
table, under a salted digest, so that it can be erased by law while the chain still verifies.
Everything else (ids, enums, dates, numbers, dnr) stands in clear.
"""

from samverkan_cli.domain.events.actor import *
from samverkan_cli.domain.events.agreement import *
from samverkan_cli.domain.events.base import *
from samverkan_cli.domain.events.case import *
from samverkan_cli.domain.events.council import *
from samverkan_cli.domain.events.enrollment import *
from samverkan_cli.domain.events.journal import *
from samverkan_cli.domain.events.person import *
from samverkan_cli.domain.events.renewal import *
from samverkan_cli.domain.events.work import *


def _leaves(base: type[Event]) -> list[type[Event]]:
    found = []
    for kind in base.__subclasses__():
        found += [] if kind.__subclasses__() else [kind]
        found += _leaves(kind)
    return found


EVENTS: dict[str, type[Event]] = {kind.KIND: kind for kind in _leaves(Event)}
