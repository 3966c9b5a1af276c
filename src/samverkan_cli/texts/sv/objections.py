"""What is objected to in Swedish: the message, and what to type next. By code, as in `domain/errors.py`."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    # 2
    "usage": (
        "{what} {given:raw}.",
        "[[{before:raw} skrivs före kommandot: samverkan {before:raw} … ]][[Ett namn med mellanslag skrivs inom citattecken{quote}. ]][[Närmast: {nearest}. ]]Se vad som finns: {command} --help",
    ),
    "missing": ("uppgiften saknas.", "Se hur kommandot skrivs med --help."),
    "date_invalid": (
        "{given} går inte att läsa som ett datum mellan 1970 och 2200.",
        "Skriv till exempel 2024-01-15, 15 jan 2024, idag eller +30d.",
    ),
    "time_invalid": ("{given} är ingen tid.", "Skriv till exempel 16-18 eller 16.30-18.00."),
    "number_invalid": ("{given} är inget positivt heltal.", "Skriv bara siffror, till exempel 187."),
    "wait_invalid": (
        "{given:raw} är inget antal sekunder att vänta.",
        "Skriv ett tal mellan 0 och {longest}, till exempel 30.",
    ),
    "org_nr_invalid": (
        "organisationsnumret har fel längd, fel tecken eller en kontrollsiffra som inte stämmer.",
        "Skriv tio siffror, till exempel 802999-0010. En aktör utan nummer registreras utan --org-nr.",
    ),
    "personal_number": (
        "uppgiften innehåller ett personnummer eller samordningsnummer. Sådana får inte finnas i registret"
        " (registrets egen regel, strängare än 3 kap. 10 § dataskyddslagen).",
        "Ta bort numret. Enskild firma kan inte registreras.[[ Är det ett mobilnummer, skriv det {mobile}.]]",
    ),
    "period_invalid": ("{given} är ingen period.", "Skriv perioden som 2024-2027."),
    "reference_invalid": (
        "{given} är ingen punkt i överenskommelsen.",
        "Skriv till exempel principle:2, value:1, commitment:3 eller formal.",
    ),
    "mailbox_invalid": ("{given} är ingen e-postadress.", 'Skriv till exempel "Eva Ek <eva@example.org>".'),
    "text_not_allowed": (
        "texten innehåller styrtecken, tecken som vänder skrivriktningen eller tecken som inte är UTF-8[[: {given:raw}]].",
        "Skriv om texten utan dem; de följer ofta med när man kopierar.",
    ),
    "text_too_long": ("texten är {length} tecken lång; högst {limit} får plats.", "Korta texten."),
    "text_empty": ("texten är tom.", "Skriv något, eller utelämna flaggan."),
    "value_unknown": ("{given} är inget av de ord som går att ange.", "Välj bland: {choices}."),
    "setting_unknown": (
        "{given} är ingen inställning som går att ändra under en period.",
        "Skriv något av: {known}. Också nätverk=ja och nätverk=nej går bra.",
    ),
    "setting_key_unknown": (
        "registret har ingen uppgift som heter {given}.",
        "[[Närmast: {nearest:raw}. ]]Det som finns: {known:raw}. Svenska ord går också bra, till exempel domstol och dataskyddsombud.",
    ),
    "setting_unsaid": (
        "{given:raw} har inget värde.",
        "Skriv: samverkan registry set {given:raw}=TEXT",
    ),
    "setting_twice": (
        "{given:raw} har fått två värden på en gång.",
        "Ange uppgiften en gång.",
    ),
    "name_reserved": (
        "{given} ser ut som ett id, ett nummer eller en period och kan inte vara ett namn.",
        "Kontrollera id:t, eller skriv namnet.",
    ),
    "field_unknown": ("det finns inget fält {given}.", "Välj bland: {known}."),
    "tick_unclear": (
        "{given} är varken ett ja eller ett nej.",
        "Skriv ja eller nej. Ja, x, true och 1 är ja; nej, 0 och en tom ruta är nej.",
    ),
    "likely_same": (
        "{name} liknar {others}. Är det samma aktör?",
        "Skriv {first} i en kolumn med rubriken id om det är samma, annars ny.",
    ),
    "row_is_total": (
        "{name} ser ut som en summering och inte som en aktör.",
        "Ta bort raden, eller skriv ny i en kolumn med rubriken id om det är en aktörs namn.",
    ),
    "number_named_twice": (
        "{name} har samma organisationsnummer ({org_nr}) som {other}, som står tidigare. Är det samma aktör?",
        "Skriv ny i en kolumn med rubriken id om det är en annan, annars samma namn på båda raderna.",
    ),
    "answer_changed": (
        "{name} har redan ett svar ({id}) där {what} är {recorded}; här står {said}. Det registrerade svaret skrivs inte över.",
        "Stryk raden om det registrerade gäller. Annars: samverkan why {id}",
    ),
    "answers_differ": (
        "{name} har två olika svar i det som läses in: {what} är {recorded} på en annan rad, och {said} här.",
        "Behåll raden som gäller och stryk den andra.",
    ),
    "row_unnamed": (
        "raden säger inte vilken aktör den gäller.",
        "Fyll i namnet eller id:t, eller stryk raden.",
    ),
    "row_of_other_period": (
        "raden gäller {given}, men filen läses in till {period}.",
        "Stryk raden, eller läs in den med --period {given}.",
    ),
    "options_conflict": (
        "{option} kan inte användas tillsammans med {others}.",
        "Fråga en sak i taget.",
    ),
    "same_file": ("{path} är registret självt.", "Ange en annan fil."),
    "file_unreadable": (
        "filen {path} kan inte läsas eller skrivas ({why}).",
        "Kontrollera sökvägen, och att det är en vanlig fil. Text ska vara kodad i UTF-8.",
    ),
    "answer_needed": ("kommandot kräver ett ja och det finns ingen terminal att fråga i.", "Lägg till --yes."),
    "file_empty": ("{file} är tom.", "Kontrollera att rätt fil är angiven och att den har sparats."),
    "file_form_unknown": (
        "{file} är {found}, och en sådan går inte att läsa.",
        "Spara som Excel-arbetsbok (.xlsx) utan lösenord eller som CSV UTF-8, och kör igen.",
    ),
    "file_too_large": (
        "{file} är större än {limit} MB, som är det mesta som läses.",
        "Kontrollera att det är rätt fil. En lång lista kan delas upp, eller sparas som CSV som läses rad för rad.",
    ),
    "folder_empty": (
        "mappen {file} har ingen fil som slutar på .xml, .csv, .txt eller .xlsx.",
        "Ange mappen där svaren ligger, eller en enda fil.",
    ),
    "rows_missing": (
        "{file} har rubriker men inga rader.",
        "Kontrollera att rätt fil eller blad är sparat. Inget fanns att registrera.",
    ),
    "nul_byte": (
        "{file}, rad {row}: raden innehåller NUL-tecken; filen är skadad eller sparad i ett annat teckenformat.",
        "Öppna filen där den gjordes och spara den som CSV UTF-8.",
    ),
    "encoding_mixed": (
        "{file} blandar teckenkodningar: rad {other} är skriven i UTF-8 och rad {row} i Windows-1252.",
        "Rätta raderna så att å, ä och ö syns rätt, och spara hela filen som CSV UTF-8.",
    ),
    "encoding_unknown": (
        "{file}, rad {row}: raden har tecken som varken är UTF-8, UTF-16 eller Windows-1252.",
        "Öppna filen där den gjordes och spara den som CSV UTF-8.",
    ),
    "mojibake": (
        "{file}, rad {row}: bokstäver är förvanskade ({sample}); filen har tidigare lästs i fel teckenkodning.",
        "Hämta ursprungsfilen på nytt och spara den som CSV UTF-8, så att å, ä och ö syns rätt.",
    ),
    "delimiter_unknown": (
        "{file}, rad {row}: rubrikerna är inte åtskilda av semikolon, komma eller tabb: {given}.",
        "Spara filen som CSV med semikolon.",
    ),
    "headings_unknown": (
        "{file}, rad {row}: ingen rubrik känns igen: {given}.",
        "Första raden ska ha rubriker, till exempel namn;organisationsnummer;inkommen. Egna rubriker knyts till fält med --map FIL.",
    ),
    "column_unknown": (
        "{file}, rad {row}: kolumnen {column} är okänd.",
        "[[Närmast: {nearest}. ]]Rätta rubriken, eller knyt den till ett fält i en fil som anges med --map; ignore hoppar över den.",
    ),
    "column_twice": (
        "{file}, rad {row}: flera kolumner är fältet {given:raw}: {column}.",
        "Ta bort en av dem, eller hoppa över den med ignore i en fil som anges med --map.",
    ),
    "name_column_missing": (
        "{file}, rad {row}: ingen kolumn säger vilken aktör raden gäller.",
        "Lägg till kolumnen namn, organisationsnummer eller id.",
    ),
    "heading_missing": (
        "{file}, rad {row}, kolumn {column}: {given} står i en kolumn utan rubrik.",
        "Ge kolumnen en rubrik, eller töm den.",
    ),
    "row_width": (
        "{file}, rad {row}: raden har {found} celler men rubrikerna är {expected}.",
        "Räkna skiljetecknen: en text som själv innehåller skiljetecknet ska stå inom citattecken.",
    ),
    "quote_unclosed": (
        "{file}, rad {row}: ett citattecken öppnar en cell som aldrig avslutas.",
        'Ta bort citattecknet, eller skriv det dubbelt inom citattecken: """Hopp"" IK".',
    ),
    "quote_misplaced": (
        "{file}, rad {row}: det står text efter citattecknet som avslutar en cell.",
        'Skriv citattecken i texten dubbelt: """Hopp"" IK".',
    ),
    "cell_too_long": (
        "{file}, rad {row}[[, kolumn {column}]]: en cell har fler än {limit} tecken.",
        "Korta texten. Är cellen kort saknas ett citattecken eller en radbrytning före den.",
    ),
    "cell_merged": (
        "{file}, rad {row}, kolumn {column}: cellen är sammanfogad över flera kolumner.",
        "Dela cellen i Excel (Start > Sammanfoga > Dela celler) och fyll i varje kolumn.",
    ),
    "cell_faulty": (
        "{file}, rad {row}, kolumn {column}: cellen visar ett Excelfel.",
        "Rätta formeln, eller skriv värdet.",
    ),
    "cell_uncalculated": (
        "{file}, rad {row}, kolumn {column}: cellen har en formel vars värde aldrig har sparats.",
        "Öppna filen i kalkylprogrammet och spara den, eller skriv värdet i stället för formeln.",
    ),
    "workbook_unreadable": (
        "{file} är ingen Excel-arbetsbok som går att läsa: den är skadad, lösenordsskyddad eller av annat slag.",
        "Öppna den i Excel och spara som Excel-arbetsbok (.xlsx) utan lösenord.",
    ),
    "workbook_too_large": (
        "{file} packar upp till mer än som läses (högst {limit} MB, {rows} rader och {columns} kolumner); inget lästes.",
        "Kopiera bara raderna med uppgifter till en ny arbetsbok, eller spara som CSV UTF-8.",
    ),
    "sheet_missing": (
        "{file} har inget blad {sheet} med rader. Blad: {sheets}.",
        "Rätta sheet i filen som anges med --map, eller ange rätt arbetsbok.",
    ),
    "xml_invalid": (
        "{file}, rad {row}: filen är inte giltig XML.",
        "Exportera svaret på nytt från e-tjänsten; ändra inte i filen för hand.",
    ),
    "xml_unsafe": (
        "{file} innehåller en DTD, entiteter eller hänvisningar utåt; sådan XML läses inte, av säkerhetsskäl.",
        "Exportera svaret på nytt från e-tjänsten. Kontrollera var filen kommer ifrån.",
    ),
    "namespace_wrong": (
        "{file} är ingen export från e-tjänsten: rotelementet ska vara {expected} men är {found}.",
        "Exportera svaren som XML från Open ePlatform.",
    ),
    "not_submitted": (
        "{file}, rad {row}: svaret har status {given} och är inte inskickat.",
        "Be aktören skicka in det i e-tjänsten, och exportera på nytt.",
    ),
    "status_unclear": (
        "{file}, rad {row}: svaret har status {given}, och den säger inte om svaret är inskickat.",
        'Skriv statusen i sent eller unsent under [words] i en fil som anges med --map, till exempel sent = ["{given}"].',
    ),
    "mapping_invalid": (
        "mappningsfilen {file} går inte att läsa: {given}.",
        "Den är TOML med [columns], och om det behövs sheet, versions och [words] med yes och no.",
    ),
    "mapping_field_unknown": (
        "mappningsfilen {file} knyter {column} till {given:raw}, som inget fält heter.",
        "Välj bland: {known:raw}.",
    ),
    "mapping_twice": (
        "mappningsfilen {file} knyter {given:raw} flera gånger: {column}.",
        "Ta bort alla utom en.",
    ),
    "template_faulty": (
        "Mallen {file} går inte att fylla i: fel på rad {line} ({fault}).",
        "Rätta raden, eller ta bort filen: då gäller programmets egen mall. Mallarna som följer med:"
        " samverkan document templates --out MAPP",
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
    "policy_word_unknown": (
        "{setting:raw} kan inte ha värdet {given:raw}.",
        "Välj bland: {choices:raw}.",
    ),
    "policy_source_missing": (
        "{setting:raw} har ingen källa. Varje värde i en policy ska säga vem som har bestämt det, och när.",
        'Skriv på tre rader: [{setting:raw}] · value = {given:raw} · source = "Kommunstyrelsen 2023-10-10 § 181"',
    ),
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
        "{file}, rad {row}, kolumnen {plan_column}: {given} står i filen, men i registret står {kept}. En plan bestämmer bara"
        " vilka som bjuds in.",
        "Ändra i registret först ({plan_edit}) och gör en ny plan, eller återställ cellen.",
    ),
    "plan_row_twice": ("{file}, rad {row}: {id} står redan på rad {other}.", "Ta bort den ena raden."),
    # 3
    "not_found": ("Hittar inte {noun} {given}.", "[[Närmast: {nearest}. ]]{noun:sought}"),
    "taken_back": (
        "{noun} {id:raw} är tillbakatagen[[ av händelse {entry}]], så inget nytt kan bygga på den.",
        "Se vad som hände: samverkan journal list {id:raw}",
    ),
    "ambiguous": ("Flera svarar mot {given}: {ids}.", "Ange id:t."),
    "provision_unknown": (
        "Texten för {period} har ingen punkt {given}.",
        "Se punkterna: samverkan period show {period}",
    ),
    "contact_ambiguous": (
        "Flera kontakter svarar mot {given}: {contacts}.",
        "Ange numret i stället, till exempel {first}. Se dem: samverkan contact list {id}",
    ),
    "predecessor_missing": (
        "Det finns ingen period före {period} i registret att ansluta på nytt från.",
        "Ange den med --from, eller öppna den: samverkan period add PERIOD --first-day DATUM --last-day DATUM",
    ),
    # 4
    "case_open_already": (
        "Ett ärende om aktören med samma grunder ({given}) är redan öppet: {id}.",
        "Se det, och vad som är nästa steg: samverkan case show {id}",
    ),
    "mandate_held": ("{name} har redan det mandatet.", "Se instansens mandat: samverkan body show {id}"),
    "already_exists": ("{name} finns redan som {id}.", "Se vad som är registrerat: samverkan why {id}"),
    "paragraph_taken": (
        "Instansens § {paragraph} den {day} finns redan som {id}, {unlike}[[: {text}]].",
        "Är det samma beslut: använd {id}. Är det ett beslut till i samma paragraf: lägg till --another.",
    ),
    "already_there": ("{name} är redan antecknad i {there} ({id}).", "Se vad som är registrerat: samverkan why {id}"),
    "already_enrolled": (
        "{name} har redan en anslutning till {period}: {id}[[, fr.o.m. {effective}]].",
        "Se den: samverkan why {id}. Ett utträde registreras med samverkan withdraw.",
    ),
    "already_declined": ("Aktören har redan avstått ({id}, {day}).", "Ansluter den sig ändå: samverkan enroll"),
    "already_withdrawn": (
        "{name} har redan utträtt: inte längre ansluten fr.o.m. {day} ({id}).",
        "Se varför: samverkan why {id}",
    ),
    "already_excluded": (
        "{name} är redan utesluten: inte längre ansluten fr.o.m. {day} ({id}).",
        "Se varför: samverkan why {id}",
    ),
    "already_dissolved": ("Aktören {id} är redan upplöst, sista dag {day}.", "Se varför: samverkan why {id}"),
    "already_done": ("Det är redan gjort ({id}[[, {day}]]).", "Se varför: samverkan why {id}"),
    "contact_has_ended": (
        "Kontakten hos {name} gällde t.o.m. {day}.",
        'Gäller den igen: samverkan contact add {id} "Namn <adress>". Se dem: samverkan contact list {id}',
    ),
    "already_merged": (
        "{id} är redan samma aktör som {into}.",
        "Se varför: samverkan why {into}",
    ),
    "same_actor": (
        "Båda leder till {name}; en aktör slås inte ihop med sig själv.",
        "Ange två olika aktörer. Se vilka som liknar varandra: samverkan actor duplicates",
    ),
    "already_taken_back": (
        "Händelse {entry}[[ – {last}]] är redan tillbakatagen, av händelse {by}.",
        "Ska den gälla igen: samverkan undo {by}",
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
    "actor_differs": (
        "Registret har en annan uppgift om {field_name} för {id}: {known}.",
        "Är det samma aktör, rätta med samverkan actor edit {id}. Är det en annan, ange ett annat namn; i en fil skrivs ny i en kolumn med rubriken id.",
    ),
    "periods_overlap": (
        "Perioden delar dagar med {others}; perioder i samma överenskommelse får inte överlappa.",
        "Ändra första eller sista dag.",
    ),
    "settings_unchanged": (
        "Registret har redan just de uppgifterna ({keys:raw}).",
        "Inget behöver göras. Se dem: samverkan registry show",
    ),
    "text_unchanged": (
        "Perioden {period} har redan just den texten (version {version}).",
        "Inget behöver göras.",
    ),
    "registry_exists": (
        "{path} finns redan och skrivs aldrig över.",
        "Använd det som det är, eller upprätta ett annat: samverkan --db FIL init",
    ),
    "registry_differs": (
        "{path} är ett annat register än det som kopian {file} är tagen av.",
        "Ange rätt fil med --db, eller flytta undan registret först om det verkligen ska ersättas.",
    ),
    "file_exists": ("Filen {path} finns redan.", "Välj ett annat namn eller lägg till --force."),
    "plan_other_registry": (
        "Planen {file} är gjord i ett annat register.",
        "Ange rätt register med --db, eller gör en ny plan.",
    ),
    "plan_row_differs": (
        "{file}, rad {row}: uppgifterna om {name} ({id}) har ändrats sedan planen gjordes ({differs}). Nu föreslås:"
        " {action}[[ ({now})]].",
        "Ta bort raden eller bocka ur den, eller gör en ny plan: samverkan renew plan. Se vad som hänt: samverkan why {id}",
    ),
    "plan_row_gone": (
        "{file}, rad {row}: [[{name} ]]({id}) har ingen anslutning till {period} längre.",
        "Ta bort raden, eller gör en ny plan. Se vad som hänt: samverkan why {id}",
    ),
    # 5
    "last_day_before_first": (
        "Sista dagen {last} ligger före första dagen {first}.",
        "Båda dagarna räknas med. Kontrollera datumen.",
    ),
    "last_day_not_later": (
        "Perioden {period} gäller redan t.o.m. {last}; en förlängning har en senare sista dag.",
        "Ange en dag efter {last} med --last-day.",
    ),
    "answer_time_not_later": (
        "Svarstiden i {id} går redan till {last}; en förlängning har en senare sista dag.",
        "Ange en dag efter {last} med --respond-by.",
    ),
    "side_mismatch": (
        "En {kind} står på sidan {expected}, inte {side}.",
        "Utelämna --side, eller ändra --kind.",
    ),
    "decision_taken_back": (
        "Beslutet {id:raw} är tillbakataget av händelse {entry}. Periodens dagar och regler ändras bara av ett beslut som gäller.",
        "Ska beslutet gälla igen: samverkan undo {entry}. Annars: samverkan decision add TEXT --body INSTANS",
    ),
    "not_taken_back": (
        "Att registret upprättades kan inte tas tillbaka.",
        "Ska allt göras om, flytta undan filen och kör samverkan init.",
    ),
    "sides_differ": (
        "{name} och {other} står på olika sidor i överenskommelsen och kan inte vara samma aktör.",
        "Är typen fel på någon av dem, rätta den först: samverkan actor edit {id} --kind TYP",
    ),
    "numbers_differ": (
        "{name} och {other} har olika organisationsnummer och är två juridiska personer.",
        "Har den första gått upp i den andra: samverkan actor dissolve {id} --last-day DATUM --successor {into}",
    ),
    "one_is_no_network": (
        "Bara en av {name} och {other} är ett nätverk; ett nätverk och en förening är inte samma aktör.",
        "Är typen fel på någon av dem, rätta den först: samverkan actor edit {id} --kind nätverk",
    ),
    "dissolved_apart": (
        "{name} upplöstes {last} och {other} {others_last}; samma aktör har en sista dag.",
        "Ta tillbaka den upplösning som är fel och registrera rätt dag: samverkan journal list, sedan samverkan undo NUMMER",
    ),
    "excluded_twice": (
        "Båda är uteslutna ur {period} för samma dagar genom var sitt beslut som står sig: {decisions}. Registret"
        " avgör inte vilket som gäller för den aktör de blir.",
        "Nämnden upphäver det ena först[[: samverkan case revoke {case} --decision BESLUT --effective DATUM]]",
    ),
    "completion_runs": (
        "{name} har t.o.m. {last} på sig att komplettera sin anmälan till {period} ({id}); {day} kan den inte avskrivas.",
        "Vänta till dagen efter. Vill aktören inte vara med: samverkan withdraw AKTÖR --period {period}",
    ),
    "affirmation_missing": (
        "Ställningstagande till {tick} saknas, och perioden {period} kräver det (periodens regler).",
        "Lägg till --affirm {tick:raw}, eller registrera svaret med --incomplete och vad som saknas.",
    ),
    "signer_missing": (
        "Ingen undertecknare är angiven; någon ska ha skrivit under för aktören (periodens regler).",
        'Lägg till --signed-by "Namn, befattning", eller registrera svaret med --incomplete.',
    ),
    "purpose_missing": (
        "Ett nätverk ska ange sitt syfte (periodens regler).",
        "Lägg till --purpose TEXT, eller registrera svaret med --incomplete.",
    ),
    "contact_missing": (
        "Ett nätverk ska ange en ansvarig kontaktperson (periodens regler).",
        'Lägg till --contact "Namn <adress>", eller registrera svaret med --incomplete.',
    ),
    "networks_barred": (
        "Perioden {period} tar inte emot nätverk[[ som skulle anslutas {barred} eller senare]] (periodens regler[[, beslut {decision}]]).",
        'Registrera svaret med --incomplete "nätverk: avvaktar beslut".',
    ),
    "day_known_in_part": (
        "dagen {given} är bara känd till en del, och {period} kräver ställningstaganden (periodens regler).",
        "Ange hela datumet, till exempel --received 2024-01-15.",
    ),
    "effective_before_admitted": (
        "Gäller fr.o.m. {effective} ligger före dagen nätverk får ansluta sig till {period}, {admitted} (beslut {decision}).",
        "Ange {admitted} eller senare, eller utelämna --effective. Se beslutet: samverkan why {decision}",
    ),
    "effective_before_received": (
        "Gäller fr.o.m. {effective} ligger före dagen det kom in, {received}.",
        "Ange en dag som inte är tidigare än {received}.",
    ),
    "effective_outside_period": (
        "[[Beslutet kan få laga kraft tidigast {earliest}. ]]Gäller fr.o.m. {effective} ligger utanför perioden {period} ({first} – {last}).",
        "Ange en dag i perioden, eller en annan period.",
    ),
    "effective_before_end": (
        "Gäller fr.o.m. {effective} ligger före slutet på den tidigare anslutningen, {end}.",
        "Ange --effective {end} eller senare.",
    ),
    "completion_before_received": (
        "Kompletteringen kan inte ha kommit in före anmälan, som kom in {received}.",
        "Ange dagen kompletteringen kom in med --received.",
    ),
    "end_before_received": (
        "Utträdet {end} ligger före dagen anmälan kom in, {received}.",
        "Ange dagen utträdet kom in med --received.",
    ),
    "period_is_closed": (
        "Intaget till {period} stängde {day}; inget tas emot därefter.",
        "Kontrollera --received, eller ange en annan period.",
    ),
    "barred": (
        "Aktören är spärrad från ny anslutning t.o.m. {through} enligt beslut {decision}.",
        'En anslutning kan gälla fr.o.m. {free}. Registrera att anmälan kom in: --incomplete "spärrad". Se beslutet: samverkan why {decision}',
    ),
    "cause_not_removed": (
        "Aktören är utesluten[[ sedan {day}]] enligt beslut {decision}; en ny anmälan ska säga att orsaken är undanröjd.",
        "Lägg till --cause-removed TEXT med vad som har ändrats. Se beslutet: samverkan why {decision}",
    ),
    "actor_dissolved": (
        "{name} är upplöst, sista dag {day}.",
        "En efterträdare ansluter sig själv, under sitt eget namn.",
    ),
    "not_enrolled": (
        "{name} är inte ansluten till {period}.",
        "Se läget: samverkan actor show, eller anslut med samverkan enroll.",
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
        "{body} hade den {day} inget registrerat mandat att besluta om {subject} (6 kap. 3 § kommunallagen;"
        " delegationsordningen).",
        "Registrera mandatet om det finns: samverkan body mandate {body:raw} --subject {subject:raw} --may decide --source TEXT",
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
        "Aktören hade varken yttrat sig eller fått hela svarstiden, som gick ut {respond_by}, när beslutet togs"
        " {decided} (periodens regler).",
        "[[Vänta, eller registrera yttrandet: samverkan case answer {id} --received DATUM --final-answer]][[Ange dagen yttrandet kom in {form}, eller --no-answer om svarstiden hade gått ut före beslutet.]]",
    ),
    "effective_before_decision": (
        "Gäller fr.o.m. {effective} ligger före beslutsdagen {decided}; ett beslut verkar inte bakåt"
        " (5 § förvaltningslagen; jfr 2 kap. 4 § kommunallagen, som skyddar kommunens medlemmar).",
        "Ange {decided} eller senare.",
    ),
    "suspension_overlaps": (
        "Aktören är redan avstängd några av de dagarna ({id}).",
        "Se avstängningen: samverkan why {id}",
    ),
    "task_ended": ("Uppgiften {id} är avslutad sedan {day}.", "Lägg till en ny: samverkan task add TEXT"),
    "bodies_missing": (
        "Mötet {meeting} har flera instanser; vilken som beslutade måste sägas.",
        "Lägg till --body INSTANS.",
    ),
    "not_there": ("{body} deltar inte i mötet {meeting}.", "Kontrollera --body och --meeting."),
    "not_a_network": (
        "{name} är ingen aktör av typen nätverk utan {kind}; bara ett nätverk har medlemmar.",
        "Är det ett nätverk, rätta typen: samverkan actor edit {id} --kind nätverk",
    ),
    "member_of_itself": (
        "{name} kan inte ingå i sig självt.",
        "Ange nätverket först och sedan aktören som ingår i det.",
    ),
    "contact_marked_later": (
        "Kontakten är märkt ”{mark}” den {day}; ett äldre datum ändrar inget.",
        "Kontrollera --date. Se kontakterna: samverkan contact list {id}",
    ),
    "period_not_before": (
        "Perioden {earlier} slutar {last}, inte före {period}, som börjar {first}.",
        "Ange en tidigare period med --from.",
    ),
    "plan_row_blocked": (
        "{file}, rad {row}: {name} ({id}) kan inte bjudas in: {hindrance}[[ (t.o.m. {through})]].",
        "Bocka ur raden. Se varför: samverkan why {id}",
    ),
    # 6
    "enrolled_without_evidence": (
        "{name} är ansluten till {period} utan underlag för undertecknarens behörighet.",
        "Se anslutningen: samverkan why {id}",
    ),
    "enrolled_without_contact": ("{name} är ansluten utan kontakt.", "Se aktören: samverkan actor show {id}"),
    "contact_bounced": (
        "Brev till {contact}, kontakt för {name}, kom tillbaka {day}.",
        'Ange en ny: samverkan contact add {id} "Namn <adress>", och avsluta den gamla: samverkan contact end {id}'
        " {number}. Stämmer den ändå: samverkan contact verify {id} {number}",
    ),
    "activity_without_principle": (
        "Aktiviteten {text} tjänar ingen princip och inget åtagande.",
        "Ange det när den läggs in: --serves principle:2",
    ),
    "task_without_owner": ("Uppgiften {text} har ingen ansvarig.", "samverkan task assign {id} PERSON"),
    "task_without_date": ("Uppgiften {text} har ingen sista dag.", "samverkan task assign {id} --due DATUM"),
    "group_without_convener": (
        "Arbetsgruppen {name} har ingen sammankallande.",
        "samverkan group convener {id} PERSON",
    ),
    "recorded_with_objections": (
        "Beslutet om {name}[[ i {case}]] registrerades trots invändning: {told}",
        "Se allt: samverkan why {id}",
    ),
    "recorded_roll_differs": (
        "Senare uppgifter ändrar svaret på den fastställda förteckningen {title} ({day}).",
        "Jämför: samverkan roll --recorded {id} och samverkan roll --on {day}",
    ),
    "period_without_text": ("Perioden {period} har ingen text i registret.", "samverkan period text {period} FIL"),
    "watch_without_date": (
        "Bevakningen {text} har ingen dag att se efter.",
        "samverkan watch note {id} TEXT --next DATUM",
    ),
    "actor_without_number": (
        "{name} har inget organisationsnummer och är inget nätverk.",
        "samverkan actor edit {id} --org-nr NUMMER",
    ),
    # 7
    "registry_missing": (
        "Det finns inget register i {path}.",
        "Upprätta ett med samverkan init, eller ange rätt fil med --db eller SAMVERKAN_DB.",
    ),
    "registry_empty": (
        "Filen {path} är tom och är inget register.",
        "Återställ en kopia: samverkan database restore KOPIA, eller ange rätt fil med --db.",
    ),
    "registry_foreign": (
        "{path} är inget samverkansregister[[, utan {sort}]].",
        "Ange rätt fil med --db eller SAMVERKAN_DB.",
    ),
    "registry_newer": (
        "Registret {path} är skrivet av en nyare version av samverkan (schema {schema}; den här kan {known}).",
        "Uppgradera programmet.",
    ),
    "registry_older": (
        "Registret {path} har ett äldre schema ({schema}; den här versionen använder {known}).",
        "Uppgradera det: samverkan database upgrade",
    ),
    "registry_damaged": (
        "Registret {path} är skadat ({why}).",
        "Rör inte filen. Återställ den senaste kopian: samverkan database restore KOPIA",
    ),
    "registry_unreadable": (
        "Registret {path} får du inte läsa[[; det ägs av {owner:raw}]].",
        "Be den som äger filen om rätt till den, eller ange en annan med --db.",
    ),
    "registry_unfinished": (
        "En körning avbröts när den skrev i {path}, och du har inte rätt att ta tillbaka det halvfärdiga.",
        "Be någon som får skriva i filen och mappen köra ett kommando, till exempel samverkan status. Inget är förlorat.",
    ),
    "registry_linked": (
        "Registret {path} har {count} namn (hårda länkar). Det som avbryts under det ena namnet tas inte tillbaka under det andra.",
        "Kopiera registret med samverkan database backup, och ta bort de andra namnen innan något skrivs.",
    ),
    "registry_locked": (
        "Registret {path} skrivs av någon annan just nu.",
        "Försök igen om en stund. SAMVERKAN_WAIT säger hur många sekunder kommandot väntar.",
    ),
    "registry_read_only": (
        "Registret {path} är skrivskyddat, eller så är mappen det.",
        "Ge dig skrivrätt till filen och mappen, eller arbeta på en kopia.",
    ),
    "disk_full": (
        "Disken är full: det som skulle skrivas i {path} har inte skrivits.",
        "Frigör utrymme och kör kommandot igen.",
    ),
    "disk_error": (
        "Disken eller nätverket svarade med ett fel när {path} skulle läsas eller skrivas ({why}).",
        "Kontrollera disken.[[ Se sedan efter om ändringen registrerades: {look:raw}]] Kör kommandot igen om det inte är gjort.",
    ),
    "folder_missing": (
        "Katalogen för {path} finns inte eller får inte skrivas.",
        "Skapa mappen, eller ange en annan fil.",
    ),
    "backend_unknown": (
        "{path} är en databasadress som den här versionen inte kan använda.",
        "Ange en fil med --db.",
    ),
    "joined_already": (
        "{name} är redan ansluten till {period} fr.o.m. {effective} ({id}); den som är ansluten utesluts, den får inte avslag.",
        "Skriv: samverkan exclude AKTÖR --period {period} --decision REF",
    ),
    "already_refused": (
        "{name} har redan fått avslag på sin anmälan: fr.o.m. {day} ({id}).",
        "Se varför: samverkan why {id}",
    ),
    "application_closed": (
        "Anmälan från {name} blev aldrig fullständig och är avskriven fr.o.m. {day} ({id}).",
        "Se varför: samverkan why {id}",
    ),
    "already_decided": (
        "Ärendet {id} är redan avgjort genom {decision}.",
        "Se ärendet: samverkan case show {id}",
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
    "before_reported": (
        "{day} ligger före dagen anmärkningen kom in, {reported}.",
        "Kontrollera dagen.",
    ),
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
    "reason_missing": (
        "{matter} ska ha ett skäl (9 § förvaltningslagen; periodens regler).",
        "Lägg till --reason TEXT.",
    ),
    "what_missing": (
        "Det är inte sagt vad kontakten gällde.",
        "Lägg till --what TEXT, eller --skip och --reason TEXT om det inte blir någon dialog.",
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
    "recommendation_missing": (
        "Det är inte sagt vad instansen föreslår.",
        "Lägg till --recommend TEXT.",
    ),
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
    "nothing_lacks": (
        "{name} har inget ofullständigt svar att begära komplettering av.",
        "Se varför: samverkan why {id}",
    ),
    "proposal_missing": (
        "Det finns inget förslag till beslut i {id}.",
        'Lägg till --proposal "att …", eller anteckna vad som har föreslagits:'
        " samverkan case prepare {id} --body INSTANS --recommend TEXT",
    ),
    "notes_not_announced": (
        "{body} för minnesanteckningar; de justeras och tillkännages inte (8 kap. 12 § kommunallagen).",
        "Kontrollera vilken instans som beslutade: samverkan case show ÄRENDE",
    ),
    "announcement_unsaid": (
        "Ingen dag är angiven.",
        "Lägg till --adjusted DATUM, --posted DATUM eller --posted-through DATUM.",
    ),
    "report_missing": (
        "Beslutet är en delegats; tiden räknas från tillkännagivandet av det sammanträde där det anmäldes (6 kap. 40 §, 7 kap. 8 § och 8 kap. 10 § kommunallagen).",
        "Lägg till --reported DATUM, sammanträdets dag.",
    ),
    "out_of_order": (
        "Dagarna följer inte på varandra: {step} {day} ligger före {before} {first}.",
        "Kontrollera dagarna.",
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
        "{name}: tillkännagivandet i {id} togs ned {through}, före sista dagen att överklaga ({last}). Tiden har inte löpt ut"
        " (8 kap. 12 § och 13 kap. 5 § kommunallagen).",
        "Tillkännage på nytt: samverkan case announce {id} --posted DATUM",
    ),
    "final_unchecked": (
        "{name}: tiden före laga kraft gick ut {last} för beslutet i {id}, men laga kraft är inte antecknad; uteslutningen gäller inte än.",
        "Hör med förvaltningsrätten om beslutet är överklagat, och anteckna svaret:"
        " samverkan case final {id} --date DATUM --source TEXT",
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
    "left_out": "inte med från {period}:[[ {withdrawn} som har utträtt.]][[ {excluded} uteslutna.]][[ {refused} som fått avslag.]][[ {closed} vars anmälan har avskrivits.]][[ {dissolved} upplösta.]]"
    "[[ {declined} som avstår.]][[ {received} ofullständiga som saknar något som ingen kolumn visar.]]",
    "suspension_not_told": "av dem som är med är {count} avstängda, och det visar inga kolumner: {names}[[ och {more} till]].",
    "rows_come_back_otherwise": "{count} blir inte desamma om raderna läses in i ett nytt register, för något som anslutningen"
    " vilade på har upphört: {names}[[ och {more} till]].",
    "likeness_not_examined": "{count} aktörer är för många för att jämföra namnen med varandra (högst {limit}), så ingen är"
    " märkt som trolig dubblett. Se några i taget: samverkan actor duplicates",
    "plan_applied_already": "planen är redan genomförd ({id}, {day}, {count} inbjudna). Inget har registrerats.",
    "plan_applied_otherwise": "planen är redan genomförd ({id}, {day}, {count} inbjudna), då med andra rader förbockade. Inget"
    " har registrerats. Gör en ny plan för dem som tillkommer.",
    "plan_left_as_is": "{file} innehåller redan den här planen och är orörd.",
    "silent_not_invited": "{count} som var anslutna till {earlier} är tysta och inte inbjudna till {period}; de får inget brev."
    " Bjud in dem: samverkan renew plan {period}",
    "more_of_the_same": "och {count} varningar till {told}.",
    "period_has_no_text": "perioden {period} har ingen text i registret, så det framgår inte vad aktören ställer sig"
    " bakom. Lägg in den: samverkan period text {period} FIL",
    "no_points": "texten har inga numrerade punkter under rubriker med värdegrund, principer eller åtaganden"
    "[[; den förra versionen hade {before}]].",
    "contact_not_given": "aktören har ingen kontakt.",
    "contacts_not_given": "{count} av raderna ger ingen kontakt. Se vilka aktörer: samverkan check",
    "number_of_other_name": "raden säger {said}, men numret {org_nr} är {name} ({id}), och svaret är registrerat där. Ska namnet"
    " leda dit: samverkan actor alias {id} NAMN. Är det en annan aktör: samverkan undo, och skriv ny i en kolumn med"
    " rubriken id.",
    "later_answer_differs": "{name} är redan ansluten ({id}); det senare svaret säger annat om {what} och ändrar inget.",
    "arrival_not_moved": "svaret från {name} ({id}) är inkommet {received}; dagen {said} i filen ändrar inte det.",
    "earlier_answer_counts": "{name} har två svar i det som läses in; det som kom in {said} gäller, inte det från {received} ({id}).",
    "names_not_compared": "{count} nya namn jämfördes inte med registrets, eftersom de är för många. Se efteråt: samverkan actor duplicates",
    "number_shared": "{org_nr} används redan av {others}.",
    "number_hints_other": "{org_nr} brukar tillhöra en annan typ än {kind}.",
    "day_unknown": "dagen {name} anslöt sig är okänd; {day}, periodens första dag, räknas.",
    "answers_wait": "väntar på komplettering till {period}: {names}[[ och {more} till]] ({count} st). Sista dag att"
    " komplettera flyttas inte.",
    "signatories_stay": "anslutna som står kvar t.o.m. den nya sista dagen {last}: {count} st.",
    "networks_may_join": "nätverk som väntar kan nu anslutas, fr.o.m. {from_day}: {names}[[ och {more} till]] ({count}"
    " st). Skriv för vart och ett: samverkan enroll {id} --period {period}",
    "networks_may_not_join": "nätverk som väntar kan inte anslutas {from_day} eller senare: {names}[[ och {more} till]]"
    " ({count} st). Se dem: samverkan why {id}",
    "decided_after_end": "beslutet togs {decided}, efter periodens sista dag {last}; de som var anslutna då blir det"
    " utan avbrott.",
    "rule_before_decision": "regeln gäller fr.o.m. {from_day}, före beslutsdagen {decided}.",
    "policy_overridden": "{option:raw} gäller, inte det som {file:raw} säger om {policy_setting}.",
    "signed_after_received": "undertecknat {signed}, efter att det kom in {received}.",
    "day_in_future": "{day} ligger i framtiden.",
    "mixed_scripts": "namnet {name} blandar alfabet; två namn kan se lika ut.",
    "recorded_roll_reached": "ändringen berör den fastställda förteckningen {title} ({id}, {day}). Den ändras inte,"
    " men märks: samverkan roll --recorded {id}",
    "clause_missing": "perioden {period} har ingen uteslutningsklausul i sin text; beslutet kan sakna stöd"
    " (5 § förvaltningslagen).",
    "advisory_body_decides": "{body} är rådgivande och kan inte ges beslutanderätt (6 kap. 37 § kommunallagen).",
    "delegated_decision": "{body} är delegat; uteslutning och avstängning delegeras inte (6 kap. 38 § kommunallagen).",
    "committee_excluded": "{name} är en nämnd; en nämnd utesluts inte av en annan (5 kap. 1 § och 6 kap. 1 §"
    " kommunallagen).",
    "anyway_not_needed": "--record-anyway behövdes inte: alla regler är uppfyllda.",
    "likely_duplicate": "namnet {name} liknar {others}. Är det samma aktör, ange den aktörens namn eller id.",
    "enrollments_joined": "anslutningen {kept} till {period} rymmer nu också dagarna från {dropped}: inkommen {received}[[, ansluten fr.o.m. {effective}]][[, inte längre fr.o.m. {off}]]. {dropped} utgår som dubblett; händelseloggen visar vad som stod.",
    "ended_though_other": "anslutningen {enrollment} slutar {day}: då uteslöts aktören under sitt andra namn.",
    "contacts_doubled": "kontakter som båda hade står nu en gång: {contacts}.",
    "part_in_itself": "{name} ingår inte i sig själv; den uppgiften togs bort.",
    "parts_doubled": "båda hade del i, eller som medlem, {others}; det står nu en gång, med dagarna från båda.",
    "enrolled_though_excluded": "aktören är utesluten fr.o.m. {day} enligt beslut {decision}, men anslutningen {enrollment} gäller därefter. Ta ställning till den: samverkan why {enrollment}",
    "same_name_dissolved": "en upplöst aktör hade samma namn: {others}.",
    "encoding_guessed": "{file} är inte UTF-8 och läses som Windows-1252. Kontrollera att bokstäverna är rätt: {sample}.",
    "form_version_unknown": "{file} har formulärversion {given}; mappningsfilen räknar upp {known}. Kontrollera att"
    " frågorna är desamma.",
    "elements_unread": "{file} har frågor som inte läses: {column}. Knyt dem till fält, eller till ignore, i en fil som"
    " anges med --map.",
    "rows_hidden": "{file}: {count} av raderna som läses är dolda i bladet {sheet}, av ett filter eller för hand: rad {hidden}. Ska de inte vara med, ångra och läs en fil utan dem.",
    "columns_hidden": "{file}: kolumner som läses är dolda i bladet {sheet}: {column}.",
    "sheets_unread": "{file}: bara bladet {sheet} läses. Rader finns också "
    "i {sheets}; välj blad med sheet i en fil som anges med --map.",
    "files_passed_over": "i mappen {file} läses inte {files}.",
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
    "may_not_prepare": "{body} har inget registrerat mandat att bereda eller ta ställning; det hindrar inte, men registrera det: samverkan body mandate {body:raw} --subject exclusion --may recommend",
    "conflict_left_open": "{name} {tie} {to}; det är inte sagt om hen är jävig i {body} (6 kap. 28–32 §§ och 7 kap. 4 § kommunallagen). Lägg till --stepped-aside, --disregarded eller --not-conflicted.",
    "suspended_unheard": "{name} stängs av utan att ha underrättats; en avstängning vid sidan av ett ärende är tillfällig. Pröva den i ett ärende: samverkan case open",
    "proposal_unsaid": 'tjänstepersonens förslag till beslut saknas i {id}; ett ställningstagande är inget förslag. Lägg till --proposal "att …".',
    "settings_missing": "registret saknar uppgifter som måste stå i brevet: {keys}. Där de saknas står [Saknas …]. Skriv: samverkan registry set {typed:raw}",
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
    "exclusion_ahead": "uteslutningen enligt {decision} gäller inte än[[; den gäller fr.o.m. {from_day}]][[; dess spärr t.o.m. {through} börjar löpa när den gäller]]. Anmälan är registrerad; vad beslutet träffar när det får verkan visas då och i: samverkan check",
    "bar_meets": "spärren enligt {decision}, {first} t.o.m. {through}, träffar {id} ({period}, {standing}). Programmet ändrar den inte. Låt en instans ta ställning, eller registrera vad aktören själv vill: samverkan withdraw {actor} --period {period}",
    "kin_of_barred": "{name} har samband med {other}, som är spärrad t.o.m. {through} enligt {decision} ({kinship}); spärren gäller inte {name}, men se beslutet: samverkan why {decision}",
    "closed_before_final": "beslutet i {id} är inte registrerat som slutligt; dess sista dagar visas inte längre i due och calendar. Vad som kommer från en domstol kan ändå antecknas.",
    "suspension_outlived": "anslutningen upphör {ended}, före avstängningens sista dag {through}; därefter är det upphörandet som gäller.",
}
