"""What events and records are made of: cheap values that never change."""

from typing import Any, dataclass_transform

import msgspec


class _Frozen(msgspec.StructMeta):
    """Makes every class below frozen, and its fields named where one is made."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any], **given: Any) -> "_Frozen":
        return super().__new__(cls, name, bases, body, **{"frozen": True, "kw_only": True, **given})


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Value(msgspec.Struct, metaclass=_Frozen, frozen=True, kw_only=True, gc=False):
    """A value that never changes; what is given to make one is not read, and must have the right type."""


def told(value: Value, *, whole: bool = True) -> dict[str, Any]:
    """Give a value as JSON has it; without `whole`, what is None is left out, in its parts too."""
    said: dict[str, Any] = msgspec.to_builtins(value)
    return said if whole else _known(said)


def _known(said: Any) -> Any:
    if isinstance(said, dict):
        return {name: _known(inner) for name, inner in said.items() if inner is not None}
    return [_known(inner) for inner in said] if isinstance(said, (list, tuple)) else said
