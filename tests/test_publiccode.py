"""`publiccode.yml` is as the standard has it, but for what cannot be told truly before the repository is published.

The keys, forms and words are transcribed from "The Standard (core)", publiccode.yml 0.5
[github.com/publiccodeyml/publiccode.yml, docs/standard/schema.core.rst, categories-list.rst, scope-list.rst].
"""

import re
import tomllib
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CARD = yaml.safe_load((ROOT / "publiccode.yml").read_text(encoding="utf-8"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NOT_YET = ["maintenance/contacts", "url"]  # no address and no person is known that could be named
MANDATORY = {
    "publiccodeYmlVersion": str,
    "name": str,
    "url": str,
    "platforms": list,
    "categories": list,
    "developmentStatus": str,
    "softwareType": str,
    "description": dict,
    "legal/license": str,
    "maintenance/type": str,
    "localisation/localisationReady": bool,
    "localisation/availableLanguages": list,
}
ALLOWED = {
    "developmentStatus": {"concept", "development", "beta", "stable", "obsolete"},
    "softwareType": {
        *(f"standalone/{kind}" for kind in ("mobile", "iot", "desktop", "web", "backend", "other")),
        *("addon", "library", "configurationFiles"),
    },
    "maintenance/type": {"internal", "contract", "community", "none"},
}
# Of the lists of words, those that tell of what this program could be.
CATEGORIES = {
    *("business-process-management", "collaboration", "communications", "compliance-management", "contact-management"),
    *("crm", "data-collection", "digital-citizenship", "document-management", "knowledge-management"),
    *("project-management", "task-management", "workflow-management"),
}
SCOPES = {"culture", "local-authorities", "society", "sport", "welfare"}
TOP = {key.partition("/")[0] for key in MANDATORY} | {"softwareVersion", "releaseDate", "intendedAudience"}
OF_LANGUAGE = {"localisedName", "shortDescription", "longDescription", "documentation", "features", "screenshots"}


def held(card: Any, key: str) -> Any:
    """Give what stands under a key such as `legal/license`, or None."""
    for part in key.split("/"):
        card = card.get(part) if isinstance(card, dict) else None
    return card


def wrong(card: dict[str, Any]) -> list[str]:
    """Give the keys that are missing or not as the standard has them."""
    return sorted({*_missing(card), *_of_other_form(card), *_of_description(card)})


def _missing(card: dict[str, Any]) -> Iterator[str]:
    yield from (key for key, form in MANDATORY.items() if not isinstance(held(card, key), form))
    kind, contacts = held(card, "maintenance/type"), held(card, "maintenance/contacts") or []
    if kind in ("internal", "community") and not (contacts and all(each.get("name") for each in contacts)):
        yield "maintenance/contacts"
    contractors = held(card, "maintenance/contractors") or []
    if kind == "contract" and not (contractors and all({"name", "until"} <= set(each) for each in contractors)):
        yield "maintenance/contractors"


def _of_other_form(card: dict[str, Any]) -> Iterator[str]:
    yield from set(card) - TOP
    yield from (key for key, words in ALLOWED.items() if held(card, key) not in words)
    yield from ("categories" for each in held(card, "categories") or [] if each not in CATEGORIES)
    yield from ("intendedAudience/scope" for each in held(card, "intendedAudience/scope") or [] if each not in SCOPES)
    for each in held(card, "intendedAudience/countries") or []:
        if not re.fullmatch("[a-z]{2}", each):
            yield "intendedAudience/countries"
    if (url := held(card, "url")) and not re.fullmatch(r"https?://[^\s/]+/\S+", url):
        yield "url"


def _of_description(card: dict[str, Any]) -> Iterator[str]:
    for language, told in (held(card, "description") or {}).items():
        at = f"description/{language}"
        yield from (f"{at}/{key}" for key in set(told) - OF_LANGUAGE)
        if not 0 < len(told.get("shortDescription", "")) <= 150 or "\n" in told["shortDescription"].strip():
            yield f"{at}/shortDescription"
        if not 150 <= len(told.get("longDescription", "")) <= 10_000:
            yield f"{at}/longDescription"
        if not told.get("features"):
            yield f"{at}/features"


def test_the_card_is_as_the_standard_has_it_but_for_what_cannot_be_told_truly_yet() -> None:
    assert NOT_YET == wrong(CARD)
    published = deepcopy(CARD) | {"url": "https://example.org/samverkan.git"}
    published["maintenance"]["contacts"] = [{"name": "Eva Ek"}]
    assert [] == wrong(published)


def test_the_card_tells_what_the_project_tells() -> None:
    assert (PROJECT["license"], PROJECT["version"]) == (CARD["legal"]["license"], CARD["softwareVersion"])
    assert PROJECT["description"] == CARD["description"]["en"]["shortDescription"].rstrip(".")
    assert ["sv", "en"] == CARD["localisation"]["availableLanguages"] == list(CARD["description"])
    assert {"urls", "authors", "maintainers"}.isdisjoint(PROJECT), "known now: say it in publiccode.yml too"


@pytest.mark.parametrize("key", [key for key in MANDATORY if key != "url"])
def test_each_mandatory_key_is_missed_where_it_is_not_there(key: str) -> None:
    card, (*way, last) = deepcopy(CARD), key.split("/")
    del (card[way[0]] if way else card)[last]
    assert key in wrong(card)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("developmentStatus", "finished"),
        ("softwareType", "standalone"),
        ("maintenance/type", "yes"),
        ("categories", ["register"]),
        ("url", "samverkan"),
        ("description/sv/shortDescription", "a" * 151),
        ("description/sv/longDescription", "a" * 149),
        ("description/en/features", []),
        ("mainCopyrightOwner", "x"),
    ],
)
def test_what_the_standard_does_not_allow_is_noticed(key: str, value: object) -> None:
    card: Any = deepcopy(CARD)
    inner, (*way, last) = card, key.split("/")
    for part in way:
        inner = inner[part]
    inner[last] = value
    assert key in wrong(card)
