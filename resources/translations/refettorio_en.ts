<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="it_IT">
    <context>
        <name>AmountKeypad</name>
        <message>
            <source>Cancella l'ultima cifra</source>
            <translation>Delete the last digit</translation>
        </message>
        <message>
            <source>Cancella tutto</source>
            <translation>Clear all</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
    </context>
    <context>
        <name>CameraView</name>
        <message>
            <source>Fotocamera non collegata: usa il lettore o cerca per nome</source>
            <translation>Camera not connected: use the scanner or search by name</translation>
        </message>
        <message>
            <source>Immagine della fotocamera</source>
            <translation>Camera picture</translation>
        </message>
    </context>
    <context>
        <name>ClassPanel</name>
        <message>
            <source>Presenze per classe</source>
            <translation>Attendance by class</translation>
        </message>
    </context>
    <context>
        <name>Column</name>
        <message>
            <source>No</source>
            <translation>No</translation>
        </message>
        <message>
            <source>Sì</source>
            <translation>Yes</translation>
        </message>
    </context>
    <context>
        <name>ConfirmBar</name>
        <message>
            <source>Annulla</source>
            <translation>Cancel</translation>
        </message>
    </context>
    <context>
        <name>CrashPanel</name>
        <message>
            <source>Apri la cartella</source>
            <translation>Open the folder</translation>
        </message>
        <message>
            <source>Continua</source>
            <translation>Continue</translation>
        </message>
        <message>
            <source>Copia il rapporto</source>
            <translation>Copy the report</translation>
        </message>
        <message>
            <source>Il lavoro già registrato è salvo e puoi continuare.</source>
            <translation>What was already recorded is safe and you can go on.</translation>
        </message>
        <message>
            <source>Il rapporto non si è potuto scrivere: copialo e mandalo a chi vi assiste.</source>
            <translation>The report could not be written: copy it and send it to your support.</translation>
        </message>
        <message>
            <source>Qualcosa nel programma non ha funzionato</source>
            <translation>Something in the program did not work</translation>
        </message>
        <message>
            <source>È stato scritto il rapporto {name}, senza dati personali: mandalo a chi vi assiste.</source>
            <translation>The report {name} was written, without personal data: send it to your support.</translation>
        </message>
        <message>
            <source>È successo {count} volte.</source>
            <translation>It happened {count} times.</translation>
        </message>
    </context>
    <context>
        <name>MessageRow</name>
        <message>
            <source>Chiudi</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Chiudi il messaggio</source>
            <translation>Close the message</translation>
        </message>
    </context>
    <context>
        <name>MonthModel</name>
        <message>
            <source>Assente</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Gen Feb Mar Apr Mag Giu Lug Ago Set Ott Nov Dic</source>
            <translation>Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec</translation>
        </message>
        <message>
            <source>Giornata chiusa</source>
            <translation>Day closed</translation>
        </message>
        <message>
            <source>Giornata chiusa · presente</source>
            <translation>Day closed · present</translation>
        </message>
        <message>
            <source>Giorno</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Lun Mar Mer Gio Ven Sab Dom</source>
            <translation>Mon Tue Wed Thu Fri Sat Sun</translation>
        </message>
        <message>
            <source>Non iscritto</source>
            <translation>Not enrolled</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Oltre le {hour}: serve un motivo</source>
            <translation>After {hour}: a reason is needed</translation>
        </message>
        <message>
            <source>Pasto in bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Presente</source>
            <translation>Present</translation>
        </message>
        <message>
            <source>Servizio non disponibile · {reason}</source>
            <translation>Service not available · {reason}</translation>
        </message>
    </context>
    <context>
        <name>Outcome</name>
        <message>
            <source>Altra scuola</source>
            <translation>Other school</translation>
        </message>
        <message>
            <source>Altro servizio</source>
            <translation>Other service</translation>
        </message>
        <message>
            <source>Avvisa l'ufficio: il pasto non si nega</source>
            <translation>Tell the office: a meal is never refused</translation>
        </message>
        <message>
            <source>Buon appetito</source>
            <translation>Enjoy your meal</translation>
        </message>
        <message>
            <source>Cerca il bambino per nome: il pasto non si nega</source>
            <translation>Search the child by name: a meal is never refused</translation>
        </message>
        <message>
            <source>Dieta</source>
            <translation>Diet</translation>
        </message>
        <message>
            <source>Già registrato alle {time}</source>
            <translation>Already recorded at {time}</translation>
        </message>
        <message>
            <source>In bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Non prenotato</source>
            <translation>Not booked</translation>
        </message>
        <message>
            <source>Oggi niente mensa</source>
            <translation>No canteen today</translation>
        </message>
        <message>
            <source>Questa tessera non è della mensa: cerca il bambino per nome</source>
            <translation>This card is not for the canteen: search the child by name</translation>
        </message>
        <message>
            <source>Servi il pasto in bianco</source>
            <translation>Serve the plain meal</translation>
        </message>
        <message>
            <source>Tessera annullata</source>
            <translation>Card revoked</translation>
        </message>
        <message>
            <source>Tessera non valida</source>
            <translation>Card not valid</translation>
        </message>
        <message>
            <source>Tocca quando il vassoio è pronto</source>
            <translation>Tap when the tray is ready</translation>
        </message>
        <message>
            <source>Tocca «Servi come extra»: il pasto non si nega</source>
            <translation>Tap “Serve as extra”: a meal is never refused</translation>
        </message>
    </context>
    <context>
        <name>OutcomeView</name>
        <message>
            <source>Letto: {text}</source>
            <translation>Read: {text}</translation>
        </message>
        <message>
            <source>Non registrato</source>
            <translation>Not recorded</translation>
        </message>
        <message>
            <source>Servi come extra</source>
            <translation>Serve as extra</translation>
        </message>
    </context>
    <context>
        <name>PresenceView</name>
        <message>
            <source>Avvicina la tessera</source>
            <translation>Hold up the card</translation>
        </message>
        <message>
            <source>Cerca per nome</source>
            <translation>Search by name</translation>
        </message>
        <message>
            <source>Già registrati, in attesa: {count} ({names})</source>
            <translation>Already recorded, waiting: {count} ({names})</translation>
        </message>
        <message>
            <source>Presenti {present} su {expected} attesi</source>
            <translation>{present} present of {expected} expected</translation>
        </message>
        <message>
            <source>Torna alla fotocamera</source>
            <translation>Back to the camera</translation>
        </message>
        <message>
            <source>{present} su {expected}</source>
            <translation>{present} of {expected}</translation>
        </message>
    </context>
    <context>
        <name>RecentStrip</name>
        <message>
            <source>Ancora nessuno: le tessere lette compariranno qui</source>
            <translation>Nobody yet: the cards read will appear here</translation>
        </message>
        <message>
            <source>Ultimi: {names}</source>
            <translation>Latest: {names}</translation>
        </message>
    </context>
    <context>
        <name>RechargeView</name>
        <message>
            <source>Assegno</source>
            <translation>Cheque</translation>
        </message>
        <message>
            <source>Avanti</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>Avvicina la tessera di chi ricarica</source>
            <translation>Hold up the card to be recharged</translation>
        </message>
        <message>
            <source>Bancomat</source>
            <translation>Debit card</translation>
        </message>
        <message>
            <source>Carta di credito</source>
            <translation>Credit card</translation>
        </message>
        <message>
            <source>Come paga?</source>
            <translation>How is it paid?</translation>
        </message>
        <message>
            <source>Conferma la ricarica</source>
            <translation>Confirm the recharge</translation>
        </message>
        <message>
            <source>Contanti</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Il nuovo saldo comparirà appena la postazione scambia i dati con l'ufficio.</source>
            <translation>The new balance will appear as soon as the station exchanges data with the office.</translation>
        </message>
        <message>
            <source>Indietro</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Nuova ricarica</source>
            <translation>New recharge</translation>
        </message>
        <message>
            <source>Nuovo saldo: {balance}</source>
            <translation>New balance: {balance}</translation>
        </message>
        <message>
            <source>Quanto?</source>
            <translation>How much?</translation>
        </message>
        <message>
            <source>RICARICA</source>
            <translation>RECHARGE</translation>
        </message>
        <message>
            <source>Ricevuta {number}</source>
            <translation>Receipt {number}</translation>
        </message>
        <message>
            <source>Stampa la ricevuta</source>
            <translation>Print the receipt</translation>
        </message>
        <message>
            <source>pagati con: {means}</source>
            <translation>paid by: {means}</translation>
        </message>
        <message>
            <source>{name} · {class_name} · {service}</source>
            <translation>{name} · {class_name} · {service}</translation>
        </message>
    </context>
    <context>
        <name>RecordTableView</name>
        <message>
            <source>Copia</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Copia di {count} righe</source>
            <translation>Copying {count} rows</translation>
        </message>
        <message>
            <source>Esporta la tabella</source>
            <translation>Export the table</translation>
        </message>
        <message>
            <source>Esportazione di {name}</source>
            <translation>Exporting {name}</translation>
        </message>
        <message>
            <source>Esporta…</source>
            <translation>Export…</translation>
        </message>
        <message>
            <source>Foglio di calcolo CSV (*.csv)</source>
            <translation>CSV spreadsheet (*.csv)</translation>
        </message>
        <message>
            <source>tabella.csv</source>
            <translation>table.csv</translation>
        </message>
    </context>
    <context>
        <name>SearchField</name>
        <message>
            <source>Cerca</source>
            <translation>Search</translation>
        </message>
    </context>
    <context>
        <name>SearchView</name>
        <message>
            <source>Classe {name}: chi è?</source>
            <translation>Class {name}: who is it?</translation>
        </message>
        <message>
            <source>Nessun nome: la postazione non ha ancora ricevuto l'elenco dall'ufficio.</source>
            <translation>No names: the station has not yet received the list from the office.</translation>
        </message>
        <message>
            <source>Tessera dimenticata: scegli la classe</source>
            <translation>Card forgotten: choose the class</translation>
        </message>
        <message>
            <source>‹ Tutte le classi</source>
            <translation>‹ All classes</translation>
        </message>
    </context>
    <context>
        <name>TallyRow</name>
        <message>
            <source>{name}: presenti {present} su {expected}</source>
            <translation>{name}: {present} present of {expected}</translation>
        </message>
    </context>
    <context>
        <name>TaskBar</name>
        <message>
            <source>Interrompi</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>Interrompo: {title}</source>
            <translation>Stopping: {title}</translation>
        </message>
        <message>
            <source>{done} di {total}</source>
            <translation>{done} of {total}</translation>
        </message>
    </context>
    <context>
        <name>TodayView</name>
        <message>
            <source>Aperta</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Assenti</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Attesi</source>
            <translation>Expected</translation>
        </message>
        <message>
            <source>Chiudi la giornata</source>
            <translation>Close the day</translation>
        </message>
        <message>
            <source>Chiusa</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Diete</source>
            <translation>Diets</translation>
        </message>
        <message>
            <source>Extra</source>
            <translation>Extra</translation>
        </message>
        <message>
            <source>Giorno</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Giorno precedente</source>
            <translation>Previous day</translation>
        </message>
        <message>
            <source>Giorno successivo</source>
            <translation>Next day</translation>
        </message>
        <message>
            <source>In bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Mancano</source>
            <translation>Missing</translation>
        </message>
        <message>
            <source>Nessuna classe in questo giorno.</source>
            <translation>No class on this day.</translation>
        </message>
        <message>
            <source>Oggi</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Pasti attesi</source>
            <translation>Meals expected</translation>
        </message>
        <message>
            <source>Presenti</source>
            <translation>Present</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
    </context>
    <context>
        <name>describe</name>
        <message>
            <source>Qualcosa nel programma non ha funzionato. Il lavoro già registrato è salvo.</source>
            <translation>Something in the program did not work. What was already recorded is safe.</translation>
        </message>
    </context>
    <context>
        <name>errors</name>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Ci sono registrazioni di un mese precedente ancora aperto ({month}): chiudi prima quello.</source>
            <translation>There are entries of an earlier month that is still open ({month}): close that one first.</translation>
        </message>
        <message>
            <source>Codice della fascia</source>
            <translation>Band code</translation>
        </message>
        <message>
            <source>Conto</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Dates</translation>
        </message>
        <message>
            <source>Emittente della ricevuta</source>
            <translation>Issuer of the receipt</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Gruppo di servizi</source>
            <translation>Service group</translation>
        </message>
        <message>
            <source>Il disco è pieno: l'ultima operazione non è stata registrata. Libera spazio e ripetila.</source>
            <translation>The disk is full: the last operation was not recorded. Free some space and repeat it.</translation>
        </message>
        <message>
            <source>Il filmato «{path}» non esiste: controlla il percorso.</source>
            <translation>The video “{path}” does not exist: check the path.</translation>
        </message>
        <message>
            <source>Il filmato «{path}» non si può leggere: usa un file AVI, MP4 o una serie di immagini.</source>
            <translation>The video “{path}” cannot be read: use an AVI or MP4 file or a series of pictures.</translation>
        </message>
        <message>
            <source>Il filmato «{path}» non si può scrivere: controlla lo spazio e i permessi della cartella.</source>
            <translation>The video “{path}” cannot be written: check the space and the permissions of the folder.</translation>
        </message>
        <message>
            <source>Il mese {month} non è ancora finito: si può chiudere dal {first_possible}.</source>
            <translation>The month {month} is not over yet: it can be closed from {first_possible}.</translation>
        </message>
        <message>
            <source>Il pasto del {day} è già addebitato: storna prima l'addebito esistente.</source>
            <translation>The meal of {day} is already charged: reverse the existing charge first.</translation>
        </message>
        <message>
            <source>Il periodo del {day} è chiuso: non accetta altre registrazioni. Registra l'operazione con la data di oggi.</source>
            <translation>The period of {day} is closed: it takes no more entries. Record the operation with today's date.</translation>
        </message>
        <message>
            <source>Il tuo ruolo ({role}) non permette questa operazione. Chiedi all'amministratore.</source>
            <translation>Your role ({role}) does not allow this operation. Ask the administrator.</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Indirizzo della base dati non valido: «{url}». Esempi: sqlite:///C:/dati/mensa.db, postgresql://utente@server/mensa</source>
            <translation>Database address not valid: “{url}”. Examples: sqlite:///C:/data/canteen.db, postgresql://user@server/canteen</translation>
        </message>
        <message>
            <source>L'operazione {operation} è già stata registrata con un contenuto diverso: non è stata ripetuta.</source>
            <translation>The operation {operation} was already recorded with a different content: it was not repeated.</translation>
        </message>
        <message>
            <source>La base dati non risponde ({reason}). Nulla è andato perso: controlla che il computer o il server che la ospita sia acceso e riprova.</source>
            <translation>The database does not answer ({reason}). Nothing was lost: check that the computer or server that hosts it is on and try again.</translation>
        </message>
        <message>
            <source>La base dati si può solo leggere ({reason}). Controlla i permessi del file e della sua cartella.</source>
            <translation>The database can only be read ({reason}). Check the permissions of the file and of its folder.</translation>
        </message>
        <message>
            <source>La base dati va aggiornata: esegui «refettorio migrate» (prima viene fatta una copia di sicurezza).</source>
            <translation>The database must be updated: run “refettorio migrate” (a backup is made first).</translation>
        </message>
        <message>
            <source>La base dati è danneggiata ({reason}). Non continuare a lavorare: ripristina l'ultima copia di sicurezza (comando «refettorio backup --list»).</source>
            <translation>The database is damaged ({reason}). Do not go on working: restore the last backup (command “refettorio backup --list”).</translation>
        </message>
        <message>
            <source>La base dati è di una versione più recente del programma ({migration}). Aggiorna il programma.</source>
            <translation>The database is of a newer version than the program ({migration}). Update the program.</translation>
        </message>
        <message>
            <source>La copia di sicurezza non è riuscita ({reason}). Le copie precedenti restano valide.</source>
            <translation>The backup failed ({reason}). The earlier backups remain valid.</translation>
        </message>
        <message>
            <source>La copia «{name}» non si può ripristinare ({reason}). Scegline un'altra.</source>
            <translation>The backup “{name}” cannot be restored ({reason}). Choose another one.</translation>
        </message>
        <message>
            <source>La fotocamera «{camera}» non si apre: controlla che sia collegata e che nessun altro programma la usi.</source>
            <translation>The camera “{camera}” does not open: check that it is connected and that no other program uses it.</translation>
        </message>
        <message>
            <source>La libreria SQLite {version} ha un difetto che può danneggiare i dati: serve la 3.51.3 o successiva.</source>
            <translation>The SQLite library {version} has a defect that can damage data: 3.51.3 or later is needed.</translation>
        </message>
        <message>
            <source>La libreria per la fotocamera (OpenCV) non si carica: {reason}. Reinstalla il programma con «python start.py»; intanto puoi usare il lettore di codici o la ricerca per nome.</source>
            <translation>The camera library (OpenCV) does not load: {reason}. Reinstall the program with “python start.py”; meanwhile you can use the code scanner or the search by name.</translation>
        </message>
        <message>
            <source>La registrazione del {day} è già stata stornata il {reversed_on} ({reason}): non serve rifarlo.</source>
            <translation>The entry of {day} was already reversed on {reversed_on} ({reason}): no need to do it again.</translation>
        </message>
        <message>
            <source>La tessera n. {issue_number} è già stata revocata. Aggiorna la scheda per vedere quella in uso.</source>
            <translation>Card no. {issue_number} was already revoked. Refresh the record to see the one in use.</translation>
        </message>
        <message>
            <source>Manca la libreria che legge i codici QR ({reason}): reinstalla il programma con «python start.py», che installa zxing-cpp. Intanto puoi usare il lettore di codici o la ricerca per nome.</source>
            <translation>The library that reads QR codes is missing ({reason}): reinstall the program with “python start.py”, which installs zxing-cpp. Meanwhile you can use the code scanner or the search by name.</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Non riesco a scrivere {name}. Se è aperto in un altro programma chiudilo, o scegli un'altra cartella.</source>
            <translation>{name} cannot be written. If it is open in another program close it, or choose another folder.</translation>
        </message>
        <message>
            <source>Numero della ricevuta</source>
            <translation>Receipt number</translation>
        </message>
        <message>
            <source>Operazione interrotta. Quanto già concluso resta registrato.</source>
            <translation>Operation stopped. What was already finished stays recorded.</translation>
        </message>
        <message>
            <source>Raggiunto il numero massimo di emissioni ({limit}) per questo alunno e servizio.</source>
            <translation>The largest number of issues ({limit}) for this pupil and service is reached.</translation>
        </message>
        <message>
            <source>Registrazione</source>
            <translation>Entry</translation>
        </message>
        <message>
            <source>Ricevuta</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Si è verificato un errore.</source>
            <translation>An error occurred.</translation>
        </message>
        <message>
            <source>Tariffa</source>
            <translation>Tariff</translation>
        </message>
        <message>
            <source>Tessera</source>
            <translation>Card</translation>
        </message>
        <message>
            <source>Uno storno non si può stornare: registra di nuovo l'operazione giusta.</source>
            <translation>A reversal cannot be reversed: record the right operation again.</translation>
        </message>
        <message>
            <source>appartiene a un altro servizio.</source>
            <translation>it belongs to another service.</translation>
        </message>
        <message>
            <source>deve essere almeno 1.</source>
            <translation>it must be at least 1.</translation>
        </message>
        <message>
            <source>la fine viene prima dell'inizio.</source>
            <translation>the end comes before the beginning.</translation>
        </message>
        <message>
            <source>non contiene nulla</source>
            <translation>it holds nothing</translation>
        </message>
        <message>
            <source>non esiste</source>
            <translation>it does not exist</translation>
        </message>
        <message>
            <source>scrivi il codice e il nome.</source>
            <translation>write the code and the name.</translation>
        </message>
        <message>
            <source>scrivi perché l'alunno è esente.</source>
            <translation>write why the pupil is exempt.</translation>
        </message>
        <message>
            <source>scrivi perché la registrazione viene stornata.</source>
            <translation>write why the entry is reversed.</translation>
        </message>
        <message>
            <source>scrivi una cifra in euro, per esempio 25,00.</source>
            <translation>write an amount in euro, for example 25,00.</translation>
        </message>
        <message>
            <source>serve pg_dump: installa i programmi client di PostgreSQL</source>
            <translation>pg_dump is needed: install PostgreSQL's client programs</translation>
        </message>
        <message>
            <source>serve un codice senza barre, per esempio UFF.</source>
            <translation>a code without slashes is needed, for example UFF.</translation>
        </message>
        <message>
            <source>{pupil} ha già una tessera in uso per questo servizio: per sostituirla usa «Riemetti».</source>
            <translation>{pupil} already has a card in use for this service: to replace it use “Reissue”.</translation>
        </message>
        <message>
            <source>{pupil} non ha una tariffa per «{service}» il {day}: assegna una fascia o un'esenzione e riprova.</source>
            <translation>{pupil} has no tariff for “{service}” on {day}: assign a band or an exemption and try again.</translation>
        </message>
        <message>
            <source>{pupil} non è iscritto a questo servizio: registra prima l'iscrizione, poi emetti la tessera.</source>
            <translation>{pupil} is not enrolled in this service: record the enrolment first, then issue the card.</translation>
        </message>
        <message>
            <source>{what} non trovato. Aggiorna l'elenco e riprova.</source>
            <translation>{what} not found. Refresh the list and try again.</translation>
        </message>
        <message>
            <source>«{path}» esiste già: il ripristino non sovrascrive mai un file. Indica un nome nuovo.</source>
            <translation>“{path}” already exists: a restore never overwrites a file. Give a new name.</translation>
        </message>
        <message>
            <source>«{path}» è in una cartella di rete: lì un file condiviso si può danneggiare. Usa una cartella di questo computer, oppure PostgreSQL per lavorare da più computer.</source>
            <translation>“{path}” is in a network folder: there a shared file can be damaged. Use a folder of this computer, or PostgreSQL to work from several computers.</translation>
        </message>
        <message>
            <source>«{text}» non indica una fotocamera. Scrivi il suo numero (0 è la prima), il percorso di un filmato oppure un indirizzo che comincia con http:// o rtsp://.</source>
            <translation>“{text}” does not name a camera. Write its number (0 is the first), the path of a video or an address that begins with http:// or rtsp://.</translation>
        </message>
        <message>
            <source>è di PostgreSQL: usa pg_restore in una base dati nuova</source>
            <translation>it is PostgreSQL's: use pg_restore into a new database</translation>
        </message>
    </context>
</TS>
