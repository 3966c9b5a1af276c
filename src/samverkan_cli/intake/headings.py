"""The fields a row can have, and the headings they are known by without a mapping file."""

import unicodedata
from collections.abc import Callable
from functools import cache

IGNORE = "ignore"
TICKS = ("values", "principles", "commitments")
PARTED = ("signed_by", "contact_name", "purpose", "evidence")  # fields a mapping may put together from several columns
NAMING = ("actor", "name", "org_nr")  # what can tell whose row it is

# Per field: headings people and e-services use, Swedish and English. Case, spaces, hyphens, points and the
# rings and dots of å, ä and ö make no difference.
SPELLINGS: dict[str, tuple[str, ...]] = {
    "actor": ("actor", "id", "actor id", "aktörs-id", "aktör-id", "aktörens id"),
    "name": (
        *("name", "namn", "aktör", "aktörens namn", "aktörsnamn", "actor name", "förening", "föreningen"),
        *("föreningens namn", "föreningsnamn", "namn på föreningen", "organisation", "organisationens namn"),
        *("organisationsnamn", "namn på organisationen", "nätverkets namn", "nämnd", "association"),
        *("association name", "organization", "organisation name", "organization name"),
    ),
    "org_nr": (
        *("org_nr", "orgnr", "org.nr", "org. nummer", "organisationsnummer", "organisationsnr"),
        *("föreningens organisationsnummer", "föreningens org.nr", "org number", "organisation number"),
        *("organization number", "actor org_nr"),
    ),
    "kind": ("kind", "typ", "type", "aktörstyp", "typ av aktör", "organisationsform", "föreningsform", "actor kind"),
    "side": ("side", "sida", "actor side"),
    "purpose": ("purpose", "syfte", "ändamål", "nätverkets syfte", "actor purpose"),
    "contact": ("contact", "kontakt", "kontaktuppgift", "kontaktuppgifter", "ansvarig kontakt"),
    "contact_name": (
        *("contact name", "contact person", "kontaktperson", "kontaktnamn", "kontaktens namn"),
        *("kontaktpersonens namn", "namn på kontaktperson", "kontaktperson namn"),
    ),
    "contact_mail": (
        *("contact mail", "contact email", "email", "e-mail", "mail", "mejl", "mejladress", "mailadress"),
        *("e-post", "e-postadress", "kontaktens e-post", "kontakt e-post", "kontaktpersonens e-post"),
        *("kontaktperson e-post", "föreningens e-post"),
    ),
    "contact_first": ("contact_first", "contact first name"),
    "contact_last": ("contact_last", "contact last name"),
    "values": ("values", "värdegrund", "värdegrunden", "ställer sig bakom värdegrunden", "står bakom värdegrunden"),
    "principles": (
        *("principles", "principer", "principerna", "ställer sig bakom principerna", "står bakom principerna"),
    ),
    "commitments": (
        *("commitments", "åtaganden", "åtagandena", "ställer sig bakom åtagandena", "står bakom åtagandena"),
    ),
    "affirm": ("affirm", "affirmed", "affirmations", "ställningstagande", "ställningstaganden", "ställer sig bakom"),
    "signed_by": (
        *("signed by", "signer", "signatory", "undertecknare", "undertecknad av", "undertecknat av"),
        *("undertecknarens namn", "underskrift", "firmatecknare", "behörig firmatecknare", "firmatecknarens namn"),
        *("namnförtydligande",),
    ),
    "signer_first": ("signer_first", "signer first name"),
    "signer_last": ("signer_last", "signer last name"),
    "capacity": (
        *("capacity", "role", "roll", "befattning", "funktion", "undertecknarens roll", "firmatecknarens roll"),
        *("undertecknarens befattning", "ställning"),
    ),
    "signed": (
        *("signed", "date signed", "undertecknad", "undertecknat", "undertecknad den", "undertecknat den"),
        *("underskriftsdatum", "underskriftsdag", "datum för underskrift", "signeringsdatum"),
    ),
    "received": (
        *("received", "received on", "arrival", "arrived", "inkommen", "inkommet", "inkom", "inkommen den"),
        *("ankomstdatum", "ankomstdag", "ankommen", "datum inkommen", "inskickad", "inskickat", "inskickad datum"),
        *("ansluten", "anslutningsdag", "anslutningsdatum", "anslutningsår"),
        *("anslöt sig", "år", "year"),
    ),
    "effective": (
        *("effective", "effective from", "since", "gäller från", "gäller fr.o.m.", "ansluten från"),
        *("ansluten fr.o.m.", "ansluten sedan"),
    ),
    "channel": ("channel", "kanal", "inkom via", "inkommen via"),
    "evidence": ("evidence", "underlag", "behörighet", "behörighetsunderlag", "styrkt behörighet"),
    "submission": (
        *("submission", "submission id", "case number", "ärende", "ärendenummer", "ärendenr", "ärende-id"),
        *("flowinstanceid",),
    ),
    "incomplete": ("incomplete", "saknas", "saknar", "ofullständig", "komplettering"),
    "complete_by": ("complete by", "kompletteras senast", "komplettering senast"),
    "cause_removed": ("cause removed", "orsaken undanröjd"),
    "period": ("period", "överenskommelseperiod"),
    IGNORE: ("fel", "error", "enrollment", "anslutning"),
}
REASONS = ("fel", "error")  # headings of the column that says why a row was rejected

FIELDS = tuple(SPELLINGS)


def key(heading: str) -> str:
    """Give what tells headings apart: letters and digits, without case, rings and dots."""
    bare = unicodedata.normalize("NFKD", heading).casefold()
    return "".join(c for c in bare if c.isalnum())


@cache
def known() -> dict[str, str]:
    """Give every known heading's key and its field."""
    return {key(spelling): field for field, spellings in SPELLINGS.items() for spelling in spellings}


_PARTS = (
    *(("first", word) for word in ("firstname", "fornamn", "givenname")),
    *(("last", word) for word in ("lastname", "efternamn", "surname", "familyname")),
    *(("mail", word) for word in ("email", "epost", "epostadress", "mejl", "mail")),
)
_PERSONS = {"signed_by": "signer", "contact_name": "contact", "contact": "contact"}
_PART_FIELDS = ("signer_first", "signer_last", "contact_first", "contact_last", "contact_mail")


def part(bare: str, find: Callable[[str], str | None]) -> str | None:
    """Give the field of a heading that is a part of a person: `Undertecknarens förnamn`, `Kontakt.Lastname`.

    `find` gives the field of the key of the person itself.
    """
    for which, word in _PARTS:
        if not (bare.endswith(word) or bare.startswith(word)):
            continue
        rest = bare.removesuffix(word) if bare.endswith(word) else bare.removeprefix(word).removeprefix("pa")
        fields = (find(one) for one in (rest, f"{rest}namn", rest.removesuffix("s")))
        person = next((_PERSONS[to] for to in fields if to in _PERSONS), None)
        if f"{person}_{which}" in _PART_FIELDS:
            return f"{person}_{which}"
    return None


def nearest(heading: str) -> str | None:
    """Give the known heading that is most like one that is not known."""
    from difflib import get_close_matches

    spelled = {key(spelling): spelling for spellings in SPELLINGS.values() for spelling in spellings}
    near = get_close_matches(key(heading), spelled, n=1, cutoff=0.7)
    return spelled[near[0]] if near else None
