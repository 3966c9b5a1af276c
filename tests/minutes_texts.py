"""Minutes made of a head and some items, read."""

from samverkan_cli.domain.minutes import MinutesProposal
from samverkan_cli.intake import minutes
from samverkan_cli.intake.minutes import document
from samverkan_cli.intake.minutes.words import shipped

HEAD = """Minnesanteckningar
Samrådet i Orten
Datum: 4 mars 2024
Tid: kl. 16-18
Närvarande: Eva Holm (ordf), Bo Ek, Maria Lind, Maria Berg, Karl-Erik Dahl
"""


def read(text: str, known: tuple[str, ...] = ()) -> MinutesProposal:
    """Give what a text proposes."""
    return minutes.read(document.lines(text.encode(), "fil.txt", "file"), shipped(), known)


def item(body: str, title: str = "Frågan") -> MinutesProposal:
    """Give what minutes with one item of some text propose."""
    return read(
        f"{HEAD}\n1. Inledning\n\nAlla hälsades välkomna.\n\n2. {title}\n\n{body}\n\n3. "
        "Avslutning\n\nMötet avslutades.\n"
    )
