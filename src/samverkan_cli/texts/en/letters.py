"""Invitations and reminders in English. What stands in [[…]] is said only when it is known."""

LETTERS: dict[str, str] = {
    "invitation_subject": "Joining the agreement anew, period {period}",
    "reminder_subject": "Reminder {round}: joining the agreement anew, period {period}",
    "salutation": "Hello[[ {contact}]],",
    "invitation": "{salutation}\n\n"
    "The agreement has a new period, {period}, from {first_day} through {through}.[[ It is {agreement}.]] All actors join anew; nothing carries over[[ from {earlier}]]. So we ask whether {name} wishes to join.",
    "reminder": "{salutation}\n\n"
    "We have invited {name} to join the agreement anew for the period {period}, from {first_day} through {through}, and have had no answer.[[ It is {agreement}.]] Without an answer {name} is no signatory in the new period.",
    "reminder_again": "{salutation}\n\n"
    "We have written to {name} about joining the agreement anew for the period {period}, from {first_day} through {through}, and have had no answer.[[ It is {agreement}.]] Without an answer {name} is no signatory in the new period.",
    "reminder_unasked": "{salutation}\n\n"
    "The agreement has a new period, {period}, from {first_day} through {through}.[[ It is {agreement}.]] All actors join anew; nothing carries over[[ from {earlier}]]. From {name} we have had no answer. Without an answer {name} is no signatory in the new period.",
    "how": "Answer by {last_day}.\n\n"
    "[[Your answer says, each by itself, that you\n\n{ticks}\n\n]]It is to be signed by somebody who may act for {name}, with name and capacity. If you wish to abstain, say so; we will not remind you again.\n\n{answer}",
    "tick": "- stand behind the {stands_for}",
    "answer_to": "Answer to {answer_to}.",
    "answer_mail": "Answer this message.",
    "answer_post": "Answer to [Missing: {setting_key}].",
    "from": "Questions are answered by {caseholder}.\n\nKind regards\n\n{sender}",
    "privacy": "Personal data: {controller}[[ of {seat}]] is the controller. Contact: {controller_contact}. Data protection officer: {data_protection_officer}. Names and addresses of contacts and signers are processed to keep the register"
    " of signatories and to reach you, as a task in the public interest (article 6.1 e of the GDPR). You do not have to give them, but without them the enrollment cannot be complete. Data on a person who has not given them comes from"
    " {name} (article 14); pass this information on to those you name. They stand in public documents, which are handed out on request, and are kept or disposed of as the municipality has decided. A person who is registered has the"
    " right to know what is registered, to have it corrected, to ask for erasure or restriction and to object, with the controller or its data protection officer, and can complain to the Swedish Authority for Privacy Protection.",
    "missing": "[Missing: {setting_key}]",
}
