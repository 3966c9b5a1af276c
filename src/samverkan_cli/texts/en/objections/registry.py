"""What is objected to in English, of the registry, its settings, its file and its disk: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "map_not_drawn": (
        "The map cannot be drawn: what draws it is not installed.",
        "Install it: pip install '{extra:raw}'. Without it: samverkan map (as a list), or --out map.dot for Graphviz.",
    ),
    "picture_not_set": (
        "The picture cannot be made as PDF: what sets it is not installed.",
        "Install it: pip install '{extra:raw}'. Without it: as a picture, --out picture.svg.",
    ),
    "paper_not_set": (
        "The paper cannot be made as PDF: what sets it is not installed.",
        "Install it: pip install '{extra:raw}'. Without it: as Markdown or a page, --form md or --form html.",
    ),
    "setting_key_unknown": (
        "the registry has no setting called {given}.",
        "[[Nearest: {nearest:raw}. ]]What there is: {known:raw}. Swedish words are read too.",
    ),
    "setting_unsaid": ("{given:raw} has no value.", "Type: samverkan registry set {given:raw}=TEXT"),
    "setting_twice": ("{given:raw} is given two values at once.", "Give it once."),
    "same_file": ("{path} is the registry itself.", "Name another file."),
    "settings_needed": (
        "the registry lacks what open data must tell of the municipality: {keys}.",
        "Type for example: samverkan registry set {typed:raw}",
    ),
    "settings_unchanged": (
        "The registry has exactly those settings already ({keys:raw}).",
        "Nothing needs to be done. See them: samverkan registry show",
    ),
    "registry_exists": (
        "{path} already exists and is never overwritten.",
        "Use it as it is, or create another: samverkan --db FILE init",
    ),
    "registry_differs": (
        "{path} is another registry than the one the copy {file} was taken of.",
        "Name the right file with --db, or move the registry away first if it really is to be replaced.",
    ),
    "registry_missing": (
        "There is no registry in {path}.",
        "Create one with samverkan init, or give the right file with --db or SAMVERKAN_DB.",
    ),
    "registry_empty": (
        "The file {path} is empty and is not a registry.",
        "Restore a copy: samverkan database restore COPY, or give the right file with --db.",
    ),
    "registry_foreign": (
        "{path} is not a samverkan registry[[, but {sort}]].",
        "Give the right file with --db or SAMVERKAN_DB.",
    ),
    "registry_newer": (
        "The registry {path} was written by a newer version of samverkan (schema {schema}; this one knows {known}).",
        "Upgrade the program.",
    ),
    "registry_older": (
        "The registry {path} has an older schema ({schema}; this version uses {known}).",
        "Upgrade it: samverkan database upgrade",
    ),
    "registry_damaged": (
        "The registry {path} is damaged ({why}).",
        "Leave the file alone. Restore the latest copy: samverkan database restore COPY",
    ),
    "registry_unreadable": (
        "You may not read the registry {path}[[; it belongs to {owner:raw}]].",
        "Ask whoever owns the file for the right to it, or name another with --db.",
    ),
    "registry_unfinished": (
        "A command was interrupted while it wrote in {path}, and you have no right to take back what is half done.",
        "Ask somebody who may write in the file and the folder to run a command, such as samverkan status. Nothing is lost.",
    ),
    "registry_linked": (
        "The registry {path} has {count} names (hard links). What is interrupted under one name is not taken back under the other.",
        "Copy the registry with samverkan database backup, and remove the other names before anything is written.",
    ),
    "registry_locked": (
        "Somebody else is writing to the registry {path} right now.",
        "Try again in a while. SAMVERKAN_WAIT says how many seconds the command waits.",
    ),
    "registry_read_only": (
        "The registry {path} is read-only, or its folder is.",
        "Give yourself permission to write to the file and the folder, or work on a copy.",
    ),
    "disk_full": (
        "The disk is full: what was to be written in {path} has not been written.",
        "Make room and run the command again.",
    ),
    "disk_error": (
        "The disk or the network answered with an error when {path} was to be read or written ({why}).",
        "Check the disk.[[ Then see whether the change was recorded: {look:raw}]] Run the command again if it has not been done.",
    ),
    "folder_missing": (
        "The folder for {path} does not exist or cannot be written to.",
        "Create the folder, or give another file.",
    ),
    "backend_unknown": ("{path} is a database address that this version cannot use.", "Give a file with --db."),
}

NOTICES: dict[str, str] = {
    "registry_unnamed": "the registry does not say what it is of (missing: {keys}). Lists and letters bear those names. Type: samverkan registry set {typed:raw}",
    "pages_lack_texts": "texts that are left out until somebody has read them: {count:spaced}. Which they are, and how they may stand there, is shown by samverkan publish --check",
    "published_without_data": "the pages are without open data, as the registry lacks what that must tell of the municipality: {keys}. Type for example: samverkan registry set {typed:raw}",
    "texts_withheld": "what {ids:raw} says of itself is left out, as it seems to name a person or an address. Why is shown by samverkan publish --check. What may stand is taken along when you add {typed:raw}",
    "confirmation_not_written": "all that was to be recorded is, but {confirmations:counted} could not be written, from {id}: {told:raw} Write them later: samverkan document confirmation {id} --out {path:typed}",
    "settings_missing": "the registry lacks what the letter must say: {keys}. Where it is missing, it says [Missing …]. Type: samverkan registry set {typed:raw}",
}
