"""What a rule objects to, as a value to compare."""

from collections.abc import Callable
from typing import ParamSpec

import pytest

from samverkan_cli.domain.refusal import Objection, Refused

P = ParamSpec("P")


def refused(rule: Callable[P, object], *asked: P.args, **more: P.kwargs) -> list[Objection]:
    """Give the objections of a rule that must refuse."""
    with pytest.raises(Refused) as caught:
        rule(*asked, **more)
    return list(caught.value.objections)
