"""What is objected to in English, of periods, their rules and their text: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "setting_unknown": (
        "{given:raw} is not a rule with a value it can have.",
        "Type {known:raw}.",
    ),
    "period_unsaid": (
        "the period is not said[[, and more than one can be meant on {day}: {several}]][[, and none {only_period} on {day}]].",
        "Give the period[[, for example {first:raw}]]. See them all: samverkan period list",
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
    "policy_word_unknown": ("{setting:raw} cannot have the value {given:raw}.", "Choose from: {choices:raw}."),
    "policy_source_missing": (
        "{setting:raw} has no source. Every value of a policy must say who settled it, and when.",
        'Write on three lines: [{setting:raw}] · value = {given:raw} · source = "Kommunstyrelsen 2023-10-10 § 181"',
    ),
    "provision_unknown": (
        "The text for {period} has no provision {grounds}.[[ It has: {serves}.]]",
        "See the provisions: samverkan period show {period}",
    ),
    "periods_overlap": (
        "The period shares days with {others}; periods of the same agreement must not overlap.",
        "Change the first or last day.",
    ),
    "text_unchanged": (
        "Period {period} already has exactly that text (version {version}).",
        "Nothing needs to be done.",
    ),
    "last_day_not_later": (
        "Period {period} runs through {last} already; an extension has a later last day.",
        "Give a day after {last} with --last-day.",
    ),
    "decision_taken_back": (
        "Decision {id:raw} was taken back by entry {entry}. The days and rules of a period change by a decision that stands.",
        "If it is to be in force again: samverkan redo {entry}. If not: samverkan decision add TEXT --body BODY",
    ),
    "period_without_text": ("Period {period} has no text in the registry.", "samverkan period text {period} FILE"),
}

NOTICES: dict[str, str] = {
    "period_has_no_text": "period {period} has no text in the registry, so it is not clear what the actor stands behind. Add it: samverkan period text {period} FILE",
    "no_points": "the text has no numbered points under headings with values, principles or commitments[[; the previous version had {before}]]. Write each heading on a line of its own, such as # Principles or Principles, and the points under it with 1. 2. 3.",
    "answers_wait": "awaiting completion for {period}: {names}[[ and {more} more]] ({count} in all). The last days to complete do not move.",
    "signatories_stay": "signatories that stay on through the new last day {last}: {count}.",
    "networks_may_join": "networks that wait can now be enrolled, as of {from_day}: {names}[[ and {more} more]] ({count} in all). Type for each: samverkan enroll {id} --period {period}",
    "networks_may_not_join": "networks that wait cannot be enrolled on {from_day} or later: {names}[[ and {more} more]] ({count} in all). See them: samverkan why {id}",
    "period_meant": "the period {period} is meant, the only one that {only_period} on {day}.",
    "decided_after_end": "the decision was taken {decided}, after the period's last day {last}; the signatories of that day are so without a break.",
    "rule_before_decision": "the rule holds from {from_day}, before the decision does, {decided}.",
    "rule_reaches_back": "{policy_setting}: another rule holds from {from_day}, and this, recorded since then, is not changed by it: {names}[[ and {more} more]] ({count}). What is to be otherwise is put right: samverkan correct",
    "last_days_move": "{policy_setting}: another rule holds from {from_day}, so the last day is counted anew in what has begun since then: {names}[[ and {more} more]] ({count}). See the days: samverkan due",
    "policy_overridden": "{option:raw} holds, not what {file:raw} says about {policy_setting}.",
}
