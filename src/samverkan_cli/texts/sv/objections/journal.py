"""What is objected to in Swedish, of taking back: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "already_taken_back": (
        "Händelse {entry}[[ – {last}]] är redan tillbakatagen, av händelse {by}.",
        "Ska den gälla igen: samverkan redo {entry}",
    ),
    "built_on": (
        "Händelse {entry} (samverkan {verb}, {about}) bygger på det som ska tas tillbaka.",
        "Ta tillbaka den först: samverkan undo {entry}",
    ),
    "taken_meanwhile": (
        "Något annat har tagit platsen sedan dess ({noun}).",
        "Se vad som har hänt: samverkan journal list. Ändra det som kom emellan, eller registrera på nytt.",
    ),
    "name_taken_meanwhile": (
        "Namnet {name} används sedan dess av {id}.",
        "Ge den ett annat namn först: samverkan actor rename {id} NAMN. Är det samma aktör: samverkan actor merge",
    ),
    "nothing_taken_back": (
        "Inget är tillbakataget som kan gälla igen.",
        "Se vad som har hänt: samverkan journal list",
    ),
    "still_in_force": (
        "Händelse {entry} är inte tillbakatagen; den gäller.",
        "Ska den tas tillbaka: samverkan undo {entry}",
    ),
    "not_taken_back": (
        "Att registret upprättades kan inte tas tillbaka.",
        "Ska allt göras om, flytta undan filen och kör samverkan init.",
    ),
    "not_correctable": (
        "{option:raw} är inget som rättas hos {ref:raw}.",
        "Det som kan rättas där: {known:raw}. Ska det bort helt: samverkan void {ref:raw} --reason TEXT",
    ),
    "nothing_to_correct": (
        "Säg vad som är rätt.",
        "Det som kan rättas hos {ref:raw}: {known:raw}.",
    ),
    "cannot_be_corrected": (
        "{ref:raw} rättas inte med correct.",
        "Ta tillbaka kommandot (samverkan undo HÄNDELSE), eller stryk det (samverkan void {ref:raw} --reason TEXT), och registrera på nytt.",
    ),
    "settings_are_set": (
        "{ref:raw} är registrets egna uppgifter: de rättas inte med correct, utan sägs på nytt.",
        "Skriv: samverkan registry set NYCKEL=TEXT. Se dem och nycklarna: samverkan registry show",
    ),
    "take_back_instead": (
        "Det som är rätt har andra följder än de som registrerades i händelse {entry}; det rättas inte fält för fält.",
        "Ta tillbaka händelsen (samverkan undo {entry}) och registrera på nytt. Vilar annat på den sägs det, med vad som tas tillbaka först.",
    ),
    "not_after_correction": (
        "Händelse {entry} ({about:raw}) hade inte kunnat registreras om det som nu rättas hade stått där från början.",
        "Ta tillbaka den först, om den är fel: samverkan undo {entry}. Gör sedan rättelsen, och registrera den på nytt.",
    ),
    "stands_so_already": (
        "Så står det redan hos {ref:raw}; inget ändrades.",
        "Se hur det står: samverkan why {ref:raw}",
    ),
    "rests_on_it": (
        "Händelse {entry} (samverkan {verb}, {about:raw}) vilar på {ref:raw}.",
        "[[Stryk den först: samverkan void {void:raw} --reason TEXT. Gäller den något annat: samverkan correct {void:raw}]][[Ta tillbaka den först: samverkan undo {undo:raw}]]",
    ),
    "made_nothing": (
        "Händelse {entry} ändrade något och skapade inget som kan strykas.",
        "Ta tillbaka den: samverkan undo {entry}. Eller rätta den: samverkan correct {entry}",
    ),
    "voided_already": (
        "{ref:raw} är redan struken, av händelse {entry}.",
        "Ska den gälla igen: samverkan undo {entry}",
    ),
    "why_missing": (
        "Det som rättas eller stryks i efterhand ska ha ett skäl.",
        "Lägg till --reason TEXT.",
    ),
}

NOTICES: dict[str, str] = {
    "rests_on_corrected": "händelse {entry} (samverkan {verb}, {about:raw}) vilar på det som rättades. Se efter om den ändå är rätt.",
}
