"""What is objected to in Swedish, of bodies and their decisions: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "mandate_differs": (
        "{name} har redan det mandatet, t.o.m. {through}.",
        "Är dagen fel: samverkan correct {entry} --through DATUM --reason TEXT. Är det ett nytt mandat: lägg till --from DATUM.",
    ),
    "mandate_held": ("{name} har redan det mandatet.", "Se instansens mandat: samverkan body show {id}"),
    "paragraph_taken": (
        "Instansens § {paragraph} den {day} finns redan som {id}, {unlike}[[: {text}]].",
        "Är det samma beslut: använd {id}. Är det ett beslut till i samma paragraf: lägg till --another.",
    ),
    "meeting_fact_differs": (
        "För {id} är redan antecknat: {meeting_fact}, {day}.",
        "Är den dagen fel: samverkan correct {id} --{option:raw} DATUM --reason SKÄL",
    ),
    "meeting_is_cancelled": (
        "Mötet {id} är inställt sedan {day}, så där händer inget.",
        "Se varför: samverkan why {id}. Blev mötet av ändå, ta tillbaka händelsen: samverkan undo NUMMER",
    ),
    "meeting_was_held": (
        "Mötet {id} den {day} har hållits: det står antecknat vad som hände där. Det flyttas eller ställs inte in i efterhand.",
        "Är dagen fel: samverkan correct {id} --date DATUM --reason SKÄL. Se vad som är antecknat: samverkan meeting show {id}",
    ),
    "cancelled_without_why": (
        "Varför {id} ställs in ska sägas: de som skulle ha kommit får veta det.",
        "Lägg till -m SKÄL.",
    ),
    "minutes_before_meeting": (
        "Anteckningarna kan inte ha skickats ut {day}: mötet {id} är den {met}.",
        "Kontrollera dagen och mötets id: samverkan meeting list",
    ),
    "approved_too_early": (
        "Anteckningarna från {id} kan inte godkännas {day}: tidigast {first}, efter mötet och när de är utskickade.",
        "Kontrollera dagen: samverkan meeting show {id}",
    ),
    "approved_at_earlier": (
        "Anteckningarna från {id} godkänns vid ett senare möte, inte vid {at} den {day}.",
        "Se mötena: samverkan meeting list",
    ),
    "approval_day_differs": (
        "Mötet {at} är den {met}, inte {day}: det som görs vid ett möte görs den dagen.",
        "Utelämna --date, eller ange ett annat möte.",
    ),
    "approved_needs_why": (
        "Anteckningarna från {id} är godkända {day}. En ändring därefter är en rättelse, och den säger varför.",
        "Lägg till -m SKÄL.",
    ),
    "attendance_differs": (
        "{name} är redan antecknad vid {id}, med andra uppgifter.",
        "Se vad som står: samverkan meeting show {id}. Är det fel: samverkan correct {id} --participant {person} --FÄLT VÄRDE --reason SKÄL",
    ),
    "person_nearest": (
        "{name} kan vara {others}, som är med eller har en plats. Är det samma person?",
        "Skriv {id:raw} i stället om det är samma. Är det någon annan, skriv för- och efternamn och lägg till {new:raw}.",
    ),
    "option_alone": ("{option} säger inget utan {other}.", "Lägg till {other}, eller ta bort {option}."),
    "items_turned_around": (
        "Närvaron börjar med ärende {first} och slutar med {last}, som kommer före på dagordningen.",
        "Byt plats på --from-item och --until-item, eller se dagordningen: samverkan meeting agenda MÖTE",
    ),
    "substitutes_self": ("{name} kan inte ersätta sig själv.", "Ange den som ersätts med --for."),
    "not_at_meeting": (
        "{name} är antecknad som frånvarande vid {id} och kan inte ha lämnat rummet.",
        "Är frånvaron fel: samverkan correct {id} --participant NAMN --clear absent --reason SKÄL",
    ),
    "outcome_differs": (
        "För punkt {item} i {id} är utfallet {outcome} redan antecknat, med andra uppgifter.",
        "Se vad som står: samverkan meeting show {id}. Är en uppgift där fel: samverkan correct {entry}",
    ),
    "seat_of_dissolved": (
        "{person} ({person_id}) har plats i {body} för {name} ({id}), som är upplöst sedan {day}.",
        "Avsluta platsen: samverkan body seat {body_id} {person_id} --through {last}",
    ),
    "seat_of_former": (
        "{person} ({person_id}) har plats i {body} för {name} ({id}), som inte är ansluten längre, sedan {day}.",
        "Avsluta platsen: samverkan body seat {body_id} {person_id} --through {last}. Se varför: samverkan why {id}",
    ),
    "member_of_former": (
        "{person} ({person_id}) är ledamot i {group} ({group_id}) men står för {name} ({id}), som inte är ansluten längre, sedan {day}.",
        "Ska uppdraget upphöra: samverkan group member {group_id} {person_id} --through {last}. Se varför: samverkan why {id}",
    ),
    "no_meeting_before": (
        "Det finns inget möte[[ med {body}]] före {day} att räkna från.",
        "Ange dagen: --from DATUM. Se mötena: samverkan meeting list",
    ),
    "bodies_missing": (
        "Mötet {meeting} har flera instanser; vilken som beslutade måste sägas.",
        "Lägg till --body INSTANS.",
    ),
    "labels_differ": (
        "{labels} beteckningar är givna för {items} ärenden.",
        "Ge en --label för varje --add, i samma ordning, eller ingen.",
    ),
    "one_at_a_time": ("{option} gäller ett ärende, och flera läggs till.", "Lägg till ärendet för sig."),
    "where_missing": ("Det sägs inte vart ärendet flyttas.", "Lägg till --first eller --after ÄRENDE."),
    "item_of_other": (
        "{id} är ett ärende vid ett annat möte än {meeting}.",
        "Se ärendena: samverkan meeting show {meeting}",
    ),
    "item_not_under": (
        "{id} hör inte under {under}.",
        "Ange ett ärende som hör under {under}, eller utelämna --after.",
    ),
    "item_not_beside": (
        "{id} kan inte komma efter {after}: ett ärende flyttas bland dem det står tillsammans med.",
        "Ange ett annat ärende på samma nivå.",
    ),
    "item_is_dropped": (
        "{id} utgår från dagordningen sedan {day}[[: {title}]].",
        "Ska det behandlas, lägg till det på nytt: samverkan meeting agenda MÖTE --add TEXT",
    ),
    "item_dealt_with": (
        "{id} har behandlats: det finns ett utfall eller ett beslut i ärendet.",
        "En fråga som inte ska tas upp mer avskrivs: samverkan meeting outcome {id} --outcome avskriven -m SKÄL",
    ),
    "item_has_others": (
        "Andra ärenden hör under {id}.",
        "Låt dem utgå först, ett i taget.",
    ),
    "drop_needs_reason": ("Ett ärende utgår eller avskrivs inte utan skäl ({id}).", "Lägg till -m SKÄL."),
    "held_already": (
        "Mötet {id} är hållet ({day}): en ändring av dagordningen är en rättelse och ska ha ett skäl.",
        "Lägg till -m SKÄL. Rättelsen visas i anteckningarna.",
    ),
    "meeting_not_later": (
        "{id} är inte ett senare möte än {meeting}.",
        "Ange det möte då ärendet tas upp igen.",
    ),
    "continues_later": (
        "{id} behandlades inte före {meeting}: ett ärende fortsätter ett från ett tidigare möte.",
        "Se mötena: samverkan meeting list",
    ),
    "votes_invalid": (
        "{given} är inga röster.",
        "Skriv ja, nej och, om någon avstod, avstod: --votes 7-3-1 eller --votes 7-3.",
    ),
    "decision_day_differs": (
        "Beslutsdagen {day} är ingen av de dagar som {meeting} hölls: {date}.",
        "Utelämna --date, så är beslutsdagen mötets. Är mötets dag fel: samverkan correct {meeting} --date DATUM -m SKÄL",
    ),
    "recused_reserves": (
        "{person} avstod på grund av jäv och kan inte reservera sig mot samma beslut (4 kap. 27 §, 6 kap. 30 § kommunallagen).",
        "Ange personen antingen med --recused eller med --reservation.",
    ),
    "not_in_force": (
        "Beslutet {decision} gäller inte längre: det är {how} genom {by} fr.o.m. {day}.",
        "Se det: samverkan decision show {decision}",
    ),
    "changed_by_earlier": (
        "{by} är inget senare beslut än {decision}: det är från {on}, och {decision} från {decided}.",
        "Ange det senare beslutet med --by.",
    ),
    "annulment_annulled": (
        "{decision} upphävde självt ett beslut. Det som är upphävt kommer inte tillbaka för att upphävandet upphävs.",
        "Registrera det nya beslut som togs i saken: samverkan decision add. Är {decision} fel registrerat: samverkan correct {decision} eller samverkan void {decision}",
    ),
    "decided_on_actor": (
        "{decision} är verkställt mot en aktör; vad som blir av det antecknas i prövningsärendet, så att förteckningen följer med.",
        "Se ärendet: samverkan decision show {decision}. Omprövning: samverkan case revoke ÄRENDE --decision BESLUT",
    ),
    "question_for_nobody": (
        "Frågan {id}[[, {title}]], är återremitterad sedan {since} utan att det sägs till vem.",
        "Säg det: samverkan correct HÄNDELSE --to INSTANS --reason TEXT. Se händelsen: samverkan journal list {id}",
    ),
    "question_late": (
        "Frågan {id}[[, {title}]], väntar på {body} sedan {since} och skulle ha varit tillbaka {due}.",
        "Ta upp den: samverkan meeting agenda MÖTE --add TEXT --continues {id}",
    ),
    "question_missed": (
        "Frågan {id}[[, {title}]], väntar på {body} sedan {since}; instansen har mötts minst två gånger utan att ta upp den.",
        "Ta upp den: samverkan meeting agenda MÖTE --add TEXT --continues {id}. Ska den inte tas upp mer: --outcome avskriven",
    ),
    "rests_on_ended": (
        "{id} vilar på {decision}, som är {how} genom {by} fr.o.m. {day} ({done_kind}).",
        "Se vad det vilar på: samverkan why {id}. Ändra det för sig, om det inte ska gälla längre.",
    ),
    "review_passed": (
        "{id} skulle ses över {day}: {text}.",
        "Ta upp det på nästa möte. Registrera det som då beslutas: samverkan decision add, och sedan samverkan decision amend {id} --by BESLUT",
    ),
    "nobody_to_carry_out": (
        "Ingen är ansvarig för att {id} verkställs: {text}.",
        "Gör en uppgift av det: samverkan decision followup {id} TEXT --owner NAMN --due DATUM",
    ),
    "decisions_differ": (
        "{id} och {other} står i samma § {paragraph} den {day} och säger olika saker.",
        "Se dem: samverkan decision show {id} och samverkan decision show {other}. Är en fel: samverkan correct eller void",
    ),
    "decided_another_day": (
        "{id} är beslutat {day}, men {meeting} hölls {date}.",
        "Rätta den dag som är fel: samverkan correct {id} --date DATUM -m SKÄL",
    ),
}

NOTICES: dict[str, str] = {
    "advisory_body_decides": "{body} är rådgivande och kan inte ges beslutanderätt (6 kap. 37 § kommunallagen).",
    "number_read_as": "{given} är läst som numret på {name} ({id}), fast ett annat ärende är tryckt med den siffran. Med ett id kan ingen ta miste.",
    "same_title": "Två ärenden vid mötet rubriceras {title}[[ (det andra är {id})]].",
    "question_is_open": "Frågan {id} är öppen och rubriceras likadant. Fortsätter ärendet den: ångra med samverkan undo och lägg till --continues {id}.",
    "referred_to_nobody": "Det sägs inte till vem frågan går; samverkan check påminner om den. Lägg till --to INSTANS nästa gång.",
    "represents_as_written": "{given} är ingen aktör i registret och står som det skrevs; ingen aktör registrerades[[. Närmast: {nearest}]]",
    "recorded_as_recommendation": "{body} har ingen beslutanderätt i saken: {id} visas som ett ställningstagande.",
    "routine_noted": "{title} är ett ärende som varje möte har: det står som utfall på {id} och fick inget eget nummer. Ska det vara ett numrerat beslut: samverkan undo, och lägg till --all-decisions.",
    "votes_against": "Fler röstade nej än ja ({votes:raw}), men utfallet är bifall.",
    "review_before_decision": "Dagen beslutet ska ses över, {review}, ligger inte efter beslutsdagen {decided}.",
    "changed_by_other_body": "{decision} togs av {body}, och {by} av en annan instans, {other}.",
    "stands_all_the_same": "{things} vilar på {decision} och står kvar som det är: ändra det för sig, om det inte ska gälla längre.",
    "tabled_to_cancelled": "{id}, {title}, var bordlagd till {meeting}. Frågan är öppen och kommer på dagordningen för instansens nästa möte.",
    "back_before_sent": "frågan ska vara tillbaka {back}, men den skickades vidare {day}. Är dagen fel: samverkan undo, och ange --back på nytt.",
    "decision_has_ended": "{decision} är {how} genom {by} fr.o.m. {day}. Det registrerades ändå ({done_kind}); se efter om ett annat beslut skulle ha angetts: samverkan why {decision}",
    "not_back_by_itself": "{decision} hade ersatt eller upphävt {ended}, som inte gäller igen för det: det fattas i så fall ett nytt beslut.",
}
