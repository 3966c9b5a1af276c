"""Settings of the registry: what papers must tell of the municipality, and what is missing of it."""

from collections.abc import Iterable, Mapping
from typing import ClassVar

from samverkan_cli.domain import errors as no
from samverkan_cli.domain import events
from samverkan_cli.domain.refusal import Notice, Objections, Refused
from samverkan_cli.domain.request import RegistrySetting, Request
from samverkan_cli.domain.values import SettingKey

NAMES = (SettingKey.MUNICIPALITY, SettingKey.AGREEMENT)  # what the registry is of
COURT = (SettingKey.COURT, SettingKey.COURT_ADDRESS)  # where a decision is appealed [KL 13:4-5]
SENDER = (SettingKey.SENDER, SettingKey.CASEHOLDER)  # whom a paper is from, and who answers questions [FL 6]
CONTROLLER = (SettingKey.CONTROLLER, SettingKey.CONTROLLER_CONTACT, SettingKey.PROTECTION_OFFICER)  # [GDPR 13.1 a-b]
LETTERS = (*SENDER, SettingKey.ANSWER_TO, *CONTROLLER)  # what asks for an answer


class SetRegistry(Request):
    """Some settings of the registry, each with its value or none."""

    required: ClassVar = ("settings",)

    settings: tuple[RegistrySetting, ...] = ()


def set_registry(request: SetRegistry, registry: str, held: Mapping[SettingKey, str]) -> events.RegistrySet:
    """Give the event of the settings that differ from those that hold.

    Raises `Refused` for a key that is said twice, and when every value holds already.
    """
    keys = [key for key, _ in request.settings]
    twice = sorted({str(key) for key in keys if keys.count(key) > 1})
    Objections(no.SettingTwice("settings", given=key) for key in twice).stop()
    changed = [(key, value) for key, value in request.settings if value != held.get(key)]
    if not changed:
        raise Refused([no.SettingsUnchanged("settings", keys=tuple(map(str, keys)))])
    told = tuple(events.RegistrySetting(key=key, value=value) for key, value in changed)
    return request.noted(events.RegistrySet(subject=registry, settings=told))


def notices_of_names(municipality: str | None, agreement: str | None) -> list[Notice]:
    """Give the warning that a registry does not say what it is of, if it does not."""
    held = zip(NAMES, (municipality, agreement), strict=True)
    keys = tuple(str(key) for key, name in held if not name)
    return [no.RegistryUnnamed("settings", keys=keys, typed=_typed(keys))] if keys else []


def notices_of_missing(held: Mapping[SettingKey, str], needed: Iterable[SettingKey]) -> list[Notice]:
    """Give the warning of what a paper should tell and the registry does not know, if anything."""
    keys = tuple(str(key) for key in needed if key not in held)
    return [no.SettingsMissing("settings", keys=keys, typed=_typed(keys))] if keys else []


def _typed(keys: Iterable[str]) -> str:
    """Give settings as they are typed, each with a gap for its value."""
    return " ".join(f"{key}=…" for key in keys)
