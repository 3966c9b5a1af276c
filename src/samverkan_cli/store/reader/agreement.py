"""Questions about the registry itself, periods and their texts."""

import json
from datetime import date

import sqlalchemy as sa

from samverkan_cli.domain.errors import NotFound, Refused, RegistryDamaged
from samverkan_cli.domain.events import PolicySetting
from samverkan_cli.domain.policy import Policy, of_period
from samverkan_cli.domain.records import NetworkRule, Period, Provision, Registry, Setting
from samverkan_cli.domain.values import SettingKey, period_key
from samverkan_cli.store.reader.base import Reading
from samverkan_cli.store.tables import table


class AgreementReader(Reading):
    """The registry, its periods and texts."""

    def registry(self) -> Registry:
        """Give the registry itself."""
        found = self._record(Registry, self._live("registry"))
        if found is None:
            file = self.connection.exec_driver_sql("PRAGMA database_list").first()
            raise Refused([RegistryDamaged(path=str(file[2]) if file else None, why="registry")])
        return found

    def settings(self) -> dict[SettingKey, str]:
        """Give the settings of the registry that have a value: the latest of each holds."""
        rows = table("setting")
        said = self._records(Setting, self._live("setting").order_by(rows.c.entry, rows.c.position))
        held = {SettingKey(each.key): each.value for each in said}
        return {key: held[key] or "" for key in SettingKey if held.get(key)}

    def periods(self) -> list[Period]:
        """Give every period, the earliest first."""
        rows = table("period")
        return [self._with_text(row) for row in self._rows(self._live("period").order_by(rows.c.first_day))]

    def find_period(self, reference: str) -> Period | None:
        """Give a period by its key, or None."""
        rows = table("period")
        found = self._rows(self._live("period").where(rows.c.id == period_key(reference)))
        return self._with_text(found[0]) if found else None

    def period(self, reference: str) -> Period:
        """Give a period by its key."""
        found = self.find_period(reference)
        if found is None:
            known = [period.id for period in self.periods()]
            raise Refused([NotFound("period", refs=known, given=reference, noun="period", nearest=tuple(known))])
        return found

    def period_of(self, key: str) -> Period:
        """Give the period that something was about, also when both have been taken back."""
        rows = table("period")
        found = self._rows(sa.select(rows).where(rows.c.id == key))
        return self._with_text(found[0]) if found else self.period(key)

    def period_on(self, day: date) -> Period | None:
        """Give the period the day lies in, or None."""
        rows = table("period")
        found = self._rows(self._live("period").where(rows.c.first_day <= day, rows.c.last_day >= day))
        return self._with_text(found[0]) if found else None

    def policy(self, period: str) -> Policy:
        """Give the policy of a period, by its key."""
        rows = table("policy_setting")
        query = self._live("policy_setting").where(rows.c.period == period_key(period)).order_by(rows.c.position)
        said = [PolicySetting(name=row["name"], value=row["value"], source=row["source"]) for row in self._rows(query)]
        return of_period(self.period_of(period_key(period)), said)

    def overlapping(self, first_day: date, last_day: date) -> list[str]:
        """Give the keys of the periods that share a day with the span."""
        rows = table("period")
        query = self._live("period").where(rows.c.first_day <= last_day, rows.c.last_day >= first_day)
        return [row["id"] for row in self._rows(query)]

    def period_text(self, period: str) -> str | None:
        """Give the latest text of a period, or None."""
        rows = table("period_text")
        query = self._live("period_text").where(rows.c.period == period).order_by(rows.c.version.desc()).limit(1)
        found = self._rows(query)
        return found[0]["text"] if found else None

    def provisions(self, period: str, version: int | None) -> list[Provision]:
        """Give the numbered points of a version of a period's text."""
        rows = table("provision")
        query = self._live("provision").where(rows.c.period == period, rows.c.version == (version or 0))
        return self._records(Provision, query.order_by(rows.c.position))

    def points(self, period: str, version: int | None) -> set[str]:
        """Give the references of those points: `principle:2`."""
        return {f"{point.kind}:{point.ordinal}" for point in self.provisions(period, version)}

    def _with_text(self, row: sa.RowMapping) -> Period:
        texts = table("period_text")
        query = self._live("period_text").where(texts.c.period == row["id"]).order_by(texts.c.version.desc()).limit(1)
        latest = self._rows(query)
        text = {"text_version": latest[0]["version"], "text_sha256": latest[0]["sha256"]} if latest else {}
        rules = self._rules(row["id"], row["first_day"]) if row["networks_decision"] else ()
        return Period.model_validate({**row, **text, "rules": rules})

    def _rules(self, period: str, first_day: date) -> tuple[NetworkRule, ...]:
        """Give a period's rules on networks in order of time: each holds until the next, a later entry before others.

        The row keeps the latest rule alone; the ones before it stand in the journal.
        """
        rows, taken = table("journal"), table("taken_back")
        gone = sa.select(taken.c.target).where(taken.c.voided_by.is_(None))
        query = sa.select(rows.c.entry).where(rows.c.subject == period, rows.c.seq.not_in(gone)).order_by(rows.c.seq)
        rules: list[NetworkRule] = []
        for entry in map(json.loads, self.connection.scalars(query)):
            said = {"from_day": first_day, **entry["data"]}
            if entry["kind"] in ("period_opened", "period_rule_set"):
                rule = NetworkRule.model_validate(said)
                rules = [*(each for each in rules if each.from_day < rule.from_day), rule]
        return tuple(rules)
