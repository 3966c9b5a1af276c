"""What is objected to in English: the message, and what to type next. By code, as in `domain/errors.py`."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    # 2
    "usage": (
        "{what} {given:raw}.",
        "[[{before:raw} stands before the command: samverkan {before:raw} … ]][[A name with spaces is put in quotes{quote}. ]][[Nearest: {nearest}. ]]See what there is: {command} --help",
    ),
    "missing": ("the value is missing.", "See how the command is written with --help."),
    "date_invalid": (
        "{given} is not a date between 1970 and 2200.",
        "Type for example 2024-01-15, 15 Jan 2024, today or +30d.",
    ),
    "time_invalid": ("{given} is not a time.", "Type for example 16-18 or 16:30-18:00."),
    "number_invalid": ("{given} is not a positive whole number.", "Type digits only, for example 187."),
    "wait_invalid": (
        "{given:raw} is no number of seconds to wait.",
        "Write a number between 0 and {longest}, such as 30.",
    ),
    "org_nr_invalid": (
        "the organisation number has the wrong length, a wrong character or a check digit that does not match.",
        "Type ten digits, for example 802999-0010. An actor without a number is registered without --org-nr.",
    ),
    "personal_number": (
        "the value contains a personal identity number or a coordination number. Such numbers must not be in the"
        " registry (the registry's own rule, stricter than the Data Protection Act 3:10 (dataskyddslagen)).",
        "Remove the number. A sole proprietorship cannot be registered.[[ If it is a mobile number, write it {mobile}.]]",
    ),
    "period_invalid": ("{given} is not a period.", "Type the period as 2024-2027."),
    "reference_invalid": (
        "{given} is not a provision of the agreement.",
        "Type for example principle:2, value:1, commitment:3 or formal.",
    ),
    "mailbox_invalid": ("{given} is not an email address.", 'Type for example "Eva Ek <eva@example.org>".'),
    "text_not_allowed": (
        "the text contains control characters, characters that reverse the direction of writing or characters that are not UTF-8[[: {given:raw}]].",
        "Write the text again without them; they often come along when text is copied.",
    ),
    "text_too_long": ("the text is {length} characters long; at most {limit} fit.", "Shorten the text."),
    "text_empty": ("the text is empty.", "Type something, or leave out the option."),
    "value_unknown": ("{given} is not one of the words that can be given.", "Choose from: {choices}."),
    "setting_unknown": (
        "{given} is not a setting that can be changed during a period.",
        "Type one of: {known}.",
    ),
    "setting_key_unknown": (
        "the registry has no setting called {given}.",
        "[[Nearest: {nearest:raw}. ]]What there is: {known:raw}. Swedish words are read too.",
    ),
    "setting_unsaid": (
        "{given:raw} has no value.",
        "Type: samverkan registry set {given:raw}=TEXT",
    ),
    "setting_twice": (
        "{given:raw} is given two values at once.",
        "Give it once.",
    ),
    "name_reserved": (
        "{given} looks like an id, a number or a period and cannot be a name.",
        "Check the id, or type the name.",
    ),
    "field_unknown": ("there is no field {given}.", "Choose from: {known}."),
    "tick_unclear": (
        "{given} is neither a yes nor a no.",
        "Write yes or no. Yes, x, true and 1 are yes; no, 0 and a blank are no.",
    ),
    "likely_same": (
        "{name} is much like {others}. Is it the same actor?",
        "Write {first} in a column headed id if it is, otherwise new.",
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
    "row_unnamed": (
        "the row does not say which actor it is about.",
        "Fill in the name or the id, or strike the row.",
    ),
    "row_of_other_period": (
        "the row is about {given}, but the file is read into {period}.",
        "Strike the row, or import it with --period {given}.",
    ),
    "options_conflict": (
        "{option} cannot be used together with {others}.",
        "Ask one thing at a time.",
    ),
    "same_file": ("{path} is the registry itself.", "Name another file."),
    "file_unreadable": (
        "the file {path} cannot be read or written ({why}).",
        "Check the path, and that it is a regular file. Text must be encoded in UTF-8.",
    ),
    "answer_needed": ("the command requires a yes and there is no terminal to ask in.", "Add --yes."),
    "file_empty": ("{file} is empty.", "Check that the right file is given and that it has been saved."),
    "file_form_unknown": (
        "{file} is {found}, which cannot be read.",
        "Save it as an Excel workbook (.xlsx) without a password or as CSV UTF-8, and run again.",
    ),
    "file_too_large": (
        "{file} is larger than {limit} MB, the most that is read.",
        "Check that it is the right file. A long list can be split, or saved as CSV, which is read row by row.",
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
    "column_unknown": (
        "{file}, row {row}: the column {column} is unknown.",
        "[[Nearest: {nearest}. ]]Correct the heading, or tie it to a field in a file given with --map; ignore passes it over.",
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
    "mapping_invalid": (
        "the mapping file {file} cannot be read: {given}.",
        "It is TOML with [columns], and if needed sheet, versions and [words] with yes and no.",
    ),
    "mapping_field_unknown": (
        "the mapping file {file} ties {column} to {given:raw}, which is not the name of a field.",
        "Choose from: {known:raw}.",
    ),
    "mapping_twice": (
        "the mapping file {file} ties {given:raw} more than once: {column}.",
        "Remove all but one.",
    ),
    "template_faulty": (
        "The template {file} cannot be filled in: a fault in line {line} ({fault}).",
        "Mend the line, or remove the file: then the program's own template is used. The shipped templates:"
        " samverkan document templates --out FOLDER",
    ),
    "policy_unreadable": (
        "the policy file is not TOML.",
        "Texts are written in quotation marks, and yes and no as true and false. A file to start from: samverkan period policy",
    ),
    "policy_setting_unknown": (
        "a policy has no setting {given:raw}.",
        "[[Nearest: {nearest:raw}. ]]What there is: {known:raw}. See: samverkan period policy",
    ),
    "policy_value_invalid": (
        "{setting:raw} [[has the value {given:raw}; it ]]must be {policy_form}.",
        "Correct value under [{setting:raw}], or remove the setting: then the program's value holds.",
    ),
    "policy_days_outside": (
        "{setting:raw} is {given:raw} days; it must be {least} to {most}.",
        "Correct value under [{setting:raw}]. The time is in calendar days.",
    ),
    "policy_word_unknown": (
        "{setting:raw} cannot have the value {given:raw}.",
        "Choose from: {choices:raw}.",
    ),
    "policy_source_missing": (
        "{setting:raw} has no source. Every value of a policy must say who settled it, and when.",
        'Write on three lines: [{setting:raw}] · value = {given:raw} · source = "Kommunstyrelsen 2023-10-10 § 181"',
    ),
    "plan_unreadable": (
        "The file {file} is no renewal plan: {plan_lacks}.",
        "Make a new one: samverkan renew plan PERIOD --out FILE. The lines at the top of the file are to stay.",
    ),
    "plan_columns_missing": (
        "The plan {file} lacks in row {row} the column: {plan_column}.",
        "Put the column back, or make a new plan.",
    ),
    "plan_cell_invalid": (
        "{file}, row {row}, column {plan_column}: {given} cannot be read.",
        "Write {plan_choices}.",
    ),
    "plan_cell_edited": (
        "{file}, row {row}, column {plan_column}: the file says {given}, but the register says {kept}. A plan decides who is"
        " invited, and nothing else.",
        "Change the register first ({plan_edit}) and make a new plan, or put the cell back.",
    ),
    "plan_row_twice": ("{file}, row {row}: {id} stands in row {other} already.", "Take one of the rows away."),
    # 3
    "not_found": ("There is no {noun} {given}.", "[[Nearest: {nearest}. ]]{noun:sought}"),
    "taken_back": (
        "{noun} {id:raw} has been taken back[[ by entry {entry}]], so nothing new can build on it.",
        "See what happened: samverkan journal list {id:raw}",
    ),
    "ambiguous": ("More than one matches {given}: {ids}.", "Give the id."),
    "provision_unknown": (
        "The text for {period} has no provision {given}.",
        "See the provisions: samverkan period show {period}",
    ),
    "contact_ambiguous": (
        "More than one contact matches {given}: {contacts}.",
        "Give the number instead, for example {first}. See them: samverkan contact list {id}",
    ),
    "predecessor_missing": (
        "No period comes before {period} in the register, to renew from.",
        "Name it with --from, or open it: samverkan period add PERIOD --first-day DATE --last-day DATE",
    ),
    # 4
    "case_open_already": (
        "A case about the actor with the same grounds ({given}) is open already: {id}.",
        "See it, and what is next: samverkan case show {id}",
    ),
    "mandate_held": ("{name} has that mandate already.", "See the mandates of the body: samverkan body show {id}"),
    "already_exists": ("{name} already exists as {id}.", "See what is registered: samverkan why {id}"),
    "paragraph_taken": (
        "The body's § {paragraph} of {day} is there already as {id}, {unlike}[[: {text}]].",
        "If it is the same decision, use {id}. If it is one more decision in that paragraph, add --another.",
    ),
    "already_there": ("{name} is already noted in {there} ({id}).", "See what is registered: samverkan why {id}"),
    "already_enrolled": (
        "{name} already has an enrollment in {period}: {id}[[, as of {effective}]].",
        "See it: samverkan why {id}. A withdrawal is recorded with samverkan withdraw.",
    ),
    "already_declined": (
        "The actor has already declined ({id}, {day}).",
        "If it joins after all: samverkan enroll",
    ),
    "already_withdrawn": (
        "{name} has already withdrawn: no longer enrolled as of {day} ({id}).",
        "See why: samverkan why {id}",
    ),
    "already_excluded": (
        "{name} is already excluded: no longer enrolled as of {day} ({id}).",
        "See why: samverkan why {id}",
    ),
    "already_dissolved": ("The actor {id} is already dissolved, last day {day}.", "See why: samverkan why {id}"),
    "already_done": ("It has already been done ({id}[[, {day}]]).", "See why: samverkan why {id}"),
    "contact_has_ended": (
        "The contact of {name} held through {day}.",
        'If it holds again: samverkan contact add {id} "Name <address>". See them: samverkan contact list {id}',
    ),
    "already_merged": (
        "{id} is the same actor as {into} already.",
        "See why: samverkan why {into}",
    ),
    "same_actor": (
        "Both lead to {name}; an actor is not merged with itself.",
        "Name two different actors. See which are alike: samverkan actor duplicates",
    ),
    "already_taken_back": (
        "Entry {entry}[[ – {last}]] is taken back already, by entry {by}.",
        "To have it in force again: samverkan undo {by}",
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
    "actor_differs": (
        "The registry has a different {field_name} for {id}: {known}.",
        "If it is the same actor, correct it with samverkan actor edit {id}. If it is another, give another name; in a file, write new in a column headed id.",
    ),
    "periods_overlap": (
        "The period shares days with {others}; periods of the same agreement must not overlap.",
        "Change the first or last day.",
    ),
    "settings_unchanged": (
        "The registry has exactly those settings already ({keys:raw}).",
        "Nothing needs to be done. See them: samverkan registry show",
    ),
    "text_unchanged": (
        "Period {period} already has exactly that text (version {version}).",
        "Nothing needs to be done.",
    ),
    "registry_exists": (
        "{path} already exists and is never overwritten.",
        "Use it as it is, or create another: samverkan --db FILE init",
    ),
    "registry_differs": (
        "{path} is another registry than the one the copy {file} was taken of.",
        "Name the right file with --db, or move the registry away first if it really is to be replaced.",
    ),
    "file_exists": ("The file {path} already exists.", "Choose another name or add --force."),
    "plan_other_registry": (
        "The plan {file} was made in another registry.",
        "Name the right registry with --db, or make a new plan.",
    ),
    "plan_row_differs": (
        "{file}, row {row}: what is known of {name} ({id}) has changed since the plan was made ({differs}). Proposed now:"
        " {action}[[ ({now})]].",
        "Take the row away or untick it, or make a new plan: samverkan renew plan. See what happened: samverkan why {id}",
    ),
    "plan_row_gone": (
        "{file}, row {row}: [[{name} ]]({id}) has no enrollment in {period} any more.",
        "Take the row away, or make a new plan. See what happened: samverkan why {id}",
    ),
    # 5
    "last_day_before_first": (
        "The last day {last} is before the first day {first}.",
        "Both days are included. Check the dates.",
    ),
    "last_day_not_later": (
        "Period {period} runs through {last} already; an extension has a later last day.",
        "Give a day after {last} with --last-day.",
    ),
    "answer_time_not_later": (
        "The time to answer in {id} runs to {last} already; an extension has a later last day.",
        "Give a day after {last} with --respond-by.",
    ),
    "side_mismatch": (
        "An actor of the kind {kind} is on the {expected} side, not the {side} side.",
        "Leave out --side, or change --kind.",
    ),
    "decision_taken_back": (
        "Decision {id:raw} was taken back by entry {entry}. The days and rules of a period change by a decision that stands.",
        "If it is to be in force again: samverkan undo {entry}. If not: samverkan decision add TEXT --body BODY",
    ),
    "not_taken_back": (
        "That the registry was made cannot be taken back.",
        "To begin anew, move the file away and run samverkan init.",
    ),
    "sides_differ": (
        "{name} and {other} stand on different sides of the agreement and cannot be the same actor.",
        "If the kind of one is wrong, correct it first: samverkan actor edit {id} --kind KIND",
    ),
    "numbers_differ": (
        "{name} and {other} have different organisation numbers and are two legal persons.",
        "If the first has become part of the second: samverkan actor dissolve {id} --last-day DATE --successor {into}",
    ),
    "one_is_no_network": (
        "Only one of {name} and {other} is a network; a network and an association are not the same actor.",
        "If the kind of one of them is wrong, mend it first: samverkan actor edit {id} --kind network",
    ),
    "dissolved_apart": (
        "{name} was dissolved {last} and {other} {others_last}; one actor has one last day.",
        "Take back the one that is wrong and record the right day: samverkan journal list, then samverkan undo NUMBER",
    ),
    "excluded_twice": (
        "Both are excluded from {period} for the same days, each by a decision that stands: {decisions}. The register"
        " does not say which of them holds for the actor they become.",
        "The body revokes one of them first[[: samverkan case revoke {case} --decision DECISION --effective DATE]]",
    ),
    "completion_runs": (
        "{name} has through {last} to complete its application to {period} ({id}); it cannot be closed {day}.",
        "Wait until the day after. If the actor does not want to join: samverkan withdraw ACTOR --period {period}",
    ),
    "affirmation_missing": (
        "The affirmation of the {tick} is missing, and period {period} requires it (the period's rules).",
        "Add --affirm {tick:raw}, or record the application with --incomplete and what is missing.",
    ),
    "signer_missing": (
        "No signer is given; somebody must have signed for the actor (the period's rules).",
        'Add --signed-by "Name, position", or record the application with --incomplete.',
    ),
    "purpose_missing": (
        "A network must state its purpose (the period's rules).",
        "Add --purpose TEXT, or record the application with --incomplete.",
    ),
    "contact_missing": (
        "A network must name a responsible contact (the period's rules).",
        'Add --contact "Name <address>", or record the application with --incomplete.',
    ),
    "networks_barred": (
        "Period {period} does not accept networks[[ that would join on {barred} or later]] (the period's rules[[, decision {decision}]]).",
        'Record the application with --incomplete "network: awaiting a decision".',
    ),
    "day_known_in_part": (
        "the day {given} is known in part only, and {period} requires ticks (the rules of the period).",
        "Give the whole date, such as --received 2024-01-15.",
    ),
    "effective_before_admitted": (
        "The effective day {effective} is before the day networks may join {period}, {admitted} (decision {decision}).",
        "Give {admitted} or later, or leave out --effective. See the decision: samverkan why {decision}",
    ),
    "effective_before_received": (
        "The effective day {effective} is before the day it was received, {received}.",
        "Give a day that is not before {received}.",
    ),
    "effective_outside_period": (
        "[[The decision can be final {earliest} at the earliest. ]]The effective day {effective} is outside period {period} ({first} – {last}).",
        "Give a day in the period, or another period.",
    ),
    "effective_before_end": (
        "The effective day {effective} is before the end of the earlier enrollment, {end}.",
        "Give --effective {end} or later.",
    ),
    "completion_before_received": (
        "The completion cannot have been received before the application, which was received {received}.",
        "Give the day the completion was received with --received.",
    ),
    "end_before_received": (
        "The withdrawal {end} is before the day the application was received, {received}.",
        "Give the day the withdrawal was received with --received.",
    ),
    "period_is_closed": (
        "Intake for {period} closed {day}; nothing is accepted after that.",
        "Check --received, or give another period.",
    ),
    "barred": (
        "The actor is barred from enrolling again through {through} under decision {decision}.",
        'An enrollment can be effective as of {free}. Record that the answer arrived: --incomplete "barred". See the decision: samverkan why {decision}',
    ),
    "cause_not_removed": (
        "The actor has been excluded[[ since {day}]] under decision {decision}; a new application must say that the cause"
        " has been removed.",
        "Add --cause-removed TEXT with what has changed. See the decision: samverkan why {decision}",
    ),
    "actor_dissolved": (
        "{name} is dissolved, last day {day}.",
        "A successor joins on its own, under its own name.",
    ),
    "not_enrolled": (
        "{name} is not enrolled in {period}.",
        "See its standing: samverkan actor show, or enroll it with samverkan enroll.",
    ),
    "decision_missing": (
        "No decision is given; {matter}.",
        'Add --decision "Kommunstyrelsen 2024-10-08 § 187", or the id of a decision that is recorded'
        " (samverkan decision add TEXT --body BODY).",
    ),
    "decision_other_actor": (
        "Decision {decision} is about another actor: {others}.",
        "Give the decision that is about this actor. A decision about several is recorded with --about for each.",
    ),
    "effective_missing": (
        "It is not stated when the exclusion takes effect.",
        "Add --effective DATE: the first day the actor is no longer enrolled.",
    ),
    "decision_not_approved": (
        "Decision {decision} has the outcome {outcome}, not approved.",
        "Give a decision that was approved. See it: samverkan decision show {decision}",
    ),
    "mandate_missing": (
        "{body} had no registered mandate on {day} to decide on {subject} (Local Government Act 6:3 (kommunallagen);"
        " the rules of delegation (delegationsordningen)).",
        "Register the mandate if there is one:"
        " samverkan body mandate {body:raw} --subject {subject:raw} --may decide --source TEXT",
    ),
    "grounds_missing": (
        "No ground is given; a measure against an actor rests on points of the period's text (Administrative Procedure Act § 5 (förvaltningslagen); the period's rules).",
        "Add --ground, for instance --ground principle:2. See the points: samverkan period show {period}",
    ),
    "time_shortened": (
        "The actor had {days} days to answer ({notified} – {respond_by}); the period's rules say at least {asked}.",
        "Give more time, and wait: samverkan case notify {id} --extend --respond-by DATE --reason TEXT",
    ),
    "notice_unrecorded": (
        "It is not noted that the notice in {id} stayed up through the last day to appeal, {last} (Local Government Act 8:12, 13:5).",
        "Note the day it came down: samverkan case announce {id} --posted-through DATE",
    ),
    "conflict_unfounded": (
        "It is not said where the body found that {name} is not conflicted.",
        'Write the paragraph, or the day, after the name: --not-conflicted "{name}, § 186"',
    ),
    "not_notified": (
        "The actor was not notified before the decision; period {period} requires that it may answer"
        " (the period's rules).",
        "[[Notify it, and record that: samverkan case notify {id} --material FILE --date DATE]][[State the day the notification reached the actor {form}.]]",
    ),
    "notified_after_decision": (
        "The actor was notified {notified}, not before the decision {decided} (the period's rules).",
        "Check --notified.",
    ),
    "answer_awaited": (
        "The actor had neither answered nor had all of its time to answer, which ended {respond_by}, when the decision"
        " was made {decided} (the period's rules).",
        "[[Wait, or record the answer: samverkan case answer {id} --received DATE --final-answer]][[State the day the answer came {form}, or --no-answer if the time to answer was over before the decision.]]",
    ),
    "effective_before_decision": (
        "The effective day {effective} is before the day of the decision, {decided}; a decision has no retroactive"
        " effect (Administrative Procedure Act 5; cf. Local Government Act 2:4 (kommunallagen), which protects members of"
        " the municipality).",
        "Give {decided} or later.",
    ),
    "suspension_overlaps": (
        "The actor is already suspended on some of those days ({id}).",
        "See the suspension: samverkan why {id}",
    ),
    "task_ended": ("Task {id} has been closed since {day}.", "Add a new one: samverkan task add TEXT"),
    "bodies_missing": (
        "Meeting {meeting} has several bodies; which of them decided must be stated.",
        "Add --body BODY.",
    ),
    "not_there": ("{body} does not take part in meeting {meeting}.", "Check --body and --meeting."),
    "not_a_network": (
        "{name} is no network but of the kind {kind}; only a network has members.",
        "If it is a network, correct the kind: samverkan actor edit {id} --kind network",
    ),
    "member_of_itself": (
        "{name} cannot take part in itself.",
        "Give the network first and then the actor that takes part in it.",
    ),
    "contact_marked_later": (
        "The contact is marked “{mark}” on {day}; an earlier date changes nothing.",
        "Check --date. See the contacts: samverkan contact list {id}",
    ),
    "period_not_before": (
        "The period {earlier} ends {last}, not before {period}, which begins {first}.",
        "Name an earlier period with --from.",
    ),
    "plan_row_blocked": (
        "{file}, row {row}: {name} ({id}) cannot be invited: {hindrance}[[ (through {through})]].",
        "Untick the row. See why: samverkan why {id}",
    ),
    # 6
    "enrolled_without_evidence": (
        "{name} is enrolled in {period} without evidence of the signer's authority.",
        "See the enrollment: samverkan why {id}",
    ),
    "enrolled_without_contact": ("{name} is enrolled without a contact.", "See the actor: samverkan actor show {id}"),
    "contact_bounced": (
        "Mail to {contact}, a contact of {name}, came back {day}.",
        'Give a new one: samverkan contact add {id} "Name <address>", and end the old one: samverkan contact end {id}'
        " {number}. If it is right after all: samverkan contact verify {id} {number}",
    ),
    "activity_without_principle": (
        "The activity {text} serves no principle and no commitment.",
        "Give it when the activity is added: --serves principle:2",
    ),
    "task_without_owner": ("The task {text} has no owner.", "samverkan task assign {id} PERSON"),
    "task_without_date": ("The task {text} has no due day.", "samverkan task assign {id} --due DATE"),
    "group_without_convener": (
        "The working group {name} has no convener.",
        "samverkan group convener {id} PERSON",
    ),
    "recorded_with_objections": (
        "The decision about {name}[[ in {case}]] was recorded in spite of an objection: {told}",
        "See everything: samverkan why {id}",
    ),
    "recorded_roll_differs": (
        "Later entries change the answer of the recorded roll {title} ({day}).",
        "Compare: samverkan roll --recorded {id} and samverkan roll --on {day}",
    ),
    "period_without_text": ("Period {period} has no text in the registry.", "samverkan period text {period} FILE"),
    "watch_without_date": (
        "The watch item {text} has no day to look again.",
        "samverkan watch note {id} TEXT --next DATE",
    ),
    "actor_without_number": (
        "{name} has no organisation number and is not a network.",
        "samverkan actor edit {id} --org-nr NUMBER",
    ),
    # 7
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
    "backend_unknown": (
        "{path} is a database address that this version cannot use.",
        "Give a file with --db.",
    ),
    "joined_already": (
        "{name} has already joined {period} as of {effective} ({id}); who has joined is excluded, not refused.",
        "Type: samverkan exclude ACTOR --period {period} --decision REF",
    ),
    "already_refused": (
        "{name} has already been refused entry: as of {day} ({id}).",
        "See why: samverkan why {id}",
    ),
    "application_closed": (
        "The application of {name} was never completed, and has been closed as of {day} ({id}).",
        "See why: samverkan why {id}",
    ),
    "already_decided": (
        "Case {id} has already been decided by {decision}.",
        "See the case: samverkan case show {id}",
    ),
    "exclusion_pending": (
        "The actor is already excluded by decision {decision}, which takes effect when it is final.",
        "Record when it is final: samverkan case final {id} --date DATE --source TEXT",
    ),
    "case_other_actor": (
        "Case {id} is about {actor}, {period}, not about that actor in that period.",
        "See the case: samverkan case show {id}",
    ),
    "decision_gone": (
        "The decision in {id} is not in force any more: {how} {day}.",
        "Record the new decision, if there is one: samverkan case decide {id} --decision REF --outcome OUTCOME",
    ),
    "same_decision": (
        "{decision} is the decision to be changed, not the new one.",
        "Record the new decision first: samverkan decision add TEXT --body BODY --date DATE --paragraph N",
    ),
    "case_is_closed": (
        "Case {id} was closed {day}; nothing more can be noted in it.",
        "Open a new case if need be: samverkan case open ACTOR --period PERIOD --ground GROUND --fact DATE",
    ),
    "before_reported": (
        "{day} is before the day the concern came in, {reported}.",
        "Check the day.",
    ),
    "ground_missing": (
        "No ground is given; an actor is held to what it stands behind in {period} (Administrative Procedure Act 5; the rules of the period).",
        "Add --ground value:2, principle:4, commitment:1 or formal. See the points: samverkan period show {period}",
    ),
    "fact_after_report": (
        "What the concern is about cannot have happened {fact}, after it came in {reported}.",
        "Check --fact and --date.",
    ),
    "screening_unsaid": (
        "The concern in {id} is to be either admitted or dismissed; it has not been said which.",
        "Give one of them: --admit, or --dismiss with --reason TEXT.",
    ),
    "anonymous_alone": (
        "The concern in {id} is anonymous and stands alone; a case cannot rest on that (Instrument of Government 1:9, objectivity).",
        "Add evidence: samverkan case document {id} FILE --matters. Or dismiss it: samverkan case screen {id} --dismiss --reason TEXT",
    ),
    "reason_missing": (
        "{matter} must have a reason (the rules of the period).",
        "Add --reason TEXT.",
    ),
    "what_missing": (
        "It has not been said what the contact was about.",
        "Add --what TEXT, or --skip and --reason TEXT when there is no dialogue.",
    ),
    "not_screened": (
        "The concern in {id} has not been screened and admitted (the rules of the period).",
        "Type: samverkan case screen {id} --admit",
    ),
    "already_extended": (
        "The time to answer in {id} has been extended already, through {respond_by}; it is extended once (the rules of the period).",
        "A late answer that comes before the decision is considered all the same.",
    ),
    "weight_unsaid": (
        "It has not been said whether the document matters in {id} or is background; the actor gets what matters (the rules of the period).",
        "Give one of them: --matters or --background.",
    ),
    "recommendation_missing": (
        "It has not been said what the body proposes.",
        "Add --recommend TEXT.",
    ),
    "through_missing": (
        "The suspension has no last day (the rules of the period; cf. Administrative Procedure Act 5).",
        "Add --through DATE.",
    ),
    "material_not_sent": (
        "The actor has not got {document}, which matters and was added {day} (the rules of the period).",
        "Notify anew, with new time to answer: samverkan case notify {id} --material FILE --date DATE",
    ),
    "late_answer_unconsidered": (
        "An answer came in {received}, after the time to answer ({respond_by}) but before the decision; it must have been considered (the rules of the period).",
        "Add --considered if the decision has dealt with the answer.",
    ),
    "cure_runs": (
        "The time to put it right was not over until {through}; the decision is of {decided} (the rules of the period).",
        "Wait until it is over, or note that it is put right: samverkan case cure CASE --done DATE",
    ),
    "cause_put_right": (
        "The formal flaw has been put right since {day} and is no ground any more (Administrative Procedure Act 5, proportionality).",
        "End the case without action, or give another ground with --ground.",
    ),
    "conflict_not_examined": (
        "{name} {tie} {to}; nothing says whether there is a conflict of interest[[ in {body}]] (Local Government Act 6:28-32, 7:4).",
        'Add --stepped-aside, --disregarded or --not-conflicted "{name:raw}, § N".',
    ),
    "suspension_not_provided": (
        "The period {period} has no suspension (the rules of the period).",
        "See the rules: samverkan period show {period}",
    ),
    "effective_before_joined": (
        "[[The decision can be final as early as {earliest}. ]]{effective} is before the day the actor joined, {joined}.",
        "Who has not joined yet is refused: samverkan refuse ACTOR --period PERIOD --decision REF",
    ),
    "case_undecided": (
        "Case {id} has not been decided.",
        "Record the decision first: samverkan case decide {id} --decision REF --outcome OUTCOME",
    ),
    "nothing_lacks": (
        "{name} has no incomplete answer to ask a completion of.",
        "See why: samverkan why {id}",
    ),
    "proposal_missing": (
        "There is no proposal for a decision in {id}.",
        'Add --proposal "att …", or note what has been proposed:'
        " samverkan case prepare {id} --body BODY --recommend TEXT",
    ),
    "notes_not_announced": (
        "{body} keeps notes; they are neither adjusted nor announced (Local Government Act 8:12).",
        "Check which body decided: samverkan case show CASE",
    ),
    "announcement_unsaid": (
        "No day is given.",
        "Add --adjusted DATE, --posted DATE or --posted-through DATE.",
    ),
    "report_missing": (
        "The decision is a delegate's; the clock starts with the announcement of the meeting it was reported to (Local Government Act 6:40, 7:8, 8:10).",
        "Add --reported DATE, the day of the meeting.",
    ),
    "out_of_order": (
        "The days do not follow each other: {step} {day} is before {before} {first}.",
        "Check the days.",
    ),
    "appeal_missing": (
        "No appeal is recorded in {id}.",
        "Record it first: samverkan case appeal {id} --received DATE",
    ),
    "appeal_unclear": (
        "It is not said which appeal in {id} the ruling is on. Recorded: {appeals}.",
        "Give its number: samverkan case outcome {id} OUTCOME --appeal NUMBER --date DATE --final DATE",
    ),
    "appeal_ruled": (
        "Appeal {number} in {id} has been decided already, finally {day}.",
        "See what is noted: samverkan case show {id}",
    ),
    "bar_missing": (
        "The decision in {id} has no bar on joining again.",
        "The actor can apply anew with samverkan enroll … --cause-removed TEXT",
    ),
    "effect_awaited": (
        "The exclusion in {id} waits for being final; in a closed case it would never take effect.",
        "Record first when the decision is final: samverkan case final {id} --date DATE --source TEXT",
    ),
    "source_missing": (
        "It has not been said how it was checked that the decision is final (that is recorded, never computed).",
        'Add --source TEXT, such as "the administrative court, by phone 2024-11-12".',
    ),
    "not_announced": (
        "The decision in {id} has not been announced, so no time to appeal runs (Local Government Act 8:12, 13:5).",
        "Record it: samverkan case announce {id} --adjusted DATE --posted DATE",
    ),
    "clock_runs": (
        "The time to appeal ends {last}; {day} is not later (Local Government Act 13:5).",
        "Wait, or check --date.",
    ),
    "notice_came_down": (
        "The notice came down {through}, before the last day to appeal ({last}); the time has not run out (Local Government Act 8:12, 13:5).",
        "Announce anew: samverkan case announce {id} --posted DATE",
    ),
    "court_awaited": (
        "Appeal {number}[[ from {who:raw}]], received {received}, has no final outcome in {id} (Local Government Act 13).",
        "Record what the court did: samverkan case outcome {id} OUTCOME --appeal {number} --date DATE --final DATE (OUTCOME is upheld, annulled, dismissed or withdrawn)",
    ),
    "case_deadline_missed": (
        "{name}: the last day in {id} was {due} for {deadline} ({rule}), and it is not done.",
        "See the case and what is next: samverkan case show {id}",
    ),
    "notice_down_early": (
        "{name}: the notice in {id} came down {through}, before the last day to appeal ({last}). The time has not run out"
        " (Local Government Act 8:12, 13:5).",
        "Announce anew: samverkan case announce {id} --posted DATE",
    ),
    "final_unchecked": (
        "{name}: the time before the decision in {id} can be final ended {last}, but that it is final is not recorded; the exclusion is not in force.",
        "Ask the court whether the decision was appealed, and record what it says:"
        " samverkan case final {id} --date DATE --source TEXT",
    ),
    "bar_meets_answer": (
        "The bar by {decision}, {first} through {through}, meets {id} ({period}, {standing}).",
        "The program does not change it. Let a body decide, or record what the actor itself wants: samverkan withdraw {actor} --period {period}",
    ),
    "case_outlives_enrollment": (
        "Case {id} about {name} is open, but the enrollment in {period} is {standing}.",
        "Close it unless it is to go on: samverkan case close {id} --reason TEXT",
    ),
}

NOTICES: dict[str, str] = {
    "left_out": "left out of {period}:[[ {withdrawn} that have withdrawn.]][[ {excluded} excluded.]][[ {refused} refused.]][[ {closed} whose application was closed.]][[ {dissolved} dissolved.]]"
    "[[ {declined} that abstain.]][[ {received} incomplete that lack something no column shows.]]",
    "suspension_not_told": "of those listed {count} are suspended, and no column shows it: {names}[[ and {more} more]].",
    "rows_come_back_otherwise": "{count} will not be the same if the rows are taken in by a new registry, since something the"
    " enrollment rested on has ended: {names}[[ and {more} more]].",
    "likeness_not_examined": "{count} actors are too many to compare their names with each other (at most {limit}), so nobody is"
    " marked as a likely duplicate. See some at a time: samverkan actor duplicates",
    "plan_applied_already": "the plan has been carried out ({id}, {day}, {count} invited). Nothing was recorded.",
    "plan_applied_otherwise": "the plan has been carried out ({id}, {day}, {count} invited), with other rows ticked. Nothing"
    " was recorded. Make a new plan for those to be added.",
    "plan_left_as_is": "{file} holds this plan already and is untouched.",
    "silent_not_invited": "{count} that were signatories in {earlier} are silent and not invited to {period}; they get no"
    " letter. Invite them: samverkan renew plan {period}",
    "more_of_the_same": "and {count} more warnings {told}.",
    "period_has_no_text": "period {period} has no text in the registry, so it is not clear what the actor stands"
    " behind. Add it: samverkan period text {period} FILE",
    "no_points": "the text has no numbered points under headings with values, principles or commitments"
    "[[; the previous version had {before}]].",
    "contact_not_given": "the actor has no contact.",
    "contacts_not_given": "{count} of the rows give no contact. See which actors: samverkan check",
    "number_of_other_name": "the row says {said}, but the number {org_nr} is that of {name} ({id}), and the answer is recorded there. If the"
    " name is to lead there: samverkan actor alias {id} NAME. If it is another actor: samverkan undo, and write new in a"
    " column headed id.",
    "later_answer_differs": "{name} is enrolled already ({id}); the later answer says otherwise about {what} and changes nothing.",
    "arrival_not_moved": "the answer of {name} ({id}) arrived {received}; the day {said} in the file does not change that.",
    "earlier_answer_counts": "{name} has two answers in what is read; the one received {said} counts, not that of {received} ({id}).",
    "names_not_compared": "{count} new names were not compared with those in the register, since there are too many. Afterwards: samverkan actor duplicates",
    "number_shared": "{org_nr} is already used by {others}.",
    "number_hints_other": "{org_nr} usually belongs to another kind than {kind}.",
    "day_unknown": "the day {name} joined is unknown; {day}, the first day of the period, counts.",
    "answers_wait": "awaiting completion for {period}: {names}[[ and {more} more]] ({count} in all). The last days to"
    " complete do not move.",
    "signatories_stay": "signatories that stay on through the new last day {last}: {count}.",
    "networks_may_join": "networks that wait can now be enrolled, as of {from_day}: {names}[[ and {more} more]] ({count}"
    " in all). Type for each: samverkan enroll {id} --period {period}",
    "networks_may_not_join": "networks that wait cannot be enrolled on {from_day} or later: {names}[[ and {more} more]]"
    " ({count} in all). See them: samverkan why {id}",
    "decided_after_end": "the decision was taken {decided}, after the period's last day {last}; the signatories of that"
    " day are so without a break.",
    "rule_before_decision": "the rule holds from {from_day}, before the day of the decision, {decided}.",
    "policy_overridden": "{option:raw} holds, not what {file:raw} says about {policy_setting}.",
    "signed_after_received": "signed {signed}, after it was received {received}.",
    "day_in_future": "{day} is in the future.",
    "mixed_scripts": "the name {name} mixes alphabets; two names can look alike.",
    "recorded_roll_reached": "the change reaches the recorded roll {title} ({id}, {day}). The roll is not changed,"
    " but flagged: samverkan roll --recorded {id}",
    "clause_missing": "period {period} has no exclusion clause in its text; the decision may lack a legal basis"
    " (Administrative Procedure Act § 5 (förvaltningslagen)).",
    "advisory_body_decides": "{body} is advisory and cannot be given the right to decide"
    " (Local Government Act 6:37 (kommunallagen)).",
    "delegated_decision": "{body} is a delegate; exclusion and suspension are not delegated"
    " (Local Government Act 6:38 (kommunallagen)).",
    "committee_excluded": "{name} is a committee; a committee is not excluded by another"
    " (Local Government Act 5:1 and 6:1 (kommunallagen)).",
    "anyway_not_needed": "--record-anyway was not needed: every rule is met.",
    "likely_duplicate": "the name {name} resembles {others}. If it is the same actor, give that actor's name or id.",
    "enrollments_joined": "the enrollment {kept} in {period} now holds the days of {dropped} too: received {received}[[, enrolled from {effective}]][[, no longer from {off}]]. {dropped} is dropped as a duplicate; the journal shows what it said.",
    "ended_though_other": "the enrollment {enrollment} ends {day}: then the actor was excluded under its other name.",
    "contacts_doubled": "contacts that both had now stand once: {contacts}.",
    "part_in_itself": "{name} takes no part in itself; that is taken away.",
    "parts_doubled": "both took part in, or had as a member, {others}; that stands once now, with the days of both.",
    "enrolled_though_excluded": "the actor is excluded from {day} by decision {decision}, but the enrollment {enrollment} is in force after that. Take a stand on it: samverkan why {enrollment}",
    "same_name_dissolved": "a dissolved actor had the same name: {others}.",
    "encoding_guessed": "{file} is not UTF-8 and is read as Windows-1252. Check that the letters are right: {sample}.",
    "form_version_unknown": "{file} has form version {given}; the mapping file lists {known}. Check that the questions"
    " are the same.",
    "elements_unread": "{file} has questions that are not read: {column}. Tie them to fields, or to ignore, in a file"
    " given with --map.",
    "rows_hidden": "{file}: {count} of the rows that are read are hidden in the sheet {sheet}, by a filter or by hand: row {hidden}. If they do not belong, undo and read a file without them.",
    "columns_hidden": "{file}: columns that are read are hidden in the sheet {sheet}: {column}.",
    "sheets_unread": "{file}: only the sheet {sheet} is read. There "
    "are rows in {sheets} too; choose a sheet with sheet in a file given with --map.",
    "files_passed_over": "in the folder {file}, these are not read: {files}.",
    "fact_long_ago": "what the concern is about happened {fact}, more than {days} days ago; that speaks against a far-reaching measure.",
    "fact_undated": "it has not been said when what the concern is about happened; add --fact DATE next time.",
    "concern_anonymous": "the concern is anonymous; a case cannot rest on it alone, so it needs evidence before it is screened.",
    "other_cases_open": "the actor has open cases already: {others}.",
    "own_act_unsaid": "it has not been said why the act is the actor's own and not a member's private one, or an opinion (Instrument of Government 1:9, 2:1); add --own TEXT.",
    "nothing_sent": "no documents went with the notification in {id}; the actor gets everything that matters (--material FILE).",
    "little_time": "the time to answer is shorter than the rules of the period say: {given} of {days} days.",
    "dialogue_missing": "no dialogue is noted in {id}, and no reason why there was none (samverkan case step {id} --skip --reason TEXT).",
    "notify_anew": "the actor must get {document} and new time to answer: samverkan case notify {id} --material FILE --date DATE",
    "answered_late": "the answer came in {received}, after the time to answer ({respond_by}); if it comes before the decision it is considered.",
    "answered_unasked": "the actor answered before it was notified in {id}; it is notified all the same, and may answer again.",
    "may_not_prepare": "{body} has no recorded mandate to prepare or recommend; that stops nothing, but record it: samverkan body mandate {body:raw} --subject exclusion --may recommend",
    "conflict_left_open": "{name} {tie} {to}; nothing says whether there is a conflict of interest in {body} (Local Government Act 6:28-32, 7:4). Add --stepped-aside, --disregarded or --not-conflicted.",
    "suspended_unheard": "{name} is suspended without having been notified; a suspension beside a case is provisional. Examine it in a case: samverkan case open",
    "proposal_unsaid": 'the officer\'s proposal is missing in {id}; a recommendation is no proposal. Add --proposal "att …".',
    "settings_missing": "the registry lacks what the letter must say: {keys}. Where it is missing, it says [Missing …]. Type: samverkan registry set {typed:raw}",
    "reasons_unsaid": "the reasons are missing in {id}: deciding facts (--deciding) and proportionality (--proportionality), Administrative Procedure Act 5.",
    "adjusted_late": "the minutes were adjusted {days:counted} too late (by {due}, Local Government Act 5:69, 6:35); that does not touch the decision.",
    "announced_late": "announced {days:counted} too late (by {due}, Local Government Act 8:12); that does not touch the decision.",
    "taken_down_early": "the notice came down {through}, before the last day to appeal ({last}); the time has not run out. Announce anew with --posted DATE.",
    "appealed_late": "the appeal came after the last day ({last}) and does not keep the decision from being final; it is for the court to say whether it is tried. Record it then: samverkan case outcome {id} OUTCOME --date DATE --final DATE",
    "judgment_not_final": "the ruling ({ruling}) binds when it is final. Record then what became final: samverkan case outcome {id} OUTCOME --date DATE --final DATE",
    "appeal_after_final": "the decision is noted as final {day}, but the appeal came in time. Take the note back if it was wrong: samverkan undo {entry}. Otherwise record what the court does: samverkan case outcome {id} OUTCOME --date DATE --final DATE",
    "enrollments_set_aside": "{enrollment} is in force again; enrollments and applications made in between are set aside: {ids}.",
    "effect_outlived": "the enrollment {id} has ended already when the decision takes effect; it changes nothing on the roll.",
    "case_goes_on": "case {id} about {name} is open. Close it unless it is to go on: samverkan case close {id} --reason TEXT",
    "exclusion_ahead": "the exclusion by {decision} has no effect yet[[; it has from {from_day}]][[; its bar through {through} begins to run when it has]]. The answer is recorded; what the decision meets when it takes effect is told then, and by: samverkan check",
    "bar_meets": "the bar by {decision}, {first} through {through}, meets {id} ({period}, {standing}). The program does not change it. Let a body decide, or record what the actor itself wants: samverkan withdraw {actor} --period {period}",
    "kin_of_barred": "{name} is connected with {other}, which is barred through {through} by {decision} ({kinship}); the bar does not hold for {name}, but see the decision: samverkan why {decision}",
    "closed_before_final": "the decision in {id} has not been recorded as final; its last days are no longer shown in due and calendar. What comes from a court can be noted all the same.",
    "suspension_outlived": "the enrollment ends {ended}, before the last day of the suspension {through}; after that it is the end that counts.",
}
