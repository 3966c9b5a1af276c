"""What a paper that is set is stamped with."""

from msgspec import Struct


class Imprint(Struct, frozen=True):
    """The journal's last entry, when it was made, and whose registry it is."""

    at: str
    entry: int
    hash: str
    municipality: str | None
    agreement: str | None
