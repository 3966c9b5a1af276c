"""What is objected to in English, of what was typed: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "usage": (
        "{what}[[ {given:raw}]].",
        "[[{before:raw} stands before the command: samverkan {before:raw} … ]][[A name with spaces is put in quotes{quote}. ]][[Do you mean {meant:raw}? ]][[Nearest: {nearest:raw}. ]]See what there is: {command} --help",
    ),
    "missing": ("the value is missing.", "See how the command is written: samverkan[[ {verb:raw}]] --help"),
    "date_invalid": (
        "{given} is not a date between 1970 and 2200.",
        "Type for example 2024-01-15, 15 Jan 2024, today or +30d.",
    ),
    "time_invalid": ("{given} is not a time.", "Type for example 16-18 or 16:30-18:00."),
    "number_invalid": ("{given} is not a positive whole number.", "Type digits only, for example 187."),
    "year_invalid": ("{given} is no year between {first:raw} and {last:raw}.", "Write the year, such as 2024."),
    "wait_invalid": (
        "{given:raw} is no number of seconds to wait.",
        "Write a number between 0 and {longest}, such as 30.",
    ),
    "org_nr_invalid": (
        "the organisation number has the wrong length, a wrong character or a check digit that does not match.",
        "Type ten digits, for example 802999-0010. An actor without a number is registered without --org-nr.",
    ),
    "personal_number": (
        "the value contains a personal identity number or a coordination number. Such numbers must not be in the registry (the registry's own rule, stricter than the Data Protection Act 3:10 (dataskyddslagen)).",
        "Remove the number. A sole proprietorship cannot be registered.[[ If it is a mobile number, write it {mobile}.]]",
    ),
    "period_invalid": ("{given} is not a period.", "Type the period as 2024-2027."),
    "reference_invalid": (
        "{given} is not a provision of the agreement.",
        "Type for example principle:2, value:1, commitment:3 or formal.",
    ),
    "mailbox_invalid": ("{given} is not an email address.", 'Type for example "Eva Ek <eva@example.org>".'),
    "website_invalid": (
        "{given} is not the address of a website.",
        "Type the whole address with http:// or https:// first, without blanks, quotation marks and passwords, for example https://www.almbyik.example",
    ),
    "web_address_invalid": (
        "{given} is not a whole web address.",
        "Type all of it, with https:// first and without a blank, a question mark or #, for example https://municipality.example/agreement",
    ),
    "text_not_allowed": (
        "the text contains control characters, characters that reverse the direction of writing or characters that are not UTF-8[[: {given:raw}]].",
        "Write the text again without them; they often come along when text is copied.",
    ),
    "text_too_long": ("the text is {length} characters long; at most {limit} fit.", "Shorten the text."),
    "text_empty": ("the text is empty.", "Type something, or leave out the option."),
    "value_unknown": (
        "{given} cannot be given here.",
        "Choose from: {choices}.[[ Papers, as PDF too, are commands of their own: {paper:raw}]]",
    ),
    "party_in_name": (
        "{given} has a party in the name. A party belongs to a seat or to somebody's attendance, never to the person.",
        "Type {name}. The party is noted where it belongs: samverkan body seat or samverkan meeting attend, with --party {party}",
    ),
    "name_reserved": (
        "{given} looks like an id, a number or a period and cannot be a name.",
        "Check the id, or type the name.",
    ),
    "field_unknown": ("there is no field {given}.", "Choose from: {known}."),
    "options_conflict": ("{option} cannot be used together with {others}.", "Ask one thing at a time."),
    "binary_on_terminal": (
        "an {form:raw} file cannot be shown in a terminal.",
        "Say which file to write it to: --out FILE.{form:raw}",
    ),
    "file_unreadable": (
        "the file {path} cannot be read or written ({why}).",
        "Check the name and the path; a file without a folder is sought where you stand. It is to be a regular file.",
    ),
    "folder_is_link": (
        "The folder {path} is a link to {to}.",
        "Type {to} instead: it is the folder itself that is replaced by a new one.",
    ),
    "folder_is_file": (
        "{path} is a file and not a folder.",
        "Choose another name for the folder, or move the file.",
    ),
    "parent_missing": (
        "The folder {path} cannot be made: the folder {folder} does not exist.",
        "Make {folder} first, or type the name of another folder. A name without a folder ends up where you are.",
    ),
    "folder_stood_in": (
        "The folder {path} is the one you stand in, or lies above it, and can therefore not be replaced by a new one.",
        "Type the name of a folder below it, or go to another folder and run the command from there.",
    ),
    "folder_mounted": (
        "The folder {path} is a mounted disk or a share, and can therefore not be replaced by a new one.",
        "Choose a folder inside it.",
    ),
    "answer_unclear": (
        "{given:raw} is neither yes nor no.",
        "Answer yes or no[[, or {unsure:raw} if you do not know]].",
    ),
    "nothing_to_choose": (
        "{what:raw}: there is nothing to choose in the registry.",
        "Add one first: samverkan {command:raw}",
    ),
    "answer_needed": (
        "the command requires a yes and there is no terminal to ask in.",
        "Add {options:raw}.",
    ),
    "not_found": ("There is no {noun} {given}.", "[[Nearest: {nearest}. ]]{noun:sought}"),
    "taken_back": (
        "{noun} {id:raw} has been taken back[[ by entry {entry}]], so nothing new can build on it.",
        "See what happened: samverkan journal list {id:raw}",
    ),
    "ambiguous": ("More than one matches {given}: {ids}.", "Give the id.[[ If it is a new one, add {new:raw}.]]"),
    "already_exists": ("{name} already exists as {id}.", "See what is registered: samverkan why {id}"),
    "already_there": ("{name} is already noted in {there} ({id}).", "See what is registered: samverkan why {id}"),
    "already_done": ("It has already been done ({id}[[, {day}]]).", "See why: samverkan why {id}"),
    "file_exists": ("The file {path} already exists.", "Choose another name or add --force."),
    "folder_not_ours": (
        "The folder {path} holds what samverkan has not written: {files}.",
        "Choose a new or empty folder, or move what lies there: the whole folder is replaced by a new one.",
    ),
    "folder_touched": (
        "Files in the folder {path} have been changed or removed since samverkan wrote them: {files}.",
        "Keep what you want somewhere else, and add --force to write over them.",
    ),
    "folder_of_other_kind": (
        "The folder {path} holds {lies_there}, and must not be replaced by {put_there}.",
        "Choose another folder.",
    ),
    "folder_of_other_registry": (
        "What lies in the folder {path} was written from another registry.",
        "Choose another folder, or check with --db that you have the right registry.",
    ),
    "last_day_before_first": (
        "The last day {last} is before the first day {first}.",
        "Both days are included. Check the dates.",
    ),
    "not_there": ("{body} does not take part in meeting {meeting}.", "Check --body and --meeting."),
    "reason_missing": ("{matter} must have a reason (the rules of the period).", "Add --reason TEXT."),
    "what_missing": (
        "It has not been said what the contact was about.",
        "Add --what TEXT, or --skip and --reason TEXT when there is no dialogue.",
    ),
    "out_of_order": ("The days do not follow each other: {step} {day} is before {before} {first}.", "Check the days."),
    "nothing_new": (
        "{option:raw} is given, but nothing new is registered: everyone named is known already.",
        "Run the command without {option:raw}, or check the name.",
    ),
}

NOTICES: dict[str, str] = {
    "day_in_future": "{day} is in the future.",
    "read_as": "{given} is read as {name} ({id}), the only one that has all the words.",
}
