"""What Markdown says as a tree of plain data: blocks and, in them, inlines, each a dict with its `kind`.

A block is a `heading` (level, inlines), `par` (inlines), `list` or `enum` (items, each blocks; tight, start), `quote`
(blocks), `code` (text), `table` (head, rows: cells of inlines; widths), `picture` (svg, alt, share) or `rule`. An
inline is `text`, `strong`, `emph`, `code` or `break`. A link is its words, and a picture in Markdown what it says
instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.tree import SyntaxTreeNode

Block = dict[str, Any]
Inline = dict[str, Any]
_MARKS = {"strong": "strong", "em": "emph"}


def reader() -> MarkdownIt:
    """Give what reads the Markdown of papers: HTML in it is text."""
    from markdown_it import MarkdownIt

    return MarkdownIt("commonmark", {"html": False}).enable("table")


def blocks(text: str) -> list[Block]:
    """Give what Markdown says as blocks."""
    from markdown_it.tree import SyntaxTreeNode

    return _blocks(SyntaxTreeNode(reader().parse(text)).children)


def par(text: str) -> Block:
    """Give a paragraph of plain text."""
    return {"kind": "par", "inlines": words(text)}


def heading(level: int, text: str) -> Block:
    """Give a heading of plain text."""
    return {"kind": "heading", "level": level, "inlines": words(text)}


def items(lines: Iterable[str]) -> Block:
    """Give a list of plain texts."""
    return {"kind": "list", "tight": True, "start": 1, "items": [[par(line)] for line in lines]}


def words(text: str) -> list[Inline]:
    """Give plain text as inlines: each line of it on its own."""
    first, *rest = text.split("\n")
    return [_text(first)] + [each for line in rest for each in ({"kind": "break"}, _text(line))]


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Block:
    """Give a table of plain text."""
    return _table([words(cell) for cell in head], [[words(cell) for cell in row] for row in rows])


def picture(svg: str, alt: str, share: float = 1) -> Block:
    """Give a picture, told as `alt` to who does not see it; `share` is how much of the width it has."""
    return {"kind": "picture", "svg": svg, "alt": alt, "share": share}


def said(inlines: Iterable[Inline]) -> str:
    """Give the text of inlines without their marks."""
    return "".join(each.get("text") or said(each.get("inlines", ())) or " " for each in inlines)


def _table(head: list[list[Inline]], rows: list[list[list[Inline]]]) -> Block:
    """Give a table whose columns are as wide as what is in them asks, none more than eight times another."""
    longest = [max((len(said(row[at])) for row in (head, *rows)), default=1) for at in range(len(head))]
    widths = [float(min(max(each, 5), 40)) for each in longest]
    return {"kind": "table", "head": head, "rows": rows, "widths": widths}


def _text(text: str) -> Inline:
    return {"kind": "text", "text": text}


def _blocks(nodes: Iterable[SyntaxTreeNode]) -> list[Block]:
    return [_block(node) for node in nodes]


def _block(node: SyntaxTreeNode) -> Block:
    return _MADE.get(node.type, _par)(node)


def _par(node: SyntaxTreeNode) -> Block:
    return {"kind": "par", "inlines": _inlines(node)}


def _heading(node: SyntaxTreeNode) -> Block:
    return {"kind": "heading", "level": int(node.tag[1]), "inlines": _inlines(node)}


def _list(node: SyntaxTreeNode) -> Block:
    kind = "list" if node.type == "bullet_list" else "enum"
    tight = all(inner.hidden for item in node.children for inner in item.children if inner.type == "paragraph")
    items = [_blocks(item.children) for item in node.children]
    return {"kind": kind, "tight": tight, "start": int(node.attrs.get("start", 1)), "items": items}


def _quote(node: SyntaxTreeNode) -> Block:
    return {"kind": "quote", "blocks": _blocks(node.children)}


def _code(node: SyntaxTreeNode) -> Block:
    return {"kind": "code", "text": node.content.rstrip("\n")}


def _rows(node: SyntaxTreeNode) -> Block:
    first, *rest = [[_inlines(cell) for cell in row.children] for part in node.children for row in part.children]
    return _table(first, rest)


def _rule(_node: SyntaxTreeNode) -> Block:
    return {"kind": "rule"}


_MADE = {
    "heading": _heading,
    "bullet_list": _list,
    "ordered_list": _list,
    "blockquote": _quote,
    "fence": _code,
    "code_block": _code,
    "table": _rows,
    "hr": _rule,
}


def _inlines(node: SyntaxTreeNode) -> list[Inline]:
    return [made for inline in node.children for each in inline.children for made in _inline(each)]


def _inline(node: SyntaxTreeNode) -> list[Inline]:
    if node.type in _MARKS:
        return [{"kind": _MARKS[node.type], "inlines": [made for each in node.children for made in _inline(each)]}]
    if node.type == "hardbreak":
        return [{"kind": "break"}]
    if node.type == "softbreak":
        return [_text(" ")]
    if node.type == "code_inline":
        return [{"kind": "code", "text": node.content}]
    if node.type in {"link", "image"}:
        return [made for each in node.children for made in _inline(each)]
    return [_text(node.content)] if node.content else []
