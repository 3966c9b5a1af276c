"""Texts that look like something else: an id, a period, a number, a point of a text, data, a formula, markup."""

from collections.abc import Iterator, Sequence

SHAPES = (
    "F-{n}",
    "A-{n}",
    "K-{n}",
    "D-2024-{n:03}",
    "N-{n}",
    "R-{n}",
    "M-1:{n}",
    "E-0{n}",
    "{y}-{z}",
    "{y}-{z}:{n}",
    "{y}",
    "70{n:03}",
    "value:{n}",
    "formal {n}",
    '{{"ref": "A-{n}"}}',
    '["S-{n}"]',
    "=A-{n}+1",
    "<b>P-{n}</b>",
    "0x{n}'; DROP TABLE mention; --",
    "null {n}",
    "T-{n}\u0301 \U0001f600",
)
MILDER = ("F-{n}", "K-{n}", "value:{n}", '["S-{n}"]')  # what also somebody can be called


def shaped(shapes: Sequence[str]) -> Iterator[str]:
    """Give texts of the shapes, in their order and over again, no two the same."""
    n = 100
    while True:
        for shape in shapes:
            n += 1
            yield shape.format(n=n, y=1900 + n, z=1903 + n)
