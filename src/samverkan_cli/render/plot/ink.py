"""What pictures are drawn with: elements of SVG, letters with room for them, and colours that a page can change.

A text of the register is only ever the content of an element or the value of an attribute, escaped where it becomes
one of them: in `drawn`, and nowhere else. There is no script, no style, and nothing is fetched.
"""

import unicodedata
from xml.sax.saxutils import escape, quoteattr

from samverkan_cli.render.plain import visible
from samverkan_cli.render.plot.picture import Picture

FONT = "Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
SIZE = 13  # of letters, in the units of a picture
LINE = 17  # from one line of them to the next
# The colour of each class on white, every one of which stands out from it by 3:1 at least; letters by 7:1.
COLOURS = {
    "ground": "#ffffff",
    "ink": "#1a1a1a",
    "rule": "#8a8a8a",
    "one": "#1b4d7a",
    "two": "#a8410a",
    "three": "#4a6b2a",
}
# The same in a page that is dark: the style of pages has these lines, and needs no others for pictures.
DARK = {
    "ground": "#121212",
    "ink": "#f0f0f0",
    "rule": "#9a9a9a",
    "one": "#8cc1f0",
    "two": "#ffb07a",
    "three": "#b5d68f",
}
_EDGE = 10
_BOLD = 1.1  # times as wide as other letters
_NARROW, _WIDE = frozenset("iIjltfr.,:;'|!()[] \u00a0"), frozenset("mwMW@%æœÆŒ—…&")
_LONG = {"\ufdfd": 12.0, "\u2e3a": 2.0, "\u2e3b": 3.0, "\ua9c5": 3.0, "\u0bf5": 3.0}
_MARKS = 2  # on a letter, at most: a pile of them reaches into other lines


class Markup(str):
    """A part of a picture, with everything in it escaped already."""

    __slots__ = ()


def style() -> str:
    """Give the style of pictures in a page: no wider than it, and in its colours where it is dark."""
    dark = "".join(
        f".plot-fill-{name}{{fill:{colour}}}.plot-stroke-{name}{{stroke:{colour}}}" for name, colour in DARK.items()
    )
    return f".plot{{max-width:100%;height:auto}}@media (prefers-color-scheme:dark){{{dark}}}"


def drawn(name: str, *inside: str, **given: object) -> Markup:
    """Give an element: `Markup` inside it stands as it is, any other text is escaped; `stroke_width` is a name."""
    told = {key.strip("_").replace("_", "-"): _told(value) for key, value in given.items() if value is not None}
    head = "".join(f" {key}={quoteattr(legal(value))}" for key, value in told.items())
    held = "".join(part if isinstance(part, Markup) else escape(legal(part)) for part in inside)
    return Markup(f"<{name}{head}>{held}</{name}>" if held else f"<{name}{head}/>")


def _told(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def legal(text: str) -> str:
    """Give a text, line by line, with what steers it shown by its number, and what XML has no place for too."""
    shown = "\n".join(map(visible, text.split("\n")))
    return "".join(f"<{ord(c):04X}>" if c in "\ufffe\uffff" else c for c in shown)


def inked(kind: str, how: str = "fill") -> dict[str, str]:
    """Give the attributes of what is drawn in a colour: on paper by the value, in a page by the class."""
    return {"class_": f"plot-{how}-{kind}", how: COLOURS[kind]}


def lettered(
    text: str, x: float, y: float, *, anchor: str | None = None, bold: bool = False, room: float = 0
) -> Markup:
    """Give a line of letters at a place; with a `room` it is shortened to it."""
    told = shortened(text, room / _BOLD if bold else room) if room else legal(text)
    weight = "bold" if bold else None
    return drawn("text", told, x=x, y=y, text_anchor=anchor, font_weight=weight, **inked("ink"))


def ruled(x1: float, y1: float, x2: float, y2: float, **given: object) -> Markup:
    """Give a thin line: an axis, or what a value is read at."""
    return drawn("line", x1=x1, y1=y1, x2=x2, y2=y2, **inked("rule", "stroke"), **{"stroke_width": 1, **given})


def patterns(mark: str) -> Markup:
    """Give what is filled with that is not filled whole: lines aslant, and dots; `mark` is the picture's own."""
    line = drawn("path", d="M0 6L6 0M-1 1L1 -1M5 7L7 5", stroke_width=2, fill="none", **inked("one", "stroke"))
    dot = drawn("circle", cx=2, cy=2, r=1, **inked("one"))
    return drawn(
        "defs",
        drawn("pattern", line, id=f"{mark}-lines", width=6, height=6, patternUnits="userSpaceOnUse"),
        drawn("pattern", dot, id=f"{mark}-dots", width=5, height=5, patternUnits="userSpaceOnUse"),
    )


def document(picture: Picture, width: int, height: float, inside: list[Markup], mark: str) -> Markup:
    """Give a picture, with what it is called and what it shows; `mark` tells its ids from others' in a page."""
    from samverkan_cli import texts

    if picture.headed:
        lines = wrapped(picture.title, (width - 2 * _EDGE) / _BOLD, 3)
        heading = [lettered(line, _EDGE, 20 + LINE * at, bold=True) for at, line in enumerate(lines)]
        above = 12.0 + LINE * len(lines)
        inside, height = [*heading, drawn("g", *inside, transform=f"translate(0 {_told(above)})")], height + above
    named = [drawn("title", picture.title, id=f"{mark}-title"), drawn("desc", picture.told, id=f"{mark}-desc")]
    return drawn(
        "svg",
        *named,
        drawn("rect", width=width, height=float(height), **inked("ground")),
        *inside,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {width} {_told(float(height))}",
        width=width,
        height=float(height),
        class_="plot",
        role="img",
        lang=texts.language(),
        aria_labelledby=f"{mark}-title",
        aria_describedby=f"{mark}-desc",
        font_family=FONT,
        font_size=SIZE,
    )


# how much room a text takes -----------------------------------------------------------------------


def wide(text: str, size: float = SIZE) -> float:
    """Give how much room a line of letters takes at most, whichever of the fonts it is set in."""
    return size * sum(map(_em, text))


def _em(letter: str) -> float:  # noqa: PLR0911 — one return for each kind of letter
    code = ord(letter)
    if letter in _NARROW:
        return 0.42
    if letter in _WIDE:
        return 1.0
    if letter in _LONG:
        return _LONG[letter]
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0.0
    if code < 0x250:
        return 0.78 if letter.isupper() else 0.64
    if code >= 0x1F000 or unicodedata.east_asian_width(letter) in "WF":
        return 1.4
    return 3.0 if 0x12000 <= code < 0x12550 else 1.1


def shortened(text: str, room: float, size: float = SIZE) -> str:
    """Give a text in so much room; one that was longer ends in "…"."""
    told = _unpiled(legal(" ".join(text.split())))
    if wide(told, size) <= room:
        return told
    left, kept = room - wide("…", size), []
    for letter in told:
        left -= wide(letter, size)
        if left < 0:
            break
        kept.append(letter)
    return "".join(kept).rstrip(" \u200d") + "…"


def wrapped(text: str, room: float, lines: int) -> list[str]:
    """Give a text as so many lines at most, broken between words; the last is shortened if there was more."""
    words, told = legal(" ".join(text.split())).split(" "), list[str]()
    while words and len(told) < lines - 1:
        line = words.pop(0)
        while words and wide(f"{line} {words[0]}") <= room:
            line = f"{line} {words.pop(0)}"
        told.append(shortened(line, room))
    return [*told, shortened(" ".join(words), room)] if words else told


def _unpiled(text: str) -> str:
    """Give a text with so few marks on each letter that they stay on its line."""
    kept, piled = [], 0
    for letter in text:
        piled = piled + 1 if unicodedata.category(letter) in ("Mn", "Me") else 0
        if piled <= _MARKS:
            kept.append(letter)
    return "".join(kept)
