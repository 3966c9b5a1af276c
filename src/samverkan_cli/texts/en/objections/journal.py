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
    "not_correctable": (
        "{option:raw} is nothing that is put right of {ref:raw}.",
        "What can be put right there: {known:raw}. If it should not be there at all: samverkan void {ref:raw} --reason TEXT",
    ),
    "nothing_to_correct": (
        "Say what is right.",
        "What can be put right of {ref:raw}: {known:raw}.",
    ),
    "cannot_be_corrected": (
        "{ref:raw} is not put right by correct.",
        "Take the command back (samverkan undo ENTRY), or void it (samverkan void {ref:raw} --reason TEXT), and record it anew.",
    ),
    "settings_are_set": (
        "{ref:raw} is what the registry tells of itself: it is not corrected, but said anew.",
        "Type: samverkan registry set KEY=TEXT. See them and their keys: samverkan registry show",
    ),
    "take_back_instead": (
        "What is right has other consequences than were recorded in entry {entry}; it is not corrected field by field.",
        "Take the entry back (samverkan undo {entry}) and record it anew. If anything rests on it you are told, with what to take back first.",
    ),
    "not_after_correction": (
        "Entry {entry} ({about:raw}) could not have been recorded if what is put right now had stood there from the start.",
        "Take it back first, if it is wrong: samverkan undo {entry}. Then correct, and record it anew.",
    ),
    "stands_so_already": (
        "{ref:raw} says so already; nothing was changed.",
        "See how it stands: samverkan why {ref:raw}",
    ),
    "rests_on_it": (
        "Entry {entry} (samverkan {verb}, {about:raw}) rests on {ref:raw}.",
        "[[Void it first: samverkan void {void:raw} --reason TEXT. If it is about something else: samverkan correct {void:raw}]][[Take it back first: samverkan undo {undo:raw}]]",
    ),
    "made_nothing": (
        "Entry {entry} changed something and made nothing that can be voided.",
        "Take it back: samverkan undo {entry}. Or put it right: samverkan correct {entry}",
    ),
    "voided_already": (
        "{ref:raw} is void already, by entry {entry}.",
        "To have it in force again: samverkan undo {entry}",
    ),
    "why_missing": (
        "What is put right or voided afterwards has a reason.",
        "Add --reason TEXT.",
    ),
}

NOTICES: dict[str, str] = {
    "rests_on_corrected": "entry {entry} (samverkan {verb}, {about:raw}) rests on what was put right. See whether it is right all the same.",
}
