"""Questions about the registry itself, periods and their texts."""

import json
from datetime import date

import msgspec
from msgspec.structs import replace

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import PolicySetting
from samverkan_cli.domain.notation import period_key
from samverkan_cli.domain.policy import Policy, of_period
from samverkan_cli.domain.records import NetworkRule, Period, Provision, RegistryFacts, Setting
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.domain.setting import NAMES
from samverkan_cli.domain.values import SettingKey
from samverkan_cli.store.reader.base import Asking
from samverkan_cli.store.sqlite.opening import file_of


class AgreementReader(Asking):
    """The registry, its periods and texts."""

    def registry(self) -> RegistryFacts:
        """Give the registry itself, called as it is called today."""
        found, said = self._registry(), self._said()
        return replace(found, **{key: said[key] for key in NAMES if key in said})

    def settings(self) -> dict[SettingKey, str]:
        """Give the settings of the registry that have a value: the latest of each holds, the names first given too."""
        found = self._registry()
        held = {key: getattr(found, key) for key in NAMES} | self._said()
        return {key: held[key] or "" for key in SettingKey if held.get(key)}

    def _registry(self) -> RegistryFacts:
        """Give the registry as it was made."""
        found = self._one(RegistryFacts, "SELECT * FROM registry WHERE voided_by IS NULL")
        if found is None:
            raise Refused([no.RegistryDamaged(path=file_of(self.connection), why="registry")])
        return found

    def _said(self) -> dict[SettingKey, str | None]:
        """Give the latest that was said of each setting; None is no value any more."""
        said = self._all(Setting, "SELECT * FROM setting WHERE voided_by IS NULL ORDER BY entry, position")
        return {SettingKey(each.key): each.value for each in said}

    def periods(self) -> list[Period]:
        """Give every period, the earliest first."""
        found = self._all(Period, "SELECT * FROM period WHERE voided_by IS NULL ORDER BY first_day")
        return [self._with_text(period) for period in found]

    def find_period(self, reference: str) -> Period | None:
        """Give a period by its key, or None."""
        found = self._one(Period, "SELECT * FROM period WHERE voided_by IS NULL AND id = :id", id=period_key(reference))
        return self._with_text(found) if found else None

    def period(self, reference: str) -> Period:
        """Give a period by its key."""
        found = self.find_period(reference)
        if found is None:
            known = [period.id for period in self.periods()]
            raise Refused([no.NotFound("period", refs=known, given=reference, noun="period", nearest=tuple(known))])
        return found

    def period_of(self, key: str) -> Period:
        """Give the period that something was about, also when both have been taken back."""
        found = self._one(Period, "SELECT * FROM period WHERE id = :id", id=key)
        return self._with_text(found) if found else self.period(key)

    def period_on(self, day: date) -> Period | None:
        """Give the period the day lies in, or None."""
        asked = "SELECT * FROM period WHERE voided_by IS NULL AND first_day <= :day AND last_day >= :day"
        found = self._one(Period, asked, day=day)
        return self._with_text(found) if found else None

    def policy(self, period: str) -> Policy:
        """Give the policy of a period, by its key."""
        said = self._all(
            PolicySetting,
            "SELECT name, value, source FROM policy_setting WHERE voided_by IS NULL AND period = :period"
            " ORDER BY position",
            period=period_key(period),
        )
        return of_period(self.period_of(period_key(period)), said)

    def overlapping(self, first_day: date, last_day: date) -> list[str]:
        """Give the keys of the periods that share a day with the span."""
        asked = "SELECT id FROM period WHERE voided_by IS NULL AND first_day <= :last AND last_day >= :first"
        return self._values(asked, first=first_day, last=last_day)

    def period_text(self, period: str) -> str | None:
        """Give the latest text of a period, or None."""
        asked = (
            "SELECT text FROM period_text WHERE voided_by IS NULL AND period = :period ORDER BY version DESC LIMIT 1"
        )
        found: str | None = self._value(asked, period=period)
        return found

    def provisions(self, period: str, version: int | None) -> list[Provision]:
        """Give the numbered points of a version of a period's text."""
        return self._all(
            Provision,
            "SELECT * FROM provision WHERE voided_by IS NULL AND period = :period AND version = :version"
            " ORDER BY position",
            period=period,
            version=version or 0,
        )

    def points(self, period: str, version: int | None) -> set[str]:
        """Give the references of those points: `principle:2`."""
        return {f"{point.kind}:{point.ordinal}" for point in self.provisions(period, version)}

    def _with_text(self, period: Period) -> Period:
        latest = self._rows(
            "SELECT version, sha256 FROM period_text WHERE voided_by IS NULL AND period = :period"
            " ORDER BY version DESC LIMIT 1",
            period=period.id,
        )
        version, sha256 = latest[0] if latest else (None, None)
        rules = self._rules(period.id, period.first_day) if period.networks_decision else ()
        return replace(period, text_version=version, text_sha256=sha256, rules=rules)

    def _rules(self, period: str, first_day: date) -> tuple[NetworkRule, ...]:
        """Give a period's rules on networks in order of time: each holds until the next, a later entry before others.

        The row keeps the latest rule alone; the ones before it stand in the journal.
        """
        told = self._values(
            "SELECT entry FROM journal WHERE subject = :period"
            " AND seq NOT IN (SELECT target FROM taken_back WHERE voided_by IS NULL) ORDER BY seq",
            period=period,
        )
        rules: list[NetworkRule] = []
        for entry in map(json.loads, told):
            said = {"from_day": first_day, **entry["data"]}
            if entry["kind"] in ("period_opened", "period_rule_set"):
                rule = msgspec.convert(said, NetworkRule)
                rules = [*(each for each in rules if each.from_day < rule.from_day), rule]
        return tuple(rules)
