"""Ids, one a line, for scripts that go on with them."""

from typing import Any

from samverkan_cli.render import Listing, Shown


def render(shown: Shown) -> str:
    """Give the id of each row, or of the one thing that was shown or made."""
    if isinstance(shown, Listing):
        return "\n".join(str(_id(row)) for row in shown.rows)
    return str(_id(shown.data))


def _id(data: dict[str, Any]) -> Any:
    for key in ("id", "ref"):
        if key in data:
            return data[key]
    nouns = [value for value in data.values() if isinstance(value, dict) and not {"id", "ref"}.isdisjoint(value)]
    noun = data.get("enrollment") or next(iter(nouns), {})
    return noun.get("id") or noun.get("ref") or next(iter(data.values()), "")
