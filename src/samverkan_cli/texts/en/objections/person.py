"""What is objected to in English when somebody's data are to be erased: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "nothing_to_erase": (
        "There is nothing to erase of {id}: what may go is gone already, or has never been there.",
        "See where it stands: samverkan why {id}",
    ),
    "erasure_changed": (
        "Something else was recorded of {id} while the question waited, so what was to go is not what was shown.",
        "Type the command again and read the list anew.",
    ),
    "erasure_stays": (
        "Entry {entry} is an erasure and cannot be taken back: the values are not there any more.",
        "If something is to be there again, record it anew. See what was erased: samverkan journal show {entry}. To take something else back: samverkan undo NUMBER",
    ),
    "request_open": (
        "{id} has asked for the same on {day}, and is not answered yet.",
        "When it is answered: samverkan person request {id} extract|erase --answered DATE, or --refused --decision DECISION",
    ),
    "request_missing": (
        "No request of {id} for {asked} is recorded and not answered.",
        "Record it first: samverkan person request {id} {asked:raw} --received DATE",
    ),
    "mask_invalid": (
        "What is to be masked is not written like this: {given}.",
        'Give actor or person, an equals sign and the provision: --mask "Bo Ek=OSL 21:3"',
    ),
    "contact_live": (
        "{person} is a contact of {actor}. Replace, end, then delete.",
        'A new contact: samverkan contact add {actor} "Name <address>". End it: samverkan contact end {actor} {person}',
    ),
    "task_open": (
        "{person} is the owner of {task}, which is not done.",
        'Give it to somebody else: samverkan task assign {task} --owner "Name", or samverkan task done {task}',
    ),
    "help_open": (
        "{person} helps with {task}, which is not done.",
        "Take that away: samverkan task assign {task} --without {person}, or samverkan task done {task}",
    ),
    "activity_open": (
        "{person} leads the activity {activity}, which has not ended.",
        'Give it to somebody else: samverkan plan assign {activity} "Name"',
    ),
    "still_enrolled": (
        "{id} is enrolled, or has an application that is being dealt with ({enrollment}); such an actor is not erased.",
        "Record its withdrawal: samverkan withdraw {id} --period PERIOD, or its end: samverkan actor dissolve {id} --last-day DATE",
    ),
    "case_still_open": (
        "Case {case} about {id} is not closed.",
        "Close it first: samverkan case close {case}. See it: samverkan case show {case}",
    ),
    "erased_before_decided": (
        "The deletion decision {decision} was taken on {day}; nothing is erased before it.",
        "Give --date {day} or later, or another decision.",
    ),
    "already_erased": (
        "What was known of {id} is erased, so nothing new can build on it.",
        "Record it anew, with a name instead of the id. See why: samverkan why {id}",
    ),
}

NOTICES: dict[str, str] = {
    "erased_text_stands": "something that was erased stands elsewhere in the register as something else, in {places}. If it is to go there too, correct that text: samverkan correct ID",
    "nothing_was_withheld": "nothing of {ref} is left out, so --keep {ref:raw} changes nothing. What is left out is shown by samverkan publish --check",
    "mask_met_nothing": "nothing that is handed out is about {masked}, so --mask holds nothing back there",
    "erased_text_left": "the file still holds {copies} copies of erased texts that stand in no table. Type samverkan journal verify, and report the fault",
}
