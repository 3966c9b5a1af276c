"""What is objected to in English, of actors, their contacts and networks: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "not_a_full_name": (
        "{name} is not a full name, and nobody in the register is called that.",
        "Write first and last name, or the id of the person. If that is the whole name, add {new:raw}.[[ A role mailbox is written as an address alone: {mailbox:raw}.]]",
    ),
    "contact_ambiguous": (
        "More than one contact matches {given}: {contacts}.",
        "Give the number instead, for example {first}. See them: samverkan contact list {id}",
    ),
    "already_dissolved": (
        "The actor {id} is already dissolved, last day {day}.",
        "See why: samverkan why {id}. If the day is wrong: samverkan correct {id} --last-day DATE --reason TEXT",
    ),
    "contact_has_ended": (
        "The contact of {name} held through {day}.",
        'If it holds again: samverkan contact add {id} "Name <address>". See them: samverkan contact list {id}. If the day is wrong: samverkan correct {id} --contact ADDRESS --through DATE --reason TEXT',
    ),
    "already_merged": ("{id} is the same actor as {into} already.", "See why: samverkan why {into}"),
    "same_person": (
        "Both lead to {name}; a person is not merged with itself.",
        "Give two different persons. See who there are: samverkan person list",
    ),
    "person_merged_already": ("{id} is the same person as {into} already.", "See why: samverkan why {id}"),
    "seated_for_two": (
        "{name} and the other sit in {body} at the same time for different actors, {actor} and {other}.",
        "If they are two persons they are not to be merged. Otherwise say first when one of the seats ended: samverkan body seat {body} {id} --through DATE",
    ),
    "same_actor": (
        "Both lead to {name}; an actor is not merged with itself.",
        "Name two different actors. See which are alike: samverkan actor duplicates",
    ),
    "side_mismatch": (
        "An actor of the kind {kind} is on the {expected} side, not the {side} side.",
        "Leave out --side, or change --kind.",
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
        "Both are excluded from {period} for the same days, each by a decision that stands: {decisions}. The register does not say which of them holds for the actor they become.",
        "The body revokes one of them first[[: samverkan case revoke {case} --decision DECISION --effective DATE]]",
    ),
    "actor_dissolved": ("{name} is dissolved, last day {day}.", "A successor joins on its own, under its own name."),
    "not_a_network": (
        "{name} is no network but of the kind {kind}; only a network has members.",
        "If it is a network, correct the kind: samverkan actor edit {id} --kind network",
    ),
    "member_of_itself": (
        "{name} cannot take part in itself.",
        "Give the network first and then the actor that takes part in it.",
    ),
    "never_consented": (
        "Nobody has said that {who}, contact of {id}, may be public, so there is no consent to take back.",
        "See the contacts: samverkan contact list {id}. A contact without consent never stands on the pages.",
    ),
    "contact_marked_later": (
        "The contact is marked “{mark}” on {day}; an earlier date changes nothing.",
        "Check --date. See the contacts: samverkan contact list {id}",
    ),
    "contact_bounced": (
        "Mail to {contact}, a contact of {name}, came back {day}.",
        'Give a new one: samverkan contact add {id} "Name <address>", and end the old one: samverkan contact end {id}'
        " {number}. If it is right after all: samverkan contact verify {id} {number}",
    ),
    "actor_without_number": (
        "{name} has no organisation number and is not a network.",
        "samverkan actor edit {id} --org-nr NUMBER",
    ),
}

NOTICES: dict[str, str] = {
    "consent_unproven": 'nothing says how consent was given. Write where it is with --source, for example "e-mail 2024-05-02": the controller is to be able to show it (GDPR art. 7.1).',
    "number_shared": "{org_nr} is already used by {others}.",
    "number_hints_other": "{org_nr} usually belongs to another kind than {kind}.",
    "mixed_scripts": "the name {name} mixes alphabets; two names can look alike.",
    "likely_duplicate": "the name {name} resembles {others}. If it is the same actor, give that actor's name or id.",
    "enrollments_joined": "the enrollment {kept} in {period} now holds the days of {dropped} too: received {received}[[, enrolled from {effective}]][[, no longer from {off}]]. {dropped} is dropped as a duplicate; the journal shows what it said.",
    "ended_though_other": "the enrollment {enrollment} ends {day}: then the actor was excluded under its other name.",
    "contacts_doubled": "contacts that both had now stand once: {contacts}.",
    "places_doubled": "what both had stands once now, with the days of both: {places}.",
    "mailbox_not_kept": "{name} keeps its mail address; {mailbox} remains only in contacts that have it.",
    "part_in_itself": "{name} takes no part in itself; that is taken away.",
    "parts_doubled": "both took part in, or had as a member, {others}; that stands once now, with the days of both.",
    "enrolled_though_excluded": "the actor is excluded from {day} by decision {decision}, but the enrollment {enrollment} is in force after that. Take a stand on it: samverkan why {enrollment}",
    "same_name_dissolved": "a dissolved actor had the same name: {others}.",
}
