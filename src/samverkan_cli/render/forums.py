"""The map of forums in words: what each is called, what it does, and what it is to the others."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from samverkan_cli import texts
from samverkan_cli.domain.values import ForumKind

Told = dict[str, Any]


def called(forum: Told) -> str:
    """Give what a forum is called: an actor of many by its kind, others by name."""
    if forum["forum"] == ForumKind.ENTRY:
        return texts.say("map_entry")
    if forum["forum"] == ForumKind.PERIOD:
        return texts.say("map_period", period=forum["id"])
    if forum["forum"] == ForumKind.CIVIL:
        return texts.word("kinds", forum["kind"])
    return str(forum["name"] or forum["id"])


def counted(forum: Told) -> str:
    """Give what a forum is called, and how many signatories a kind of actors has."""
    return texts.say("map_counted", name=called(forum), count=forum["count"])


def does(forum: Told) -> list[str]:
    """Give what a body may do, a line for deciding, recommending and preparing, and when it meets next."""
    by: dict[str, list[str]] = defaultdict(list)
    for each in forum["does"]:
        by[each["may"]].append(texts.word("subject", each["subject"]))
    lines = [texts.say(f"map_may_{may}", subjects=", ".join(subjects)) for may, subjects in by.items()]
    if forum["next_meeting"]:
        facts = {"day": forum["next_meeting"], "invited": forum["open_to"]}
        lines.append(texts.say("map_next_meeting", **facts))
    return lines


def lines_of(data: Told) -> Iterator[str]:
    """Give the map as a nested list: each forum under its heading, and under it what it is to the others."""
    for heading, there in listed(data):
        yield heading
        for each, told in there:
            yield f"  {_line(each)}"
            yield from (f"    {line}" for line in told)


def listed(data: Told) -> Iterator[tuple[str, list[tuple[Told, list[str]]]]]:
    """Give the headings of the map with the forums under each, and with each what it does and is to the others."""
    named = {each["id"]: called(each) for each in data["forums"]}
    under: dict[str, list[str]] = defaultdict(list)
    for link in data["links"]:
        key, count = link["relation"].replace("-", "_"), link["count"]
        under[link["from"]].append(texts.say(f"map_{key}", name=named[link["to"]], count=count))
        if key != "opens":
            under[link["to"]].append(texts.say(f"map_by_{key}", name=named[link["from"]], count=count))
    for kind in ForumKind:
        there = [each for each in data["forums"] if each["forum"] == kind]
        if there and kind is not ForumKind.PERIOD:
            yield texts.word("forums", kind), [(each, [*does(each), *under[each["id"]]]) for each in there]


def _line(forum: Told) -> str:
    """Give a forum as a line of the list: a body and a public actor with what kind of one it is."""
    if forum["forum"] in (ForumKind.ENTRY, ForumKind.CIVIL):
        return counted(forum)
    return texts.say("map_line", name=called(forum), id=forum["id"], what_kind=kind_of(forum))


def kind_of(forum: Told) -> str | None:
    """Give what kind of body or actor a forum is, where that can be said."""
    group = "body_kind" if forum["forum"] == ForumKind.BODY else "kind"
    return texts.word(group, forum["kind"]) if forum["kind"] else None
