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
    noun = next((value for value in data.values() if isinstance(value, dict) and "id" in value), {})
    return (data.get("enrollment") or noun).get("id") or next(iter(data.values()), "")
