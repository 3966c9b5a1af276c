"""What is objected to in Swedish, of periods, their rules and their text: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "setting_unknown": (
        "{given:raw} är ingen regel med ett värde som den kan ha.",
        "Skriv {known:raw}. Svenska ord går också bra: nätverk=ja, ställningstaganden=värdegrund,principer.",
    ),
    "period_unsaid": (
        "perioden är inte sagd[[, och flera kan menas den {day}: {several}]][[, och ingen {only_period} den {day}]].",
        "Ange perioden[[, till exempel {first:raw}]]. Se alla: samverkan period list",
    ),
    "policy_unreadable": (
        "policyfilen är inte TOML.",
        "Text skrivs inom citattecken och sanningsvärden som true eller false. En fil att utgå från: samverkan period policy",
    ),
    "policy_setting_unknown": (
        "en policy har ingen inställning {given:raw}.",
        "[[Närmast: {nearest:raw}. ]]Det som finns: {known:raw}. Se: samverkan period policy",
    ),
    "policy_value_invalid": (
        "{setting:raw} [[har värdet {given:raw}; det ]]ska vara {policy_form}.",
        "Rätta value under [{setting:raw}], eller stryk inställningen: då gäller programmets värde.",
    ),
    "policy_days_outside": (
        "{setting:raw} är {given:raw} dagar; det ska vara {least} till {most}.",
        "Rätta value under [{setting:raw}]. Tiden räknas i kalenderdagar.",
    ),
    "policy_word_unknown": ("{setting:raw} kan inte ha värdet {given:raw}.", "Välj bland: {choices:raw}."),
    "policy_source_missing": (
        "{setting:raw} har ingen källa. Varje värde i en policy ska säga vem som har bestämt det, och när.",
        'Skriv på tre rader: [{setting:raw}] · value = {given:raw} · source = "Kommunstyrelsen 2023-10-10 § 181"',
    ),
    "provision_unknown": (
        "Texten för {period} har ingen punkt {grounds}.[[ Den har: {serves}.]]",
        "Se punkterna: samverkan period show {period}",
    ),
    "periods_overlap": (
        "Perioden delar dagar med {others}; perioder i samma överenskommelse får inte överlappa.",
        "Ändra första eller sista dag.",
    ),
    "text_unchanged": ("Perioden {period} har redan just den texten (version {version}).", "Inget behöver göras."),
    "last_day_not_later": (
        "Perioden {period} gäller redan t.o.m. {last}; en förlängning har en senare sista dag.",
        "Ange en dag efter {last} med --last-day.",
    ),
    "decision_taken_back": (
        "Beslutet {id:raw} är tillbakataget av händelse {entry}. Periodens dagar och regler ändras bara av ett beslut som gäller.",
        "Ska beslutet gälla igen: samverkan redo {entry}. Annars: samverkan decision add TEXT --body INSTANS",
    ),
    "period_without_text": ("Perioden {period} har ingen text i registret.", "samverkan period text {period} FIL"),
}

NOTICES: dict[str, str] = {
    "period_has_no_text": "perioden {period} har ingen text i registret, så det framgår inte vad aktören ställer sig bakom. Lägg in den: samverkan period text {period} FIL",
    "no_points": "texten har inga numrerade punkter under rubriker med värdegrund, principer eller åtaganden[[; den förra versionen hade {before}]]. Skriv varje rubrik på en egen rad, till exempel # Principer eller Principer, och punkterna under den med 1. 2. 3.",
    "answers_wait": "väntar på komplettering till {period}: {names}[[ och {more} till]] ({count} st). Sista dag att komplettera flyttas inte.",
    "signatories_stay": "anslutna som står kvar t.o.m. den nya sista dagen {last}: {count} st.",
    "networks_may_join": "nätverk som väntar kan nu anslutas, fr.o.m. {from_day}: {names}[[ och {more} till]] ({count} st). Skriv för vart och ett: samverkan enroll {id} --period {period}",
    "networks_may_not_join": "nätverk som väntar kan inte anslutas {from_day} eller senare: {names}[[ och {more} till]] ({count} st). Se dem: samverkan why {id}",
    "period_meant": "perioden {period} är menad, den enda som {only_period} den {day}.",
    "decided_after_end": "beslutet togs {decided}, efter periodens sista dag {last}; de som var anslutna då blir det utan avbrott.",
    "rule_before_decision": "regeln gäller fr.o.m. {from_day}, före {decided}, då beslutet börjar gälla.",
    "rule_reaches_back": "{policy_setting}: en annan regel gäller fr.o.m. {from_day}, och det här som är registrerat sedan dess ändras inte av den: {names}[[ och {more} till]] ({count} st). Det som ska vara annorlunda rättas: samverkan correct",
    "last_days_move": "{policy_setting}: en annan regel gäller fr.o.m. {from_day}, så sista dagen räknas om i det som redan har börjat sedan dess: {names}[[ och {more} till]] ({count} st). Se dagarna: samverkan due",
    "policy_overridden": "{option:raw} gäller, inte det som {file:raw} säger om {policy_setting}.",
}
