"""What is objected to in Swedish, of cases and decisions: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "template_faulty": (
        "Mallen {file} går inte att fylla i: fel på rad {line} ({fault}).",
        "Rätta raden, eller ta bort filen: då gäller programmets egen mall. Mallarna som följer med: samverkan document templates --out MAPP",
    ),
    "case_open_already": (
        "Ett ärende om aktören med samma grunder ({given}) är redan öppet: {id}.",
        "Se det, och vad som är nästa steg: samverkan case show {id}",
    ),
    "step_differs": (
        "I {id} är det redan antecknat, med andra uppgifter: {step_kind} {day} (händelse {entry}).",
        "Är en uppgift där fel: samverkan correct {entry}. Se vad som står: samverkan case show {id}",
    ),
    "answer_time_not_later": (
        "Svarstiden i {id} går redan till {last}; en förlängning har en senare sista dag.",
        "Ange en dag efter {last} med --respond-by.",
    ),
    "decision_missing": (
        "Inget beslut är angivet; {matter}.",
        'Lägg till --decision "Kommunstyrelsen 2024-10-08 § 187", eller id:t för ett registrerat beslut'
        " (samverkan decision add TEXT --body INSTANS).",
    ),
    "decision_other_actor": (
        "Beslutet {decision} gäller en annan aktör: {others}.",
        "Ange beslutet som gäller den här aktören. Ett beslut om flera registreras med --about för var och en.",
    ),
    "effective_missing": (
        "Det saknas uppgift om när uteslutningen börjar gälla.",
        "Lägg till --effective DATUM: första dagen aktören inte längre är ansluten.",
    ),
    "decision_not_approved": (
        "Beslutet {decision} har utfallet {outcome}, inte bifall.",
        "Ange ett beslut med bifall. Se det: samverkan decision show {decision}",
    ),
    "mandate_missing": (
        "{body} hade den {day} inget registrerat mandat att besluta om {subject} (6 kap. 3 § kommunallagen; delegationsordningen).",
        "Registrera mandatet om det finns: samverkan body mandate {body:typed} --subject {subject:raw} --may decide --source TEXT",
    ),
    "grounds_missing": (
        "Ingen grund är angiven; en åtgärd mot en aktör vilar på punkter i periodens text (5 § förvaltningslagen; periodens regler).",
        "Lägg till --ground, till exempel --ground principle:2. Se punkterna: samverkan period show {period}",
    ),
    "time_shortened": (
        "Aktören fick {days} dagar att yttra sig ({notified} – {respond_by}); periodens regler säger minst {asked}.",
        "Ge mer tid och vänta: samverkan case notify {id} --extend --respond-by DATUM --reason TEXT",
    ),
    "notice_unrecorded": (
        "Det är inte antecknat att tillkännagivandet i {id} satt uppe t.o.m. sista dagen att överklaga, {last} (8 kap. 12 § och 13 kap. 5 § kommunallagen).",
        "Anteckna dagen det togs ned: samverkan case announce {id} --posted-through DATUM",
    ),
    "conflict_unfounded": (
        "Det är inte sagt var instansen fann att {name} inte är jävig.",
        'Skriv paragrafen, eller dagen, efter namnet: --not-conflicted "{name}, § 186"',
    ),
    "not_notified": (
        "Aktören är inte underrättad före beslutet; perioden {period} kräver att den får yttra sig (periodens regler).",
        "[[Underrätta den, och registrera det: samverkan case notify {id} --material FIL --date DATUM]][[Ange dagen underrättelsen nådde aktören {form}.]]",
    ),
    "notified_after_decision": (
        "Aktören underrättades {notified}, inte före beslutet {decided} (periodens regler).",
        "Kontrollera --notified.",
    ),
    "answer_awaited": (
        "Aktören hade varken yttrat sig eller fått hela svarstiden, som gick ut {respond_by}, när beslutet togs {decided} (periodens regler).",
        "[[Vänta, eller registrera yttrandet: samverkan case answer {id} --received DATUM --final-answer]][[Ange dagen yttrandet kom in {form}, eller --no-answer om svarstiden hade gått ut före beslutet.]]",
    ),
    "effective_before_decision": (
        "Gäller fr.o.m. {effective} ligger före beslutsdagen {decided}; ett beslut verkar inte bakåt (5 § förvaltningslagen; jfr 2 kap. 4 § kommunallagen, som skyddar kommunens medlemmar).",
        "Ange {decided} eller senare.",
    ),
    "suspension_differs": (
        "Aktören är redan avstängd enligt det beslutet, {first} t.o.m. {through} ({id}).",
        "Är en dag fel: samverkan correct {entry} --through DATUM --reason TEXT. Är det ett annat beslut: ange det.",
    ),
    "suspension_overlaps": (
        "Aktören är redan avstängd några av de dagarna ({id}).",
        "Se avstängningen: samverkan why {id}",
    ),
    "recorded_with_objections": (
        "Beslutet om {name}[[ i {case}]] registrerades trots invändning: {told}",
        "Se allt: samverkan why {id}",
    ),
    "already_decided": (
        "Ärendet {id} är redan avgjort genom {decision}.",
        "Se ärendet: samverkan case show {id}. Är en uppgift i beslutet fel: samverkan correct {id} --effective DATUM --reason TEXT",
    ),
    "exclusion_pending": (
        "Aktören är redan utesluten genom beslut {decision}, som gäller när det har fått laga kraft.",
        "Registrera när det har fått laga kraft: samverkan case final {id} --date DATUM --source TEXT",
    ),
    "case_other_actor": (
        "Ärendet {id} gäller {actor}, {period}, och inte den aktören i den perioden.",
        "Se ärendet: samverkan case show {id}",
    ),
    "decision_gone": (
        "Beslutet i {id} gäller inte längre: {how} {day}.",
        "Registrera det nya beslutet om det finns: samverkan case decide {id} --decision REF --outcome UTFALL",
    ),
    "same_decision": (
        "{decision} är beslutet som skulle ändras, inte det nya.",
        "Registrera det nya beslutet först: samverkan decision add TEXT --body INSTANS --date DATUM --paragraph N",
    ),
    "case_is_closed": (
        "Ärendet {id} avslutades {day}; inget mer kan antecknas i det.",
        "Öppna ett nytt ärende vid behov: samverkan case open AKTÖR --period PERIOD --ground GRUND --fact DATUM",
    ),
    "before_reported": ("{day} ligger före dagen anmärkningen kom in, {reported}.", "Kontrollera dagen."),
    "ground_missing": (
        "Ingen grund är angiven; en aktör hålls till det den har ställt sig bakom i {period} (5 § förvaltningslagen; periodens regler).",
        "Lägg till --ground value:2, principle:4, commitment:1 eller formal. Se punkterna: samverkan period show {period}",
    ),
    "fact_after_report": (
        "Det som anmärkningen gäller kan inte ha hänt {fact}, efter att den kom in {reported}.",
        "Kontrollera --fact och --date.",
    ),
    "screening_unsaid": (
        "Anmärkningen i {id} ska antingen tas upp till prövning eller läggas ned; det är inte sagt vilket.",
        "Ange det ena: --admit, eller --dismiss med --reason TEXT.",
    ),
    "anonymous_alone": (
        "Anmärkningen i {id} är anonym och står ensam; ett ärende kan inte vila bara på den (1 kap. 9 § regeringsformen, saklighet).",
        "Tillför underlag: samverkan case document {id} FIL --matters. Eller lägg ned ärendet: samverkan case screen {id} --dismiss --reason TEXT",
    ),
    "not_screened": (
        "Anmärkningen i {id} är inte förprövad och upptagen till prövning (periodens regler).",
        "Skriv: samverkan case screen {id} --admit",
    ),
    "already_extended": (
        "Svarstiden i {id} är redan förlängd, t.o.m. {respond_by}; den förlängs en gång (periodens regler).",
        "Ett sent yttrande som kommer in före beslutet ska ändå vägas in.",
    ),
    "weight_unsaid": (
        "Det är inte sagt om handlingen har betydelse i {id} eller är bakgrund; det som har betydelse ska aktören få del av (periodens regler).",
        "Ange det ena: --matters eller --background.",
    ),
    "recommendation_missing": ("Det är inte sagt vad instansen föreslår.", "Lägg till --recommend TEXT."),
    "through_missing": (
        "Avstängningen har ingen sista dag (periodens regler; jfr 5 § förvaltningslagen).",
        "Lägg till --through DATUM.",
    ),
    "material_not_sent": (
        "Aktören har inte fått del av {document}, som har betydelse och tillfördes {day} (periodens regler).",
        "Underrätta på nytt, med ny svarstid: samverkan case notify {id} --material FIL --date DATUM",
    ),
    "late_answer_unconsidered": (
        "Ett yttrande kom in {received}, efter svarstiden ({respond_by}) men före beslutet; det ska ha vägts in (periodens regler).",
        "Lägg till --considered om beslutet har tagit ställning till yttrandet.",
    ),
    "cure_runs": (
        "Tiden för rättelse gick ut först {through}; beslutet är av {decided} (periodens regler).",
        "Vänta tills tiden har gått ut, eller anteckna att det är rättat: samverkan case cure ÄRENDE --done DATUM",
    ),
    "cause_put_right": (
        "Den formella bristen är rättad sedan {day} och är ingen grund längre (5 § förvaltningslagen, proportionalitet).",
        "Avsluta ärendet utan åtgärd, eller ange en annan grund med --ground.",
    ),
    "conflict_not_examined": (
        "{name} {tie} {to}; det är inte sagt om hen är jävig[[ i {body}]] (6 kap. 28–32 §§ och 7 kap. 4 § kommunallagen).",
        'Lägg till --stepped-aside, --disregarded eller --not-conflicted "{name:raw}, § N".',
    ),
    "suspension_not_provided": (
        "Perioden {period} har ingen avstängning (periodens regler).",
        "Se reglerna: samverkan period show {period}",
    ),
    "effective_before_joined": (
        "[[Beslutet kan få laga kraft redan {earliest}. ]]{effective} ligger före dagen aktören anslöts, {joined}.",
        "Den som ännu inte är ansluten får avslag: samverkan refuse AKTÖR --period PERIOD --decision REF",
    ),
    "case_undecided": (
        "Ärendet {id} är inte avgjort.",
        "Registrera beslutet först: samverkan case decide {id} --decision REF --outcome UTFALL",
    ),
    "proposal_missing": (
        "Det finns inget förslag till beslut i {id}.",
        'Lägg till --proposal "att …", eller anteckna vad som har föreslagits:'
        " samverkan case prepare {id} --body INSTANS --recommend TEXT",
    ),
    "not_adjusted": (
        "Det är inte antecknat att protokollet med {id:raw} är justerat; det tillkännages när det är det (8 kap. 12 § kommunallagen).",
        "Lägg till --adjusted DATUM[[, eller anteckna det: samverkan case announce {case:raw} --adjusted DATUM]]",
    ),
    "notes_not_announced": (
        "{body} för minnesanteckningar; de justeras och tillkännages inte (8 kap. 12 § kommunallagen).",
        "Kontrollera vilken instans som beslutade: samverkan decision show BESLUT",
    ),
    "announcement_unsaid": (
        "Ingen dag är angiven.",
        "Lägg till --adjusted DATUM, --posted DATUM eller --posted-through DATUM.",
    ),
    "report_missing": (
        "Beslutet är en delegats; tiden räknas från tillkännagivandet av det sammanträde där det anmäldes (6 kap. 40 §, 7 kap. 8 § och 8 kap. 10 § kommunallagen).",
        "Lägg till --reported DATUM, sammanträdets dag.",
    ),
    "appeal_missing": (
        "Inget överklagande är registrerat i {id}.",
        "Registrera det först: samverkan case appeal {id} --received DATUM",
    ),
    "appeal_unclear": (
        "Det är inte sagt vilket överklagande i {id} avgörandet gäller. Registrerade: {appeals}.",
        "Ange numret: samverkan case outcome {id} UTFALL --appeal NUMMER --date DATUM --final DATUM",
    ),
    "appeal_ruled": (
        "Överklagande {number} i {id} är redan avgjort, slutligt {day}.",
        "Se vad som är antecknat: samverkan case show {id}",
    ),
    "bar_missing": (
        "Beslutet i {id} har ingen spärr mot ny anslutning.",
        "Aktören kan anmäla sig på nytt med samverkan enroll … --cause-removed TEXT",
    ),
    "effect_awaited": (
        "Uteslutningen i {id} väntar på laga kraft; ett avslutat ärende skulle aldrig verkställas.",
        "Registrera först när beslutet har fått laga kraft: samverkan case final {id} --date DATUM --source TEXT",
    ),
    "source_missing": (
        "Det är inte sagt hur laga kraft har kontrollerats (laga kraft registreras, den räknas aldrig ut).",
        'Lägg till --source TEXT, till exempel "förvaltningsrätten, tel. 2024-11-12".',
    ),
    "not_announced": (
        "Beslutet i {id} är inte tillkännagivet, så ingen tid för överklagande löper (8 kap. 12 § och 13 kap. 5 § kommunallagen).",
        "Registrera det: samverkan case announce {id} --adjusted DATUM --posted DATUM",
    ),
    "clock_runs": (
        "Tiden för överklagande går ut {last}; {day} är inte senare (13 kap. 5 § kommunallagen).",
        "Vänta, eller kontrollera --date.",
    ),
    "notice_came_down": (
        "Tillkännagivandet togs ned {through}, före sista dagen att överklaga ({last}); tiden har inte löpt ut (8 kap. 12 § och 13 kap. 5 § kommunallagen).",
        "Tillkännage på nytt: samverkan case announce {id} --posted DATUM",
    ),
    "court_awaited": (
        "Överklagande {number}[[ från {who:raw}]], inkommet {received}, är inte slutligt avgjort i {id} (13 kap. kommunallagen).",
        "Registrera vad domstolen gjorde: samverkan case outcome {id} UTFALL --appeal {number} --date DATUM --final DATUM (UTFALL är upheld, annulled, dismissed eller withdrawn)",
    ),
    "case_deadline_missed": (
        "{name}: sista dag i {id} var {due} för {deadline} ({rule}), och det är inte gjort.",
        "Se ärendet och vad som är nästa steg: samverkan case show {id}",
    ),
    "notice_down_early": (
        "{name}: tillkännagivandet i {id} togs ned {through}, före sista dagen att överklaga ({last}). Tiden har inte löpt ut (8 kap. 12 § och 13 kap. 5 § kommunallagen).",
        "Tillkännage på nytt: samverkan case announce {id} --posted DATUM",
    ),
    "final_unchecked": (
        "{name}: tiden före laga kraft gick ut {last} för beslutet i {id}, men laga kraft är inte antecknad; uteslutningen gäller inte än.",
        "Hör med förvaltningsrätten om beslutet är överklagat, och anteckna svaret: samverkan case final {id} --date DATUM --source TEXT",
    ),
    "bar_meets_answer": (
        "Spärren enligt {decision}, {first} t.o.m. {through}, träffar {id} ({period}, {standing}).",
        "Programmet ändrar den inte. Låt en instans ta ställning, eller registrera vad aktören själv vill: samverkan withdraw {actor} --period {period}",
    ),
    "case_outlives_enrollment": (
        "Ärendet {id} om {name} är öppet, men anslutningen till {period} är {standing}.",
        "Avsluta det om det inte ska prövas vidare: samverkan case close {id} --reason TEXT",
    ),
}

NOTICES: dict[str, str] = {
    "minutes_place_unsaid": "tillkännagivandet ska säga var protokollet finns tillgängligt (8 kap. 12 § kommunallagen). Lägg till --minutes-at TEXT; nu står [Saknas …] där.",
    "clause_missing": "perioden {period} har ingen uteslutningsklausul i sin text; beslutet kan sakna stöd (5 § förvaltningslagen).",
    "delegated_decision": "{body} är delegat; uteslutning och avstängning delegeras inte (6 kap. 38 § kommunallagen).",
    "committee_excluded": "{name} är en nämnd; en nämnd utesluts inte av en annan (5 kap. 1 § och 6 kap. 1 § kommunallagen).",
    "anyway_not_needed": "--record-anyway behövdes inte: alla regler är uppfyllda.",
    "fact_long_ago": "det som anmärkningen gäller hände {fact}, för mer än {days} dagar sedan; det talar mot en ingripande åtgärd.",
    "fact_undated": "det är inte sagt när det som anmärkningen gäller hände; lägg till --fact DATUM nästa gång.",
    "concern_anonymous": "anmärkningen är anonym; ett ärende kan inte vila bara på den, så det behövs underlag före förprövningen.",
    "other_cases_open": "aktören har redan öppna ärenden: {others}.",
    "own_act_unsaid": "det är inte sagt varför agerandet är aktörens eget och inte en medlems privata, eller en åsikt (1 kap. 9 § och 2 kap. 1 § regeringsformen); lägg till --own TEXT.",
    "nothing_sent": "inga handlingar följde med underrättelsen i {id}; allt av betydelse ska aktören få del av (--material FIL).",
    "little_time": "svarstiden är kortare än periodens regler säger: {given} av {days} dagar.",
    "dialogue_missing": "ingen dialog är antecknad i {id}, och inget skäl till att den uteblev (samverkan case step {id} --skip --reason TEXT).",
    "notify_anew": "aktören ska få del av {document} och ny svarstid: samverkan case notify {id} --material FIL --date DATUM",
    "answered_late": "yttrandet kom in {received}, efter svarstiden ({respond_by}); kommer det före beslutet ska det vägas in.",
    "answered_unasked": "aktören yttrade sig innan den underrättades i {id}; den ska ändå underrättas, och får svara igen.",
    "may_not_prepare": "{body} har inget registrerat mandat att bereda eller ta ställning; det hindrar inte, men registrera det: samverkan body mandate {body:typed} --subject exclusion --may recommend",
    "conflict_left_open": "{name} {tie} {to}; det är inte sagt om hen är jävig i {body} (6 kap. 28–32 §§ och 7 kap. 4 § kommunallagen). Lägg till --stepped-aside, --disregarded eller --not-conflicted.",
    "suspended_unheard": "{name} stängs av utan att ha underrättats; en avstängning vid sidan av ett ärende är tillfällig. Pröva den i ett ärende: samverkan case open",
    "notice_lacks": "underrättelsen säger inte {notice_lacks}. Aktören ska kunna bemöta det.[[ Rätta ärendet: samverkan correct {id} {typed:raw} --reason …]][[ Läs in texten: samverkan period text {unworded} FIL]][[ Tillför handlingen: samverkan case document {unheard} FIL --matters]]",
    "proposal_unsaid": 'tjänstepersonens förslag till beslut saknas i {id}; ett ställningstagande är inget förslag. Lägg till --proposal "att …".',
    "reasons_unsaid": "beslutets skäl saknas i {id}: avgörande omständigheter (--deciding) och proportionalitet (--proportionality), 5 § förvaltningslagen.",
    "adjusted_late": "protokollet justerades {days:counted} för sent (senast {due}, 5 kap. 69 § och 6 kap. 35 § kommunallagen); det påverkar inte beslutet.",
    "announced_late": "tillkännagivet {days:counted} för sent (senast {due}, 8 kap. 12 § kommunallagen); det påverkar inte beslutet.",
    "taken_down_early": "tillkännagivandet togs ned {through}, före sista dagen att överklaga ({last}); tiden har inte löpt ut. Tillkännage på nytt med --posted DATUM.",
    "appealed_late": "överklagandet kom in efter sista dagen ({last}) och hindrar inte att beslutet blir slutligt; det är domstolen som avgör om det tas upp. Registrera det då: samverkan case outcome {id} UTFALL --date DATUM --final DATUM",
    "judgment_not_final": "avgörandet ({ruling}) gäller först när det har fått laga kraft. Registrera då vad som blev slutligt: samverkan case outcome {id} UTFALL --date DATUM --final DATUM",
    "appeal_after_final": "beslutet är antecknat som slutligt {day}, men överklagandet kom in i tid. Ta tillbaka anteckningen om den var fel: samverkan undo {entry}. Registrera annars vad domstolen gör: samverkan case outcome {id} UTFALL --date DATUM --final DATUM",
    "enrollments_set_aside": "{enrollment} gäller igen; anslutningar och anmälningar som gjordes däremellan har lagts åt sidan: {ids}.",
    "effect_outlived": "anslutningen {id} har redan upphört när beslutet får verkan; det ändrar inget på förteckningen.",
    "case_goes_on": "ärendet {id} om {name} är öppet. Avsluta det om det inte ska prövas vidare: samverkan case close {id} --reason TEXT",
    "applications_wait_again": "anmälan {ids} som inhiberingen lade åt sidan väntar igen på det den saknar, eftersom uteslutningen ur {enrollment} gäller. Se den: samverkan due",
    "bar_meets": "spärren enligt {decision}, {first} t.o.m. {through}, träffar {id} ({period}, {standing}). Programmet ändrar den inte. Låt en instans ta ställning, eller registrera vad aktören själv vill: samverkan withdraw {actor} --period {period}",
    "closed_before_final": "beslutet i {id} är inte registrerat som slutligt; dess sista dagar visas inte längre i due och calendar. Vad som kommer från en domstol kan ändå antecknas.",
    "suspension_outlived": "anslutningen upphör {ended}, före avstängningens sista dag {through}; därefter är det upphörandet som gäller.",
}
