"""A page for a browser: a table with its heading, readable on a telephone, on paper and by a screen reader.

It holds all that it needs: nothing is fetched from anywhere, and data is never markup.
"""

from html import escape

from samverkan_cli import texts
from samverkan_cli.render import Listing, Shown
from samverkan_cli.render.plain import visible
from samverkan_cli.render.table import cells_of, lines_of

_STYLE = (
    "body{margin:0;background:#fff;color:#1a1a1a;font:1rem/1.45 Arial,'Liberation Sans',sans-serif}"
    "main{padding:1.5rem}h1{font-size:1.4rem;margin:0 0 1rem}"
    "table{border-collapse:collapse;width:100%}"
    "th,td{border-bottom:1px solid #767676;padding:.4rem .6rem;text-align:left;vertical-align:top;"
    "overflow-wrap:anywhere}"
    "th{background:#f2f2f2}.wide{overflow-x:auto}"
    "@page{size:A4 landscape;margin:15mm}@media print{main{padding:0}thead{display:table-header-group}"
    "tr{break-inside:avoid}}"
)


def render(shown: Shown) -> str:
    """Give what a command shows as a page."""
    title = shown.title if isinstance(shown, Listing) else ""
    body = _table(shown) if isinstance(shown, Listing) and shown.rows else _lines(shown)
    told = _safe(title)
    return (
        f'<!DOCTYPE html>\n<html lang="{texts.language()}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{told}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{told}</h1>\n"
        f"{body}\n</main>\n</body>\n</html>\n"
    )


def _table(shown: Listing) -> str:
    headings = "".join(f'<th scope="col">{_safe(texts.field(name))}</th>' for name in shown.columns)
    rows = "\n".join(f"<tr>{''.join(f'<td>{_safe(cell)}</td>' for cell in row)}</tr>" for row in cells_of(shown))
    return (
        f'<div class="wide">\n<table>\n<thead><tr>{headings}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>\n</div>'
    )


def _lines(shown: Shown) -> str:
    return "\n".join(f"<p>{_safe(line)}</p>" for line in lines_of(shown))


def _safe(text: str) -> str:
    """Give a text as it is safe in a page, line by line."""
    return "<br>".join(escape(visible(line)) for line in text.split("\n"))
