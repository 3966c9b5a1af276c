"""The map of forums in the language of Graphviz: data is text in quotation marks, and never a part of the language."""

from collections.abc import Iterator

from samverkan_cli import texts
from samverkan_cli.domain.values import ForumKind, Relation
from samverkan_cli.render import Sheet
from samverkan_cli.render.forums import Told, counted, does
from samverkan_cli.render.plain import visible
from samverkan_cli.render.width import folded

_WIDE = 30  # columns of a line in a box
_HEADING = 24  # and of the heading of some, which is not to be wider than they are
_NEXT_LINE = "\\n"  # as the language writes it
_SHAPES = {
    ForumKind.ENTRY: ("box", "#1b4d7a", "#ffffff"),
    ForumKind.PERIOD: ("note", "#ffffff", "#1a1a1a"),
    ForumKind.BODY: ("box", "#dbe9f6", "#1a1a1a"),
    ForumKind.GROUP: ("box", "#fdf0cf", "#1a1a1a"),
    ForumKind.NETWORK: ("ellipse", "#dff0e0", "#1a1a1a"),
    ForumKind.PUBLIC: ("box", "#ece3f4", "#1a1a1a"),
    ForumKind.CIVIL: ("box", "#fbe3dc", "#1a1a1a"),
}
_LINES = {
    Relation.APPOINTS: "style=solid",
    Relation.PREPARES: 'style=solid, penwidth=1.8, color="#1a1a1a"',
    Relation.RECOMMENDS: 'style=solid, penwidth=1.8, color="#1a1a1a"',
    Relation.TAKES_PART: "style=dashed",
    Relation.MEETS: "style=dotted, dir=none, constraint=false",
    Relation.OPENS: 'style=solid, color="#7aa5cc"',
}


def render(shown: Sheet) -> str:
    """Give the map for Graphviz."""
    return "\n".join(_source(shown.data))


def _source(data: Told) -> Iterator[str]:
    title = quoted([texts.say("map_title", on=data["on"])])
    font = 'fontname="Helvetica,Arial,sans-serif"'
    yield "digraph samverkan {"
    yield f"  graph [rankdir=LR, ranksep=1.1, nodesep=0.18, {font}, fontsize=18, labelloc=t, label={title}];"
    yield f'  node [{font}, fontsize=12, style="filled,rounded", color="#444444", margin="0.25,0.08"];'
    yield f'  edge [{font}, fontsize=10, color="#555555", fontcolor="#333333", arrowsize=0.7];'
    for kind in ForumKind:
        there = [each for each in data["forums"] if each["forum"] == kind]
        if there and kind not in (ForumKind.ENTRY, ForumKind.PERIOD):
            yield f"  subgraph {quoted([f'cluster_{kind}'])} {{"
            heading = quoted(folded(texts.word("forums", kind), _HEADING))
            yield f'    label={heading}; style="rounded"; color="#bbbbbb"; fontsize=13;'
            yield from (f"    {_node(each)}" for each in reversed(there))  # drawn from below
            yield "  }"
        else:
            yield from (f"  {_node(each)}" for each in there)
    yield from (f"  {_edge(each)}" for each in data["links"])
    yield "}"


def _node(forum: Told) -> str:
    shape, fill, ink = _SHAPES[ForumKind(forum["forum"])]
    lines = [line for told in (counted(forum), *does(forum)) for line in folded(visible(told), _WIDE)]
    facts = f'label={quoted(lines)}, shape={shape}, fillcolor="{fill}"'
    return f'{quoted([forum["id"]])} [{facts}, fontcolor="{ink}"];'


def _edge(link: Told) -> str:
    relation, named = Relation(link["relation"]), ""
    if relation is not Relation.OPENS:  # they are many, and of one colour
        told = texts.say(f"map_edge_{relation.replace('-', '_')}", count=link["count"])
        named = f"label={quoted([told])}, "
    return f"{quoted([link['from']])} -> {quoted([link['to']])} [{named}{_LINES[relation]}];"


def quoted(lines: list[str]) -> str:
    """Give lines of text as a string of the language: no letter of them is an escape, an entity or its end."""
    plain = (line.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;") for line in lines)
    return '"' + _NEXT_LINE.join(plain) + '"'
