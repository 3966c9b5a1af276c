"""What the words of minutes tell: routine items, and what asks somebody to do something."""

import pytest

from samverkan_cli.domain.wording import asks_nobody, is_routine


@pytest.mark.parametrize(
    "text",
    [
        "Öppnande",
        "Mötet öppnas",
        "§ 1 Mötets öppnande",
        "Godkännande av dagordning",
        "Dagordningen godkänns.",
        "2. Fastställande av föredragningslistan",
        "Dagordning",
        "Val av justerare",
        "Justeringspersoner",
        "Föregående protokoll",
        "Föregående minnesanteckningar",
        "Genomgång av föregående mötes minnesanteckningar",
        "FÖREGÅENDE MÖTESPROTOKOLL",
        "Minnesanteckningar från föregående möte",
        "14/25 Avslutning",
        "Mötet avslutas!",
        "Upprop",
        "Mötets avslutande",
        "Fastställande av dagordning",
        "Val av två justerare",
        "Val av protokolljusterare",
        "Val av mötesordförande och mötessekreterare",
        "Sammanträdets beslutförhet",
        "Mötets laglighet och beslutsmässighet",
        "Fråga om mötet är behörigen utlyst",
        "Öppnande, dagordning samt val av justerare",
        "Gustav Ek valdes till justerare.",
        "Justering",
        "Godkjenning av innkalling og saksliste",
    ],
)
def test_what_every_meeting_has_is_routine(text: str) -> None:
    assert is_routine(text)


@pytest.mark.parametrize(
    "text",
    [
        "Öppnande av föreningarnas hus",
        "Avslutning av perioden 2020–2023",
        "Dagordningens form utreds",
        "Justerare av vågar",
        "Justering av taxan",
        "Formalia",
        "Gustav Ek valdes till ordförande",
        "Laglighetsprövning av beslutet",
        "Avslutning av skolåret",
        "Val av arbetsgrupp",
        "Val av ordförande och sekreterare",
        "Öppnande och finansiering av träffpunkten",
        "Dagordning och ny budget",
        "Utlysning av bidraget",
        "Aktivitetsplanen",
        "Ny rutin för protokoll",
        "Föregående års verksamhet",
        "Anteckningar om klimatstrategin",
        "",
        "§ 45",
    ],
)
def test_what_only_begins_like_it_is_not(text: str) -> None:
    assert not is_routine(text)


NAMES = frozenset({"c-nätet", "aktivitetsplanen"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Undersök hur andra kommuner gör", True),
        ("En skrivelse ska tas fram", True),
        ("Klimatstrategin följs upp i vår", True),
        ("Arbeta vidare med frågan", True),
        ("AU får i uppdrag att undersöka saken", False),
        ("Sekreteraren undersöker hur andra gör", False),
        ("Anna Fogel undersöker hur andra gör", False),
        ("C-nätet ska informeras", False),
        ("Aktivitetsplanen antas", False),
        ("Rådet ställer sig bakom förslaget", False),
        ("Skåpet flyttas", False),
    ],
)
def test_what_asks_for_something_and_names_nobody_is_found(text: str, expected: bool) -> None:
    assert expected is asks_nobody(text, NAMES)
