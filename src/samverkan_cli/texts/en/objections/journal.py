"""What is objected to in English, of taking back: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "already_taken_back": (
        "Entry {entry}[[ – {last}]] is taken back already, by entry {by}.",
        "To have it in force again: samverkan redo {entry}",
    ),
    "built_on": (
        "Entry {entry} (samverkan {verb}, {about}) builds on what is to be taken back.",
        "Take it back first: samverkan undo {entry}",
    ),
    "taken_meanwhile": (
        "Something else has taken the place since then ({noun}).",
        "See what has happened: samverkan journal list. Change what came between, or record it anew.",
    ),
    "name_taken_meanwhile": (
        "The name {name} is used by {id} since then.",
        "Give that one another name first: samverkan actor rename {id} NAME. If it is the same actor: samverkan actor merge",
    ),
    "nothing_taken_back": (
        "Nothing is taken back that could be in force again.",
        "See what has happened: samverkan journal list",
    ),
    "still_in_force": (
        "Entry {entry} is not taken back; it is in force.",
        "To take it back: samverkan undo {entry}",
    ),
    "not_taken_back": (
        "That the registry was made cannot be taken back.",
        "To begin anew, move the file away and run samverkan init.",
    ),
}
