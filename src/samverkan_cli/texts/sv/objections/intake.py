"""What is objected to in Swedish, of what comes in as a file: the message, and what to type next; and warnings."""

OBJECTIONS: dict[str, tuple[str, str]] = {
    "tick_unclear": (
        "{given} är varken ett ja eller ett nej.",
        "Skriv ja eller nej. Ja, x, true och 1 är ja; nej, 0 och en tom ruta är nej.",
    ),
    "likely_same": (
        "{name}[[ har samma organisationsnummer ({org_nr}) som {sharing}]][[ liknar {others}]]. Är det samma {who}?",
        "[[Skriv {first} i en kolumn med rubriken id om det är samma, annars ny.]][[Skriv {id:raw} i stället om det är samma, annars lägg till {new:raw}.]]",
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
    "row_unnamed": ("raden säger inte vilken aktör den gäller.", "Fyll i namnet eller id:t, eller stryk raden."),
    "row_of_other_period": (
        "raden gäller {given}, men filen läses in till {period}.",
        "Stryk raden, eller läs in den med --period {given}.",
    ),
    "open_data_unreadable": (
        "{file:raw} går inte att läsa som JSON.",
        "Ange filen register.json som export open har skrivit. Är den avbruten, hämta den igen.",
    ),
    "open_data_foreign": (
        "{file:raw} är inte en kommuns öppna data[[, utan {said:raw}]].",
        "Ange filen register.json som export open har skrivit.",
    ),
    "open_data_newer": (
        "{file:raw} är skriven av en nyare version av samverkan (form {schema}, här läses {known}).",
        "Uppgradera programmet och kör igen.",
    ),
    "open_data_faulty": (
        "I {file:raw} saknas {place:raw}, eller har en annan form än den skrevs i.",
        "Hämta filen igen från kommunen, eller be kommunen skriva den på nytt med export open.",
    ),
    "open_data_uneven": (
        "I {file:raw} stämmer {place:raw} inte med de anslutna som räknas upp i filen.",
        "Filen har ändrats sedan den skrevs. Hämta den igen från kommunen.",
    ),
    "municipality_twice": (
        "{municipality:raw} finns i både {file:raw} ({on}) och {other:raw} ({other_on}).",
        "[[{older:raw} är äldre. ]]Ange en fil för varje kommun.",
    ),
    "file_empty": ("{file} är tom.", "Kontrollera att rätt fil är angiven och att den har sparats."),
    "file_form_unknown": (
        "{file} är {found}, och en sådan går inte att läsa.",
        "Spara som Excel-arbetsbok (.xlsx) utan lösenord eller som CSV UTF-8, och kör igen.",
    ),
    "file_too_large": (
        "{file} är större än {limit} MB, som är det mesta som läses.",
        "Kontrollera att det är rätt fil. En lång lista kan delas upp, eller sparas som CSV som läses rad för rad.",
    ),
    "minutes_unreadable": (
        "{file} går inte att läsa som minnesanteckningar eller protokoll: {unread_why}.",
        "{unread_cure}",
    ),
    "day_missing": (
        "{file:raw} säger inte vilken dag mötet var.",
        "Ange dagen: --date 2024-03-12",
    ),
    "meeting_ahead": (
        "mötet den {day} har inte varit än.",
        "Är dagen fel, ange den rätta: --date 2024-03-12. Är den rätt, läs in anteckningarna när mötet har hållits.",
    ),
    "end_before_start": (
        "mötet kan inte ha slutat {end:raw} när det började {start:raw}; sluttiden är utelämnad.",
        "Se efter när det slutade, och ange det: samverkan correct M-1 --time 16-18",
    ),
    "day_before_meeting": (
        "{day} är före mötet, så den dagen är inte antecknad.",
        "Se efter vilken dag som menas. Ett beslut som togs då registreras för sig: samverkan decision add --date {day:raw}",
    ),
    "body_missing": (
        "{file:raw} säger inte vilken instans som möttes.",
        "Ange den: --body Samverkansrådet",
    ),
    "minutes_approved": (
        "anteckningarna från {id:raw} är godkända, så filen läses inte in över dem.",
        "Rätta det som är fel, en sak i taget: samverkan correct, eller läs in filen med --reason.",
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
    "ticks_absent": (
        "Ingen rad har något ställningstagande till {tick}, och perioden {period:raw} kräver det (periodens regler).",
        "Har alla kryssat: lägg till {typed:raw}. Är det ett äldre register utan kryss: lägg till --affirmations ingen; då tas raderna in så, utmärkta.",
    ),
    "column_unknown": (
        "{file}, rad {row}: kolumnen {column} är okänd.",
        "[[Närmast: {nearest}. ]][[Rätta rubriken, eller bortse från kolumnen: --ignore {typed:typed}. Eller skriv en mappning att ändra i, --save-map FIL, och ange den med --map FIL.]]"
        "[[I {saved:raw} är kolumnen märkt ignore, att bortse från. Ändra där om den är något annat, och kör om med --map {saved:typed}]]",
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
    "words_invalid": (
        "filen {file} går inte att läsa som en kommuns ord för minnesanteckningar[[: {given}]].",
        'Den är TOML med samma avdelningar och listor som docs/minutes.md visar, till exempel place = ["lokal"] under [label].',
    ),
    "mapping_invalid": (
        "mappningsfilen {file} går inte att läsa: {given}.",
        "Den är TOML med [columns], och om det behövs sheet, versions och [words] med yes och no.",
    ),
    "mapping_field_unknown": (
        "mappningsfilen {file} knyter {column} till {given:raw}, som inget fält heter.",
        "Välj bland: {known:raw}.",
    ),
    "mapping_twice": ("mappningsfilen {file} knyter {given:raw} flera gånger: {column}.", "Ta bort alla utom en."),
}

NOTICES: dict[str, str] = {
    "body_registered": "{name:raw} fanns inte i registret och är tillagd som instans ({id:raw}). Se efter att slaget stämmer: samverkan body show {id:raw}",
    "left_out": "inte med från {period}:[[ {withdrawn} som har utträtt.]][[ {excluded} uteslutna.]][[ {refused} som fått avslag.]][[ {closed} vars anmälan har avskrivits.]][[ {dissolved} upplösta.]]"
    "[[ {declined} som avstår.]][[ {received} ofullständiga som saknar något som ingen kolumn visar.]]",
    "suspension_not_told": "av dem som är med är {count} avstängda, och det visar inga kolumner: {names}[[ och {more} till]].",
    "rows_without_ticks": "{count} är ur ett äldre register utan ställningstaganden. Läses raderna in i ett nytt register: lägg till --affirmations ingen.",
    "answers_without_ticks": "ingen rad har något ställningstagande till {tick}, som perioden {period:raw} kräver: {count} är ofullständiga och inte anslutna. Har alla kryssat behövs {typed:raw}; är det ett äldre register utan kryss, --affirmations ingen. Ta då tillbaka (samverkan undo) och kör om.",
    "rows_come_back_otherwise": "{count} blir inte desamma om raderna läses in i ett nytt register, för något som anslutningen vilade på har upphört: {names}[[ och {more} till]].",
    "more_of_the_same": "och {count} till av samma slag.",
    "contacts_not_given": "{count} av raderna ger ingen kontakt. Se vilka aktörer: samverkan check",
    "number_of_other_name": "raden säger {said}, men numret {org_nr} är {name} ({id}), och svaret är registrerat där. Ska namnet leda dit: samverkan actor alias {id} NAMN. Är det en annan aktör: samverkan undo, och skriv ny i en kolumn med rubriken id.",
    "still_lacking": "{name} har redan en anmälan som väntar på det den saknar ({id}); den här saknar också något och ändrar inget.",
    "later_answer_differs": "{name} är redan ansluten ({id}); det senare svaret säger annat om {what} och ändrar inget.",
    "arrival_not_moved": "svaret från {name} ({id}) är inkommet {received}; dagen {said} i filen ändrar inte det.",
    "earlier_answer_counts": "{name} har två svar i det som läses in; det som kom in {said} gäller, inte det från {received} ({id}).",
    "names_not_compared": "{count} nya namn jämfördes inte med registrets, eftersom de är för många. Se efteråt: samverkan actor duplicates",
    "encoding_guessed": "{file} är inte UTF-8 och läses som Windows-1252. Kontrollera att bokstäverna är rätt: {sample}.",
    "form_version_unknown": "{file} har formulärversion {given}; mappningsfilen räknar upp {known}. Kontrollera att frågorna är desamma.",
    "elements_unread": "{file} har frågor som inte läses: {column}. Knyt dem till fält, eller till ignore, i en fil som anges med --map.",
    "rows_hidden": "{file}: {count} av raderna som läses är dolda i bladet {sheet}, av ett filter eller för hand: rad {hidden}. Ska de inte vara med, ångra och läs en fil utan dem.",
    "columns_hidden": "{file}: kolumner som läses är dolda i bladet {sheet}: {column}.",
    "sheets_unread": "{file}: bara bladet {sheet} läses. Rader finns också i {sheets}; välj blad med sheet i en fil som anges med --map.",
    "files_passed_over": "i mappen {file} läses inte {files}.",
}
