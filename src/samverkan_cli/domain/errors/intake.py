"""How the registry says no to what comes in as a file: its bytes, its rows and its answers; and what it warns of."""

from samverkan_cli.domain.refusal import Conflict, Malformed, Notice, Unknown, Unmet


class TickUnclear(Malformed):
    """A cell that is neither a yes nor a no."""


class RowUnnamed(Malformed):
    """A row that does not say which actor it is about."""


class RowOfOtherPeriod(Malformed):
    """A row says another period than the one its file is read into."""


class FileEmpty(Malformed):
    """A file without content."""


class FileFormUnknown(Malformed):
    """A file that is neither CSV, XLSX nor e-service XML."""


class FileTooLarge(Malformed):
    """A file larger than the limit of its format."""


class MinutesUnreadable(Malformed):
    """A file that holds no minutes that can be read: what it is instead, and what helps."""


class DayMissing(Malformed):
    """Minutes that do not say of which day they are."""


class BodyMissing(Malformed):
    """Minutes that do not say whose they are."""


class MinutesApproved(Unmet):
    """Minutes that are approved are corrected one thing at a time, with a reason."""


class MeetingAhead(Malformed):
    """Minutes of a day that has not come."""


class EndBeforeStart(Malformed):
    """Minutes that say that the meeting ended before it began."""


class DayBeforeMeeting(Malformed):
    """A day of what was resolved, or by which it is back, that lies before the meeting."""


class BodyRegistered(Notice):
    """A body that minutes name and the register did not know."""


class FolderEmpty(Malformed):
    """A folder without a file that can be read."""


class RowsMissing(Malformed):
    """A file with headings alone."""


class NulByte(Malformed):
    """A text file with NUL in it."""


class EncodingMixed(Malformed):
    """Lines of one file are in different encodings."""


class EncodingUnknown(Malformed):
    """Bytes that are no letters in any encoding we read."""


class Mojibake(Malformed):
    """Letters that an earlier program read in the wrong encoding, such as Ã¥ for å."""


class DelimiterUnknown(Malformed):
    """Headings that are not separated by a delimiter we read."""


class HeadingsUnknown(Malformed):
    """No heading of the first row is known."""


class TicksAbsent(Unmet):
    """No row of a whole intake has a tick, and the period requires some: it is said once."""


class ColumnUnknown(Malformed):
    """A heading that no field answers to."""


class ColumnTwice(Malformed):
    """Two columns of a file are the same field."""


class NameColumnMissing(Malformed):
    """No column tells whose row it is."""


class HeadingMissing(Malformed):
    """A cell has content in a column without a heading."""


class RowWidth(Malformed):
    """A row has more or fewer cells than there are headings."""


class QuoteUnclosed(Malformed):
    """A quotation mark opens a cell and nothing closes it."""


class QuoteMisplaced(Malformed):
    """Text goes on after the quotation mark that closes a cell."""


class CellTooLong(Malformed):
    """A cell over 20,000 characters."""


class CellMerged(Malformed):
    """A cell merged over several columns."""


class CellFaulty(Malformed):
    """A cell that holds an error of the spreadsheet, such as #REF!."""


class CellUncalculated(Malformed):
    """A cell with a formula whose value was never saved: what it would show is not known."""


class WorkbookUnreadable(Malformed):
    """A workbook that is damaged, protected, or something else."""


class WorkbookTooLarge(Malformed):
    """A workbook that unpacks to more than the limits: a zip bomb, or nearly."""


class SheetMissing(Malformed):
    """The workbook has no sheet with the name, or none with rows."""


class XmlInvalid(Malformed):
    """A file that is not well-formed XML."""


class XmlUnsafe(Malformed):
    """XML that defines entities or refers to something outside itself."""


class NamespaceWrong(Malformed):
    """XML that is not an e-service's."""


class NotSubmitted(Malformed):
    """An answer that was saved in the e-service and never sent in."""


class StatusUnclear(Malformed):
    """An answer whose status in the e-service does not tell whether it was sent in: somebody must say."""


class WordsInvalid(Malformed):
    """A file of a municipality's own words for minutes that is not TOML, or has a list that there is no use for."""


class MappingInvalid(Malformed):
    """A mapping file that cannot be read, or says something a mapping file does not."""


class MappingFieldUnknown(Malformed):
    """A mapping file names a field that does not exist."""


class MappingTwice(Malformed):
    """A mapping file ties a field or a heading twice."""


class LikelySame(Unknown):
    """A new name much like a known one: somebody must say whether it is the same actor."""


class NumberNamedTwice(Unknown):
    """Two rows of a file have one organisation number and different names: is it one actor?"""


class RowIsTotal(Unknown):
    """A row of a file that looks like the total of a list and not like an actor: somebody must say."""


class AnswerChanged(Conflict):
    """A row says otherwise than the answer that is recorded; a recorded answer is never written over."""


class AnswersDiffer(Conflict):
    """Two rows of one intake give different answers of one actor."""


class MoreOfTheSame(Notice):
    """More warnings of a kind than are told one by one."""


class ContactsNotGiven(Notice):
    """Several rows give nobody to write to."""


class StillLacking(Notice):
    """A later answer of an actor whose application waits lacks something as well: it waits as before."""


class LaterAnswerDiffers(Notice):
    """A later answer of an actor that has joined says otherwise than the recorded one, which stands."""


class NumberOfOtherName(Notice):
    """A row was known by its organisation number alone: the register has another name for the actor."""


class ArrivalNotMoved(Notice):
    """A row says another day of arrival than its recorded answer has; a day of arrival is never moved."""


class EarlierAnswerCounts(Notice):
    """Of two answers in one file the one that arrived first counts."""


class NamesNotCompared(Notice):
    """New names that were too many, or met too many, to be compared with those in the register."""


class LeftOut(Notice):
    """Enrollments that an export cannot tell as they are, by what became of them."""


class SuspensionNotTold(Notice):
    """Signatories that are suspended, which an export does not show."""


class RowsWithoutTicks(Notice):
    """Some rows of an export are of an earlier register without ticks, which must be said when they are taken in."""


class RowsComeBackOtherwise(Notice):
    """Rows of an export that would not be taken in as what they are."""


class EncodingGuessed(Notice):
    """A text file is read as Windows-1252, since it is no UTF-8."""


class FormVersionUnknown(Notice):
    """An e-service form has a version that the mapping file does not list."""


class ElementsUnread(Notice):
    """Questions of an e-service form that no field answers to."""


class RowsHidden(Notice):
    """Rows that the sheet does not show, hidden or filtered away, are read as the others."""


class ColumnsHidden(Notice):
    """Columns that the sheet does not show are read as the others."""


class SheetsUnread(Notice):
    """Other sheets of the workbook have rows under known headings."""


class FilesPassedOver(Notice):
    """Files in a folder that are of another kind."""


class AnswersWithoutTicks(Notice):
    """No row of a whole intake has a tick, and those that could be were recorded as incomplete."""


class OpenDataUnreadable(Malformed):
    """A file of open data that is no JSON, or is cut off."""


class OpenDataForeign(Malformed):
    """A JSON file that is something else than the open data of a municipality."""


class OpenDataNewer(Malformed):
    """Open data that a later version of the program wrote."""


class OpenDataFaulty(Malformed):
    """Open data where something is missing or has another form than it was written in."""


class OpenDataUneven(Malformed):
    """Open data that tells other figures than its own rows do."""


class MunicipalityTwice(Malformed):
    """A municipality would be counted twice."""
