"""How the registry says no to what was typed: values, references, and what any command may be told."""

from samverkan_cli.domain.refusal import Conflict, Malformed, Notice, Unknown, Unmet


class Usage(Malformed):
    """The command line is not one of ours."""


class Missing(Malformed):
    """Something that names what the command is about was left out."""


class DateInvalid(Malformed):
    """Not a day, or outside 1970–2200."""


class TimeInvalid(Malformed):
    """Not a time of day such as 16-18."""


class NumberInvalid(Malformed):
    """Not a whole positive number."""


class WaitInvalid(Malformed):
    """Not a number of seconds that can be waited."""


class OrgNrInvalid(Malformed):
    """An organisation number with a wrong length, letter or check digit [lag 1974:174]."""


class PersonalNumber(Malformed):
    """A personal identity number must not get in, nor be printed back [policy, stricter than dataskyddslagen 3:10]."""


class PeriodInvalid(Malformed):
    """A period is written 2024-2027."""


class ReferenceInvalid(Malformed):
    """Not shaped like what it must refer to, such as `principle:2`."""


class MailboxInvalid(Malformed):
    """Not an e-mail address."""


class WebsiteInvalid(Malformed):
    """Not the address of a website, http or https, without a password [RFC 3986]."""


class WebAddressInvalid(Malformed):
    """Not a whole address on the web, without a query [RFC 3987]."""


class TextNotAllowed(Malformed):
    """Control characters, terminal escapes or bidi controls."""


class TextTooLong(Malformed):
    """Names over 200, lines over 500, texts over 20,000 characters."""


class TextEmpty(Malformed):
    """A text without a visible character."""


class ValueUnknown(Malformed):
    """Not one of the words the option takes."""


class YearInvalid(Malformed):
    """No year that has days the register knows."""


class PartyInName(Malformed):
    """A party stands on a seat or on somebody's attendance, never in a person's name."""


class NameReserved(Malformed):
    """Shaped like an id, a number or a period: never taken for a new name."""


class FieldUnknown(Malformed):
    """`--fields` names a field the command does not have."""


class OptionsConflict(Malformed):
    """Options that do not go together."""


class BinaryOnTerminal(Malformed):
    """A workbook is a file, and no text for a terminal."""


class FileUnreadable(Malformed):
    """A file that was named cannot be read."""


class FolderIsLink(Malformed):
    """A folder that is to be replaced is a link to another place."""


class FolderIsFile(Malformed):
    """A file stands where a folder is to be."""


class ParentMissing(Malformed):
    """A folder is to be made in one that is not there."""


class FolderStoodIn(Malformed):
    """The folder that is to be replaced is the one where the command was typed, or holds it."""


class FolderMounted(Malformed):
    """A disk is mounted at the folder, which therefore cannot be replaced."""


class AnswerNeeded(Malformed):
    """A yes is needed and there is no terminal to ask."""


class NotFound(Unknown):
    """Nothing answers to the reference."""


class TakenBack(Unknown):
    """What the id was given to has been taken back."""


class Ambiguous(Unknown):
    """Several things answer to the reference."""


class AlreadyExists(Conflict):
    """The same thing is registered already."""


class AlreadyThere(Conflict):
    """The person is noted there already."""


class AlreadyDone(Conflict):
    """The change has been made already."""


class FileExists(Conflict):
    """A file is not overwritten without `--force`."""


class FolderNotOurs(Conflict):
    """A folder with something in it that was not written by the program is not replaced."""


class FolderTouched(Conflict):
    """Files that the program wrote in a folder have been changed since; they are not lost without `--force`."""


class FolderOfOtherKind(Conflict):
    """A folder holds what is for others: internal pages do not take the place of public ones, nor the reverse."""


class FolderOfOtherRegistry(Conflict):
    """A folder holds what was written from another registry."""


class LastDayBeforeFirst(Unmet):
    """A span that ends before it begins."""


class NotThere(Unmet):
    """The body does not take part in the meeting."""


class ReasonMissing(Unmet):
    """What departs from the procedure has a reason."""


class WhatMissing(Unmet):
    """A note says what was said."""


class OutOfOrder(Unmet):
    """What follows does not come before what it follows."""


class DayInFuture(Notice):
    """Something that has happened lies after today."""


class NothingNew(Conflict):
    """What was said to be new was nothing that is registered."""


class ReadAs(Notice):
    """Words that were typed are those of one name alone, and are read as it."""


class AnswerUnclear(Malformed):
    """What was answered is neither yes nor no."""


class NothingToChoose(Unknown):
    """The registry has nothing of what is to be named."""
