"""What follows: who is to do what, groups, what is watched, and later days."""

import pytest
from minutes_texts import item, read


def tasks(body: str) -> list[tuple[str | None, str, str | None]]:
    return [(each.owner, each.text, each.due) for each in item(body).tasks]


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("Bo undersöker hur andra gör.", [("Bo Ek", "undersöker hur andra gör", None)]),
        ("Eva skriver ett utkast senast den 15 april.", [("Eva Holm", "skriver ett utkast", "2024-04-15")]),
        ("Bo skickar listan till alla (5 april).", [("Bo Ek", "skickar listan till alla", "2024-04-05")]),
        ("Bo ringer kommunen, klart 20 april.", [("Bo Ek", "ringer kommunen", "2024-04-20")]),
        ("Eva kontaktar bolaget innan månadsskiftet.", [("Eva Holm", "kontaktar bolaget", "2024-03-31")]),
        ("K-E bokar lokal.", [("Karl-Erik Dahl", "bokar lokal", None)]),
        ("Eva och Bo ordnar fika.", [("Eva Holm", "ordnar fika", None)]),
        ("→ Bo tar fram tider till nästa möte", [("Bo Ek", "tar fram tider till nästa möte", None)]),
        ("- [ ] @Bo: beställa servern (senast 2024-04-25)", [("Bo Ek", "beställa servern", "2024-04-25")]),
        ("- [x] @Bo: betala domänen", []),
        (
            "Beslut: att uppdra åt Bo Ek att uppdatera sidan senast den 30 april.",
            [("Bo Ek", "uppdatera sidan", "2024-04-30")],
        ),
        ("Att göra: Bo samlar in bilder (25 april).", [("Bo Ek", "samlar in bilder", "2024-04-25")]),
        ("Ordföranden kallar till ett extra möte.", [("Eva Holm", "kallar till ett extra möte", None)]),
        ("Eva redovisar siffrorna på nästa möte.", [("Eva Holm", "redovisar siffrorna på nästa möte", None)]),
    ],
)
def test_who_is_to_do_what_is_read_with_its_day(body: str, found: list[tuple[str, str, str | None]]) -> None:
    assert found == tasks(body)


@pytest.mark.parametrize(
    "body",
    [
        "Ansvarig: Bo Ek",
        "Ansvarig: Bo Ek. Klart: 10 oktober.",
        "Eva informerar om läget.",
        "Bo presenterar planen och svarar på frågor.",
        "Siv skriver ett brev.",
        "Bo var där.",
        "Nästa gång skriver vi mer.",
    ],
)
def test_what_was_said_or_done_at_the_meeting_is_nothing_to_do(body: str) -> None:
    assert [] == tasks(body)


def test_a_first_name_that_two_share_is_nobody_and_a_question() -> None:
    found = item("Maria håller rådet informerat.")
    assert [(None, ("Maria Lind", "Maria Berg"))] == [(each.owner, each.candidates) for each in found.tasks]
    assert [("who", ("Maria Lind", "Maria Berg"))] == [(each.code, each.candidates) for each in found.questions]


def test_a_list_of_actions_wins_over_the_sentence_that_says_the_same() -> None:
    rows = "Vad | Vem | När\nFörhandla om räntan | Bo | 2024-05-01\nBoka lokal | Eva | v. 20\nRinga Siv | Bo | klart\n"
    head = "Samrådet\n2024-03-04\nNärvarande: Eva Holm, Bo Ek\n"
    items = "1. Ett\n\nBo tar förhandlingen.\n\n2. Två\n\nText.\n\nÅtgärdslista"
    found = read(f"{head}\n{items}\n\n{rows}").tasks
    expected = [("Bo Ek", "Förhandla om räntan", "2024-05-01", None), ("Eva Holm", "Boka lokal", None, "v. 20")]
    assert expected == [(each.owner, each.text, each.due, each.when) for each in found if each.listed]
    assert [] == [each for each in found if not each.listed]


@pytest.mark.parametrize(
    ("body", "convener", "members"),
    [
        (
            "En arbetsgrupp utses.\n\nBeslut: Bo Ek (sammankallande), Eva Holm, Siv Al.",
            "Bo Ek",
            ("Bo Ek", "Eva Holm", "Siv Al"),
        ),
        ("En grupp bildas: Bo (smk), Eva och K-E.", "Bo Ek", ("Bo Ek", "Eva Holm", "Karl-Erik Dahl")),
        (
            "Rådet valde Bo Ek och Eva Holm till valberedning. Eva Holm utsågs till sammankallande.",
            "Eva Holm",
            ("Bo Ek", "Eva Holm"),
        ),
        (
            "Beslut: att tillsätta en arbetsgrupp för valet bestående av Bo Ek, Eva Holm och Siv "
            "Al, samt att utse Siv Al till sammankallande.",
            "Siv Al",
            ("Bo Ek", "Eva Holm", "Siv Al"),
        ),
        ("Till festkommitté valdes Ulf Al och Siv Lo med Siv som sammankallande.", "Siv Lo", ("Ulf Al", "Siv Lo")),
    ],
)
def test_a_group_has_its_members_and_who_convenes_it(body: str, convener: str, members: tuple[str, ...]) -> None:
    assert [(convener, members)] == [(each.convener, each.members) for each in item(body).groups]


@pytest.mark.parametrize(
    "body", ["Bo Ek och Eva Holm deltog i mötet.", "Arbetsgruppen rapporterar i maj.", "En arbetsgrupp bildas senare."]
)
def test_names_alone_are_no_group(body: str) -> None:
    assert () == item(body).groups


WATCHED = """Projekt: Gröna gårdar (Tekniska förvaltningen (TF))
Uppdrag: Ny modell för bidrag (Kultur- och
fritidsförvaltningen)
Nätverk: Regionalt partnerskap.
Remiss: Översiktsplan, samråd väntas i februari 2025.
"""


def test_a_watch_list_gives_kind_owner_and_day() -> None:
    found = item(WATCHED, "På gång/bevakningslista").watched
    assert [
        ("project", "Gröna gårdar", "Tekniska förvaltningen (TF)", None),
        ("assignment", "Ny modell för bidrag", "Kultur- och fritidsförvaltningen", None),
        ("network", "Regionalt partnerskap", None, None),
        ("consultation", "Översiktsplan, samråd väntas i februari 2025", None, "2025-02-01"),
    ] == [(each.kind, each.text, each.owner, each.next) for each in found]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("Vi behöver bevaka att föreningarna får yttra sig.", "att föreningarna får yttra sig"),
        ("Kommunen ser över avtalet. Frågan bevakas.", "Kommunen ser över avtalet"),
    ],
)
def test_a_sentence_says_what_is_to_be_watched(body: str, text: str) -> None:
    assert [text] == [each.text for each in item(body).watched]


@pytest.mark.parametrize(
    ("title", "body", "found"),
    [
        (
            "Kalendarium",
            "Datum Tid Plats Rubrik\n\n16 okt Kl. 17-19 Stadshuset Samrådet i Orten\n\n11 dec Kl. "
            "16-18 Stadshuset Samrådet i Orten\njulavslutning",
            [
                ("2024-10-16", "17:00", "19:00", "Stadshuset", "Samrådet i Orten"),
                ("2024-12-11", "16:00", "18:00", "Stadshuset", "Samrådet i Orten julavslutning"),
            ],
        ),
        (
            "Datum framåt",
            "to 30 jan   15-17   Stadshuset     Samrådet",
            [("2025-01-30", "15:00", "17:00", "Stadshuset", "Samrådet")],
        ),
        (
            "Kommande möten",
            "Rådet sammanträder den 14 maj, 10 september och 3 december kl. 13.00.",
            [
                ("2024-05-14", "13:00", None, None, "Rådet"),
                ("2024-09-10", "13:00", None, None, "Rådet"),
                ("2024-12-03", "13:00", None, None, "Rådet"),
            ],
        ),
        (
            "Nästa möte",
            "Torsdag 14 november kl. 18:30, Biblioteket. Därefter 12 december, samma tid.",
            [
                ("2024-11-14", "18:30", None, "Biblioteket", "Nästa möte"),
                ("2024-12-12", "18:30", None, None, "Nästa möte"),
            ],
        ),
        (
            "Festen",
            "Det blir fest lördagen 8 juni kl.16.00 i Bygdegården.",
            [("2024-06-08", "16:00", None, "Bygdegården", "fest")],
        ),
        ("Bidrag", "Svar ska vara inne senast den 1 juni kl. 12.", []),
        ("Bidrag", "Planen gäller från den 1 juni.", []),
    ],
)
def test_later_days_are_read_with_hours_and_place(title: str, body: str, found: list[tuple[str | None, ...]]) -> None:
    assert found == [(each.date, each.start, each.end, each.place, each.title) for each in item(body, title).calendar]
