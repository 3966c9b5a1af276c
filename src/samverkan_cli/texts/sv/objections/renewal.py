"""What is objected to in Swedish, of a renewal and its plan: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "plan_unreadable": (
        "Filen {file} är ingen plan för anslutning på nytt: {plan_lacks}.",
        "Gör en ny: samverkan renew plan PERIOD --out FIL. Raderna överst i filen ska vara kvar.",
    ),
    "plan_columns_missing": (
        "Planen {file} saknar på rad {row} kolumnen: {plan_column}.",
        "Lägg tillbaka kolumnen, eller gör en ny plan.",
    ),
    "plan_cell_invalid": (
        "{file}, rad {row}, kolumnen {plan_column}: {given} går inte att läsa.",
        "Skriv {plan_choices}.",
    ),
    "plan_cell_edited": (
        "{file}, rad {row}, kolumnen {plan_column}: {given} står i filen, men i registret står {kept}. En plan bestämmer bara vilka som bjuds in.",
        "Ändra i registret först ({plan_edit}) och gör en ny plan, eller återställ cellen.",
    ),
    "plan_row_twice": ("{file}, rad {row}: {id} står redan på rad {other}.", "Ta bort den ena raden."),
    "predecessor_missing": (
        "Det finns ingen period före {period} i registret att ansluta på nytt från.",
        "Ange den med --from, eller öppna den: samverkan period add PERIOD --first-day DATUM --last-day DATUM",
    ),
    "plan_other_registry": (
        "Planen {file} är gjord i ett annat register.",
        "Ange rätt register med --db, eller gör en ny plan.",
    ),
    "plan_row_differs": (
        "{file}, rad {row}: uppgifterna om {name} ({id}) har ändrats sedan planen gjordes ({differs}). Nu föreslås: {action}[[ ({now})]].",
        "Ta bort raden eller bocka ur den, eller gör en ny plan: samverkan renew plan. Se vad som hänt: samverkan why {id}",
    ),
    "plan_row_gone": (
        "{file}, rad {row}: [[{name} ]]({id}) har ingen anslutning till {period} längre.",
        "Ta bort raden, eller gör en ny plan. Se vad som hänt: samverkan why {id}",
    ),
    "reminded_that_day": (
        "Omgång {earlier} till {period} skrevs {day}: två omgångar påminnelser samma dag skrivs inte.",
        "Skriv ut den omgången igen: samverkan renew remind {period} --round {earlier} --out MAPP. Nästa omgång skrivs en senare dag.",
    ),
    "period_not_before": (
        "Perioden {earlier} slutar {last}, inte före {period}, som börjar {first}.",
        "Ange en tidigare period med --from.",
    ),
    "nobody_to_ask": (
        "Ingen är ansluten till {period} den {day}, så ingen kan tillfrågas.",
        "Ange en dag då någon är ansluten med --date. Se vilka: samverkan roll --on DATUM --period {period}",
    ),
    "not_invited": (
        "{name} ({id}) är inte inbjuden att ansluta sig på nytt till {period}.",
        "Bjud in genom en plan: samverkan renew plan {period:raw} --out plan.xlsx, och sedan samverkan renew apply plan.xlsx",
    ),
    "answered_before_asked": (
        "Svaret kom in {received}, före {asked_on} då uppföljningen ({id}) öppnades.",
        "Kontrollera --received. Är det uppföljningens dag som är fel: stryk den (samverkan void {id}) och öppna en ny.",
    ),
    "plan_row_blocked": (
        "{file}, rad {row}: {name} ({id}) kan inte bjudas in: {hindrance}[[ (t.o.m. {through})]].",
        "Bocka ur raden. Se varför: samverkan why {id}",
    ),
}

NOTICES: dict[str, str] = {
    "last_day_closed": "{day} är ingen arbetsdag. Arbetsdagen före är {before}: --last-day {before}",
    "last_day_passed": "den sista dag att svara som brevet anger, {day}, har passerat den dag brevet är daterat. Ge en ny med --last-day, eller --date med den dag brevet skrevs",
    "letter_to_hindered": "{name} ({id}) kan inte längre bjudas in till {period}: {hindrance}[[ (t.o.m. {through})]]. En omgång skriver inget brev till den. Se varför: samverkan why {id}",
    "reminded_uninvited": "till {count} av dem har ingen inbjudan skrivits; brevet säger därför inte att de är inbjudna. Inbjudan skrivs med: samverkan renew remind {period:raw} --round 0 --out MAPP",
    "letter_not_needed": "{name} ({id}) har redan svarat om {period} ({answer}). Se svaret: samverkan why {answer}",
    "invited_that_day": "den som påminns om {period} bjöds in samma dag, {day}",
    "likeness_not_examined": "{count} aktörer är för många för att jämföra namnen med varandra (högst {limit}), så ingen är märkt som trolig dubblett. Se några i taget: samverkan actor duplicates",
    "ticked_hidden": "{file}: {count} av raderna som är förbockade är dolda i bladet {sheet}, av ett filter eller för hand: rad {hidden}. De genomförs som de andra. Ska de inte vara med, ångra (samverkan undo), ta bort bocken och läs in filen igen.",
    "plan_applied_already": "planen är redan genomförd ({id}, {day}, {count} inbjudna). Inget har registrerats.",
    "plan_applied_otherwise": "planen är redan genomförd ({id}, {day}, {count} inbjudna), då med andra rader förbockade. Inget har registrerats. Gör en ny plan för dem som tillkommer.",
    "plan_left_as_is": "{file} innehåller redan den här planen och är orörd.",
    "round_answered_unasked": "{name} tillfrågades inte i uppföljningen ({id}); svaret är antecknat ändå.",
    "round_answered_late": "svaret från {name} kom in efter sista dagen att svara, {last}; det är antecknat ändå.",
    "round_answered_again": "{name} svarade redan {day} i uppföljningen ({id}); båda svaren står kvar.",
    "silent_not_invited": "{count} som var anslutna till {earlier} är tysta och inte inbjudna till {period}; de får inget brev. Bjud in dem: samverkan renew plan {period}",
}
