"""Settings of the registry: read in any form, objected to all at once, and known by their latest value."""

from datetime import date

import pytest

from samverkan_cli.domain import errors as no
from samverkan_cli.domain.events import RegistrySet, RegistrySetting
from samverkan_cli.domain.notation import LINE, registry_setting, web_address
from samverkan_cli.domain.refusal import Objection, Refused
from samverkan_cli.domain.setting import (
    CONTROLLER,
    COURT,
    SetRegistry,
    notices_of_missing,
    notices_of_names,
    set_registry,
)
from samverkan_cli.domain.values import SettingKey

TODAY = date(2024, 5, 14)
KNOWN = tuple(map(str, SettingKey))


def asked(*settings: str) -> SetRegistry:
    request, flaws = SetRegistry.read({"settings": list(settings)}, TODAY)
    assert flaws == []
    return request


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("court=Förvaltningsrätten i Karlstad", (SettingKey.COURT, "Förvaltningsrätten i Karlstad")),
        ("Court-Address = Box 1, 2 = 3", (SettingKey.COURT_ADDRESS, "Box 1, 2 = 3")),
        ("data protection officer=dso@example.org", (SettingKey.PROTECTION_OFFICER, "dso@example.org")),
        ("controller=", (SettingKey.CONTROLLER, None)),
        ("controller=  ", (SettingKey.CONTROLLER, None)),
        (f"court={'x' * LINE}", (SettingKey.COURT, "x" * LINE)),
    ],
)
def test_a_setting_is_a_key_and_what_stands_after_the_first_sign_of_equality(
    text: str, expected: tuple[SettingKey, str | None]
) -> None:
    assert expected == registry_setting(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("cort=x", no.SettingKeyUnknown(given="cort", known=KNOWN, nearest=("court",))),
        ("=x", no.SettingKeyUnknown(given="", known=KNOWN, nearest=())),
        ("court", no.SettingUnsaid(given="court")),
        (f"court={'x' * (LINE + 1)}", no.TextTooLong(limit=LINE, length=LINE + 1)),
    ],
)
def test_what_is_no_setting_is_objected_to(text: str, expected: Objection) -> None:
    with pytest.raises(Refused) as refused:
        registry_setting(text)
    assert [expected] == list(refused.value.objections)


def test_every_flaw_is_told_at_once() -> None:
    given = {"settings": ["cort=x", "controller", "court=811218-9876", "court_address=Box 1"]}
    _, flaws = SetRegistry.read(given, TODAY)
    assert ["setting_key_unknown", "setting_unsaid", "personal_number"] == [flaw.code for flaw in flaws]


def test_only_what_differs_is_recorded_with_its_reason() -> None:
    held = {SettingKey.COURT: "A", SettingKey.CONTROLLER: "KS"}
    request = asked("court=A", "court_address=Box 1", "controller=").but(reason="flytt")
    told = (RegistrySetting(key=SettingKey.COURT_ADDRESS, value="Box 1"), RegistrySetting(key=SettingKey.CONTROLLER))
    assert RegistrySet(subject="r", reason="flytt", settings=told) == set_registry(request, "r", held)


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        (("court=A", "controller="), no.SettingsUnchanged("settings", keys=("court", "controller"))),
        (("court=A", "court=B"), no.SettingTwice("settings", given="court")),
        (("court=B", "court=B"), no.SettingTwice("settings", given="court")),
    ],
)
def test_what_holds_already_and_what_is_said_twice_is_refused(settings: tuple[str, ...], expected: Objection) -> None:
    with pytest.raises(Refused) as refused:
        set_registry(asked(*settings), "r", {SettingKey.COURT: "A"})
    assert [expected] == list(refused.value.objections)


@pytest.mark.parametrize(
    ("names", "missing"),
    [(("M", "Ö"), ()), ((None, "Ö"), ("municipality",)), (("M", None), ("agreement",))],
)
def test_a_registry_is_told_which_of_its_names_is_missing(
    names: tuple[str | None, str | None], missing: tuple[str, ...]
) -> None:
    assert [missing] * bool(missing) == [said.facts["keys"] for said in notices_of_names(*names)]


def test_a_paper_asks_for_what_it_needs_and_no_more() -> None:
    held = {SettingKey.COURT: "A", SettingKey.CONTROLLER: "KS", SettingKey.CONTROLLER_CONTACT: "ks@example.org"}
    (said,) = notices_of_missing(held, COURT)
    assert no.SettingsMissing("settings", keys=("court_address",), typed="court_address=…") == said
    (said,) = notices_of_missing(held, CONTROLLER)
    assert ("data_protection_officer",) == said.facts["keys"]
    assert [] == notices_of_missing(held, ())
    assert [] == notices_of_missing(dict.fromkeys(SettingKey, "x"), (*COURT, *CONTROLLER))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://kommunen.example", "https://kommunen.example/"),
        ("https://kommunen.example/samverkan/", "https://kommunen.example/samverkan/"),
        ("https://kommunen.example:8443/a%20b", "https://kommunen.example:8443/a%20b/"),
        ("http://öppna.kommunen.example/överenskommelse", "http://öppna.kommunen.example/överenskommelse/"),
        ("HTTPS://kommunen.example/~samverkan", "HTTPS://kommunen.example/~samverkan/"),
    ],
)
def test_an_address_on_the_web_is_kept_so_that_others_can_be_made_from_it(typed: str, kept: str) -> None:
    assert (SettingKey.WEB, kept) == registry_setting(f"web={typed}")
    assert kept == web_address(kept)


@pytest.mark.parametrize(
    "typed",
    [
        *("kommunen.example", "ftp://kommunen.example", "javascript:alert(1)", "https://", "https:///samverkan"),
        *("https://kommunen.example/?a=b", "https://kommunen.example/#a", "https://a:b@kommunen.example/"),
        *("https://kommunen.example/a b", "https://kommunen..example", "https://-kommunen.example"),
        *("https://kommunen.example/%zz", 'https://kommunen.example/"><script>', "https://kommunen.example/{a}"),
        *("https://kommunen.example/a\\b", "https://kommunen.example:123456/", "https://kommunen.example/\u200ba"),
    ],
)
def test_what_is_no_whole_address_on_the_web_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        registry_setting(f"web={typed}")
    assert ["web_address_invalid"] == [each.code for each in caught.value.objections]


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("public_contact=Kommunen", "mailbox_invalid"),
        ("public_contact=kommun@", "mailbox_invalid"),
        ("municipality_number=212000-1968", "org_nr_invalid"),
        ("municipality_number=811218-9876", "personal_number"),
    ],
)
def test_what_the_public_is_told_has_the_form_it_must_have(typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        registry_setting(typed)
    assert [code] == [each.code for each in caught.value.objections]


def test_what_the_public_is_told_can_be_taken_away_and_a_contact_may_have_a_name() -> None:
    assert (SettingKey.WEB, None) == registry_setting("web=")
    named = "Öppna data <data@example.org>"
    assert (SettingKey.PUBLIC_CONTACT, named) == registry_setting(f"public_contact={named}")
    assert (SettingKey.NUMBER, "212000-1967") == registry_setting("municipality_number=2120001967")
