"""Gathering the open data of a day: the public register, how many there are, and what the metadata tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samverkan_cli.actions.publication import listed
from samverkan_cli.actions.report import renewals_of
from samverkan_cli.domain import open_data as rules
from samverkan_cli.domain.days import local
from samverkan_cli.domain.publication import LISTED
from samverkan_cli.domain.records import RollQuestion
from samverkan_cli.domain.values import SettingKey
from samverkan_cli.store.reader.report import ReportReader

if TYPE_CHECKING:
    from samverkan_cli.domain.publication import Withheld
    from samverkan_cli.store.reader import Reader


def gathered(reader: Reader, request: rules.AskOpen) -> tuple[rules.OpenRegister, list[Withheld]]:
    """Give the open data of a day, of a registry that says whose it is, and the texts that are left out of it.

    Whether it says so is told by `must_be_describable`.
    """
    held, on = reader.settings(), request.on_day or request.on
    recorded, period = local(reader.last_moment()).date(), reader.period_on(on)
    there = (each.dates for each in ReportReader(reader.connection).tenures(on, on))
    since = max(recorded, rules.last_turn(reader.periods(), there, on) or recorded)
    actors, withheld = listed(reader, RollQuestion(on=on), request.keep)
    rows = tuple({name: each[name] for name in LISTED} for each in actors)
    renewed = [each.renewed for each in renewals_of(reader, period, on)] if period else []
    name, address = rules.contact(held[SettingKey.PUBLIC_CONTACT])
    found = rules.OpenRegister(
        municipality=held[SettingKey.MUNICIPALITY],
        agreement=held.get(SettingKey.AGREEMENT),
        number=held.get(SettingKey.NUMBER),
        contact_name=name,
        contact_address=address,
        web=request.base_url or f"{held[SettingKey.WEB]}{rules.FOLDER}",
        on=request.on_day or min(on, since),
        modified=recorded if request.on_day else since,
        period=period.id if period else None,
        first_day=period.first_day if period else None,
        last_day=period.last_day if period else None,
        figures=rules.figures(rows, renewed or None),
        columns=LISTED,
        rows=rows,
        keys=tuple(each["page"] for each in actors),
    )
    return found, withheld
