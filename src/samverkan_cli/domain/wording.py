"""What the words of minutes tell: which items are routine, and what asks somebody to do something.

Minutes are written in Swedish, so the words are. Whoever records a decision may insist; nothing is decided by words.
"""

import re

from samverkan_cli.domain.notation import name_key

# Items that every meeting has: what becomes of them is an outcome of the item, and no numbered decision.
_MEETING = r"(?:mötet|mötets|sammanträdet|sammanträdets)"
_AGENDA = r"(?:dagordning|dagordningen|föredragningslista|föredragningslistan|ärendelista|ärendelistan)"
_ADJUSTER = (
    r"(?:(?:en |ett |två |tre |\d )?(?:justerare|justeringsperson|justeringspersoner|protokolls?justerare"
    r"|justeringsmän|justeringsman))"
)
_LAWFUL = r"(?:beslutsmässighet|beslutförhet|beslutsförhet|laglighet|behörighet|stadgeenlighet)"
_OFFICERS = r"(?:mötesordförande|mötessekreterare|mötesfunktionärer|ordförande för mötet|sekreterare för mötet)"
_MINUTES = r"(?:mötes ?)?(?:protokoll|protokollet|minnesanteckningar|minnesanteckningarna|anteckningar|anteckningarna)"
_TAKEN = r"(?: (?:godkänns|godkändes|fastställs|fastställdes|läggs till handlingarna|lades till handlingarna))?"
EARLIER = (
    rf"(?:genomgång av |godkännande av )?(?:föregående|förra|tidigare) (?:mötes |möte |mötets )?{_MINUTES}{_TAKEN}",
    rf"(?:genomgång av |godkännande av )?{_MINUTES} från (?:föregående|förra) (?:möte|mötet){_TAKEN}",
)
ROUTINE = (
    rf"(?:{_MEETING} )?(?:öppnas|öppnades|öppnat|öppnande|avslutas|avslutades|avslutat|avslutande|avslutning)",
    rf"(?:öppnande|avslutande|avslutning) av {_MEETING}",
    rf"(?:godkännande av |fastställande av |fastställelse av )?{_AGENDA}{_TAKEN}",
    r"(?:godkjenning av )?(?:innkalling|innkallingen|saks?liste|saks?listen)",
    rf"(?:val av |utse |utseende av )?{_ADJUSTER}(?: (?:utses|utsågs|väljs|valdes))?",
    rf"[\w-]+(?: [\w-]+)? (?:valdes|väljs|utsågs|utses) till {_ADJUSTER}",
    rf"(?:val av )?{_OFFICERS}",
    rf"(?:{_MEETING} |fråga om {_MEETING} |fastställande av {_MEETING} )?{_LAWFUL}",
    rf"(?:fråga om )?(?:{_MEETING} (?:är |har blivit )?)?(?:behörigen|behörigt|stadgeenligt|rätt) (?:utlyst|utlysande)",
    r"(?:justering|justering av protokoll|justering av protokollet|protokollsjustering|møtets åpning|åpning)",
    *EARLIER,
    r"upprop|närvaro|närvaroupprop|nästa möte",
)
_ROUTINE = re.compile("|".join(f"(?:{each})" for each in ROUTINE))
_EARLIER = re.compile("|".join(f"(?:{each})" for each in EARLIER))
_TOGETHER = re.compile(r"\s*(?:,|;|/|&|\boch\b|\bsamt\b|\bog\b)\s*")
_LABEL = re.compile(r"(?:§\s*)?\d+(?:[./:]\d+)*[.):]?\s+")

# What asks somebody to do something, by how its words begin; and who may be named to do it.
_ASKS = re.compile(
    r"\b(?:ska|skall|bör|uppdra\w*|uppdrag\w*|undersök\w*|utred\w*|återkom\w*|bjud\w*|kontakta\w*|skicka\w*"
    r"|skriv(?:a|s|er)?|bevaka\w*|ordna\w*|planera\w*|bered\w*|förbered\w*|informera\w*|sammankalla\w*"
    r"|(?:ta|tas|tar|arbeta|arbetas|lägg|läggs) (?:fram|vidare)|(?:följ|följa|följs|se|ses) (?:upp|över))\b"
)
_WHO = re.compile(
    r"\b(?:au|arbetsutskott\w*|ordförande\w*|sekreterare\w*|samordnare\w*|sammankallande|arbetsgrupp\w*|utskott\w*"
    r"|förvaltning\w*|kansli\w*|nämnd\w*|styrelse\w*|ledamot\w*|ledamöter\w*|kommundirektör\w*|handläggare\w*"
    r"|tjänsteperson\w*|föreningar\w*|alla)\b"
)
_NAME = re.compile(r"[A-ZÅÄÖÉÜ][\w'’-]+ [A-ZÅÄÖÉÜ][\w'’-]+")


def is_routine(text: str) -> bool:
    """Tell whether a text is that of a routine item: opening, agenda, adjusters, earlier minutes, closing.

    Several in one item are routine when each of them is: "Öppnande och val av justerare".
    """
    bare = name_key(_LABEL.sub("", text.strip(), count=1)).strip(" .:!?")
    return all(_ROUTINE.fullmatch(part) for part in _TOGETHER.split(bare))


def is_of_earlier_minutes(text: str) -> bool:
    """Tell whether a text is that of an item for the minutes of the meeting before, whichever that is."""
    bare = name_key(_LABEL.sub("", text.strip(), count=1)).strip(" .:!")
    return _EARLIER.fullmatch(bare) is not None


def asks_nobody(text: str, names: frozenset[str]) -> bool:
    """Tell whether a text asks for something to be done and names nobody to do it.

    `names` are the keys of what may be named beside persons and their roles: bodies and groups.
    """
    key = name_key(text)
    if not _ASKS.search(key):
        return False
    return not (_WHO.search(key) or _NAME.search(text) or any(name and name in key for name in names))
