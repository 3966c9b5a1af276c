"""What is objected to in English, of what comes in as a file: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "tick_unclear": (
        "{given} is neither a yes nor a no.",
        "Write yes or no. Yes, x, true and 1 are yes; no, 0 and a blank are no.",
    ),
    "likely_same": (
        "{name}[[ has the same organisation number ({org_nr}) as {sharing}]][[ is much like {others}]]. Is it the same {who}?",
        "[[Write {first} in a column headed id if it is, otherwise new.]][[Type {id:raw} instead if it is, otherwise add {new:raw}.]]",
    ),
    "row_is_total": (
        "{name} looks like a total and not like an actor.",
        "Remove the row, or write new in a column headed id if it is the name of an actor.",
    ),
    "number_named_twice": (
        "{name} has the same organisation number ({org_nr}) as {other}, which stands earlier. Is it the same actor?",
        "Write new in a column headed id if it is another, else the same name in both rows.",
    ),
    "answer_changed": (
        "{name} has an answer already ({id}) in which {what} is {recorded}; here it is {said}. The recorded answer is not written over.",
        "Strike the row if the recorded one holds. Otherwise: samverkan why {id}",
    ),
    "answers_differ": (
        "{name} has two different answers in what is being read: {what} is {recorded} in another row, and {said} here.",
        "Keep the row that holds and strike the other.",
    ),
    "row_unnamed": ("the row does not say which actor it is about.", "Fill in the name or the id, or strike the row."),
    "row_of_other_period": (
        "the row is about {given}, but the file is read into {period}.",
        "Strike the row, or import it with --period {given}.",
    ),
    "open_data_unreadable": (
        "{file:raw} cannot be read as JSON.",
        "Name the file register.json that export open has written. If it is cut off, fetch it again.",
    ),
    "open_data_foreign": (
        "{file:raw} is not the open data of a municipality[[, but {said:raw}]].",
        "Name the file register.json that export open has written.",
    ),
    "open_data_newer": (
        "{file:raw} was written by a later version of samverkan (form {schema}, {known} is read here).",
        "Upgrade the program and run it again.",
    ),
    "open_data_faulty": (
        "In {file:raw} {place:raw} is missing, or has another form than it was written in.",
        "Fetch the file again from the municipality, or ask it to write it anew with export open.",
    ),
    "open_data_uneven": (
        "In {file:raw} {place:raw} does not agree with the signatories that are listed in the file.",
        "The file has been changed since it was written. Fetch it again from the municipality.",
    ),
    "municipality_twice": (
        "{municipality:raw} is in both {file:raw} ({on}) and {other:raw} ({other_on}).",
        "[[{older:raw} is older. ]]Name one file for each municipality.",
    ),
    "file_empty": ("{file} is empty.", "Check that the right file is given and that it has been saved."),
    "file_form_unknown": (
        "{file} is {found}, which cannot be read.",
        "Save it as an Excel workbook (.xlsx) without a password or as CSV UTF-8, and run again.",
    ),
    "file_too_large": (
        "{file} is larger than {limit} MB, the most that is read.",
        "Check that it is the right file. A long list can be split, or saved as CSV, which is read row by row.",
    ),
    "minutes_unreadable": (
        "{file} cannot be read as minutes: {unread_why}.",
        "{unread_cure}",
    ),
    "day_missing": (
        "{file:raw} does not say of which day the meeting was.",
        "Say it: --date 2024-03-12",
    ),
    "meeting_ahead": (
        "the meeting of {day} has not been held yet.",
        "If the day is wrong, say the right one: --date 2024-03-12. If it is right, read the minutes when it has been.",
    ),
    "end_before_start": (
        "the meeting cannot have ended at {end:raw} when it began at {start:raw}; the end is left out.",
        "See when it ended, and say it: samverkan correct M-1 --time 16-18",
    ),
    "day_before_meeting": (
        "{day} lies before the meeting, so that day is not recorded.",
        "See which day is meant. What was resolved then is recorded by itself: samverkan decision add --date {day:raw}",
    ),
    "body_missing": (
        "{file:raw} does not say which body met.",
        "Say it: --body Samverkansrådet",
    ),
    "minutes_approved": (
        "the minutes of {id:raw} are approved, so the file is not read over them.",
        "Put right what is wrong, one thing at a time: samverkan correct, or read the file with --reason.",
    ),
    "folder_empty": (
        "the folder {file} has no file that ends in .xml, .csv, .txt or .xlsx.",
        "Give the folder with the answers, or a single file.",
    ),
    "rows_missing": (
        "{file} has headings but no rows.",
        "Check that the right file or sheet was saved. There was nothing to record.",
    ),
    "nul_byte": (
        "{file}, row {row}: the row contains NUL characters; the file is damaged or saved in another text format.",
        "Open the file where it was made and save it as CSV UTF-8.",
    ),
    "encoding_mixed": (
        "{file} mixes encodings: row {other} is written in UTF-8 and row {row} in Windows-1252.",
        "Mend the rows so that å, ä and ö look right, and save the whole file as CSV UTF-8.",
    ),
    "encoding_unknown": (
        "{file}, row {row}: the row has characters that are neither UTF-8, UTF-16 nor Windows-1252.",
        "Open the file where it was made and save it as CSV UTF-8.",
    ),
    "mojibake": (
        "{file}, row {row}: letters are garbled ({sample}); the file has been read in the wrong encoding before.",
        "Get the original file again and save it as CSV UTF-8, so that å, ä and ö look right.",
    ),
    "delimiter_unknown": (
        "{file}, row {row}: the headings are not separated by a semicolon, comma or tab: {given}.",
        "Save the file as CSV with semicolons.",
    ),
    "headings_unknown": (
        "{file}, row {row}: no heading is known: {given}.",
        "The first row has headings, for example name,org_nr,received. Your own headings are tied to fields with --map FILE.",
    ),
    "ticks_absent": (
        "No row has any affirmation of {tick}, and the period {period:raw} requires it (the rules of the period).",
        "If everyone has ticked: add {typed:raw}. If it is an earlier register without ticks: add --affirmations none; then the rows are taken in so, and marked.",
    ),
    "column_unknown": (
        "{file}, row {row}: the column {column} is unknown.",
        "[[Nearest: {nearest}. ]][[Mend the heading, or pass over the column: --ignore {typed:typed}. Or write a mapping to change, --save-map FILE, and give it with --map FILE.]]"
        "[[In {saved:raw} the column is marked ignore, to be passed over. Change that if it is something else, and run again with --map {saved:typed}]]",
    ),
    "column_twice": (
        "{file}, row {row}: several columns are the field {given:raw}: {column}.",
        "Remove one of them, or pass it over with ignore in a file given with --map.",
    ),
    "name_column_missing": (
        "{file}, row {row}: no column says which actor the row is about.",
        "Add the column name, org_nr or id.",
    ),
    "heading_missing": (
        "{file}, row {row}, column {column}: {given} stands in a column without a heading.",
        "Give the column a heading, or empty it.",
    ),
    "row_width": (
        "{file}, row {row}: the row has {found} cells but there are {expected} headings.",
        "Count the delimiters: a text that contains the delimiter itself stands within quotation marks.",
    ),
    "quote_unclosed": (
        "{file}, row {row}: a quotation mark opens a cell that never ends.",
        'Remove the quotation mark, or write it twice within quotation marks: """Hopp"" IK".',
    ),
    "quote_misplaced": (
        "{file}, row {row}: there is text after the quotation mark that ends a cell.",
        'Write quotation marks in the text twice: """Hopp"" IK".',
    ),
    "cell_too_long": (
        "{file}, row {row}[[, column {column}]]: a cell has more than {limit} characters.",
        "Shorten the text. If the cell is short, a quotation mark or a line break is missing before it.",
    ),
    "cell_merged": (
        "{file}, row {row}, column {column}: the cell is merged over several columns.",
        "Unmerge the cell in Excel (Home > Merge > Unmerge Cells) and fill in each column.",
    ),
    "cell_faulty": (
        "{file}, row {row}, column {column}: the cell shows an Excel error.",
        "Correct the formula, or type the value.",
    ),
    "cell_uncalculated": (
        "{file}, row {row}, column {column}: the cell has a formula whose value was never saved.",
        "Open the file in the spreadsheet program and save it, or type the value instead of the formula.",
    ),
    "workbook_unreadable": (
        "{file} is not an Excel workbook that can be read: it is damaged, protected by a password or something else.",
        "Open it in Excel and save it as an Excel workbook (.xlsx) without a password.",
    ),
    "workbook_too_large": (
        "{file} unpacks to more than is read (at most {limit} MB, {rows} rows and {columns} columns); nothing was read.",
        "Copy only the rows with data to a new workbook, or save it as CSV UTF-8.",
    ),
    "sheet_missing": (
        "{file} has no sheet {sheet} with rows. Sheets: {sheets}.",
        "Correct sheet in the file given with --map, or give the right workbook.",
    ),
    "xml_invalid": (
        "{file}, row {row}: the file is not valid XML.",
        "Export the answer from the e-service again; do not edit the file by hand.",
    ),
    "xml_unsafe": (
        "{file} contains a DTD, entities or references to the outside; such XML is not read, for safety.",
        "Export the answer from the e-service again. Check where the file comes from.",
    ),
    "namespace_wrong": (
        "{file} is not an export from the e-service: the root element should be {expected} but is {found}.",
        "Export the answers as XML from Open ePlatform.",
    ),
    "not_submitted": (
        "{file}, row {row}: the answer has the status {given} and has not been sent in.",
        "Ask the actor to send it in through the e-service, and export again.",
    ),
    "status_unclear": (
        "{file}, row {row}: the answer has the status {given}, which does not tell whether it was sent in.",
        'Name the status in sent or unsent under [words] in a file given with --map, for example sent = ["{given}"].',
    ),
    "words_invalid": (
        "the file {file} cannot be read as a municipality's own words for minutes[[: {given}]].",
        'It is TOML with the sections and lists that docs/minutes.md shows, such as place = ["lokal"] under [label].',
    ),
    "mapping_invalid": (
        "the mapping file {file} cannot be read: {given}.",
        "It is TOML with [columns], and if needed sheet, versions and [words] with yes and no.",
    ),
    "mapping_field_unknown": (
        "the mapping file {file} ties {column} to {given:raw}, which is not the name of a field.",
        "Choose from: {known:raw}.",
    ),
    "mapping_twice": ("the mapping file {file} ties {given:raw} more than once: {column}.", "Remove all but one."),
}

NOTICES: dict[str, str] = {
    "body_registered": "{name:raw} was not in the register and is added as a body ({id:raw}). See that its kind is right: samverkan body show {id:raw}",
    "left_out": "left out of {period}:[[ {withdrawn} that have withdrawn.]][[ {excluded} excluded.]][[ {refused} refused.]][[ {closed} whose application was closed.]][[ {dissolved} dissolved.]]"
    "[[ {declined} that abstain.]][[ {received} incomplete that lack something no column shows.]]",
    "suspension_not_told": "of those listed {count} are suspended, and no column shows it: {names}[[ and {more} more]].",
    "rows_without_ticks": "{count} are of an earlier register without affirmations. When the rows are taken in by a new registry: add --affirmations none.",
    "answers_without_ticks": "no row has any affirmation of {tick}, which the period {period:raw} requires: {count} are incomplete and have not joined. If everyone has ticked, {typed:raw} is needed; if it is an earlier register without ticks, --affirmations none. Then take it back (samverkan undo) and run again.",
    "rows_come_back_otherwise": "{count} will not be the same if the rows are taken in by a new registry, since something the enrollment rested on has ended: {names}[[ and {more} more]].",
    "more_of_the_same": "and {count} more of the same kind.",
    "contacts_not_given": "{count} of the rows give no contact. See which actors: samverkan check",
    "number_of_other_name": "the row says {said}, but the number {org_nr} is that of {name} ({id}), and the answer is recorded there. If the name is to lead there: samverkan actor alias {id} NAME. If it is another actor: samverkan undo, and write new in a column headed id.",
    "still_lacking": "{name} has an application that waits for what it lacks already ({id}); this one lacks something too and changes nothing.",
    "later_answer_differs": "{name} is enrolled already ({id}); the later answer says otherwise about {what} and changes nothing.",
    "arrival_not_moved": "the answer of {name} ({id}) arrived {received}; the day {said} in the file does not change that.",
    "earlier_answer_counts": "{name} has two answers in what is read; the one received {said} counts, not that of {received} ({id}).",
    "names_not_compared": "{count} new names were not compared with those in the register, since there are too many. Afterwards: samverkan actor duplicates",
    "encoding_guessed": "{file} is not UTF-8 and is read as Windows-1252. Check that the letters are right: {sample}.",
    "form_version_unknown": "{file} has form version {given}; the mapping file lists {known}. Check that the questions are the same.",
    "elements_unread": "{file} has questions that are not read: {column}. Tie them to fields, or to ignore, in a file given with --map.",
    "rows_hidden": "{file}: {count} of the rows that are read are hidden in the sheet {sheet}, by a filter or by hand: row {hidden}. If they do not belong, undo and read a file without them.",
    "columns_hidden": "{file}: columns that are read are hidden in the sheet {sheet}: {column}.",
    "sheets_unread": "{file}: only the sheet {sheet} is read. There are rows in {sheets} too; choose a sheet with sheet in a file given with --map.",
    "files_passed_over": "in the folder {file}, these are not read: {files}.",
}
