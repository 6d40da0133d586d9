<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_GB" sourcelanguage="it_IT">
    <context>
        <name>Account</name>
        <message>
            <source> · contestato, da decidere</source>
            <translation> · disputed, to be decided</translation>
        </message>
        <message>
            <source> · contestazione respinta: {reason}</source>
            <translation> · dispute refused: {reason}</translation>
        </message>
        <message>
            <source>Assegno</source>
            <translation>Cheque</translation>
        </message>
        <message>
            <source>Bancomat</source>
            <translation>Debit card</translation>
        </message>
        <message>
            <source>Carta</source>
            <translation>Credit card</translation>
        </message>
        <message>
            <source>Contanti</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Giroconto</source>
            <translation>Transfer</translation>
        </message>
        <message>
            <source>Giroconto a {pupil}</source>
            <translation>Transfer to {pupil}</translation>
        </message>
        <message>
            <source>Giroconto da {pupil}</source>
            <translation>Transfer from {pupil}</translation>
        </message>
        <message>
            <source>Pasto</source>
            <translation>Meal</translation>
        </message>
        <message>
            <source>Rettifica</source>
            <translation>Adjustment</translation>
        </message>
        <message>
            <source>Ricarica</source>
            <translation>Recharge</translation>
        </message>
        <message>
            <source>Rimborso</source>
            <translation>Refund</translation>
        </message>
        <message>
            <source>Saldo di partenza</source>
            <translation>Opening balance</translation>
        </message>
        <message>
            <source>Storno</source>
            <translation>Reversal</translation>
        </message>
        <message>
            <source>Storno di {what} del {day}</source>
            <translation>Reversal of {what} of {day}</translation>
        </message>
        <message>
            <source>allo sportello, tracciabile</source>
            <translation>at the counter, traceable</translation>
        </message>
        <message>
            <source>con pagoPA</source>
            <translation>by pagoPA</translation>
        </message>
        <message>
            <source>in contanti</source>
            <translation>in cash</translation>
        </message>
        <message>
            <source>pagoPA</source>
            <translation>pagoPA</translation>
        </message>
        <message>
            <source>presso un punto LIS</source>
            <translation>at a LIS point</translation>
        </message>
        <message>
            <source>{what} · riaddebitato il {day}</source>
            <translation>{what} · charged again on {day}</translation>
        </message>
        <message>
            <source>{what} · riaddebito del {day}: {reason}</source>
            <translation>{what} · charge of {day} repeated: {reason}</translation>
        </message>
        <message>
            <source>{what} · stornato: {reason}</source>
            <translation>{what} · reversed: {reason}</translation>
        </message>
    </context>
    <context>
        <name>AccountPage</name>
        <message>
            <source>Contesta un pasto: scegli la riga, poi «Altro». Si decide nell'elenco «Contestazioni».</source>
            <translation>Dispute a meal: choose the line, then “More”. It is decided in the list “Disputes”.</translation>
        </message>
        <message>
            <source>Contestazioni</source>
            <translation>Disputes</translation>
        </message>
        <message>
            <source>Finché la giornata non è chiusa, il pasto di oggi è in sospeso e non è ancora nel saldo.</source>
            <translation>Until the day is closed, today's meal is pending and not yet in the balance.</translation>
        </message>
        <message>
            <source>Importo, Invio, e di nuovo Invio sul pulsante che dice che cosa registra.</source>
            <translation>Amount, Enter, and Enter again on the button that says what it records.</translation>
        </message>
        <message>
            <source>Movimenti esportati in {name}: {count}.</source>
            <translation>Entries exported to {name}: {count}.</translation>
        </message>
        <message>
            <source>Questa ricarica non ha una ricevuta numerata.</source>
            <translation>This recharge has no numbered receipt.</translation>
        </message>
        <message>
            <source>Ricarica allo sportello</source>
            <translation>Recharge at the counter</translation>
        </message>
        <message>
            <source>Rimborsi</source>
            <translation>Refunds</translation>
        </message>
        <message>
            <source>Scrivi nome o cognome, Invio: si apre il conto e la tastiera è già sull'importo.</source>
            <translation>Type surname or name, Enter: the account opens and the keyboard is already on the amount.</translation>
        </message>
        <message>
            <source>Uno sbaglio si corregge con «Storna»: la riga resta, e sotto c'è quella che la annulla.</source>
            <translation>A mistake is put right with “Reverse”: the line stays, and below it is the one that cancels it.</translation>
        </message>
        <message>
            <source>iban restituire credito</source>
            <translation>iban pay back credit</translation>
        </message>
        <message>
            <source>ricorsi pasti contestati</source>
            <translation>complaints disputed meals</translation>
        </message>
        <message>
            <source>soldi incasso cassa</source>
            <translation>money takings cash payment</translation>
        </message>
    </context>
    <context>
        <name>AccountView</name>
        <message>
            <source>Alunni trovati</source>
            <translation>Pupils found</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Alunno: cognome, nome o codice fiscale</source>
            <translation>Pupil: surname, name or tax code</translation>
        </message>
        <message>
            <source>Cerca un alunno</source>
            <translation>Search for a pupil</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Contestazioni</source>
            <translation>Disputes</translation>
        </message>
        <message>
            <source>Conti</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Contiene i conti delle famiglie. Se ti servono per il lavoro, chiedi all'amministratore.</source>
            <translation>It holds the families' accounts. If you need them for your work, ask the administrator.</translation>
        </message>
        <message>
            <source>Di chi è il conto?</source>
            <translation>Whose account?</translation>
        </message>
        <message>
            <source>Esporta</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Estratto conto</source>
            <translation>Statement</translation>
        </message>
        <message>
            <source>Gruppo di servizi</source>
            <translation>Service group</translation>
        </message>
        <message>
            <source>Nessun alunno corrisponde. Prova con meno lettere.</source>
            <translation>No pupil matches. Try with fewer letters.</translation>
        </message>
        <message>
            <source>Oggi</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Oggi: pasto in sospeso</source>
            <translation>Today: meal pending</translation>
        </message>
        <message>
            <source>Questa pagina non è per il tuo ruolo</source>
            <translation>This page is not for your role</translation>
        </message>
        <message>
            <source>Rimborsi</source>
            <translation>Refunds</translation>
        </message>
        <message>
            <source>Saldo {group}</source>
            <translation>Balance {group}</translation>
        </message>
        <message>
            <source>Scheda</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Scrivi nome o cognome dell'alunno nella ricerca e premi Invio: vedrai saldo e movimenti, e potrai registrare una ricarica.</source>
            <translation>Type the pupil's surname or name in the search and press Enter: you will see balance and entries, and can record a recharge.</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>a debito</source>
            <translation>in debt</translation>
        </message>
        <message>
            <source>basta per tutti i pasti previsti</source>
            <translation>enough for all the meals planned</translation>
        </message>
        <message>
            <source>basta per un pasto, il {day}</source>
            <translation>enough for one meal, on {day}</translation>
        </message>
        <message>
            <source>basta per {meals} pasti, fino al {day}</source>
            <translation>enough for {meals} meals, until {day}</translation>
        </message>
        <message>
            <source>nessun pasto in sospeso</source>
            <translation>no meal pending</translation>
        </message>
        <message>
            <source>non basta per il prossimo pasto</source>
            <translation>not enough for the next meal</translation>
        </message>
        <message>
            <source>poi {balance}</source>
            <translation>then {balance}</translation>
        </message>
        <message>
            <source>poi {balance} a debito</source>
            <translation>then {balance} in debt</translation>
        </message>
    </context>
    <context>
        <name>AddingBar</name>
        <message>
            <source>Alunni trovati</source>
            <translation>Pupils found</translation>
        </message>
        <message>
            <source>Cerca l'alunno da mettere in lista</source>
            <translation>Search for a pupil</translation>
        </message>
        <message>
            <source>Doman&amp;da del</source>
            <translation>Asked &amp;on</translation>
        </message>
        <message>
            <source>Domanda del</source>
            <translation>Applied on</translation>
        </message>
        <message>
            <source>Metti in lista</source>
            <translation>Put on the list</translation>
        </message>
    </context>
    <context>
        <name>AdminPage</name>
        <message>
            <source>Amministrazione</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>amministrazione impostazioni backup utenti password ruoli kiosk registro audit privacy dati</source>
            <translation>administration settings backup users passwords roles kiosk log audit privacy data</translation>
        </message>
    </context>
    <context>
        <name>AmountKeypad</name>
        <message>
            <source>Azzera</source>
            <translation>Clear</translation>
        </message>
        <message>
            <source>Cancella l'ultima cifra</source>
            <translation>Delete the last digit</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
    </context>
    <context>
        <name>Areas</name>
        <message>
            <source>Alunni</source>
            <translation>Pupils</translation>
        </message>
        <message>
            <source>Amministrazione</source>
            <translation>Administration</translation>
        </message>
        <message>
            <source>Avvisi e solleciti</source>
            <translation>Notices and reminders</translation>
        </message>
        <message>
            <source>Calendario</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>Cassa</source>
            <translation>Cash desk</translation>
        </message>
        <message>
            <source>Chiusura</source>
            <translation>Day close</translation>
        </message>
        <message>
            <source>Conti</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Cucina</source>
            <translation>Kitchen</translation>
        </message>
        <message>
            <source>Doppioni</source>
            <translation>Duplicates</translation>
        </message>
        <message>
            <source>Lista d'attesa</source>
            <translation>Waiting list</translation>
        </message>
        <message>
            <source>Oggi</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Passaggio d'anno</source>
            <translation>Year change</translation>
        </message>
        <message>
            <source>Prenotazioni</source>
            <translation>Bookings</translation>
        </message>
        <message>
            <source>Prepara il comune</source>
            <translation>Set up the municipality</translation>
        </message>
        <message>
            <source>Scuole e servizi</source>
            <translation>Schools and services</translation>
        </message>
        <message>
            <source>Statistiche</source>
            <translation>Statistics</translation>
        </message>
        <message>
            <source>Tariffe</source>
            <translation>Tariffs</translation>
        </message>
        <message>
            <source>Tessere</source>
            <translation>Cards</translation>
        </message>
    </context>
    <context>
        <name>AssignCard</name>
        <message>
            <source>Al giorno</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Assegna</source>
            <translation>Assign</translation>
        </message>
        <message>
            <source>Assegna una fascia</source>
            <translation>Assign a band</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Esente</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Fascia assegnata a un alunno.</source>
            <translation>Band assigned to one pupil.</translation>
        </message>
        <message>
            <source>Fascia assegnata a {count} alunni.</source>
            <translation>Band assigned to {count} pupils.</translation>
        </message>
        <message>
            <source>ISEE 2027, prot. …</source>
            <translation>ISEE 2027, ref. …</translation>
        </message>
        <message>
            <source>La stessa fascia</source>
            <translation>The same band</translation>
        </message>
        <message>
            <source>Motivo (obbligatorio per le esenzioni)</source>
            <translation>Reason (required for exemptions)</translation>
        </message>
        <message>
            <source>Scegli uno o più alunni nell'elenco.</source>
            <translation>Choose one or more pupils in the list.</translation>
        </message>
        <message>
            <source>{names} e altri {count}</source>
            <translation>{names} and {count} more</translation>
        </message>
    </context>
    <context>
        <name>AuditPage</name>
        <message>
            <source>Al giorno</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Attività</source>
            <translation>Activity</translation>
        </message>
        <message>
            <source>Che cosa</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Chi</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Dettagli</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Esporta</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Nessuna attività con questi filtri.</source>
            <translation>No activity with these filters.</translation>
        </message>
        <message>
            <source>Quando</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Registro attività</source>
            <translation>Activity log</translation>
        </message>
        <message>
            <source>Registro attività: chi ha fatto che cosa e quando, anche gli accessi sbagliati. Si filtra e si esporta, non si cambia.</source>
            <translation>Activity log: who did what and when, failed sign-ins too. It can be filtered and exported, not changed.</translation>
        </message>
        <message>
            <source>Righe esportate in {name}: {count}.</source>
            <translation>Rows exported to {name}: {count}.</translation>
        </message>
        <message>
            <source>Togli i filtri</source>
            <translation>Remove the filters</translation>
        </message>
        <message>
            <source>Tutte le attività</source>
            <translation>All activity</translation>
        </message>
        <message>
            <source>Tutto su questo</source>
            <translation>All about this</translation>
        </message>
        <message>
            <source>Una parte del nome o del cognome</source>
            <translation>A part of the first or last name</translation>
        </message>
        <message>
            <source>al giorno</source>
            <translation>to</translation>
        </message>
        <message>
            <source>che cosa</source>
            <translation>what</translation>
        </message>
        <message>
            <source>chi</source>
            <translation>who</translation>
        </message>
        <message>
            <source>dal giorno</source>
            <translation>from</translation>
        </message>
        <message>
            <source>«Tutto su questo» lo scrive da sé; oppure che cosa e il numero: Alunno 12</source>
            <translation>“Everything about this” fills it in; or what and its number: Pupil 12</translation>
        </message>
    </context>
    <context>
        <name>Backup</name>
        <message>
            <source>Copia di sicurezza automatica</source>
            <translation>Automatic backup</translation>
        </message>
        <message>
            <source>Copia di sicurezza automatica fatta e controllata: {name}.</source>
            <translation>Automatic backup made and checked: {name}.</translation>
        </message>
        <message>
            <source>La copia di sicurezza automatica non è riuscita. {why}</source>
            <translation>The automatic backup failed. {why}</translation>
        </message>
    </context>
    <context>
        <name>BackupPage</name>
        <message>
            <source>Apri la cartella</source>
            <translation>Open the folder</translation>
        </message>
        <message>
            <source>Base dati SQLite (*.db)</source>
            <translation>SQLite database (*.db)</translation>
        </message>
        <message>
            <source>Cartella: {folder}</source>
            <translation>Folder: {folder}</translation>
        </message>
        <message>
            <source>Controlla la base dati</source>
            <translation>Check the database</translation>
        </message>
        <message>
            <source>Controllo della base dati</source>
            <translation>Checking the database</translation>
        </message>
        <message>
            <source>Copia automatica</source>
            <translation>Automatic backup</translation>
        </message>
        <message>
            <source>Copia automatica tolta: ricordati di farla tu.</source>
            <translation>Automatic backup turned off: remember to make it yourself.</translation>
        </message>
        <message>
            <source>Copia automatica: {often}. Vale da adesso.</source>
            <translation>Automatic backup: {often}. It holds from now on.</translation>
        </message>
        <message>
            <source>Copia di sicurezza</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>Copia fatta e controllata: {name}.</source>
            <translation>Backup made and checked: {name}.</translation>
        </message>
        <message>
            <source>Copie conservate</source>
            <translation>Backups kept</translation>
        </message>
        <message>
            <source>Copie di sicurezza</source>
            <translation>Backups</translation>
        </message>
        <message>
            <source>Copie di sicurezza: una copia vale solo se, riaperta, il registro dei conti torna. Portane una fuori dall'ufficio ogni settimana, e conserva a parte il file della chiave, senza il quale i motivi delle diete non si leggono. Il ripristino crea un file nuovo: non sovrascrive mai quello in uso.</source>
            <translation>Backups: a backup is worth something only if, once reopened, the accounts add up. Take one out of the office every week, and keep the key file apart: without it the reasons of the diets cannot be read. A restore makes a new file: it never overwrites the one in use.</translation>
        </message>
        <message>
            <source>Dimensione</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>Fai una copia adesso</source>
            <translation>Back up now</translation>
        </message>
        <message>
            <source>Fatta il</source>
            <translation>Made on</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>La base dati ha problemi: non continuare, chiama l'assistenza.</source>
            <translation>The database has problems: do not go on, call support.</translation>
        </message>
        <message>
            <source>La base dati è integra: saldi, catena degli addebiti, storni e ricevute tornano.</source>
            <translation>The database is sound: balances, the chain of charges, reversals and receipts all add up.</translation>
        </message>
        <message>
            <source>La cartella non c'è ancora: nasce con la prima copia.</source>
            <translation>The folder is not there yet: it is made with the first backup.</translation>
        </message>
        <message>
            <source>Mai</source>
            <translation>Never</translation>
        </message>
        <message>
            <source>Nessuna copia: falla adesso, bastano pochi secondi e si continua a lavorare.</source>
            <translation>No backups: make one now, it takes a few seconds and you can go on working.</translation>
        </message>
        <message>
            <source>Ogni 4 ore</source>
            <translation>Every 4 hours</translation>
        </message>
        <message>
            <source>Ogni giorno</source>
            <translation>Every day</translation>
        </message>
        <message>
            <source>Ogni settimana</source>
            <translation>Every week</translation>
        </message>
        <message>
            <source>Parte da sola mentre il programma è aperto, su ogni PC nella sua cartella. Di solito ogni giorno.</source>
            <translation>It starts by itself while the program is open, on each PC in its own folder. Usually every day.</translation>
        </message>
        <message>
            <source>Ripristina in un file nuovo</source>
            <translation>Restore to a new file</translation>
        </message>
        <message>
            <source>Ripristinata e controllata in {path}. Per usarla chiudi il programma e riaprilo con: refettorio office --database "{path}"</source>
            <translation>Restored and checked in {path}. To use it, close the program and open it again with: refettorio office --database "{path}"</translation>
        </message>
        <message>
            <source>Ripristino di {name}</source>
            <translation>Restoring {name}</translation>
        </message>
        <message>
            <source>Ultima copia</source>
            <translation>Last backup</translation>
        </message>
        <message>
            <source>mai</source>
            <translation>never</translation>
        </message>
        <message>
            <source>{name}
{size}

Ripristinando nasce una base dati nuova, com'era allora; quella in uso non cambia. Per lavorare sulla nuova, chiudi il programma e riaprilo con quel file.</source>
            <translation>{name}
{size}

Restoring makes a new database, as it was then; the one in use does not change. To work on the new one, close the program and reopen it with that file.</translation>
        </message>
    </context>
    <context>
        <name>BandForm</name>
        <message>
            <source>Al giorno (compreso)</source>
            <translation>To (included)</translation>
        </message>
        <message>
            <source>Assegna</source>
            <translation>Assign</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Esente</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Fascia o esenzione: {service}</source>
            <translation>Band or exemption: {service}</translation>
        </message>
        <message>
            <source>Motivo (obbligatorio per le esenzioni)</source>
            <translation>Reason (required for exemptions)</translation>
        </message>
    </context>
    <context>
        <name>BandRow</name>
        <message>
            <source>5,25 €</source>
            <translation>5,25 €</translation>
        </message>
        <message>
            <source>Codice della fascia</source>
            <translation>Band code</translation>
        </message>
        <message>
            <source>F1</source>
            <translation>F1</translation>
        </message>
        <message>
            <source>Fascia 1 (ISEE fino a 8.000)</source>
            <translation>Band 1 (ISEE up to 8.000)</translation>
        </message>
        <message>
            <source>Nome della fascia</source>
            <translation>Name of the band</translation>
        </message>
        <message>
            <source>Prezzo di un pasto</source>
            <translation>Price of a meal</translation>
        </message>
        <message>
            <source>Togli la fascia</source>
            <translation>Remove the band</translation>
        </message>
    </context>
    <context>
        <name>BandsPanel</name>
        <message>
            <source>Al</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Al giorno</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Cambia la tariffa</source>
            <translation>Change the tariff</translation>
        </message>
        <message>
            <source>Codice</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Crea la fascia</source>
            <translation>Create the band</translation>
        </message>
        <message>
            <source>Dal</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Fasce e tariffe</source>
            <translation>Bands and tariffs</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Fascia {code} creata: ora dalle una tariffa.</source>
            <translation>Band {code} created: now give it a tariff.</translation>
        </message>
        <message>
            <source>Fascia {code} tolta.</source>
            <translation>Band {code} removed.</translation>
        </message>
        <message>
            <source>Il prezzo di {amount} della fascia {code} viene tolto: dal {first} al {last} resta senza prezzo. Si può solo se a questo prezzo non è stato addebitato niente.</source>
            <translation>The price of {amount} of band {code} is taken away: from {first} to {last} it has no price. This is possible only if nothing was charged at this price.</translation>
        </message>
        <message>
            <source>Il prezzo di {amount} della fascia {code} è stato tolto.</source>
            <translation>The price of {amount} of band {code} was taken away.</translation>
        </message>
        <message>
            <source>Imposta la tariffa</source>
            <translation>Set the tariff</translation>
        </message>
        <message>
            <source>In questi giorni la fascia {band} ha già {old}: dal {first} al {last} varrà {new}. Gli addebiti già registrati non cambiano da soli: le differenze si vedono e si approvano in «Rettifiche».</source>
            <translation>On these days band {band} already has {old}: from {first} to {last} it will be {new}. Charges already recorded do not change by themselves: the differences are seen and approved in “Adjustments”.</translation>
        </message>
        <message>
            <source>La fascia {code} viene tolta con le sue tariffe. Si può solo se non è mai stata assegnata.</source>
            <translation>Band {code} is removed with its tariffs. Only a band never assigned can be removed.</translation>
        </message>
        <message>
            <source>La fascia {old} ora si chiama {new}.</source>
            <translation>Band {old} is now called {new}.</translation>
        </message>
        <message>
            <source>Nessuna fascia: creane una qui a destra, poi dalle una tariffa.</source>
            <translation>No bands: create one here on the right, then give it a tariff.</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Nuova fascia</source>
            <translation>New band</translation>
        </message>
        <message>
            <source>Nuova tariffa</source>
            <translation>New tariff</translation>
        </message>
        <message>
            <source>Prezzo</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Prezzo del pasto, in euro</source>
            <translation>Price of a meal, in euro</translation>
        </message>
        <message>
            <source>Rinomina la fascia</source>
            <translation>Rename the band</translation>
        </message>
        <message>
            <source>Rinomina la fascia {code}</source>
            <translation>Rename band {code}</translation>
        </message>
        <message>
            <source>Salva il nome</source>
            <translation>Save the name</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Tariffa della fascia {band}: {amount}.</source>
            <translation>Tariff of band {band}: {amount}.</translation>
        </message>
        <message>
            <source>Togli il prezzo</source>
            <translation>Take the price away</translation>
        </message>
        <message>
            <source>Togli la fascia</source>
            <translation>Remove the band</translation>
        </message>
        <message>
            <source>futura</source>
            <translation>future</translation>
        </message>
        <message>
            <source>in vigore</source>
            <translation>in force</translation>
        </message>
        <message>
            <source>passata</source>
            <translation>past</translation>
        </message>
        <message>
            <source>senza tariffa</source>
            <translation>without tariff</translation>
        </message>
        <message>
            <source>{text} Vale anche per giorni già passati: controlla «Rettifiche».</source>
            <translation>{text} It also holds for days already past: check “Adjustments”.</translation>
        </message>
        <message>
            <source>{told} Valgono di nuovo i prezzi di prima.</source>
            <translation>{told} The former prices hold again.</translation>
        </message>
    </context>
    <context>
        <name>BookingsPage</name>
        <message>
            <source>Prenotazioni</source>
            <translation>Bookings</translation>
        </message>
        <message>
            <source>prenotazioni assenze classe griglia inserimento registro ricevuta</source>
            <translation>bookings absences class grid entry register receipt</translation>
        </message>
    </context>
    <context>
        <name>BothShown</name>
        <message>
            <source>Avete scritto le stesse cose: non c'è niente da scegliere.</source>
            <translation>You both wrote the same things: there is nothing to choose.</translation>
        </message>
        <message>
            <source>Com'era</source>
            <translation>As it was</translation>
        </message>
        <message>
            <source>Il tuo</source>
            <translation>Yours</translation>
        </message>
        <message>
            <source>Ora</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Scegli riga per riga, poi salva: quello che hai scritto tu nelle altre righe è ancora qui sotto.</source>
            <translation>Choose line by line, then save: what you wrote in the other lines is still here below.</translation>
        </message>
    </context>
    <context>
        <name>Calendar</name>
        <message>
            <source>Dal {day}: {days}</source>
            <translation>From {day}: {days}</translation>
        </message>
        <message>
            <source>Giorni di mensa: {days}</source>
            <translation>Canteen days: {days}</translation>
        </message>
        <message>
            <source>Servizio non disponibile.</source>
            <translation>Service not available.</translation>
        </message>
        <message>
            <source>Servizio non disponibile: {text}</source>
            <translation>Service not available: {text}</translation>
        </message>
        <message>
            <source>Servizio per {served} classi su {classes}.</source>
            <translation>Service for {served} of {classes} classes.</translation>
        </message>
        <message>
            <source>Sospensione: {what}</source>
            <translation>Suspension: {what}</translation>
        </message>
        <message>
            <source>nessuno</source>
            <translation>none</translation>
        </message>
    </context>
    <context>
        <name>CalendarPage</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Annullato.</source>
            <translation>Undone.</translation>
        </message>
        <message>
            <source>Aperto {days}: {cause}.</source>
            <translation>Opened {days}: {cause}.</translation>
        </message>
        <message>
            <source>Calendario</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>Chiudi lo stesso</source>
            <translation>Close all the same</translation>
        </message>
        <message>
            <source>Chiudi o apri: scrivi il motivo</source>
            <translation>Close or open: write the reason</translation>
        </message>
        <message>
            <source>Chiuso {days}: {cause}.</source>
            <translation>Closed {days}: {cause}.</translation>
        </message>
        <message>
            <source>L'anno scolastico è finito: non c'è più niente da chiudere.</source>
            <translation>The school year is over: there is nothing left to close.</translation>
        </message>
        <message>
            <source>Non manca niente: vacanze e ponti da oggi in poi sono già nel calendario.</source>
            <translation>Nothing is missing: holidays and bridge days from today on are already in the calendar.</translation>
        </message>
        <message>
            <source>Periodi chiusi per tutte le scuole: {count}.</source>
            <translation>Periods closed for all schools: {count}.</translation>
        </message>
        <message>
            <source>Questi giorni sono già cominciati o passati. Chiudendoli le prenotazioni spariscono, ma i pasti già addebitati restano addebitati e la cucina non viene avvisata: per questo c'è la sospensione.</source>
            <translation>These days have already begun or are past. If you close them the bookings disappear, but meals already charged stay charged and the kitchen is not told: for that there is the suspension.</translation>
        </message>
        <message>
            <source>Sospendi… (sciopero, gita)</source>
            <translation>Suspend… (strike, trip)</translation>
        </message>
        <message>
            <source>Tolto dal calendario: {cause}, {days}.</source>
            <translation>Removed from the calendar: {cause}, {days}.</translation>
        </message>
        <message>
            <source>Vai alla sospensione «{cause}»</source>
            <translation>Go to the suspension “{cause}”</translation>
        </message>
        <message>
            <source>{name}: dal {day} restano i giorni di prima.</source>
            <translation>{name}: from {day} the earlier days stay.</translation>
        </message>
        <message>
            <source>{name}: nuovi giorni di mensa dal {day}.</source>
            <translation>{name}: new canteen days from {day}.</translation>
        </message>
    </context>
    <context>
        <name>CalendarView</name>
        <message>
            <source>Anno scolastico</source>
            <translation>School year</translation>
        </message>
        <message>
            <source>Calendario</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Giorni dell'anno scolastico</source>
            <translation>Days of the school year</translation>
        </message>
        <message>
            <source>L'anno scolastico a colpo d'occhio: feste nazionali, patrono, giorni senza mensa sono già al loro posto. Scegli un giorno o trascina su più giorni, scrivi il motivo e premi «Chiudi» o «Apri»: vale per la scuola o la classe scelta in alto.
«Vacanze…» propone Natale, Carnevale, Pasqua e ponti che mancano: correggi i giorni e chiudili insieme.
Sciopero, gita, uscita anticipata: scegli i giorni e premi «Sospendi…» (o S): si apre la sospensione già compilata, che libera i pasti, storna gli addebiti e avvisa la cucina. I giorni sospesi hanno un «!».
Scegliendo una classe vedi in quali giorni mangia a scuola; «Cambia da un giorno…» per un orario nuovo, senza toccare i giorni passati.
La stampante in alto (Ctrl+P) fa il calendario della scuola scelta da appendere, o uno per ogni scuola.
Con la tastiera: frecce per muoverti, Maiusc+frecce per più giorni, Invio per scrivere il motivo, S per sospendere, il tasto del menu per tutte le scelte.</source>
            <translation>The school year at a glance: national holidays, the patron saint's day and days without canteen are already in place. Choose a day or drag over several, write the reason and press “Close” or “Open”: it holds for the school or class chosen at the top.
“Holidays…” proposes Christmas, Carnival, Easter and bridge days that are missing: correct the days and close them together.
Strike, trip, early finish: choose the days and press “Suspend…” (or S): the suspension opens already filled in; it frees the meals, reverses the charges and tells the kitchen. Suspended days have a “!”.
If you choose a class you see on which days it eats at school; “Change from a day…” for a new timetable, without touching past days.
The printer at the top (Ctrl+P) makes the calendar of the chosen school to hang up, or one for each school.
With the keyboard: arrows to move, Shift+arrows for several days, Enter to write the reason, S to suspend, the menu key for all choices.</translation>
        </message>
        <message>
            <source>Proponi le vacanze e i ponti che mancano nell'anno</source>
            <translation>Propose the holidays and bridge days missing in the year</translation>
        </message>
        <message>
            <source>Quando ci saranno anno scolastico, servizio e classi, qui potrai chiudere e aprire i giorni.</source>
            <translation>When there are a school year, a service and classes, you can close and open days here.</translation>
        </message>
        <message>
            <source>Qui vedrai l'anno scolastico</source>
            <translation>Here you will see the school year</translation>
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
            <source>Tutte le classi</source>
            <translation>All classes</translation>
        </message>
        <message>
            <source>Tutte le scuole</source>
            <translation>All schools</translation>
        </message>
        <message>
            <source>Vacanze…</source>
            <translation>Holidays…</translation>
        </message>
    </context>
    <context>
        <name>CameraSetupView</name>
        <message>
            <source>Fotocamera</source>
            <translation>Camera</translation>
        </message>
        <message>
            <source>Fotocamera {source}</source>
            <translation>Camera {source}</translation>
        </message>
        <message>
            <source>Indietro</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Letto: {text}</source>
            <translation>Read: {text}</translation>
        </message>
        <message>
            <source>Nessuna immagine: controlla il cavo o scegli un'altra fotocamera</source>
            <translation>No picture: check the cable or choose another camera</translation>
        </message>
        <message>
            <source>Prova una tessera: non si registra</source>
            <translation>Try a card: it is not recorded</translation>
        </message>
        <message>
            <source>Risoluzione: {width}×{height}</source>
            <translation>Resolution: {width}×{height}</translation>
        </message>
        <message>
            <source>Rotazione: {degrees}°</source>
            <translation>Rotation: {degrees}°</translation>
        </message>
        <message>
            <source>Specchiata: no</source>
            <translation>Mirrored: no</translation>
        </message>
        <message>
            <source>Specchiata: sì</source>
            <translation>Mirrored: yes</translation>
        </message>
        <message>
            <source>Usa così</source>
            <translation>Use this</translation>
        </message>
    </context>
    <context>
        <name>CameraView</name>
        <message>
            <source>Immagine della fotocamera</source>
            <translation>Camera picture</translation>
        </message>
    </context>
    <context>
        <name>CardsPage</name>
        <message>
            <source>Apri la cartella</source>
            <translation>Open the folder</translation>
        </message>
        <message>
            <source>Emetti le tessere mancanti</source>
            <translation>Issue the missing cards</translation>
        </message>
        <message>
            <source>Emissione delle tessere mancanti</source>
            <translation>Issuing the missing cards</translation>
        </message>
        <message>
            <source>Foglio di classe (alunni: {count}): {name}</source>
            <translation>Class sheet (pupils: {count}): {name}</translation>
        </message>
        <message>
            <source>La tessera n. {number} di {pupil} non varrà più da subito, e non torna valida.</source>
            <translation>Card no. {number} of {pupil} stops working at once, and never becomes valid again.</translation>
        </message>
        <message>
            <source>La tessera n. {number} di {pupil} non varrà più da subito; al suo posto c'è una nuova, da stampare.</source>
            <translation>Card no. {number} of {pupil} stops working at once; a new one takes its place, to be printed.</translation>
        </message>
        <message>
            <source>Nessun programma apre i PDF su questo computer: il file è salvato.</source>
            <translation>No program opens PDFs on this computer: the file is saved.</translation>
        </message>
        <message>
            <source>Revoca e riemetti</source>
            <translation>Revoke and reissue</translation>
        </message>
        <message>
            <source>Revoca la tessera</source>
            <translation>Revoke the card</translation>
        </message>
        <message>
            <source>Scegli prima la classe.</source>
            <translation>Choose the class first.</translation>
        </message>
        <message>
            <source>Stampa</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Stampa del foglio di classe</source>
            <translation>Printing the class sheet</translation>
        </message>
        <message>
            <source>Stampa delle tessere</source>
            <translation>Printing the cards</translation>
        </message>
        <message>
            <source>Tessera n. {number} di {pupil} revocata.</source>
            <translation>Card no. {number} of {pupil} revoked.</translation>
        </message>
        <message>
            <source>Tessera n. {number} emessa per {pupil}.</source>
            <translation>Card no. {number} issued for {pupil}.</translation>
        </message>
        <message>
            <source>Tessera n. {number} emessa per {pupil}; la precedente è revocata.</source>
            <translation>Card no. {number} issued for {pupil}; the earlier one is revoked.</translation>
        </message>
        <message>
            <source>Tessera pronta: {name}</source>
            <translation>Card ready: {name}</translation>
        </message>
        <message>
            <source>Tessere emesse: {count}.</source>
            <translation>Cards issued: {count}.</translation>
        </message>
        <message>
            <source>Tessere: {count}, fogli: {pages}. {name}</source>
            <translation>Cards: {count}, sheets: {pages}. {name}</translation>
        </message>
        <message>
            <source>foglio classe {place}.pdf</source>
            <translation>class sheet {place}.pdf</translation>
        </message>
        <message>
            <source>qr tessere stampa emetti</source>
            <translation>qr cards print issue</translation>
        </message>
        <message>
            <source>tessera {pupil}.pdf</source>
            <translation>card {pupil}.pdf</translation>
        </message>
        <message>
            <source>tessere {place}.pdf</source>
            <translation>cards {place}.pdf</translation>
        </message>
    </context>
    <context>
        <name>CardsRead</name>
        <message>
            <source>Apri il conto</source>
            <translation>Open the account</translation>
        </message>
        <message>
            <source>Apri la scheda</source>
            <translation>Open the record</translation>
        </message>
        <message>
            <source>Letta la tessera di {pupil}.</source>
            <translation>{pupil}'s card was read.</translation>
        </message>
        <message>
            <source>È stata letta una tessera revocata di {pupil}: vale quella nuova.</source>
            <translation>A revoked card of {pupil} was read: the new one holds.</translation>
        </message>
        <message>
            <source>È stata letta una tessera sconosciuta.</source>
            <translation>An unknown card was read.</translation>
        </message>
        <message>
            <source>È stato letto un codice che non è di una tessera: non è cambiato niente.</source>
            <translation>A code was read that is not a card's: nothing has changed.</translation>
        </message>
    </context>
    <context>
        <name>CardsView</name>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Cambia cartella</source>
            <translation>Change folder</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Codice</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Emessa</source>
            <translation>Issued</translation>
        </message>
        <message>
            <source>Emetti le mancanti ({count})</source>
            <translation>Issue the missing ones ({count})</translation>
        </message>
        <message>
            <source>Foglio di classe</source>
            <translation>Class sheet</translation>
        </message>
        <message>
            <source>I PDF vanno in {folder}</source>
            <translation>PDFs go to {folder}</translation>
        </message>
        <message>
            <source>In uso</source>
            <translation>In use</translation>
        </message>
        <message>
            <source>In uso · {count}</source>
            <translation>In use · {count}</translation>
        </message>
        <message>
            <source>N.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Nessuna tessera in uso in questa scelta: «Emetti le mancanti» le fa per chi non l'ha.</source>
            <translation>No cards in use in this choice: “Issue the missing ones” makes them for whoever has none.</translation>
        </message>
        <message>
            <source>Nessuna tessera revocata in questa scelta.</source>
            <translation>No revoked cards in this choice.</translation>
        </message>
        <message>
            <source>Ogni alunno ha una tessera con un codice QR per ogni servizio. «Emetti le mancanti» ne dà una a chi è iscritto e non l'ha: della scuola o della classe scelta, o di tutti.
«Stampa» prepara i fogli A4 da ritagliare, classe per classe; con più righe scelte stampa solo quelle. Il foglio di classe è per l'insegnante, per chi ha dimenticato la tessera.
Una tessera smarrita si revoca e si riemette: quella vecchia non vale più da subito.</source>
            <translation>Every pupil has a card with a QR code for each service. “Issue the missing ones” gives one to whoever is enrolled and has none: of the school or class chosen, or everybody.
“Print” prepares A4 sheets to cut out, class by class; with several rows chosen it prints only those. The class sheet is for the teacher, for children who forgot their card.
A lost card is revoked and reissued: the old one stops working at once.</translation>
        </message>
        <message>
            <source>Per l'insegnante: scegli prima una classe</source>
            <translation>For the teacher: choose a class first</translation>
        </message>
        <message>
            <source>Quando ci saranno un servizio e degli iscritti, da qui potrai dare a ognuno la sua tessera.</source>
            <translation>When there are a service and enrolled pupils, here you can give each of them a card.</translation>
        </message>
        <message>
            <source>Qui si emettono e si stampano le tessere</source>
            <translation>Cards are issued and printed here</translation>
        </message>
        <message>
            <source>Revocata: {reason}</source>
            <translation>Revoked: {reason}</translation>
        </message>
        <message>
            <source>Revocate · {count}</source>
            <translation>Revoked · {count}</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Senza tessera</source>
            <translation>Without a card</translation>
        </message>
        <message>
            <source>Senza tessera · {count}</source>
            <translation>Without a card · {count}</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Stampa 1 tessera</source>
            <translation>Print 1 card</translation>
        </message>
        <message>
            <source>Stampa {count} tessere</source>
            <translation>Print {count} cards</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Tessere</source>
            <translation>Cards</translation>
        </message>
        <message>
            <source>Tutte le classi</source>
            <translation>All classes</translation>
        </message>
        <message>
            <source>Tutte le scuole</source>
            <translation>All schools</translation>
        </message>
        <message>
            <source>Tutti gli iscritti in questa scelta hanno la loro tessera.</source>
            <translation>All the enrolled in this choice have their card.</translation>
        </message>
    </context>
    <context>
        <name>CashPage</name>
        <message>
            <source>Apri la cassa con il fondo iniziale: le ricariche allo sportello entrano nella tua sessione.</source>
            <translation>Open the cash desk with its opening float: recharges at the counter go into your session.</translation>
        </message>
        <message>
            <source>Apri o chiudi la cassa</source>
            <translation>Open or close the cash desk</translation>
        </message>
        <message>
            <source>Cassa</source>
            <translation>Cash desk</translation>
        </message>
        <message>
            <source>Chiudi contando i contanti: se non torna, serve un motivo. Una sessione si chiude una sola volta; chi sta scrivendo una ricarica in quel momento viene avvisato.</source>
            <translation>Close by counting the cash: if it does not add up, a reason is needed. A session is closed once only; whoever is typing a recharge at that moment is told.</translation>
        </message>
        <message>
            <source>Chiudi la cassa</source>
            <translation>Close the cash desk</translation>
        </message>
        <message>
            <source>Contiene gli incassi del comune. Se ti servono per il lavoro, chiedi all'amministratore.</source>
            <translation>It holds the municipality's takings. If you need them for your work, ask the administrator.</translation>
        </message>
        <message>
            <source>Conto dell'anno</source>
            <translation>Account of the year</translation>
        </message>
        <message>
            <source>In «Postazioni» ci sono le casse delle postazioni: chi ne prende in consegna il contante lo versa e ne risponde.</source>
            <translation>“Stations” has the stations' tills: whoever takes over their cash deposits it and answers for it.</translation>
        </message>
        <message>
            <source>In «Versamenti» si registra la quietanza del tesoriere; il conto giudiziale (mod. 21) mette insieme ricevute e quietanze dell'anno.</source>
            <translation>“Deposits” records the treasury receipt (quietanza); the account of the year (conto giudiziale, mod. 21) brings together the year's receipts and deposits.</translation>
        </message>
        <message>
            <source>Parti della cassa</source>
            <translation>Parts of the cash desk</translation>
        </message>
        <message>
            <source>Per una ricarica scrivi il nome o leggi la tessera, poi importo, Invio, Invio.</source>
            <translation>For a recharge type the name or scan the card, then amount, Enter, Enter.</translation>
        </message>
        <message>
            <source>Postazioni</source>
            <translation>Stations</translation>
        </message>
        <message>
            <source>Questa pagina non è per il tuo ruolo</source>
            <translation>This page is not for your role</translation>
        </message>
        <message>
            <source>Registro del giorno</source>
            <translation>Register of the day</translation>
        </message>
        <message>
            <source>Sportello</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>Versamenti</source>
            <translation>Deposits</translation>
        </message>
        <message>
            <source>conteggio fondo</source>
            <translation>count float</translation>
        </message>
    </context>
    <context>
        <name>CertificatesSection</name>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Certificati delle diete</source>
            <translation>Diet certificates</translation>
        </message>
        <message>
            <source>Certificati: {count}. La dieta si serve anche a certificato scaduto.</source>
            <translation>Certificates: {count}. The diet is served even when the certificate has expired.</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Dieta</source>
            <translation>Diet</translation>
        </message>
        <message>
            <source>Dieta fino al</source>
            <translation>Diet until</translation>
        </message>
        <message>
            <source>Esporta</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Mostra anche quelli validi</source>
            <translation>Show valid ones too</translation>
        </message>
        <message>
            <source>Nessun certificato è scaduto o sta per scadere.</source>
            <translation>No certificate has expired or is about to.</translation>
        </message>
        <message>
            <source>Nuovo certificato</source>
            <translation>New certificate</translation>
        </message>
        <message>
            <source>Scade il</source>
            <translation>Expires on</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Ultimo giorno della dieta</source>
            <translation>Last day of the diet</translation>
        </message>
        <message>
            <source>Vale fino al</source>
            <translation>Valid until</translation>
        </message>
        <message>
            <source>{pupil}, dieta {code}: certificato valido fino al {day}.</source>
            <translation>{pupil}, diet {code}: certificate valid until {day}.</translation>
        </message>
    </context>
    <context>
        <name>ChoicesPanel</name>
        <message>
            <source>Alunni da decidere</source>
            <translation>Pupils to decide</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Annulla (Canc)</source>
            <translation>Undo (Del)</translation>
        </message>
        <message>
            <source>Assente</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Assente (A)</source>
            <translation>Absent (A)</translation>
        </message>
        <message>
            <source>Assente, paga</source>
            <translation>Absent, pays</translation>
        </message>
        <message>
            <source>Assente, paga (A)</source>
            <translation>Absent, pays (A)</translation>
        </message>
        <message>
            <source>Assenza comunicata</source>
            <translation>Absence reported</translation>
        </message>
        <message>
            <source>Cerca un alunno</source>
            <translation>Search for a pupil</translation>
        </message>
        <message>
            <source>Cerca un alunno nella giornata</source>
            <translation>Search for a pupil in the day</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Classi della giornata</source>
            <translation>Classes of the day</translation>
        </message>
        <message>
            <source>Conferma extra (A)</source>
            <translation>Confirm extra (A)</translation>
        </message>
        <message>
            <source>Da chi</source>
            <translation>By</translation>
        </message>
        <message>
            <source>Da decidere</source>
            <translation>To be decided</translation>
        </message>
        <message>
            <source>Extra confermato</source>
            <translation>Extra confirmed</translation>
        </message>
        <message>
            <source>Extra, non prenotato</source>
            <translation>Extra, not booked</translation>
        </message>
        <message>
            <source>Giustificato (G)</source>
            <translation>Excused (G)</translation>
        </message>
        <message>
            <source>Giustificato: {reason}</source>
            <translation>Excused: {reason}</translation>
        </message>
        <message>
            <source>Nessuna classe ha il servizio in questo giorno.</source>
            <translation>No class has the service on this day.</translation>
        </message>
        <message>
            <source>Nessuno con questo nome oggi. Si trovano anche gli alunni già presenti.</source>
            <translation>Nobody with this name today. Pupils already present are found too.</translation>
        </message>
        <message>
            <source>Niente da decidere: tutti i prenotati sono presenti o giustificati.</source>
            <translation>Nothing to decide: all those booked are present or excused.</translation>
        </message>
        <message>
            <source>Non rilevato</source>
            <translation>Not checked in</translation>
        </message>
        <message>
            <source>Presente</source>
            <translation>Present</translation>
        </message>
        <message>
            <source>Presente (P)</source>
            <translation>Present (P)</translation>
        </message>
        <message>
            <source>Presente a mano</source>
            <translation>Present by hand</translation>
        </message>
        <message>
            <source>Presenti</source>
            <translation>Present</translation>
        </message>
        <message>
            <source>Primi {count} trovati: scrivi ancora qualche lettera.</source>
            <translation>First {count} found: type a few more letters.</translation>
        </message>
        <message>
            <source>Ricerca in tutte le classi</source>
            <translation>Search in all classes</translation>
        </message>
        <message>
            <source>Rilevazione</source>
            <translation>Check-in</translation>
        </message>
        <message>
            <source>Scelta</source>
            <translation>Choice</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Segna presenti tutti quelli di questo elenco ancora da decidere</source>
            <translation>Mark as present all those in this list still to be decided</translation>
        </message>
        <message>
            <source>Togli presenza (T)</source>
            <translation>Remove check-in (T)</translation>
        </message>
        <message>
            <source>Tutti presenti</source>
            <translation>All present</translation>
        </message>
        <message>
            <source>Un tasto per scelta: P, A, G; Canc annulla. Più alunni insieme con Maiusc+↓ o Ctrl+A.</source>
            <translation>One key per choice: P, A, G; Del undoes it. Several pupils at once with Shift+↓ or Ctrl+A.</translation>
        </message>
    </context>
    <context>
        <name>ClassForm</name>
        <message>
            <source>Giorni in cui mangia a scuola</source>
            <translation>Days on which it eats at school</translation>
        </message>
        <message>
            <source>Modifica la classe</source>
            <translation>Edit the class</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Nome; più classi con le virgole: 1ªA, 1ªB</source>
            <translation>Name; several classes with commas: 1ªA, 1ªB</translation>
        </message>
        <message>
            <source>Nuove classi</source>
            <translation>New classes</translation>
        </message>
        <message>
            <source>{school}, {year}. I giorni valgono per tutto l'anno: per una sola data usa il calendario.</source>
            <translation>{school}, {year}. The days hold for the whole year: for a single date use the calendar.</translation>
        </message>
    </context>
    <context>
        <name>ClassPanel</name>
        <message>
            <source>Presenze per classe</source>
            <translation>Attendance by class</translation>
        </message>
        <message>
            <source>no mensa</source>
            <translation>no meal</translation>
        </message>
        <message>
            <source>{name}: oggi niente mensa</source>
            <translation>{name}: no canteen today</translation>
        </message>
        <message>
            <source>{name}: presenti {present} su {expected}</source>
            <translation>{name}: {present} present of {expected}</translation>
        </message>
    </context>
    <context>
        <name>ClosedPanel</name>
        <message>
            <source>Addebita un pasto dimenticato…</source>
            <translation>Charge a forgotten meal…</translation>
        </message>
        <message>
            <source>Addebitato</source>
            <translation>Charged</translation>
        </message>
        <message>
            <source>Alunni della giornata chiusa</source>
            <translation>Pupils of the closed day</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Cerca un alunno</source>
            <translation>Search for a pupil</translation>
        </message>
        <message>
            <source>Cerca un alunno della giornata</source>
            <translation>Search for a pupil of the day</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Esente</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Esenti</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Esito</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>In tutto</source>
            <translation>In all</translation>
        </message>
        <message>
            <source>Motivo dello storno</source>
            <translation>Reason for the reversal</translation>
        </message>
        <message>
            <source>Nessun alunno con questo nome in questa giornata.</source>
            <translation>No pupil with this name on this day.</translation>
        </message>
        <message>
            <source>Non addebitato</source>
            <translation>Not charged</translation>
        </message>
        <message>
            <source>Pasti addebitati</source>
            <translation>Meals charged</translation>
        </message>
        <message>
            <source>Presente</source>
            <translation>Present</translation>
        </message>
        <message>
            <source>Storna l'addebito…</source>
            <translation>Reverse the charge…</translation>
        </message>
        <message>
            <source>Stornati</source>
            <translation>Reversed</translation>
        </message>
        <message>
            <source>Stornato</source>
            <translation>Reversed</translation>
        </message>
        <message>
            <source>Tutte le classi</source>
            <translation>All classes</translation>
        </message>
        <message>
            <source>Una giornata chiusa non si riapre: lo storno e l'addebito aggiunto restano sul conto con il motivo. Invio apre il conto dell'alunno.</source>
            <translation>A closed day is not reopened: the reversal and the added charge stay on the account with the reason. Enter opens the pupil's account.</translation>
        </message>
    </context>
    <context>
        <name>Closing</name>
        <message>
            <source>Apri la chiusura</source>
            <translation>Open the day close</translation>
        </message>
        <message>
            <source>Chiusura automatica</source>
            <translation>Automatic day close</translation>
        </message>
        <message>
            <source>Giornate non chiuse in automatico: {count}, dalla più vecchia ({day}). Guardale una per una.</source>
            <translation>Days not closed automatically: {count}, from the oldest ({day}). Look at them one by one.</translation>
        </message>
        <message>
            <source>{service}, {day}: chiusa in automatico, {count} pasti addebitati, {total} in tutto.</source>
            <translation>{service}, {day}: closed automatically, {count} meals charged, {total} in all.</translation>
        </message>
        <message>
            <source>{service}, {day}: non chiusa in automatico, nessuna presenza registrata: {what}. Se la scuola era chiusa registra la sospensione, altrimenti chiudi a mano.</source>
            <translation>{service}, {day}: not closed automatically, no check-in recorded: {what}. If the school was closed record the suspension, otherwise close by hand.</translation>
        </message>
        <message>
            <source>{service}, {day}: non chiusa in automatico, può avere ancora presenze da trasmettere: {what}. Accendi e collega la postazione, o chiudi a mano.</source>
            <translation>{service}, {day}: not closed automatically, there may still be check-ins to send: {what}. Switch on and connect the station, or close by hand.</translation>
        </message>
        <message>
            <source>{service}, {day}: non chiusa in automatico, un alunno è senza tariffa ({what}).</source>
            <translation>{service}, {day}: not closed automatically, one pupil has no price ({what}).</translation>
        </message>
        <message>
            <source>{service}, {day}: non chiusa in automatico, {count} alunni senza tariffa ({what}).</source>
            <translation>{service}, {day}: not closed automatically, {count} pupils without tariff ({what}).</translation>
        </message>
        <message>
            <source>{service}, {day}: non chiusa in automatico. {what}</source>
            <translation>{service}, {day}: not closed automatically. {what}</translation>
        </message>
    </context>
    <context>
        <name>ClosingDayPage</name>
        <message>
            <source>Addebita</source>
            <translation>Charge</translation>
        </message>
        <message>
            <source>Alunni ancora da decidere: {count}. Vale la regola del servizio.</source>
            <translation>Pupils still to be decided: {count}. The rule of the service holds.</translation>
        </message>
        <message>
            <source>Alunni segnati presenti a mano: {count}.</source>
            <translation>Pupils marked present by hand: {count}.</translation>
        </message>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Attenzione: nessuna presenza è stata registrata.</source>
            <translation>Careful: no check-ins were recorded.</translation>
        </message>
        <message>
            <source>Chiudi la giornata</source>
            <translation>Close the day</translation>
        </message>
        <message>
            <source>Chiusa la giornata, si corregge solo con uno storno.</source>
            <translation>Once the day is closed, only a reversal can correct it.</translation>
        </message>
        <message>
            <source>Chiusura del {day}</source>
            <translation>Closing {day}</translation>
        </message>
        <message>
            <source>Chiusura interrotta: gli addebiti già registrati restano. Riprendila quando vuoi.</source>
            <translation>Day close stopped: the charges already recorded stay. Take it up again when you like.</translation>
        </message>
        <message>
            <source>Da chiudere: {count}</source>
            <translation>To be closed: {count}</translation>
        </message>
        <message>
            <source>Elenco (PDF)</source>
            <translation>List (PDF)</translation>
        </message>
        <message>
            <source>Giornata del {day} chiusa. Pasti addebitati: {count}, {total} in tutto; esenti: {exempt}.</source>
            <translation>Day of {day} closed. Meals charged: {count}, {total} in all; exempt: {exempt}.</translation>
        </message>
        <message>
            <source>Giustifica</source>
            <translation>Excuse</translation>
        </message>
        <message>
            <source>La giornata del {day} era già chiusa. Pasti addebitati: {count}, {total} in tutto.</source>
            <translation>The day of {day} was closed already. Meals charged: {count}, {total} in all.</translation>
        </message>
        <message>
            <source>Niente da chiudere</source>
            <translation>Nothing to close</translation>
        </message>
        <message>
            <source>Scelte di chiusura</source>
            <translation>Choices for the day close</translation>
        </message>
        <message>
            <source>Storna</source>
            <translation>Reverse</translation>
        </message>
        <message>
            <source>Tutte le classi</source>
            <translation>All classes</translation>
        </message>
        <message>
            <source>chiusura addebita pasti assenti presenti giustificati storno</source>
            <translation>day close charges meals absent present excused reversal</translation>
        </message>
        <message>
            <source>{count} alunni assenti giustificati, non pagano. Il motivo vale per tutti.</source>
            <translation>{count} pupils absent and excused, they do not pay. The reason holds for all of them.</translation>
        </message>
        <message>
            <source>{day} · interrotta</source>
            <translation>{day} · stopped half-way</translation>
        </message>
        <message>
            <source>{day}. Pasti da addebitare: {count}, {total} in tutto; esenti: {exempt}.</source>
            <translation>{day}. Meals to charge: {count}, {total} in all; exempt: {exempt}.</translation>
        </message>
        <message>
            <source>{name}: addebita il pasto del {day}, che la chiusura non ha addebitato. Perché?</source>
            <translation>{name}: charge the meal of {day}, which the day close did not charge. Why?</translation>
        </message>
        <message>
            <source>{name}: addebito stornato, saldo {balance}.</source>
            <translation>{name}: charge reversed, balance {balance}.</translation>
        </message>
        <message>
            <source>{name}: assente giustificato, non paga. Perché?</source>
            <translation>{name}: absent and excused, does not pay. Why?</translation>
        </message>
        <message>
            <source>{name}: pasto addebitato, saldo {balance}.</source>
            <translation>{name}: meal charged, balance {balance}.</translation>
        </message>
        <message>
            <source>{name}: storna {amount} della giornata del {day}. Perché?</source>
            <translation>{name}: reverse {amount} of {day}. Why?</translation>
        </message>
        <message>
            <source>{text} E altri {count} non cambiati.</source>
            <translation>{text} And {count} others not changed.</translation>
        </message>
    </context>
    <context>
        <name>ClosingDayView</name>
        <message>
            <source>Chiusura della giornata</source>
            <translation>Day close</translation>
        </message>
        <message>
            <source>Chiusura: scegli il giorno (i giorni ancora aperti, dal più vecchio), decidi di chi non è stato rilevato, guarda l'anteprima, chiudi.
P segna presente a mano, A assente che paga, G assente giustificato: il motivo si scrive una volta per tutti quelli scelti. Canc annulla una scelta. Ogni scelta è registrata subito: uscendo nulla si perde.
Chi non ha una tariffa viene elencato e la giornata non si chiude: non si indovina mai.
Una giornata chiusa non si riapre: lì si storna un addebito con il motivo, o si addebita un pasto dimenticato.</source>
            <translation>Day close: choose the day (the days still open, the oldest first), decide about whoever was not checked in, look at the preview, close.
P marks present by hand, A absent and paying, G absent and excused: the reason is written once for all those chosen. Del undoes a choice. Every choice is recorded at once: nothing is lost when you leave.
Whoever has no tariff is listed and the day does not close: no price is ever guessed.
A closed day is not reopened: there you reverse a charge with the reason, or charge a forgotten meal.</translation>
        </message>
        <message>
            <source>Elenco (PDF)</source>
            <translation>List (PDF)</translation>
        </message>
        <message>
            <source>Elenco di chiusura per un foglio di calcolo</source>
            <translation>Day close list for a spreadsheet</translation>
        </message>
        <message>
            <source>Esporta</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Giorni da chiudere</source>
            <translation>Days to close</translation>
        </message>
        <message>
            <source>Giorno</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Indietro</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
    </context>
    <context>
        <name>ClosingDayWords</name>
        <message>
            <source>Anteprima</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>Chiudi la giornata</source>
            <translation>Close the day</translation>
        </message>
        <message>
            <source>Fino alle {hour} le famiglie possono cambiare: poi qui si decide chi manca e si chiude.</source>
            <translation>Until {hour} families may change: then you decide here who is missing and close.</translation>
        </message>
        <message>
            <source>Quando ci saranno un servizio, una scuola e le sue classi, qui si addebiteranno i pasti.</source>
            <translation>When there are a service, a school and its classes, meals will be charged here.</translation>
        </message>
        <message>
            <source>Qui si chiude la giornata della mensa</source>
            <translation>The canteen's day is closed here</translation>
        </message>
        <message>
            <source>Riprendi la chiusura</source>
            <translation>Resume the day close</translation>
        </message>
        <message>
            <source>Servizio non disponibile in questo giorno: non c'è niente da chiudere.</source>
            <translation>Service not available on this day: there is nothing to close.</translation>
        </message>
        <message>
            <source>Si addebita chi era prenotato, anche se non rilevato, e chi ha mangiato senza prenotazione. Chi è giustificato non paga.</source>
            <translation>Whoever was booked is charged, even if not checked in, and whoever ate without a booking. Whoever is excused does not pay.</translation>
        </message>
        <message>
            <source>Si addebita solo chi è stato rilevato o segnato presente a mano; gli altri non pagano.</source>
            <translation>Only whoever was checked in or marked present by hand is charged; the others do not pay.</translation>
        </message>
        <message>
            <source>programma</source>
            <translation>program</translation>
        </message>
        <message>
            <source>{day}: ecco che cosa verrà addebitato. Finché non chiudi puoi tornare indietro.</source>
            <translation>{day}: this is what will be charged. Until you close you can go back.</translation>
        </message>
        <message>
            <source>{day}: giornata chiusa il {on} alle {hour} da {by}.</source>
            <translation>{day}: day closed on {on} at {hour} by {by}.</translation>
        </message>
        <message>
            <source>{day}: giornata chiusa.</source>
            <translation>{day}: day closed.</translation>
        </message>
        <message>
            <source>{day}: la chiusura è cominciata e non è finita, le scelte non cambiano più. Riprendila.</source>
            <translation>{day}: the day close has begun and is not finished, the choices do not change any more. Take it up again.</translation>
        </message>
        <message>
            <source>{day}: non si può chiudere. Alunni senza tariffa: {count}. Aprili con Invio, assegna la fascia o l'esenzione e torna qui.</source>
            <translation>{day}: it cannot be closed. Pupils without a price: {count}. Open them with Enter, assign the band or the exemption, and come back here.</translation>
        </message>
        <message>
            <source>{day}: {missing} non rilevati su {expected}, {extra} extra. Da decidere: {undecided}.</source>
            <translation>{day}: {missing} not checked in of {expected}, {extra} extra. To be decided: {undecided}.</translation>
        </message>
    </context>
    <context>
        <name>ClosingPage</name>
        <message>
            <source>Chiusura</source>
            <translation>Day close</translation>
        </message>
        <message>
            <source>chiusura giornata addebiti storno postazioni ritardo doppioni serviti mese contabile</source>
            <translation>close day charges reversal stations late twice served month accounting</translation>
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
        <name>ColumnBoxes</name>
        <message>
            <source>non c'è</source>
            <translation>not there</translation>
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
        <name>Contest</name>
        <message>
            <source>accolta</source>
            <translation>accepted</translation>
        </message>
        <message>
            <source>addebitato due volte</source>
            <translation>charged twice</translation>
        </message>
        <message>
            <source>allo sportello</source>
            <translation>at the counter</translation>
        </message>
        <message>
            <source>altro</source>
            <translation>other</translation>
        </message>
        <message>
            <source>aperta</source>
            <translation>open</translation>
        </message>
        <message>
            <source>aperta, addebito già stornato</source>
            <translation>open, charge already reversed</translation>
        </message>
        <message>
            <source>dal portale</source>
            <translation>from the portal</translation>
        </message>
        <message>
            <source>l'alunno era assente</source>
            <translation>the pupil was absent</translation>
        </message>
        <message>
            <source>la tariffa</source>
            <translation>the tariff</translation>
        </message>
        <message>
            <source>per e-mail o PEC</source>
            <translation>by e-mail or PEC</translation>
        </message>
        <message>
            <source>per lettera</source>
            <translation>by letter</translation>
        </message>
        <message>
            <source>per telefono</source>
            <translation>by telephone</translation>
        </message>
        <message>
            <source>respinta</source>
            <translation>refused</translation>
        </message>
    </context>
    <context>
        <name>ContestForm</name>
        <message>
            <source>Allegato o protocollo</source>
            <translation>Attachment or reference number</translation>
        </message>
        <message>
            <source>Arriva dopo il termine, che era il {day}: si registra lo stesso, con questa nota.</source>
            <translation>It comes after the deadline, which was {day}: it is recorded all the same, with this note.</translation>
        </message>
        <message>
            <source>Che cosa</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Che cosa dice la famiglia</source>
            <translation>What the family says</translation>
        </message>
        <message>
            <source>Chi contesta</source>
            <translation>Who contests</translation>
        </message>
        <message>
            <source>Come</source>
            <translation>How</translation>
        </message>
        <message>
            <source>Contesta {amount} del {day}</source>
            <translation>Dispute {amount} of {day}</translation>
        </message>
        <message>
            <source>Contestazione</source>
            <translation>Dispute</translation>
        </message>
        <message>
            <source>Registra</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Ricevuta il</source>
            <translation>Received on</translation>
        </message>
        <message>
            <source>giustificazione, prot. n.</source>
            <translation>absence note, ref. no.</translation>
        </message>
    </context>
    <context>
        <name>ContestationsPanel</name>
        <message>
            <source>Accogli</source>
            <translation>Accept</translation>
        </message>
        <message>
            <source>Accogli…</source>
            <translation>Accept…</translation>
        </message>
        <message>
            <source>Accolte</source>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>Allegato</source>
            <translation>Attachment</translation>
        </message>
        <message>
            <source>Allegato: {text}</source>
            <translation>Attachment: {text}</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Aperte</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Apri il conto</source>
            <translation>Open the account</translation>
        </message>
        <message>
            <source>Arrivata dopo il termine del {day}.</source>
            <translation>Arrived after the deadline of {day}.</translation>
        </message>
        <message>
            <source>Cerca un alunno</source>
            <translation>Search for a pupil</translation>
        </message>
        <message>
            <source>Che cosa</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Contestazione accolta: il saldo è {balance}.</source>
            <translation>Dispute accepted: the balance is {balance}.</translation>
        </message>
        <message>
            <source>Contestazione respinta: l'addebito resta.</source>
            <translation>Dispute refused: the charge stays.</translation>
        </message>
        <message>
            <source>Contestazioni</source>
            <translation>Disputes</translation>
        </message>
        <message>
            <source>Contestazioni esportate in {name}: {count}.</source>
            <translation>Disputes exported to {name}: {count}.</translation>
        </message>
        <message>
            <source>Conti</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Esporta</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Giorni</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>L'addebito di {amount} del {day} resta sul conto di {pupil}. Il motivo va nell'estratto conto.</source>
            <translation>The charge of {amount} of {day} stays on the account of {pupil}. The reason goes into the statement.</translation>
        </message>
        <message>
            <source>L'addebito di {amount} del {day} viene stornato: il credito torna sul conto di {pupil}.</source>
            <translation>The charge of {amount} of {day} is reversed: the credit goes back to the account of {pupil}.</translation>
        </message>
        <message>
            <source>L'addebito di {amount} del {day} è già stato stornato: accogliendo non si restituisce altro.</source>
            <translation>The charge of {amount} of {day} has already been reversed: accepting gives nothing more back.</translation>
        </message>
        <message>
            <source>L'addebito resta</source>
            <translation>The charge stays</translation>
        </message>
        <message>
            <source>La famiglia ha ragione: l'addebito viene stornato</source>
            <translation>The family is right: the charge is reversed</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Nessuna contestazione. Se ne apre una dal conto dell'alunno: scegli il pasto, poi «Altro».</source>
            <translation>No disputes. They are opened from the pupil's account: choose the meal, then “More”.</translation>
        </message>
        <message>
            <source>Pasto del</source>
            <translation>Meal of</translation>
        </message>
        <message>
            <source>Respingi</source>
            <translation>Refuse</translation>
        </message>
        <message>
            <source>Respingi…</source>
            <translation>Refuse…</translation>
        </message>
        <message>
            <source>Respinte</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Ricevuta il</source>
            <translation>Received on</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Testo</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Tutte</source>
            <translation>All</translation>
        </message>
        <message>
            <source>la famiglia</source>
            <translation>the family</translation>
        </message>
        <message>
            <source>{state} da {who}: {reason}</source>
            <translation>{state} by {who}: {reason}</translation>
        </message>
        <message>
            <source>{who}, {channel}: {text}</source>
            <translation>{who}, {channel}: {text}</translation>
        </message>
    </context>
    <context>
        <name>Correcting</name>
        <message>
            <source>Il pasto del {day} ({amount}) fu stornato per «{reason}»: viene addebitato di nuovo, una volta sola. Il saldo passa da {before} a {after}.</source>
            <translation>The meal of {day} ({amount}) was reversed for “{reason}”: it is charged again, once only. The balance goes from {before} to {after}.</translation>
        </message>
        <message>
            <source>Lo storno annulla «{what}» del {day} ({amount}): il saldo passa da {before} a {after}. Le due righe restano nell'estratto conto e lo storno non si può annullare.</source>
            <translation>The reversal cancels “{what}” of {day} ({amount}): the balance goes from {before} to {after}. Both lines stay in the statement, and a reversal cannot be undone.</translation>
        </message>
        <message>
            <source>Pasto addebitato di nuovo: il saldo è {balance}.</source>
            <translation>Meal charged again: the balance is {balance}.</translation>
        </message>
        <message>
            <source>Riaddebita {amount}</source>
            <translation>Charge {amount} again</translation>
        </message>
        <message>
            <source>Storna {amount}</source>
            <translation>Reverse {amount}</translation>
        </message>
        <message>
            <source>Storno registrato: il saldo è {balance}.</source>
            <translation>Reversal recorded: the balance is {balance}.</translation>
        </message>
    </context>
    <context>
        <name>CountCard</name>
        <message>
            <source>Annulla</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Chiudi la cassa</source>
            <translation>Close the cash desk</translation>
        </message>
        <message>
            <source>Contanti contati</source>
            <translation>Cash counted</translation>
        </message>
        <message>
            <source>Contanti contati, fondo compreso</source>
            <translation>Cash counted, float included</translation>
        </message>
        <message>
            <source>Dovrebbero esserci {expected}.</source>
            <translation>There should be {expected}.</translation>
        </message>
        <message>
            <source>Il conteggio torna.</source>
            <translation>The count adds up.</translation>
        </message>
        <message>
            <source>Motivo della differenza</source>
            <translation>Reason for the difference</translation>
        </message>
        <message>
            <source>Pezzi (facoltativo)</source>
            <translation>Notes and coins (optional)</translation>
        </message>
        <message>
            <source>Pezzi da {amount}</source>
            <translation>Pieces of {amount}</translation>
        </message>
        <message>
            <source>{expected} Differenza {difference}.</source>
            <translation>{expected} Difference {difference}.</translation>
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
        <name>CutBar</name>
        <message>
            <source>Cognome «{last}», nome «{first}»</source>
            <translation>Surname “{last}”, name “{first}”</translation>
        </message>
    </context>
    <context>
        <name>DayCard</name>
        <message>
            <source>Aggiungi</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Cerca un piatto</source>
            <translation>Search for a dish</translation>
        </message>
        <message>
            <source>Che cosa servire al suo posto</source>
            <translation>What to serve instead</translation>
        </message>
        <message>
            <source>DA SOSTITUIRE</source>
            <translation>TO BE REPLACED</translation>
        </message>
        <message>
            <source>Non adatti a una dieta</source>
            <translation>Not suitable for a diet</translation>
        </message>
        <message>
            <source>Piatti del giorno</source>
            <translation>Dishes of the day</translation>
        </message>
        <message>
            <source>Piatto da aggiungere</source>
            <translation>Dish to add</translation>
        </message>
        <message>
            <source>Piatto sostitutivo</source>
            <translation>Replacement dish</translation>
        </message>
        <message>
            <source>Scegli un giorno del menu</source>
            <translation>Choose a day of the menu</translation>
        </message>
        <message>
            <source>Settimana {week}, {weekday}</source>
            <translation>Week {week}, {weekday}</translation>
        </message>
        <message>
            <source>Sostituisci</source>
            <translation>Replace</translation>
        </message>
        <message>
            <source>Togli</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>si serve {dish}</source>
            <translation>{dish} is served</translation>
        </message>
    </context>
    <context>
        <name>DayField</name>
        <message>
            <source>Scegli dal calendario</source>
            <translation>Choose from the calendar</translation>
        </message>
        <message>
            <source>gg/mm/aaaa</source>
            <translation>dd/mm/yyyy</translation>
        </message>
    </context>
    <context>
        <name>DayRegisterPanel</name>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Canale</source>
            <translation>Channel</translation>
        </message>
        <message>
            <source>Giorno del registro</source>
            <translation>Day of the register</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>In contanti</source>
            <translation>In cash</translation>
        </message>
        <message>
            <source>Incassato</source>
            <translation>Takings</translation>
        </message>
        <message>
            <source>Mezzo</source>
            <translation>Means</translation>
        </message>
        <message>
            <source>Nessun incasso in questo giorno.</source>
            <translation>No takings on this day.</translation>
        </message>
        <message>
            <source>Ora</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Registro del giorno</source>
            <translation>Register of the day</translation>
        </message>
        <message>
            <source>Ricevuta</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Ricevute del giorno</source>
            <translation>Receipts of the day</translation>
        </message>
        <message>
            <source>Ricevuto da</source>
            <translation>Received by</translation>
        </message>
        <message>
            <source>Tracciabile</source>
            <translation>Traceable</translation>
        </message>
        <message>
            <source>ricevute: {count}</source>
            <translation>receipts: {count}</translation>
        </message>
        <message>
            <source>{means} · stornata</source>
            <translation>{means} · reversed</translation>
        </message>
        <message>
            <source>{name}: cassa aperta dalle {opened}, fondo {float}</source>
            <translation>{name}: cash desk open since {opened}, float {float}</translation>
        </message>
        <message>
            <source>{name}: cassa {opened}–{closed}, contati {counted}, differenza {difference}</source>
            <translation>{name}: cash desk {opened}–{closed}, counted {counted}, difference {difference}</translation>
        </message>
    </context>
    <context>
        <name>DaysPanel</name>
        <message>
            <source>&amp;Motivo</source>
            <translation>&amp;Reason</translation>
        </message>
        <message>
            <source>Aperto</source>
            <translation>Opened</translation>
        </message>
        <message>
            <source>Apre la sospensione di questi giorni già compilata (S)</source>
            <translation>Opens the suspension of these days already filled in (S)</translation>
        </message>
        <message>
            <source>Apri</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Cambia da un giorno…</source>
            <translation>Change from a day…</translation>
        </message>
        <message>
            <source>Carnevale</source>
            <translation>Carnival</translation>
        </message>
        <message>
            <source>Chiudi</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Chiuso</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Chiusure e aperture</source>
            <translation>Closings and openings</translation>
        </message>
        <message>
            <source>Dal {first} al {last}</source>
            <translation>From {first} to {last}</translation>
        </message>
        <message>
            <source>Elezioni</source>
            <translation>Elections</translation>
        </message>
        <message>
            <source>Festa della scuola</source>
            <translation>School fête</translation>
        </message>
        <message>
            <source>Giorni</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>Lezione di recupero</source>
            <translation>Make-up lesson</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Nessuna chiusura o apertura inserita.</source>
            <translation>No closing or opening entered.</translation>
        </message>
        <message>
            <source>Neve</source>
            <translation>Snow</translation>
        </message>
        <message>
            <source>Ponte</source>
            <translation>Bridge day</translation>
        </message>
        <message>
            <source>Scegli un giorno, o trascina su più giorni, per chiuderli o aprirli.</source>
            <translation>Choose a day, or drag over several, to close or open them.</translation>
        </message>
        <message>
            <source>Sciopero, gita, uscita anticipata, anche a pasti già ordinati o addebitati: una sospensione storna gli addebiti e avvisa la cucina.</source>
            <translation>Strike, trip, early finish, even when the meals are already ordered or charged: a suspension reverses the charges and tells the kitchen.</translation>
        </message>
        <message>
            <source>Sospendi…</source>
            <translation>Suspend…</translation>
        </message>
        <message>
            <source>Sospensione</source>
            <translation>Suspension</translation>
        </message>
        <message>
            <source>Tipo</source>
            <translation>Kind</translation>
        </message>
        <message>
            <source>Togli dall'elenco</source>
            <translation>Remove from the list</translation>
        </message>
        <message>
            <source>Vacanze di Natale</source>
            <translation>Christmas holidays</translation>
        </message>
        <message>
            <source>Vacanze di Pasqua</source>
            <translation>Easter holidays</translation>
        </message>
        <message>
            <source>Vai alla sospensione</source>
            <translation>Go to the suspension</translation>
        </message>
        <message>
            <source>Vale per: {scope}</source>
            <translation>Holds for: {scope}</translation>
        </message>
        <message>
            <source>{count} giorni, {served} con servizio</source>
            <translation>{count} days, {served} with service</translation>
        </message>
    </context>
    <context>
        <name>DepositsPanel</name>
        <message>
            <source>Annulla il versamento</source>
            <translation>Cancel the deposit</translation>
        </message>
        <message>
            <source>Annullato: {reason}</source>
            <translation>Cancelled: {reason}</translation>
        </message>
        <message>
            <source>Assegni da versare</source>
            <translation>Cheques to deposit</translation>
        </message>
        <message>
            <source>Contanti da versare</source>
            <translation>Cash to deposit</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Data della quietanza</source>
            <translation>Date of the treasury receipt</translation>
        </message>
        <message>
            <source>Il versamento di {amount} (quietanza {number} del {day}) resta nell'elenco come annullato, e l'importo torna da versare.</source>
            <translation>The deposit of {amount} (treasury receipt {number} of {day}) stays in the list as cancelled, and the amount is again to be deposited.</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Importo in euro</source>
            <translation>Amount in euro</translation>
        </message>
        <message>
            <source>Mezzo</source>
            <translation>Means</translation>
        </message>
        <message>
            <source>Nessun versamento negli ultimi mesi. Quando il tesoriere dà la quietanza, registrala qui.</source>
            <translation>No deposits in the last months. When the treasurer gives the receipt, record it here.</translation>
        </message>
        <message>
            <source>Note</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>Numero della quietanza</source>
            <translation>Number of the treasury receipt</translation>
        </message>
        <message>
            <source>Presi dal cassetto aperto</source>
            <translation>Taken from the open drawer</translation>
        </message>
        <message>
            <source>Quietanza</source>
            <translation>Treasury receipt</translation>
        </message>
        <message>
            <source>Registra il versamento</source>
            <translation>Record the deposit</translation>
        </message>
        <message>
            <source>Versamenti</source>
            <translation>Deposits</translation>
        </message>
        <message>
            <source>Versamento annullato.</source>
            <translation>Deposit cancelled.</translation>
        </message>
        <message>
            <source>Versamento di {amount} registrato, quietanza {number}.</source>
            <translation>Deposit of {amount} recorded, treasury receipt {number}.</translation>
        </message>
        <message>
            <source>Versamento in tesoreria</source>
            <translation>Deposit to the treasury</translation>
        </message>
        <message>
            <source>Versato da</source>
            <translation>Deposited by</translation>
        </message>
        <message>
            <source>Versato in</source>
            <translation>Deposited in</translation>
        </message>
        <message>
            <source>eccedenze {amount}</source>
            <translation>surpluses {amount}</translation>
        </message>
    </context>
    <context>
        <name>DetailPanel</name>
        <message>
            <source>&amp;Motivo della revoca</source>
            <translation>&amp;Reason for revoking</translation>
        </message>
        <message>
            <source>Apri la scheda</source>
            <translation>Open the record</translation>
        </message>
        <message>
            <source>Dati cambiati</source>
            <translation>Details changed</translation>
        </message>
        <message>
            <source>Emetti la tessera</source>
            <translation>Issue the card</translation>
        </message>
        <message>
            <source>Motivo della revoca</source>
            <translation>Reason for revoking</translation>
        </message>
        <message>
            <source>Nessuna tessera in uso.</source>
            <translation>No card in use.</translation>
        </message>
        <message>
            <source>Revoca e riemetti</source>
            <translation>Revoke and reissue</translation>
        </message>
        <message>
            <source>Revoca soltanto</source>
            <translation>Revoke only</translation>
        </message>
        <message>
            <source>Rovinata</source>
            <translation>Damaged</translation>
        </message>
        <message>
            <source>Rubata</source>
            <translation>Stolen</translation>
        </message>
        <message>
            <source>Smarrita</source>
            <translation>Lost</translation>
        </message>
        <message>
            <source>Stampa la tessera</source>
            <translation>Print the card</translation>
        </message>
        <message>
            <source>Tessera n. {number} ({code})
Emessa il {day}</source>
            <translation>Card no. {number} ({code})
Issued on {day}</translation>
        </message>
        <message>
            <source>Tessera n. {number} ({code})
Revocata il {day}: {reason}</source>
            <translation>Card no. {number} ({code})
Revoked on {day}: {reason}</translation>
        </message>
    </context>
    <context>
        <name>DietForm</name>
        <message>
            <source>Al giorno (compreso)</source>
            <translation>To (included)</translation>
        </message>
        <message>
            <source>Allergeni esclusi</source>
            <translation>Excluded allergens</translation>
        </message>
        <message>
            <source>Che cosa servire, e che cosa no</source>
            <translation>What to serve, and what not</translation>
        </message>
        <message>
            <source>Codice, nome ed effetto li legge chi cucina e chi serve: scrivi che cosa mangia, mai la malattia o la religione. Con le esclusioni il menu avvisa dei piatti non adatti.</source>
            <translation>Whoever cooks and serves reads code, name and effect: write what is eaten, never the illness or the religion. With the exclusions the menu warns of dishes that do not suit.</translation>
        </message>
        <message>
            <source>Codice, per esempio GLU: poi non si cambia</source>
            <translation>Code, for example GLU: it never changes</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Dieta</source>
            <translation>Diet</translation>
        </message>
        <message>
            <source>Dieta speciale</source>
            <translation>Special diet</translation>
        </message>
        <message>
            <source>Il certificato scade il (vuoto: non serve)</source>
            <translation>The certificate expires on (empty: not needed)</translation>
        </message>
        <message>
            <source>Ingredienti esclusi, separati da virgole</source>
            <translation>Excluded ingredients, separated by commas</translation>
        </message>
        <message>
            <source>Modifica la dieta</source>
            <translation>Edit the diet</translation>
        </message>
        <message>
            <source>Motivo: viene cifrato, lo legge solo chi è autorizzato</source>
            <translation>Reason: it is encrypted, only authorised people read it</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Nuova dieta</source>
            <translation>New diet</translation>
        </message>
    </context>
    <context>
        <name>DietsPage</name>
        <message>
            <source>Che cosa servire</source>
            <translation>What to serve</translation>
        </message>
        <message>
            <source>Codice</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Dieta «{name}» aggiunta: si assegna nella scheda dell'alunno.</source>
            <translation>Diet “{name}” added: assign it in the pupil's record.</translation>
        </message>
        <message>
            <source>Dieta «{name}» salvata: cucina e refettorio la vedono da adesso.</source>
            <translation>Diet “{name}” saved: kitchen and dining hall see it from now on.</translation>
        </message>
        <message>
            <source>Dieta «{name}» tolta.</source>
            <translation>Diet “{name}” removed.</translation>
        </message>
        <message>
            <source>Diete</source>
            <translation>Diets</translation>
        </message>
        <message>
            <source>Diete: il codice e che cosa mettere sul vassoio, letti da chi cucina e da chi serve; gli allergeni e gli ingredienti esclusi, con cui il menu avvisa dei piatti non adatti. Chi segue una dieta si vede nella scheda dell'alunno; il motivo lo legge solo l'ufficio scolastico.</source>
            <translation>Diets: the code and what to put on the tray, read by whoever cooks and serves; the allergens and ingredients left out, with which the menu warns of dishes that do not suit. Who follows a diet is seen in the pupil's record; only the school office reads the reason.</translation>
        </message>
        <message>
            <source>Esclude</source>
            <translation>Leaves out</translation>
        </message>
        <message>
            <source>Esclude: {what}.</source>
            <translation>Leaves out: {what}.</translation>
        </message>
        <message>
            <source>Nessuna dieta: comincia con «Nuova dieta».</source>
            <translation>No diets: start with “New diet”.</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Non è detto che cosa esclude: il menu non può avvisare dei piatti non adatti. Scrivilo con «Modifica».</source>
            <translation>Nobody has said what it leaves out: the menu cannot warn of dishes that do not suit. Write it with “Edit”.</translation>
        </message>
        <message>
            <source>Nuova dieta</source>
            <translation>New diet</translation>
        </message>
        <message>
            <source>Togli</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>non verificata</source>
            <translation>not checked</translation>
        </message>
    </context>
    <context>
        <name>DifferencesPanel</name>
        <message>
            <source>Addebitato</source>
            <translation>Charged</translation>
        </message>
        <message>
            <source>Addebiti rettificati: {count}, {delta} in tutto.</source>
            <translation>Charges put right: {count}, {delta} in all.</translation>
        </message>
        <message>
            <source>Al giorno</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Approva</source>
            <translation>Approve</translation>
        </message>
        <message>
            <source>Approva 1 rettifica</source>
            <translation>Approve 1 difference</translation>
        </message>
        <message>
            <source>Approva {count} rettifiche</source>
            <translation>Approve {count} adjustments</translation>
        </message>
        <message>
            <source>Conto</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Dal</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Differenza</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>Differenze</source>
            <translation>Differences</translation>
        </message>
        <message>
            <source>Differenze da approvare</source>
            <translation>Differences to approve</translation>
        </message>
        <message>
            <source>Fascia di oggi</source>
            <translation>Today's band</translation>
        </message>
        <message>
            <source>Giorno</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Giusto</source>
            <translation>Right</translation>
        </message>
        <message>
            <source>Le famiglie pagano in meno</source>
            <translation>Families pay less by</translation>
        </message>
        <message>
            <source>Le famiglie pagano in più</source>
            <translation>Families pay more by</translation>
        </message>
        <message>
            <source>Nessuna differenza: gli addebiti sono quelli delle tariffe.</source>
            <translation>No differences: the charges are those of the tariffs.</translation>
        </message>
        <message>
            <source>Pasti addebitati a un prezzo diverso da quello che le fasce danno oggi. Approvare storna il vecchio addebito e registra quello giusto; nei mesi chiusi entra con la data di oggi.</source>
            <translation>Meals charged at a price other than the one the bands give today. Approving reverses the old charge and records the right one; in closed months it enters with today's date.</translation>
        </message>
        <message>
            <source>Rettifica degli addebiti</source>
            <translation>Adjustment of charges</translation>
        </message>
        <message>
            <source>al</source>
            <translation>to</translation>
        </message>
        <message>
            <source>esente</source>
            <translation>exempt</translation>
        </message>
        <message>
            <source>già addebitati</source>
            <translation>already charged</translation>
        </message>
        <message>
            <source>già stornati</source>
            <translation>already reversed</translation>
        </message>
        <message>
            <source>la tariffa è cambiata di nuovo</source>
            <translation>the tariff has changed again</translation>
        </message>
        <message>
            <source>nessun prezzo</source>
            <translation>no price</translation>
        </message>
        <message>
            <source>senza prezzo</source>
            <translation>without price</translation>
        </message>
        <message>
            <source>{count} addebiti di {pupils} alunni vengono stornati e registrati al prezzo giusto: in tutto {delta} a carico delle famiglie. Le righe vecchie restano nell'estratto conto, con questo motivo:</source>
            <translation>{count} charges of {pupils} pupils are reversed and recorded at the right price: in all {delta} borne by the families. The old lines stay in the statement, with this reason:</translation>
        </message>
        <message>
            <source>{count} senza prezzo</source>
            <translation>{count} without price</translation>
        </message>
        <message>
            <source>{text} Lasciati com'erano: {count} ({reasons}).</source>
            <translation>{text} Left as they were: {count} ({reasons}).</translation>
        </message>
    </context>
    <context>
        <name>DishForm</name>
        <message>
            <source>Allergeni (Reg. UE 1169/2011)</source>
            <translation>Allergens (Reg. EU 1169/2011)</translation>
        </message>
        <message>
            <source>Biologico</source>
            <translation>Organic</translation>
        </message>
        <message>
            <source>Da dichiarare</source>
            <translation>To be declared</translation>
        </message>
        <message>
            <source>Elimina il piatto</source>
            <translation>Delete the dish</translation>
        </message>
        <message>
            <source>Ingredienti, separati da virgole</source>
            <translation>Ingredients, separated by commas</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Nuovo piatto</source>
            <translation>New dish</translation>
        </message>
        <message>
            <source>Piatto</source>
            <translation>Dish</translation>
        </message>
        <message>
            <source>Portata</source>
            <translation>Course</translation>
        </message>
        <message>
            <source>Quale</source>
            <translation>Which</translation>
        </message>
        <message>
            <source>Surgelato</source>
            <translation>Frozen</translation>
        </message>
    </context>
    <context>
        <name>DrawerPanel</name>
        <message>
            <source>Cassa aperta con {amount}.</source>
            <translation>Cash desk open with {amount}.</translation>
        </message>
        <message>
            <source>Cassa chiusa: contati {counted}, differenza {difference} ({reason}).</source>
            <translation>Cash desk closed: counted {counted}, difference {difference} ({reason}).</translation>
        </message>
        <message>
            <source>Cassa chiusa: contati {counted}, nessuna differenza.</source>
            <translation>Cash desk closed: counted {counted}, no difference.</translation>
        </message>
        <message>
            <source>Da ora allo sportello si può ricaricare anche senza una sessione di cassa.</source>
            <translation>From now on the counter can recharge without a cash session too.</translation>
        </message>
        <message>
            <source>Da ora allo sportello si ricarica solo a cassa aperta.</source>
            <translation>From now on the counter recharges only while the cash desk is open.</translation>
        </message>
        <message>
            <source>Stampa il registro</source>
            <translation>Print the register</translation>
        </message>
    </context>
    <context>
        <name>DrawerView</name>
        <message>
            <source>Allo sportello si ricarica solo a cassa aperta</source>
            <translation>The counter recharges only while the cash desk is open</translation>
        </message>
        <message>
            <source>Altre casse aperte: {names}.</source>
            <translation>Other cash desks open: {names}.</translation>
        </message>
        <message>
            <source>Altri mezzi</source>
            <translation>Other means</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Ancora nessuna ricarica in questa sessione: cerca l'alunno qui a destra.</source>
            <translation>No recharges in this session yet: search for the pupil here on the right.</translation>
        </message>
        <message>
            <source>Apri la cassa</source>
            <translation>Open the cash desk</translation>
        </message>
        <message>
            <source>Chiudi quella di {name}</source>
            <translation>Close the one of {name}</translation>
        </message>
        <message>
            <source>Conta il fondo iniziale e apri: le ricariche allo sportello entrano nella tua sessione, che si chiude con il conteggio.</source>
            <translation>Count the opening float and open: recharges at the counter go into your session, which closes with the count.</translation>
        </message>
        <message>
            <source>Contanti incassati</source>
            <translation>Cash taken</translation>
        </message>
        <message>
            <source>Conto</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Fondo cassa iniziale</source>
            <translation>Opening float</translation>
        </message>
        <message>
            <source>Fondo cassa iniziale, in euro</source>
            <translation>Opening float, in euro</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>In cassa</source>
            <translation>In the drawer</translation>
        </message>
        <message>
            <source>La cassa è chiusa</source>
            <translation>The cash desk is closed</translation>
        </message>
        <message>
            <source>Mezzo</source>
            <translation>Means</translation>
        </message>
        <message>
            <source>Numeri di ricevuta mancanti: {numbers}. Controlla che le postazioni abbiano inviato tutto.</source>
            <translation>Missing receipt numbers: {numbers}. Check that the stations have sent everything.</translation>
        </message>
        <message>
            <source>Ora</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Ricariche di questa sessione</source>
            <translation>Recharges of this session</translation>
        </message>
        <message>
            <source>Ricevuta</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Ultima sessione: {day}, contati {counted}</source>
            <translation>Last session: {day}, counted {counted}</translation>
        </message>
        <message>
            <source>aperta alle {hour}</source>
            <translation>open since {hour}</translation>
        </message>
        <message>
            <source>fondo {amount}</source>
            <translation>float {amount}</translation>
        </message>
        <message>
            <source>resi {amount}</source>
            <translation>given back {amount}</translation>
        </message>
        <message>
            <source>versati {amount}</source>
            <translation>deposited {amount}</translation>
        </message>
        <message>
            <source>{means} {count} per {amount}</source>
            <translation>{means} {count} for {amount}</translation>
        </message>
        <message>
            <source>{means} · stornata</source>
            <translation>{means} · reversed</translation>
        </message>
        <message>
            <source>{name} dal {day}</source>
            <translation>{name} since {day}</translation>
        </message>
        <message>
            <source>{text}, differenza {difference} ({reason}).</source>
            <translation>{text}, difference {difference} ({reason}).</translation>
        </message>
        <message>
            <source>{text}, senza differenze.</source>
            <translation>{text}, no differences.</translation>
        </message>
    </context>
    <context>
        <name>DuePanel</name>
        <message>
            <source>A chi</source>
            <translation>To whom</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Cerca</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>Cerca un alunno o chi paga</source>
            <translation>Search for a pupil or a payer</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Come</source>
            <translation>How</translation>
        </message>
        <message>
            <source>Contestati {amount}, da decidere in «Conti», «Contestazioni»</source>
            <translation>Disputed {amount}, to be decided in “Accounts”, “Disputes”</translation>
        </message>
        <message>
            <source>Conto</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Da avvisare</source>
            <translation>To notify</translation>
        </message>
        <message>
            <source>Nessuno con questi filtri: svuota la ricerca o scegli tutti i passi.</source>
            <translation>Nobody with these filters: clear the search or choose all steps.</translation>
        </message>
        <message>
            <source>Nessuno da avvisare oggi: i saldi sono alti, oppure chi è sotto soglia è già stato avvisato.</source>
            <translation>Nobody to tell today: balances are high, or whoever is below the threshold has already been told.</translation>
        </message>
        <message>
            <source>Passo</source>
            <translation>Step</translation>
        </message>
        <message>
            <source>Saldo</source>
            <translation>Balance</translation>
        </message>
        <message>
            <source>Tutti i passi</source>
            <translation>All steps</translation>
        </message>
        <message>
            <source>Ultimo avviso</source>
            <translation>Last notice</translation>
        </message>
        <message>
            <source>mai</source>
            <translation>never</translation>
        </message>
        <message>
            <source>per e-mail: {count}</source>
            <translation>by e-mail: {count}</translation>
        </message>
        <message>
            <source>per lettera: {count}</source>
            <translation>by letter: {count}</translation>
        </message>
        <message>
            <source>senza destinatario: {count}</source>
            <translation>nobody to write to: {count}</translation>
        </message>
        <message>
            <source>{step}, contestato</source>
            <translation>{step}, disputed</translation>
        </message>
    </context>
    <context>
        <name>DuplicatesPage</name>
        <message>
            <source>Doppioni</source>
            <translation>Duplicates</translation>
        </message>
        <message>
            <source>doppioni unire schede genitori alunni due volte</source>
            <translation>duplicates merge records parents pupils twice</translation>
        </message>
    </context>
    <context>
        <name>EnrolForm</name>
        <message>
            <source>Al giorno (compreso)</source>
            <translation>To (included)</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Iscrivi</source>
            <translation>Enrol</translation>
        </message>
        <message>
            <source>Nuova iscrizione</source>
            <translation>New enrolment</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
    </context>
    <context>
        <name>Enrolling</name>
        <message>
            <source>I {seats} posti della scuola per questo servizio sono occupati: non è stato salvato niente. Salvare {pupil} con la sua classe, in lista d'attesa per il servizio?</source>
            <translation>The {seats} places of the school for this service are taken: nothing was saved. Save {pupil} with the class, on the waiting list for the service?</translation>
        </message>
        <message>
            <source>I {seats} posti della scuola per «{service}» sono occupati: {pupil} non è stato iscritto. Metterlo in lista d'attesa da oggi?</source>
            <translation>The {seats} places of the school for “{service}” are taken: {pupil} was not enrolled. Put the child on the waiting list from today?</translation>
        </message>
        <message>
            <source>In lista d'attesa</source>
            <translation>On the waiting list</translation>
        </message>
        <message>
            <source>Salva in lista d'attesa</source>
            <translation>Save on the waiting list</translation>
        </message>
        <message>
            <source>{pupil} è in lista d'attesa.</source>
            <translation>{pupil} is on the waiting list.</translation>
        </message>
    </context>
    <context>
        <name>ErasePanel</name>
        <message>
            <source>Alunni i cui dati sono scaduti</source>
            <translation>Pupils whose data have expired</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Genitori con altri figli: {count}.</source>
            <translation>Guardians with other children: {count}.</translation>
        </message>
        <message>
            <source>Il registro delle operazioni, fino alla sua scadenza.</source>
            <translation>The activity log, until its own expiry.</translation>
        </message>
        <message>
            <source>Movimenti dei conti ({count}), numeri delle ricevute, pasti, statistiche: senza nomi.</source>
            <translation>Account entries ({count}), receipt numbers, meals, statistics: without names.</translation>
        </message>
        <message>
            <source>Nessun alunno ha superato il tempo di conservazione.</source>
            <translation>No pupil is past the time for keeping.</translation>
        </message>
        <message>
            <source>Nota</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Resta</source>
            <translation>Stays</translation>
        </message>
        <message>
            <source>Saldo</source>
            <translation>Balance</translation>
        </message>
        <message>
            <source>Sparisce, per sempre</source>
            <translation>Disappears, for good</translation>
        </message>
        <message>
            <source>Ultimo uso</source>
            <translation>Last use</translation>
        </message>
        <message>
            <source>diete</source>
            <translation>diets</translation>
        </message>
        <message>
            <source>foto</source>
            <translation>photo</translation>
        </message>
        <message>
            <source>genitori senza altri figli</source>
            <translation>guardians without other children</translation>
        </message>
        <message>
            <source>motivi di diete</source>
            <translation>reasons of diets</translation>
        </message>
        <message>
            <source>nome, codice fiscale e nascita (alunni: {count})</source>
            <translation>name, tax code and birth (pupils: {count})</translation>
        </message>
        <message>
            <source>nomi nelle ricevute</source>
            <translation>names in receipts</translation>
        </message>
        <message>
            <source>nomi nelle richieste</source>
            <translation>names in requests</translation>
        </message>
        <message>
            <source>tessere in uso</source>
            <translation>cards in use</translation>
        </message>
        <message>
            <source>testi di messaggi</source>
            <translation>texts of messages</translation>
        </message>
    </context>
    <context>
        <name>ExclusionForm</name>
        <message>
            <source> · non verificata</source>
            <translation> · not verified</translation>
        </message>
        <message>
            <source>Allergeni esclusi</source>
            <translation>Excluded allergens</translation>
        </message>
        <message>
            <source>Che cosa esclude una dieta</source>
            <translation>What a diet excludes</translation>
        </message>
        <message>
            <source>Che cosa servire</source>
            <translation>What to serve</translation>
        </message>
        <message>
            <source>Dieta</source>
            <translation>Diet</translation>
        </message>
        <message>
            <source>Ingredienti esclusi, separati da virgole</source>
            <translation>Excluded ingredients, separated by commas</translation>
        </message>
    </context>
    <context>
        <name>ExpiringPanel</name>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Fasce in scadenza</source>
            <translation>Bands about to expire</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Iscritto fino al</source>
            <translation>Enrolled until</translation>
        </message>
        <message>
            <source>L'ISEE vale fino al 31 dicembre: chi non porta quello nuovo va nella fascia massima. Scegli gli alunni e assegna la fascia del nuovo periodo.</source>
            <translation>An ISEE holds until 31 December: whoever does not bring the new one goes into the highest band. Choose the pupils and assign the band of the new period.</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Nessuna fascia scade entro questo giorno.</source>
            <translation>No band expires by this day.</translation>
        </message>
        <message>
            <source>Scade il</source>
            <translation>Expires on</translation>
        </message>
        <message>
            <source>Scadono entro il</source>
            <translation>Expiring by</translation>
        </message>
        <message>
            <source>esente</source>
            <translation>exempt</translation>
        </message>
    </context>
    <context>
        <name>ExportPanel</name>
        <message>
            <source>Alunni</source>
            <translation>Pupils</translation>
        </message>
        <message>
            <source>Cerca il genitore che ha chiesto i suoi dati: da qui gli dai tutto ciò che è conservato.</source>
            <translation>Search for the guardian who asked for their data: from here you give them everything that is kept.</translation>
        </message>
        <message>
            <source>Cerca un genitore</source>
            <translation>Search for a guardian</translation>
        </message>
        <message>
            <source>Codice fiscale</source>
            <translation>Tax code</translation>
        </message>
        <message>
            <source>Cognome, nome o codice fiscale del genitore</source>
            <translation>Guardian's surname, name or tax code</translation>
        </message>
        <message>
            <source>Crea PDF e JSON</source>
            <translation>Create PDF and JSON</translation>
        </message>
        <message>
            <source>Genitore</source>
            <translation>Guardian</translation>
        </message>
        <message>
            <source>Genitori</source>
            <translation>Guardians</translation>
        </message>
        <message>
            <source>Nascono un PDF da consegnare e un file JSON per altri programmi: i dati del genitore e dei suoi figli. Dell'altro genitore ci sono solo nome e relazione. Controlla prima l'identità di chi chiede.</source>
            <translation>This makes a PDF to hand over and a JSON file for other programs: the data of the guardian and of their children. Of the other guardian there are only name and relation. First check the identity of whoever asks.</translation>
        </message>
        <message>
            <source>Nessun alunno collegato.</source>
            <translation>No linked pupils.</translation>
        </message>
    </context>
    <context>
        <name>FailureWindow</name>
        <message>
            <source>Chiudi</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>Family</name>
        <message>
            <source>Annulla il periodo</source>
            <translation>Cancel the period</translation>
        </message>
        <message>
            <source>Cambia richiedente</source>
            <translation>Change applicant</translation>
        </message>
        <message>
            <source>Togli</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>{guardian} non sarà più tra i genitori di {pupil}. I suoi dati restano in archivio.</source>
            <translation>{guardian} will no longer be among the guardians of {pupil}. The details stay on file.</translation>
        </message>
        <message>
            <source>{new} diventa il richiedente di {pupil}: solo il richiedente vede il conto.</source>
            <translation>{new} becomes the applicant of {pupil}: only the applicant sees the account.</translation>
        </message>
        <message>
            <source>{new} prende il posto di {old} come richiedente di {pupil}: solo il richiedente vede il conto. Quello che è già stato versato resta attestato a chi pagava.</source>
            <translation>{new} takes the place of {old} as applicant of {pupil}: only the applicant sees the account. What was already paid in stays certified to whoever paid it.</translation>
        </message>
        <message>
            <source>{who} dal {day}: non vale più, in quei giorni paga il richiedente. Resta nell'elenco come annullato.</source>
            <translation>{who} from {day}: no longer holds, on those days the applicant pays. It stays in the list as cancelled.</translation>
        </message>
    </context>
    <context>
        <name>FamilyWords</name>
        <message>
            <source>Assegno</source>
            <translation>Cheque</translation>
        </message>
        <message>
            <source>Avvicina la tessera</source>
            <translation>Hold up the card</translation>
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
            <source>Come si paga?</source>
            <translation>How is it paid?</translation>
        </message>
        <message>
            <source>Contanti</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Il nuovo saldo comparirà dopo il prossimo scambio con l'ufficio.</source>
            <translation>The new balance will appear after the next exchange with the office.</translation>
        </message>
        <message>
            <source>Nuovo saldo: {balance}</source>
            <translation>New balance: {balance}</translation>
        </message>
        <message>
            <source>Pagamento: {means}</source>
            <translation>Payment: {means}</translation>
        </message>
        <message>
            <source>Quanto si ricarica?</source>
            <translation>How much to recharge?</translation>
        </message>
        <message>
            <source>Ricevuta {number}</source>
            <translation>Receipt {number}</translation>
        </message>
    </context>
    <context>
        <name>Fields</name>
        <message>
            <source>(vuoto)</source>
            <translation>(empty)</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>sì</source>
            <translation>yes</translation>
        </message>
    </context>
    <context>
        <name>Form</name>
        <message>
            <source>Annulla</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Salva</source>
            <translation>Save</translation>
        </message>
    </context>
    <context>
        <name>GapsPanel</name>
        <message>
            <source>Alunni senza prezzo</source>
            <translation>Pupils without price</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Giorni</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>Scoperto dal</source>
            <translation>Uncovered since</translation>
        </message>
        <message>
            <source>Tutti gli iscritti hanno un prezzo fino alla fine dell'anno scolastico.</source>
            <translation>All the enrolled have a price until the end of the school year.</translation>
        </message>
        <message>
            <source>Una giornata non si chiude finché qualcuno di questi deve pagare: assegna una fascia o un'esenzione, oppure dai una tariffa ai giorni scoperti della fascia.</source>
            <translation>A day cannot be closed while one of these must pay: assign a band or an exemption, or give the band a tariff for the uncovered days.</translation>
        </message>
    </context>
    <context>
        <name>GroupForm</name>
        <message>
            <source>Nome del gruppo</source>
            <translation>Name of the group</translation>
        </message>
        <message>
            <source>Rinomina il gruppo</source>
            <translation>Rename the group</translation>
        </message>
        <message>
            <source>Sta su estratti conto e ricevute di tutti i suoi servizi. I saldi restano.</source>
            <translation>It stands on statements and receipts of all its services. Balances stay.</translation>
        </message>
    </context>
    <context>
        <name>GuardianCard</name>
        <message>
            <source>Apri un figlio</source>
            <translation>Open a child</translation>
        </message>
        <message>
            <source>Che cosa succede</source>
            <translation>What happens</translation>
        </message>
        <message>
            <source>Codice fiscale: {code}</source>
            <translation>Tax code: {code}</translation>
        </message>
        <message>
            <source>E-mail: {email}</source>
            <translation>E-mail: {email}</translation>
        </message>
        <message>
            <source>Figli di cui diventa il richiedente: {n}.</source>
            <translation>Children for whom it becomes the applicant: {n}.</translation>
        </message>
        <message>
            <source>Figli di tutte e due le schede: {names}.</source>
            <translation>Children of both records: {names}.</translation>
        </message>
        <message>
            <source>Figli: {names}</source>
            <translation>Children: {names}</translation>
        </message>
        <message>
            <source>Indirizzo: {address}</source>
            <translation>Address: {address}</translation>
        </message>
        <message>
            <source>L'altra scheda non si usa più: non ha niente da far passare.</source>
            <translation>The other record is not used any more: it has nothing to hand over.</translation>
        </message>
        <message>
            <source>La scheda che resta prende: {names}.</source>
            <translation>The record that stays takes: {names}.</translation>
        </message>
        <message>
            <source>Passano i figli: {names}.</source>
            <translation>The children go over: {names}.</translation>
        </message>
        <message>
            <source>Passano lettere ed e-mail: {n}.</source>
            <translation>Letters and e-mails that go over: {n}.</translation>
        </message>
        <message>
            <source>Periodi di «chi paga» riscritti: {n}, di cui {added} con le due quote sommate.</source>
            <translation>Periods of “who pays” written anew: {n}, of which {added} with both shares added up.</translation>
        </message>
        <message>
            <source>Quale scheda resta?</source>
            <translation>Which record stays?</translation>
        </message>
        <message>
            <source>Sono diversi, e vale quello della scheda che resta: {names}.</source>
            <translation>They differ, and that of the record that stays holds: {names}.</translation>
        </message>
        <message>
            <source>Sono due persone</source>
            <translation>They are two people</translation>
        </message>
        <message>
            <source>Telefono: {phone}</source>
            <translation>Telephone: {phone}</translation>
        </message>
        <message>
            <source>Unisci le schede</source>
            <translation>Merge the records</translation>
        </message>
        <message>
            <source>codice fiscale</source>
            <translation>fiscal code</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>e-mail</translation>
        </message>
        <message>
            <source>indirizzo</source>
            <translation>address</translation>
        </message>
        <message>
            <source>manca</source>
            <translation>missing</translation>
        </message>
        <message>
            <source>telefono</source>
            <translation>telephone</translation>
        </message>
    </context>
    <context>
        <name>GuardianForm</name>
        <message>
            <source>Codice fiscale</source>
            <translation>Tax code</translation>
        </message>
        <message>
            <source>Cognome (o nome della comunità)</source>
            <translation>Surname (or name of the community)</translation>
        </message>
        <message>
            <source>Dati del genitore</source>
            <translation>Guardian's data</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Ha fatto la domanda: è il genitore richiedente</source>
            <translation>Made the application: is the applicant</translation>
        </message>
        <message>
            <source>Indirizzo</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>First name</translation>
        </message>
        <message>
            <source>Nuovo genitore</source>
            <translation>New guardian</translation>
        </message>
        <message>
            <source>Relazione con l'alunno</source>
            <translation>Relation to the pupil</translation>
        </message>
        <message>
            <source>Telefono</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>affidatario</source>
            <translation>foster carer</translation>
        </message>
        <message>
            <source>madre</source>
            <translation>mother</translation>
        </message>
        <message>
            <source>padre</source>
            <translation>father</translation>
        </message>
        <message>
            <source>tutore</source>
            <translation>legal guardian</translation>
        </message>
        <message>
            <source>È già presente? Scegli, senza riscrivere i dati</source>
            <translation>Already there? Choose, without typing the data again</translation>
        </message>
    </context>
    <context>
        <name>GuardianPairsPage</name>
        <message>
            <source>Coppie di genitori simili</source>
            <translation>Pairs of similar parents</translation>
        </message>
        <message>
            <source>Figli</source>
            <translation>Children</translation>
        </message>
        <message>
            <source>Genitori doppi</source>
            <translation>Duplicate parents</translation>
        </message>
        <message>
            <source>I genitori che potrebbero essere inseriti due volte: stesso codice fiscale, oppure nome uguale o quasi e in più la stessa e-mail, lo stesso telefono, un figlio in comune, o lo stesso indirizzo e figli con lo stesso cognome.
Unendo, figli, richiedente, quote di chi paga, di oggi e di prima, e lettere passano alla scheda che resta; le ricevute già stampate non cambiano. Non si può annullare. «Sono due persone» toglie la coppia per sempre.</source>
            <translation>Parents who may have been entered twice: same fiscal code, or the same name or nearly and also the same e-mail, the same telephone, a child in common, or the same address and children of the same surname.
Merging, the children, the applicant, the shares of who pays, today's and earlier ones, and letters go to the record that stays; receipts already printed do not change. It cannot be undone. “They are two people” takes the pair off for good.</translation>
        </message>
        <message>
            <source>La scheda di {merged} si unisce a quella di {kept}, che resta. Non si può annullare.</source>
            <translation>The record of {merged} is merged into that of {kept}, which stays. It cannot be undone.</translation>
        </message>
        <message>
            <source>Le due schede di {name} sono una sola.</source>
            <translation>The two records of {name} are now one.</translation>
        </message>
        <message>
            <source>Nessun doppione: ogni genitore ha una sola scheda.</source>
            <translation>No duplicates: every parent has one record.</translation>
        </message>
        <message>
            <source>Perché</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Schede</source>
            <translation>Records</translation>
        </message>
        <message>
            <source>Unisci le schede</source>
            <translation>Merge the records</translation>
        </message>
        <message>
            <source>nome simile, stessa famiglia o recapito</source>
            <translation>similar name, same family or contact</translation>
        </message>
        <message>
            <source>stesso codice fiscale</source>
            <translation>same fiscal code</translation>
        </message>
        <message>
            <source>stesso nome e indirizzo</source>
            <translation>same name and address</translation>
        </message>
        <message>
            <source>stesso nome e recapito</source>
            <translation>same name and contact</translation>
        </message>
        <message>
            <source>stesso nome, un figlio in comune</source>
            <translation>same name, a child in common</translation>
        </message>
        <message>
            <source>{one} e {other} sono due persone: la coppia non torna più.</source>
            <translation>{one} and {other} are two people: the pair will not come back.</translation>
        </message>
    </context>
    <context>
        <name>GuideCard</name>
        <message>
            <source>Chiudi</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Fascia o esenzione</source>
            <translation>Band or exemption</translation>
        </message>
        <message>
            <source>Genitore</source>
            <translation>Guardian</translation>
        </message>
        <message>
            <source>Genitore che ha fatto la domanda</source>
            <translation>Parent who applied</translation>
        </message>
        <message>
            <source>Iscrizione completa: non manca più niente.</source>
            <translation>Enrolment complete: nothing is missing any more.</translation>
        </message>
        <message>
            <source>Per completare l'iscrizione</source>
            <translation>To complete the enrolment</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Tessera</source>
            <translation>Card</translation>
        </message>
        <message>
            <source>{step}: c'è</source>
            <translation>{step}: there</translation>
        </message>
        <message>
            <source>{step}: manca</source>
            <translation>{step}: missing</translation>
        </message>
    </context>
    <context>
        <name>Guiding</name>
        <message>
            <source>Stampa</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>Tessera n. {number} emessa per {pupil}.</source>
            <translation>Card no. {number} issued for {pupil}.</translation>
        </message>
        <message>
            <source>tessera {pupil}.pdf</source>
            <translation>card {pupil}.pdf</translation>
        </message>
    </context>
    <context>
        <name>Header</name>
        <message>
            <source>Gestione</source>
            <translation>Manage</translation>
        </message>
        <message>
            <source>Postazione da collegare</source>
            <translation>Station to be connected</translation>
        </message>
        <message>
            <source>Presenze</source>
            <translation>Attendance</translation>
        </message>
        <message>
            <source>Ricarica</source>
            <translation>Recharge</translation>
        </message>
        <message>
            <source>{service} · {school}</source>
            <translation>{service} · {school}</translation>
        </message>
        <message>
            <source>▲ Fotocamera non collegata</source>
            <translation>▲ Camera not connected</translation>
        </message>
    </context>
    <context>
        <name>HelpPage</name>
        <message>
            <source>Aggiorna la pagina</source>
            <translation>Refresh the page</translation>
        </message>
        <message>
            <source>Aiuto</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>Al campo seguente; Maiusc+Tab al precedente</source>
            <translation>To the next field; Shift+Tab to the previous one</translation>
        </message>
        <message>
            <source>Annulla una domanda, svuota la ricerca, chiude un pannello</source>
            <translation>Cancels a question, empties the search, closes a panel</translation>
        </message>
        <message>
            <source>Apre la riga scelta di un elenco</source>
            <translation>Opens the chosen row of a list</translation>
        </message>
        <message>
            <source>Apri un'area della barra a sinistra</source>
            <translation>Open an area of the bar on the left</translation>
        </message>
        <message>
            <source>Caratteri più grandi, più piccoli, normali</source>
            <translation>Larger, smaller, normal letters</translation>
        </message>
        <message>
            <source>Cerca nella pagina</source>
            <translation>Search in the page</translation>
        </message>
        <message>
            <source>Cerca ovunque: alunni, classi, genitori, azioni</source>
            <translation>Search everywhere: pupils, classes, guardians, actions</translation>
        </message>
        <message>
            <source>Copia le righe scelte, pronte per un foglio di calcolo</source>
            <translation>Copy the chosen rows, ready for a spreadsheet</translation>
        </message>
        <message>
            <source>Invio</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Questa pagina</source>
            <translation>This page</translation>
        </message>
        <message>
            <source>Riduci o allarga la barra a sinistra</source>
            <translation>Collapse or expand the bar on the left</translation>
        </message>
        <message>
            <source>Stampa o esporta l'elenco della pagina</source>
            <translation>Print or export the list of the page</translation>
        </message>
    </context>
    <context>
        <name>HolidayRows</name>
        <message>
            <source>Proposti come di solito in Piemonte: correggili con il calendario della Regione e della scuola.</source>
            <translation>Proposed as usual in Piedmont: correct them by the calendar of the Region and of the school.</translation>
        </message>
        <message>
            <source>al</source>
            <translation>to</translation>
        </message>
        <message>
            <source>{cause}: primo giorno</source>
            <translation>{cause}: first day</translation>
        </message>
        <message>
            <source>{cause}: ultimo giorno</source>
            <translation>{cause}: last day</translation>
        </message>
    </context>
    <context>
        <name>HolidaysForm</name>
        <message>
            <source>Chiudi 1 periodo</source>
            <translation>Close 1 period</translation>
        </message>
        <message>
            <source>Chiudi {count} periodi</source>
            <translation>Close {count} periods</translation>
        </message>
        <message>
            <source>Spunta quelli da chiudere, per tutte le scuole</source>
            <translation>Tick those to close, for all schools</translation>
        </message>
        <message>
            <source>Vacanze e ponti</source>
            <translation>Holidays and bridge days</translation>
        </message>
    </context>
    <context>
        <name>ImportPanel</name>
        <message>
            <source>Annulla l'importazione</source>
            <translation>Undo the import</translation>
        </message>
        <message>
            <source>Annulla tutto</source>
            <translation>Undo all</translation>
        </message>
        <message>
            <source>Annullo l'importazione</source>
            <translation>Undoing the import</translation>
        </message>
        <message>
            <source>Conferma i nomi come proposti ({count})</source>
            <translation>Confirm the names as proposed ({count})</translation>
        </message>
        <message>
            <source>Controllo di {name}</source>
            <translation>Checking {name}</translation>
        </message>
        <message>
            <source>Entrano {new} alunni nuovi e si completano {known} già presenti; saldi iniziali per {balance}. Le righe con errori ({faulty}) restano fuori.</source>
            <translation>{new} new pupils come in and {known} already there are completed; opening balances of {balance}. Rows with errors ({faulty}) stay out.</translation>
        </message>
        <message>
            <source>Fogli di calcolo (*.xlsx *.csv *.txt)</source>
            <translation>Spreadsheets (*.xlsx *.csv *.txt)</translation>
        </message>
        <message>
            <source>Foglio di calcolo CSV (*.csv)</source>
            <translation>CSV spreadsheet (*.csv)</translation>
        </message>
        <message>
            <source>Importa</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>Importa 1 riga</source>
            <translation>Import 1 row</translation>
        </message>
        <message>
            <source>Importa {count} righe</source>
            <translation>Import {count} rows</translation>
        </message>
        <message>
            <source>Importati {created} alunni, completati {changed}; genitori {guardians}; saldi {balance}.</source>
            <translation>{created} pupils imported, {changed} completed; guardians {guardians}; balances {balance}.</translation>
        </message>
        <message>
            <source>Importazione annullata: {removed} alunni tolti, {kept} restano senza classe, stornati {cents}.</source>
            <translation>Import undone: {removed} pupils removed, {kept} stay without a class, {cents} reversed.</translation>
        </message>
        <message>
            <source>Importazione di {name}</source>
            <translation>Importing {name}</translation>
        </message>
        <message>
            <source>Importazione interrotta: le righe già entrate restano. Premi di nuovo «Importa» per finire.</source>
            <translation>Import stopped: the rows already in stay. Press “Import” again to finish.</translation>
        </message>
        <message>
            <source>La dice il file</source>
            <translation>As the file says</translation>
        </message>
        <message>
            <source>La riga {row} è presa come intestazione e non entra. Se è già un alunno, scrivi sopra i titoli («Cognome», «Nome», «Classe»…) e riscegli il file.</source>
            <translation>Row {row} is taken as the header and does not enter. If it is a pupil already, write the titles above it (“Cognome”, “Nome”, “Classe”…) and choose the file again.</translation>
        </message>
        <message>
            <source>Leggo {name}…</source>
            <translation>Reading {name}…</translation>
        </message>
        <message>
            <source>Modello salvato: {path}.</source>
            <translation>Template saved: {path}.</translation>
        </message>
        <message>
            <source>Nessuna riga con errori.</source>
            <translation>No rows with errors.</translation>
        </message>
        <message>
            <source>Nessuno, per ora</source>
            <translation>None, for now</translation>
        </message>
        <message>
            <source>Righe esportate in {name}: {count}.</source>
            <translation>Rows exported to {name}: {count}.</translation>
        </message>
        <message>
            <source>Righe rifiutate all'ultimo momento: {count}. {first}</source>
            <translation>Rows refused at the last moment: {count}. {first}</translation>
        </message>
        <message>
            <source>Si tolgono gli alunni, le iscrizioni e i genitori portati da «{file}» e si stornano i saldi. Chi ha già movimenti resta in archivio, senza classe.</source>
            <translation>The pupils, enrolments and guardians brought by “{file}” are removed and the balances reversed. Whoever already has entries stays on file, without a class.</translation>
        </message>
        <message>
            <source>modello alunni.csv</source>
            <translation>pupils template.csv</translation>
        </message>
        <message>
            <source>non entrano</source>
            <translation>do not come in</translation>
        </message>
        <message>
            <source>{name}: {rows} righe, {told}</source>
            <translation>{name}: {rows} rows, {told}</translation>
        </message>
    </context>
    <context>
        <name>ImportView</name>
        <message>
            <source>Al giorno</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Che cosa c'è nelle colonne</source>
            <translation>What the columns hold</translation>
        </message>
        <message>
            <source>Che cosa succede</source>
            <translation>What happens</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Con errori</source>
            <translation>With errors</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Elenco</source>
            <translation>List</translation>
        </message>
        <message>
            <source>Esito</source>
            <translation>Outcome</translation>
        </message>
        <message>
            <source>Esporta le righe</source>
            <translation>Export the rows</translation>
        </message>
        <message>
            <source>Già presenti</source>
            <translation>Already there</translation>
        </message>
        <message>
            <source>Importa alunni da un foglio di calcolo</source>
            <translation>Import pupils from a spreadsheet</translation>
        </message>
        <message>
            <source>Importazioni precedenti</source>
            <translation>Earlier imports</translation>
        </message>
        <message>
            <source>Iscrivi al servizio</source>
            <translation>Enrol in the service</translation>
        </message>
        <message>
            <source>Modello vuoto</source>
            <translation>Empty template</translation>
        </message>
        <message>
            <source>Nessuna, finora.</source>
            <translation>None so far.</translation>
        </message>
        <message>
            <source>Nuovi</source>
            <translation>New</translation>
        </message>
        <message>
            <source>Porta qui l'elenco degli iscritti</source>
            <translation>Bring the list of enrolled pupils here</translation>
        </message>
        <message>
            <source>Riga</source>
            <translation>Row</translation>
        </message>
        <message>
            <source>Saldi iniziali</source>
            <translation>Opening balances</translation>
        </message>
        <message>
            <source>Salva un file con le sole intestazioni, da riempire</source>
            <translation>Save a file with the headings only, to be filled in</translation>
        </message>
        <message>
            <source>Scegli il file…</source>
            <translation>Choose the file…</translation>
        </message>
        <message>
            <source>Scegli un file XLSX o CSV con una riga di intestazione. Prima di scrivere qualcosa vedrai, riga per riga, che cosa succederà e che cosa non va. Un'importazione si annulla tutta insieme.</source>
            <translation>Choose an XLSX or CSV file with a heading row. Before anything is written you will see, row by row, what will happen and what is wrong. An import is undone all together.</translation>
        </message>
        <message>
            <source>Scuola, se il file non la dice</source>
            <translation>School, if the file does not say it</translation>
        </message>
        <message>
            <source>Solo le righe con errori</source>
            <translation>Only rows with errors</translation>
        </message>
        <message>
            <source>Torna all'elenco degli alunni</source>
            <translation>Back to the list of pupils</translation>
        </message>
        <message>
            <source>annullata</source>
            <translation>undone</translation>
        </message>
        <message>
            <source>errore</source>
            <translation>error</translation>
        </message>
        <message>
            <source>già presente</source>
            <translation>already there</translation>
        </message>
        <message>
            <source>nuovo</source>
            <translation>new</translation>
        </message>
        <message>
            <source>{day}, {who}: {rows} righe</source>
            <translation>{day}, {who}: {rows} rows</translation>
        </message>
    </context>
    <context>
        <name>InsertionForm</name>
        <message>
            <source>Dal giorno dopo mangia sempre.</source>
            <translation>From the day after, eats always.</translation>
        </message>
        <message>
            <source>Fino al</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Nessun giorno scelto: mangia in tutti i giorni della classe.</source>
            <translation>No day chosen: eats on all the days of the class.</translation>
        </message>
        <message>
            <source>Prima di questo giorno non è prenotato e non paga.</source>
            <translation>Before this day the child is not booked and does not pay.</translation>
        </message>
        <message>
            <source>Primo pasto</source>
            <translation>First meal</translation>
        </message>
        <message>
            <source>Solo alcuni giorni</source>
            <translation>Some days only</translation>
        </message>
        <message>
            <source>{count} bambini</source>
            <translation>{count} children</translation>
        </message>
    </context>
    <context>
        <name>InsertionsPage</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Annullato: è di nuovo come prima.</source>
            <translation>Undone: it is as before again.</translation>
        </message>
        <message>
            <source>Bambino</source>
            <translation>Child</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Gli inserimenti graduali sono delle scuole dell'infanzia che offrono un servizio: non ce ne sono.</source>
            <translation>Gradual starts are for nursery schools that offer a service: there are none.</translation>
        </message>
        <message>
            <source>Inserimenti</source>
            <translation>Gradual starts</translation>
        </message>
        <message>
            <source>Inserimenti: alla scuola dell'infanzia la scuola dice da che giorno un bambino mangia e, per le prime settimane, in quali giorni. Fino ad allora non è prenotato, ordinato, atteso al refettorio né addebitato.</source>
            <translation>Gradual starts: at nursery school, the school says from which day a child eats and, for the first weeks, on which days. Until then the child is not booked, ordered, expected in the canteen or charged.</translation>
        </message>
        <message>
            <source>Mangia sempre</source>
            <translation>Eats always</translation>
        </message>
        <message>
            <source>Nessun bambino della classe è iscritto al servizio.</source>
            <translation>No child of the class is enrolled in the service.</translation>
        </message>
        <message>
            <source>Nessuna sezione dell'infanzia</source>
            <translation>No nursery sections</translation>
        </message>
        <message>
            <source>Oggi</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Primo pasto</source>
            <translation>First meal</translation>
        </message>
        <message>
            <source>Salva</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Solo</source>
            <translation>Only</translation>
        </message>
        <message>
            <source>Toglie l'inserimento: mangia in tutti i giorni della classe</source>
            <translation>Removes the gradual start: eats on all the days of the class</translation>
        </message>
        <message>
            <source>fino al {day} solo {weekdays}</source>
            <translation>until {day} only {weekdays}</translation>
        </message>
        <message>
            <source>mangia dal {day}</source>
            <translation>eats from {day}</translation>
        </message>
        <message>
            <source>mangia in tutti i giorni della classe</source>
            <translation>eats on all the days of the class</translation>
        </message>
        <message>
            <source>mangia sempre</source>
            <translation>eats always</translation>
        </message>
        <message>
            <source>non mangia ancora</source>
            <translation>does not eat yet</translation>
        </message>
        <message>
            <source>solo alcuni giorni</source>
            <translation>some days only</translation>
        </message>
        <message>
            <source>{count} bambini</source>
            <translation>{count} children</translation>
        </message>
        <message>
            <source>{name}: {what}. Vale dal {day}; i giorni prima restano come sono.</source>
            <translation>{name}: {what}. It holds from {day}; the days before stay as they are.</translation>
        </message>
        <message>
            <source>{weekdays} fino al {day}</source>
            <translation>{weekdays} until {day}</translation>
        </message>
    </context>
    <context>
        <name>JoiningView</name>
        <message>
            <source>Chiedi all'ufficio il codice di questa postazione («Postazioni», «Codice») e scrivilo qui.</source>
            <translation>Ask the office for the code of this station (“Stations”, “Code”) and type it here.</translation>
        </message>
        <message>
            <source>Collega la postazione</source>
            <translation>Connect the station</translation>
        </message>
        <message>
            <source>Postazione da collegare</source>
            <translation>Station to be connected</translation>
        </message>
        <message>
            <source>Un momento…</source>
            <translation>One moment…</translation>
        </message>
    </context>
    <context>
        <name>KeepPanel</name>
        <message>
            <source> anni</source>
            <translation> years</translation>
        </message>
        <message>
            <source> mesi</source>
            <translation> months</translation>
        </message>
        <message>
            <source>Cancella ora</source>
            <translation>Delete now</translation>
        </message>
        <message>
            <source>Che cosa è scaduto</source>
            <translation>What has expired</translation>
        </message>
        <message>
            <source>Dati di alunni e famiglie: anni dall'ultimo uso</source>
            <translation>Data of pupils and families: years since last use</translation>
        </message>
        <message>
            <source>Foto di chi non frequenta più: {count}</source>
            <translation>Photos of those who no longer attend: {count}</translation>
        </message>
        <message>
            <source>Foto: mesi dalla fine dell'iscrizione</source>
            <translation>Photos: months from the end of the enrolment</translation>
        </message>
        <message>
            <source>La riga più vecchia del registro è del {at}.</source>
            <translation>The oldest line of the log is of {at}.</translation>
        </message>
        <message>
            <source>Motivi delle diete: mesi dalla fine della dieta</source>
            <translation>Reasons of diets: months since the end of the diet</translation>
        </message>
        <message>
            <source>Motivi di diete finite da tempo: {count}</source>
            <translation>Reasons of diets that ended long ago: {count}</translation>
        </message>
        <message>
            <source>Poi il motivo si può cancellare; la dieta resta scritta.</source>
            <translation>Then the reason can be deleted; the diet stays written.</translation>
        </message>
        <message>
            <source>Poi il testo si può cancellare; resta che il messaggio è partito.</source>
            <translation>Then the text can be deleted; it stays known that the message went out.</translation>
        </message>
        <message>
            <source>Poi la foto si può cancellare.</source>
            <translation>Then the photo can be deleted.</translation>
        </message>
        <message>
            <source>Poi le righe si possono cancellare: rispondono dei soldi, tienile a lungo.</source>
            <translation>Then the lines can be deleted: they answer for money, keep them long.</translation>
        </message>
        <message>
            <source>Poi un alunno si può cancellare: i movimenti del conto restano, senza nome.</source>
            <translation>Then a pupil can be erased: the entries of the account stay, without a name.</translation>
        </message>
        <message>
            <source>Quanto si conserva</source>
            <translation>How long data are kept</translation>
        </message>
        <message>
            <source>Registro delle operazioni: anni (almeno {least})</source>
            <translation>Activity log: years (at least {least})</translation>
        </message>
        <message>
            <source>Righe del registro oltre la conservazione: {count}</source>
            <translation>Lines of the log past their time: {count}</translation>
        </message>
        <message>
            <source>Testi di lettere ed e-mail: anni</source>
            <translation>Texts of letters and e-mails: years</translation>
        </message>
        <message>
            <source>Testi di messaggi vecchi: {count}</source>
            <translation>Texts of old messages: {count}</translation>
        </message>
        <message>
            <source>Valgono da quando salvi. Niente si cancella da solo: qui accanto vedi che cosa è scaduto e decidi.</source>
            <translation>They hold from when you save. Nothing is deleted by itself: here beside you see what has expired, and decide.</translation>
        </message>
        <message>
            <source>{text} Di solito {usual}.</source>
            <translation>{text} Usually {usual}.</translation>
        </message>
    </context>
    <context>
        <name>KeptPage</name>
        <message>
            <source>Accetta</source>
            <translation>Accept</translation>
        </message>
        <message>
            <source>Addebita</source>
            <translation>Charge</translation>
        </message>
        <message>
            <source>Addebitare: la chiusura non l'ha fatto</source>
            <translation>Charge: the day close did not do it</translation>
        </message>
        <message>
            <source>Addebiti aggiunti a giornate chiuse: {count}. Si tolgono solo con uno storno.</source>
            <translation>Charges added to closed days: {count}. Only a reversal removes them.</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Cassa aperta</source>
            <translation>Cash desk opened</translation>
        </message>
        <message>
            <source>Cassa chiusa</source>
            <translation>Cash desk closed</translation>
        </message>
        <message>
            <source>Che cosa</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Che cosa si può fare</source>
            <translation>What can be done</translation>
        </message>
        <message>
            <source>Chiedere, poi mettere da parte</source>
            <translation>Ask, then set aside</translation>
        </message>
        <message>
            <source>Contarla tra le casse</source>
            <translation>Count it among the tills</translation>
        </message>
        <message>
            <source>Conto dell'alunno</source>
            <translation>Pupil's account</translation>
        </message>
        <message>
            <source>Controlla la ricevuta: se il denaro c'è, ricarica il conto giusto dalla Cassa.</source>
            <translation>Check the receipt: if the money is there, recharge the right account from the Cash desk.</translation>
        </message>
        <message>
            <source>Dalle postazioni</source>
            <translation>From the stations</translation>
        </message>
        <message>
            <source>Dalle postazioni: quello che una postazione ha comunicato e non è stato eseguito (giornata già chiusa, alunno sconosciuto, contenuto diverso) e gli alunni serviti due volte. Per ognuno è scritto perché e che cosa si può fare; quello che non serve si mette da parte con un motivo. Niente si perde.</source>
            <translation>From the stations: what a station reported and was not carried out (day already closed, unknown pupil, different content) and pupils served twice. For each it is written why, and what can be done; what is not needed is set aside with a reason. Nothing is lost.</translation>
        </message>
        <message>
            <source>Già servito: {first}. Il pasto è addebitato una volta sola.</source>
            <translation>Already served: {first}. The meal is charged once only.</translation>
        </message>
        <message>
            <source>Il denaro è stato preso e la ricevuta data: la ricarica va sul conto dell'alunno.</source>
            <translation>The money was taken and the receipt given: the recharge goes to the pupil's account.</translation>
        </message>
        <message>
            <source>La chiusura ha già addebitato il pasto: basta segnare che l'hai vista.</source>
            <translation>The day close has already charged the meal: just mark that you have seen it.</translation>
        </message>
        <message>
            <source>La giornata è chiusa: se l'alunno non ha mangiato, storna l'addebito dal suo conto.</source>
            <translation>The day is closed: if the pupil did not eat, reverse the charge from their account.</translation>
        </message>
        <message>
            <source>Messe da parte: {count}.</source>
            <translation>Set aside: {count}.</translation>
        </message>
        <message>
            <source>Metti da parte</source>
            <translation>Set aside</translation>
        </message>
        <message>
            <source>Metti da parte: restano come comunicate, senza altro effetto. Perché? ({count})</source>
            <translation>Set aside: they stay as reported, without other effect. Why? ({count})</translation>
        </message>
        <message>
            <source>Metti da parte…</source>
            <translation>Set aside…</translation>
        </message>
        <message>
            <source>Niente da guardare: quello che le postazioni hanno comunicato è a posto.</source>
            <translation>Nothing to look at: what the stations reported is in order.</translation>
        </message>
        <message>
            <source>Niente: già addebitato</source>
            <translation>Nothing: already charged</translation>
        </message>
        <message>
            <source>Non eseguite: {kept}. Serviti due volte nell'ultimo mese: {twice}.</source>
            <translation>Not carried out: {kept}. Served twice in the last month: {twice}.</translation>
        </message>
        <message>
            <source>Perché è qui</source>
            <translation>Why it is here</translation>
        </message>
        <message>
            <source>Postazione</source>
            <translation>Station</translation>
        </message>
        <message>
            <source>Presenza del {day}</source>
            <translation>Check-in of {day}</translation>
        </message>
        <message>
            <source>Presenza tolta del {day}</source>
            <translation>Check-in of {day} removed</translation>
        </message>
        <message>
            <source>Quando</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Registra la presenza</source>
            <translation>Record the check-in</translation>
        </message>
        <message>
            <source>Registra la ricarica</source>
            <translation>Record the recharge</translation>
        </message>
        <message>
            <source>Registrare la presenza</source>
            <translation>Record the check-in</translation>
        </message>
        <message>
            <source>Registrare la ricarica</source>
            <translation>Record the recharge</translation>
        </message>
        <message>
            <source>Registrazioni delle postazioni da guardare</source>
            <translation>Records of the stations to look at</translation>
        </message>
        <message>
            <source>Registrazioni eseguite: {count}.</source>
            <translation>Records carried out: {count}.</translation>
        </message>
        <message>
            <source>Ricarica {amount}, {number}</source>
            <translation>Recharge {amount}, {number}</translation>
        </message>
        <message>
            <source>Ricariche da registrare con la ricevuta della postazione: {count}, {amount} in tutto.</source>
            <translation>Recharges to record with the station's receipt: {count}, {amount} in all.</translation>
        </message>
        <message>
            <source>Segna come vista</source>
            <translation>Mark as seen</translation>
        </message>
        <message>
            <source>Servito due volte il {day}</source>
            <translation>Served twice on {day}</translation>
        </message>
        <message>
            <source>Togli la presenza</source>
            <translation>Remove the check-in</translation>
        </message>
        <message>
            <source>Togliere la presenza</source>
            <translation>Remove the check-in</translation>
        </message>
        <message>
            <source>sconosciuto</source>
            <translation>unknown</translation>
        </message>
        <message>
            <source>È stato servito, la giornata era chiusa e non ha pagato: si aggiunge un addebito.</source>
            <translation>The pupil was served, the day was closed and they did not pay: a charge is added.</translation>
        </message>
    </context>
    <context>
        <name>KioskWindow</name>
        <message>
            <source>Il lettore ha inviato dati che non sono una tessera: riprova o cerca per nome.</source>
            <translation>The scanner sent data that are not a card: try again or search by name.</translation>
        </message>
        <message>
            <source>L'ufficio ha revocato questa postazione: non registra più e non conserva nomi.</source>
            <translation>The office has revoked this station: it records nothing any more and keeps no names.</translation>
        </message>
        <message>
            <source>L'ufficio non ha abilitato questa postazione né alle presenze né alle ricariche.</source>
            <translation>The office has enabled this station neither for attendance nor for recharges.</translation>
        </message>
        <message>
            <source>La postazione non è pronta: la tessera non è stata registrata.</source>
            <translation>The station is not ready: the card was not recorded.</translation>
        </message>
        <message>
            <source>La postazione si chiude da «Gestione».</source>
            <translation>The station is closed from “Manage”.</translation>
        </message>
        <message>
            <source>Lettore di codici di nuovo collegato.</source>
            <translation>Code scanner connected again.</translation>
        </message>
        <message>
            <source>Lettore di codici non collegato: usa la fotocamera o cerca per nome.</source>
            <translation>Code scanner not connected: use the camera or search by name.</translation>
        </message>
        <message>
            <source>Postazione collegata: sta ricevendo l'elenco.</source>
            <translation>Station connected: it is receiving the list.</translation>
        </message>
        <message>
            <source>Refettorio · postazione</source>
            <translation>Refettorio · station</translation>
        </message>
        <message>
            <source>Una ricarica è in corso: concludila o torna indietro prima di cambiare.</source>
            <translation>A recharge is under way: finish it or go back before changing.</translation>
        </message>
    </context>
    <context>
        <name>Kitchen</name>
        <message>
            <source>Altro</source>
            <translation>Other</translation>
        </message>
        <message>
            <source>Arachidi</source>
            <translation>Peanuts</translation>
        </message>
        <message>
            <source>Contorno</source>
            <translation>Side dish</translation>
        </message>
        <message>
            <source>Crostacei</source>
            <translation>Crustaceans</translation>
        </message>
        <message>
            <source>Da aggiornare</source>
            <translation>To be updated</translation>
        </message>
        <message>
            <source>Da inviare</source>
            <translation>To be sent</translation>
        </message>
        <message>
            <source>E-mail alla cucina</source>
            <translation>E-mail to the kitchen</translation>
        </message>
        <message>
            <source>E-mail alla cucina inviate: {count}.</source>
            <translation>E-mails to the kitchen sent: {count}.</translation>
        </message>
        <message>
            <source>E-mail in attesa</source>
            <translation>E-mail waiting</translation>
        </message>
        <message>
            <source>E-mail incerta</source>
            <translation>E-mail uncertain</translation>
        </message>
        <message>
            <source>E-mail rifiutata</source>
            <translation>E-mail refused</translation>
        </message>
        <message>
            <source>Emergenza (neve, guasto)</source>
            <translation>Emergency (snow, breakdown)</translation>
        </message>
        <message>
            <source>Frutta a guscio</source>
            <translation>Nuts</translation>
        </message>
        <message>
            <source>Frutta o dolce</source>
            <translation>Fruit or dessert</translation>
        </message>
        <message>
            <source>Gita</source>
            <translation>Trip</translation>
        </message>
        <message>
            <source>Glutine</source>
            <translation>Gluten</translation>
        </message>
        <message>
            <source>Il programma si è fermato mentre spediva: non si sa se l'e-mail è partita.</source>
            <translation>The program stopped while sending: it is not known whether the e-mail went out.</translation>
        </message>
        <message>
            <source>Il server di posta non ha ancora accettato l'e-mail: il programma riprova da solo.</source>
            <translation>The mail server has not accepted the e-mail yet: the program tries again by itself.</translation>
        </message>
        <message>
            <source>In attesa</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>In partenza</source>
            <translation>Going out</translation>
        </message>
        <message>
            <source>Inviata</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Inviato, non letto</source>
            <translation>Sent, not read</translation>
        </message>
        <message>
            <source>L'e-mail alla cucina non è partita.</source>
            <translation>The e-mail to the kitchen did not go out.</translation>
        </message>
        <message>
            <source>L'e-mail non parte: manca il server di posta («Avvisi e solleciti», «Soglie e posta»).</source>
            <translation>The e-mail does not go out: the mail server is missing (“Notices and reminders”, “Thresholds and mail”).</translation>
        </message>
        <message>
            <source>L'ordine è numerato: stampalo e telefona alla cucina.</source>
            <translation>The order is numbered: print it and telephone the kitchen.</translation>
        </message>
        <message>
            <source>La posta ha rifiutato un indirizzo: correggilo in «Centri cottura», poi riprova.</source>
            <translation>The mail server refused an address: correct it in “Kitchens”, then try again.</translation>
        </message>
        <message>
            <source>La posta ha rifiutato {addresses}: lì l'ordine non è arrivato.</source>
            <translation>The mail refused {addresses}: the order has not arrived there.</translation>
        </message>
        <message>
            <source>Latte</source>
            <translation>Milk</translation>
        </message>
        <message>
            <source>Letto</source>
            <translation>Read</translation>
        </message>
        <message>
            <source>Lupini</source>
            <translation>Lupin</translation>
        </message>
        <message>
            <source>Molluschi</source>
            <translation>Molluscs</translation>
        </message>
        <message>
            <source>Non inviato</source>
            <translation>Not sent</translation>
        </message>
        <message>
            <source>Non più da inviare</source>
            <translation>No longer to be sent</translation>
        </message>
        <message>
            <source>Orario limite passato. Ordini inviati alla cucina: {count}.</source>
            <translation>Cut-off passed. Orders sent to the kitchen: {count}.</translation>
        </message>
        <message>
            <source>Ordini alla cucina aggiornati: {numbers}.</source>
            <translation>Kitchen orders updated: {numbers}.</translation>
        </message>
        <message>
            <source>Pane</source>
            <translation>Bread</translation>
        </message>
        <message>
            <source>Pesce</source>
            <translation>Fish</translation>
        </message>
        <message>
            <source>Piatto unico</source>
            <translation>Single dish</translation>
        </message>
        <message>
            <source>Primo</source>
            <translation>First course</translation>
        </message>
        <message>
            <source>Rifiutata</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>Scade domani</source>
            <translation>Expires tomorrow</translation>
        </message>
        <message>
            <source>Scade oggi</source>
            <translation>Expires today</translation>
        </message>
        <message>
            <source>Scade tra {days} giorni</source>
            <translation>Expires in {days} days</translation>
        </message>
        <message>
            <source>Scaduto</source>
            <translation>Expired</translation>
        </message>
        <message>
            <source>Sciopero</source>
            <translation>Strike</translation>
        </message>
        <message>
            <source>Secondo</source>
            <translation>Main course</translation>
        </message>
        <message>
            <source>Sedano</source>
            <translation>Celery</translation>
        </message>
        <message>
            <source>Senape</source>
            <translation>Mustard</translation>
        </message>
        <message>
            <source>Senza certificato</source>
            <translation>Without certificate</translation>
        </message>
        <message>
            <source>Sesamo</source>
            <translation>Sesame</translation>
        </message>
        <message>
            <source>Soia</source>
            <translation>Soya</translation>
        </message>
        <message>
            <source>Solfiti</source>
            <translation>Sulphites</translation>
        </message>
        <message>
            <source>Tutte le scuole</source>
            <translation>All schools</translation>
        </message>
        <message>
            <source>Uova</source>
            <translation>Eggs</translation>
        </message>
        <message>
            <source>Uscita anticipata</source>
            <translation>Early finish</translation>
        </message>
        <message>
            <source>Valido</source>
            <translation>Valid</translation>
        </message>
        <message>
            <source>dieta {code}</source>
            <translation>diet {code}</translation>
        </message>
        <message>
            <source>extra</source>
            <translation>extra</translation>
        </message>
        <message>
            <source>in bianco</source>
            <translation>plain meal</translation>
        </message>
        <message>
            <source>pasti in più</source>
            <translation>spare meals</translation>
        </message>
        <message>
            <source>personale</source>
            <translation>staff</translation>
        </message>
        <message>
            <source>standard</source>
            <translation>standard</translation>
        </message>
    </context>
    <context>
        <name>KitchenForm</name>
        <message>
            <source>Centro cottura</source>
            <translation>Kitchen</translation>
        </message>
        <message>
            <source>Codice, con cui comincia il numero degli ordini</source>
            <translation>Code, with which the order numbers begin</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Nuovo centro cottura</source>
            <translation>New kitchen</translation>
        </message>
        <message>
            <source>Quale</source>
            <translation>Which</translation>
        </message>
        <message>
            <source>Riceve ordini</source>
            <translation>Receives orders</translation>
        </message>
    </context>
    <context>
        <name>KitchenPage</name>
        <message>
            <source>Centri cottura</source>
            <translation>Kitchens</translation>
        </message>
        <message>
            <source>Certificati delle diete</source>
            <translation>Diet certificates</translation>
        </message>
        <message>
            <source>Invia gli ordini alla cucina</source>
            <translation>Send the orders to the kitchen</translation>
        </message>
        <message>
            <source>Menu della mensa</source>
            <translation>Canteen menu</translation>
        </message>
        <message>
            <source>Sospendi il servizio (sciopero, gita)</source>
            <translation>Suspend the service (strike, trip)</translation>
        </message>
        <message>
            <source>cucina gestore ordini per e-mail</source>
            <translation>kitchen caterer orders by e-mail</translation>
        </message>
        <message>
            <source>ordine pasti cucina centro cottura</source>
            <translation>order meals kitchen cooking</translation>
        </message>
        <message>
            <source>piatti allergeni stagione</source>
            <translation>dishes allergens season</translation>
        </message>
        <message>
            <source>scadenze allergie</source>
            <translation>expiry allergies</translation>
        </message>
        <message>
            <source>sciopero gita uscita anticipata neve</source>
            <translation>strike trip early finish snow</translation>
        </message>
    </context>
    <context>
        <name>KitchenView</name>
        <message>
            <source>Centri cottura</source>
            <translation>Kitchens</translation>
        </message>
        <message>
            <source>Certificati delle diete</source>
            <translation>Diet certificates</translation>
        </message>
        <message>
            <source>Cucina</source>
            <translation>Kitchen</translation>
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
            <source>In «Scuole e servizi» aggiungi un servizio e le scuole che lo offrono: qui vedrai gli ordini.</source>
            <translation>In “Schools and services” add a service and the schools that offer it: you will see the orders here.</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Nessun servizio</source>
            <translation>No service</translation>
        </message>
        <message>
            <source>Oggi</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>Ogni scuola ha un ordine al giorno, con un numero. All'orario limite parte da solo (se l'ufficio è aperto), oppure con «Invia gli ordini». Quello che cambia dopo (un'assenza tardiva, un'iscrizione, una dieta, una sospensione) diventa una nuova versione, con le differenze; la cucina conferma di averla letta.
In «Centri cottura» scrivi a quali indirizzi mandare ogni ordine e variazione, con il PDF. Se un'e-mail non parte lo vedi qui: l'ordine è numerato, stampalo e telefona, poi «Riprova» nella scheda «E-mail».
Nell'ordine non ci sono nomi: quelli dei piatti di dieta stanno solo sulle etichette, senza il motivo.
Una sospensione (sciopero, gita, uscita anticipata) libera le prenotazioni, storna gli addebiti e cambia gli ordini, anche dopo l'orario limite. Prima mostra che cosa farà; si può annullare.
Il menu ha settimane che ricominciano; può essere di un solo ordine di scuole, le altre hanno quello di tutte. Per ogni dieta scrivi che cosa esclude: i piatti non adatti si vedono nel menu, nell'ordine, e si sostituiscono da lì.
I certificati scaduti o in scadenza sono un elenco: la dieta si serve lo stesso finché non la chiudi.
Con un solo centro cottura non c'è nulla da impostare; con più d'uno, scegli chi cucina per ogni scuola.</source>
            <translation>Every school has one order a day, with a number. At the cut-off it goes by itself (if the office is open), or with “Send the orders”. What changes later (a late absence, an enrolment, a diet, a suspension) becomes a new version, with the differences; the kitchen confirms that it has read it.
In “Kitchens” write the addresses to which every order and change is sent, with the PDF. If an e-mail does not go out you see it here: the order is numbered, print it and telephone, then “Try again” in the tab “E-mail”.
An order holds no names: those for diet dishes are only on the labels, without the reason.
A suspension (strike, trip, early finish) frees the bookings, reverses the charges and changes the orders, also after the cut-off. It first shows what it will do; it can be undone.
The menu has weeks that begin again; it can be for one school level only, the others have the one for all. For each diet write what it excludes: unsuitable dishes show in the menu and in the order, and are replaced from there.
Certificates that have expired or are about to are a list: the diet is served all the same until you close it.
With one kitchen there is nothing to set; with more than one, choose who cooks for each school.</translation>
        </message>
        <message>
            <source>Ordini</source>
            <translation>Orders</translation>
        </message>
        <message>
            <source>Parti della cucina</source>
            <translation>Parts of the kitchen</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Sospensioni</source>
            <translation>Suspensions</translation>
        </message>
        <message>
            <source>Torna a oggi (Alt+O)</source>
            <translation>Back to today (Alt+O)</translation>
        </message>
    </context>
    <context>
        <name>KitchensSection</name>
        <message>
            <source>Centro cottura</source>
            <translation>Kitchen</translation>
        </message>
        <message>
            <source>Centro cottura della scuola</source>
            <translation>Kitchen of the school</translation>
        </message>
        <message>
            <source>Centro cottura «{name}» salvato.</source>
            <translation>Kitchen “{name}” saved.</translation>
        </message>
        <message>
            <source>Il primo centro cottura</source>
            <translation>The first kitchen</translation>
        </message>
        <message>
            <source>Il primo centro cottura ({name})</source>
            <translation>The first kitchen ({name})</translation>
        </message>
        <message>
            <source>Nessuna scuola: aggiungila in «Scuole e servizi».</source>
            <translation>No schools: add one in “Schools and services”.</translation>
        </message>
        <message>
            <source>Scegli una scuola</source>
            <translation>Choose a school</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Scuole e centri cottura</source>
            <translation>Schools and kitchens</translation>
        </message>
        <message>
            <source>Servizi che la cucina prepara</source>
            <translation>Services that the kitchen cooks for</translation>
        </message>
        <message>
            <source>si crea al primo ordine</source>
            <translation>made with the first order</translation>
        </message>
        <message>
            <source>{kitchen}: da adesso gli ordini vanno per e-mail.</source>
            <translation>{kitchen}: from now on the orders go by e-mail.</translation>
        </message>
        <message>
            <source>{kitchen}: gli ordini non vanno per e-mail.</source>
            <translation>{kitchen}: the orders do not go by e-mail.</translation>
        </message>
        <message>
            <source>{school}: dal prossimo ordine cucina {kitchen}.</source>
            <translation>{school}: from the next order {kitchen} cooks.</translation>
        </message>
    </context>
    <context>
        <name>LastDayForm</name>
        <message>
            <source>Ultimo giorno (compreso)</source>
            <translation>Last day (included)</translation>
        </message>
    </context>
    <context>
        <name>Legend</name>
        <message>
            <source>aperto</source>
            <translation>opened</translation>
        </message>
        <message>
            <source>chiuso</source>
            <translation>closed</translation>
        </message>
        <message>
            <source>festa</source>
            <translation>holiday</translation>
        </message>
        <message>
            <source>per alcune classi</source>
            <translation>for some classes</translation>
        </message>
        <message>
            <source>servizio</source>
            <translation>service</translation>
        </message>
        <message>
            <source>sospeso</source>
            <translation>suspended</translation>
        </message>
    </context>
    <context>
        <name>LetterKeys</name>
        <message>
            <source>Cancella l'ultima lettera</source>
            <translation>Delete the last letter</translation>
        </message>
    </context>
    <context>
        <name>ListPage</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Annullato: è tutto come prima.</source>
            <translation>Undone: everything is as before.</translation>
        </message>
        <message>
            <source>Modifica</source>
            <translation>Edit</translation>
        </message>
    </context>
    <context>
        <name>Lists</name>
        <message>
            <source>In questa pagina non c'è un elenco da esportare.</source>
            <translation>There is no list to export on this page.</translation>
        </message>
        <message>
            <source>In questa pagina non c'è un elenco da stampare.</source>
            <translation>There is no list to print on this page.</translation>
        </message>
        <message>
            <source>L'elenco ha {count} righe: stampane una parte filtrandolo, o esportalo con Ctrl+E.</source>
            <translation>The list has {count} rows: filter it to print a part, or export it with Ctrl+E.</translation>
        </message>
        <message>
            <source>Righe esportate in {name}: {count}.</source>
            <translation>Rows exported to {name}: {count}.</translation>
        </message>
        <message>
            <source>Stampa l'elenco</source>
            <translation>Print the list</translation>
        </message>
        <message>
            <source>righe: {count}</source>
            <translation>rows: {count}</translation>
        </message>
    </context>
    <context>
        <name>LooksButtons</name>
        <message>
            <source>Aspetto</source>
            <translation>Appearance</translation>
        </message>
        <message>
            <source>Caratteri al {percent} %</source>
            <translation>Letters at {percent} %</translation>
        </message>
        <message>
            <source>Chiaro</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>Come il sistema</source>
            <translation>As the system</translation>
        </message>
        <message>
            <source>Lingua</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Scuro</source>
            <translation>Dark</translation>
        </message>
    </context>
    <context>
        <name>MailingForm</name>
        <message>
            <source>Centro cottura</source>
            <translation>Kitchen</translation>
        </message>
        <message>
            <source>Indirizzi, separati da virgole</source>
            <translation>Addresses, separated by commas</translation>
        </message>
        <message>
            <source>Manca il server di posta: si imposta in «Avvisi e solleciti», «Soglie e posta».</source>
            <translation>The mail server is missing: set it in “Notices and reminders”, “Thresholds and mail”.</translation>
        </message>
        <message>
            <source>Manda gli ordini per e-mail</source>
            <translation>Send the orders by e-mail</translation>
        </message>
        <message>
            <source>Manda ogni ordine e variazione, con il PDF</source>
            <translation>Send every order and change, with the PDF</translation>
        </message>
        <message>
            <source>Ordini per e-mail</source>
            <translation>Orders by e-mail</translation>
        </message>
        <message>
            <source>Prima salva qui sopra il centro cottura (oppure invia il primo ordine).</source>
            <translation>First save the kitchen above (or send the first order).</translation>
        </message>
    </context>
    <context>
        <name>MappingForm</name>
        <message>
            <source>Genitore</source>
            <translation>Guardian</translation>
        </message>
        <message>
            <source>Il file ha anche un secondo genitore…</source>
            <translation>The file also has a second guardian…</translation>
        </message>
        <message>
            <source>Secondo genitore</source>
            <translation>Second guardian</translation>
        </message>
    </context>
    <context>
        <name>MenusSection</name>
        <message>
            <source>Allergeni</source>
            <translation>Allergens</translation>
        </message>
        <message>
            <source>Da sostituire</source>
            <translation>To be replaced</translation>
        </message>
        <message>
            <source>Dieta salvata: il menu è stato ricontrollato.</source>
            <translation>Diet saved: the menu was checked again.</translation>
        </message>
        <message>
            <source>Diete</source>
            <translation>Diets</translation>
        </message>
        <message>
            <source>Diete non verificate: {codes}. Scrivi che cosa escludono.</source>
            <translation>Diets not verified: {codes}. Write what they exclude.</translation>
        </message>
        <message>
            <source>Elimina il menu</source>
            <translation>Delete the menu</translation>
        </message>
        <message>
            <source>Elimina il piatto</source>
            <translation>Delete the dish</translation>
        </message>
        <message>
            <source>Giorni del menu</source>
            <translation>Days of the menu</translation>
        </message>
        <message>
            <source>Giorno</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Il menu da stampare, appendere o dare alle famiglie</source>
            <translation>The menu to print, put up or give to families</translation>
        </message>
        <message>
            <source>Il menu «{name}» sparisce con i piatti dei suoi giorni; i piatti restano nell'elenco.</source>
            <translation>The menu “{name}” disappears with the dishes of its days; the dishes stay in the list.</translation>
        </message>
        <message>
            <source>Il piatto «{name}» sparisce dall'elenco.</source>
            <translation>The dish “{name}” disappears from the list.</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Menu «{name}» eliminato.</source>
            <translation>Menu “{name}” deleted.</translation>
        </message>
        <message>
            <source>Menu «{name}» salvato.</source>
            <translation>Menu “{name}” saved.</translation>
        </message>
        <message>
            <source>Metti i miei</source>
            <translation>Put mine</translation>
        </message>
        <message>
            <source>Modifica</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Nessun menu. Con «Nuovo menu» scegli stagione e settimane, poi metti i piatti di ogni giorno.</source>
            <translation>No menu. With “New menu” choose season and weeks, then put in the dishes of each day.</translation>
        </message>
        <message>
            <source>Nuovo menu</source>
            <translation>New menu</translation>
        </message>
        <message>
            <source>Ogni dieta ha il suo piatto.</source>
            <translation>Every diet has its dish.</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Piatti</source>
            <translation>Dishes</translation>
        </message>
        <message>
            <source>Piatti da sostituire per una dieta: {count}.</source>
            <translation>Dishes to be replaced for a diet: {count}.</translation>
        </message>
        <message>
            <source>Piatto eliminato.</source>
            <translation>Dish deleted.</translation>
        </message>
        <message>
            <source>Piatto «{name}» salvato.</source>
            <translation>Dish “{name}” saved.</translation>
        </message>
        <message>
            <source>Schede</source>
            <translation>Records</translation>
        </message>
        <message>
            <source>Sett.</source>
            <translation>Wk</translation>
        </message>
        <message>
            <source>nessun piatto</source>
            <translation>no dishes</translation>
        </message>
        <message>
            <source>{told} Ora: {now}. I tuoi: {mine}.</source>
            <translation>{told} Now: {now}. Yours: {mine}.</translation>
        </message>
        <message>
            <source>«{typed}» non basta per trovare un piatto solo: scegli dall'elenco. Non è cambiato nulla.</source>
            <translation>“{typed}” is not enough to find one dish only: choose from the list. Nothing has changed.</translation>
        </message>
    </context>
    <context>
        <name>MergeCard</name>
        <message>
            <source>Apri la scheda</source>
            <translation>Open the record</translation>
        </message>
        <message>
            <source>Che cosa succede</source>
            <translation>What happens</translation>
        </message>
        <message>
            <source>Classe: {name}</source>
            <translation>Class: {name}</translation>
        </message>
        <message>
            <source>Codice fiscale: {code}</source>
            <translation>Tax code: {code}</translation>
        </message>
        <message>
            <source>Genitori: {names}</source>
            <translation>Guardians: {names}</translation>
        </message>
        <message>
            <source>Hanno due codici fiscali diversi: o sono due bambini, o un codice è sbagliato. Controlla prima.</source>
            <translation>They have two different tax codes: either they are two children, or one code is wrong. Check first.</translation>
        </message>
        <message>
            <source>La scheda che resta prende i dati che le mancano.</source>
            <translation>The record that stays takes the data it lacks.</translation>
        </message>
        <message>
            <source>Nascita: {day}</source>
            <translation>Born: {day}</translation>
        </message>
        <message>
            <source>Passa quanto viene dal {day}: i pasti già addebitati restano sull'altra scheda.</source>
            <translation>What comes from {day} on moves: meals already charged stay on the other record.</translation>
        </message>
        <message>
            <source>Passano: {parts}.</source>
            <translation>These move: {parts}.</translation>
        </message>
        <message>
            <source>Quale scheda resta?</source>
            <translation>Which record stays?</translation>
        </message>
        <message>
            <source>Saldo {group}: {amount} con un giroconto.</source>
            <translation>Balance {group}: {amount} by a transfer.</translation>
        </message>
        <message>
            <source>Scheda n. {id}</source>
            <translation>Record no. {id}</translation>
        </message>
        <message>
            <source>Sono due bambini</source>
            <translation>They are two children</translation>
        </message>
        <message>
            <source>Tessere revocate, perché ce n'è già una: {n}.</source>
            <translation>Cards revoked, because there is already one: {n}.</translation>
        </message>
        <message>
            <source>Tutto passa alla scheda che resta, dove non ha già il suo.</source>
            <translation>Everything moves to the record that stays, where it has none of its own.</translation>
        </message>
        <message>
            <source>Unisci le schede</source>
            <translation>Merge the records</translation>
        </message>
        <message>
            <source>assenze e pasti in bianco</source>
            <translation>absences and plain meals</translation>
        </message>
        <message>
            <source>classi</source>
            <translation>classes</translation>
        </message>
        <message>
            <source>diete</source>
            <translation>diets</translation>
        </message>
        <message>
            <source>fasce</source>
            <translation>bands</translation>
        </message>
        <message>
            <source>genitori</source>
            <translation>guardians</translation>
        </message>
        <message>
            <source>iscrizioni</source>
            <translation>enrolments</translation>
        </message>
        <message>
            <source>manca</source>
            <translation>missing</translation>
        </message>
        <message>
            <source>presenze</source>
            <translation>check-ins</translation>
        </message>
        <message>
            <source>tessere</source>
            <translation>cards</translation>
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
            <source>Giorno passato: serve un motivo</source>
            <translation>Past day: a reason is needed</translation>
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
            <source>Servizio non disponibile</source>
            <translation>Service not available</translation>
        </message>
    </context>
    <context>
        <name>MonthPanel</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Annullata: i giorni sono come prima della richiesta {code}.</source>
            <translation>Undone: the days are as they were before request {code}.</translation>
        </message>
        <message>
            <source>Assenza</source>
            <translation>Absence</translation>
        </message>
        <message>
            <source>Assenza di {pupil} registrata: {days}.</source>
            <translation>Absence of {pupil} recorded: {days}.</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Il pasto in bianco vale al massimo per {limit} giorni di servizio consecutivi, qui diventano {days}. Per registrarlo lo stesso scrivi il motivo, per esempio il certificato.</source>
            <translation>A plain meal holds for at most {limit} consecutive service days, here they become {days}. To record it all the same write the reason, for example the certificate.</translation>
        </message>
        <message>
            <source>Il {day} si poteva cambiare entro le {hour}. Per registrarlo scrivi il motivo.</source>
            <translation>{day} could be changed by {hour}. To record it write the reason.</translation>
        </message>
        <message>
            <source>Importazione</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>Non compresi: {days}.</source>
            <translation>Not included: {days}.</translation>
        </message>
        <message>
            <source>Pasto in bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Pasto in bianco di {pupil} registrato: {days}.</source>
            <translation>Plain meal of {pupil} recorded: {days}.</translation>
        </message>
        <message>
            <source>Portale</source>
            <translation>Portal</translation>
        </message>
        <message>
            <source>Prenotazione di {pupil} ripristinata: {days}.</source>
            <translation>Booking of {pupil} restored: {days}.</translation>
        </message>
        <message>
            <source>Registra lo stesso</source>
            <translation>Record all the same</translation>
        </message>
        <message>
            <source>Ricevuta {code}.</source>
            <translation>Receipt {code}.</translation>
        </message>
        <message>
            <source>Ripristino della prenotazione</source>
            <translation>Restoring the booking</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Sportello</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>Telefono</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>e altri {count}</source>
            <translation>and {count} more</translation>
        </message>
        <message>
            <source>{count} giorni dal {first} al {last}</source>
            <translation>{count} days from {first} to {last}</translation>
        </message>
        <message>
            <source>{pupil} non è iscritto a nessun servizio: apri «Scheda» e premi «Iscrivi».</source>
            <translation>{pupil} is not enrolled in any service: open “Record” and press “Enrol”.</translation>
        </message>
    </context>
    <context>
        <name>MonthView</name>
        <message>
            <source>Mese precedente</source>
            <translation>Previous month</translation>
        </message>
        <message>
            <source>Mese successivo</source>
            <translation>Next month</translation>
        </message>
        <message>
            <source>Prenotazioni del mese</source>
            <translation>Bookings of the month</translation>
        </message>
        <message>
            <source>Questo mese</source>
            <translation>This month</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
    </context>
    <context>
        <name>MonthsPage</name>
        <message>
            <source>Aperto</source>
            <translation>Opened</translation>
        </message>
        <message>
            <source>Chiudi il mese</source>
            <translation>Close the month</translation>
        </message>
        <message>
            <source>Chiudi il mese…</source>
            <translation>Close the month…</translation>
        </message>
        <message>
            <source>Chiudilo quando le sue cifre sono state consegnate.</source>
            <translation>Close it when its figures were handed in.</translation>
        </message>
        <message>
            <source>Chiuso il {day}</source>
            <translation>Closed on {day}</translation>
        </message>
        <message>
            <source>Da chiudere</source>
            <translation>To be closed</translation>
        </message>
        <message>
            <source>Giornate chiuse</source>
            <translation>Days closed</translation>
        </message>
        <message>
            <source>Il mese è chiuso: ciò che si corregge porta la data di oggi.</source>
            <translation>The month is closed: what is corrected bears today's date.</translation>
        </message>
        <message>
            <source>In corso</source>
            <translation>In progress</translation>
        </message>
        <message>
            <source>Lo chiude l'amministratore.</source>
            <translation>The administrator closes it.</translation>
        </message>
        <message>
            <source>Mese</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Mese chiuso: {month}.</source>
            <translation>Month closed: {month}.</translation>
        </message>
        <message>
            <source>Mesi</source>
            <translation>Months</translation>
        </message>
        <message>
            <source>Mesi dei conti</source>
            <translation>Months of the accounts</translation>
        </message>
        <message>
            <source>Mesi: che cosa c'è nei conti di ogni mese. Quando hai consegnato le sue cifre l'amministratore lo chiude: da allora non entra più niente con una data di quel mese, e ciò che si corregge porta la data di oggi.</source>
            <translation>Months: what the accounts of each month hold. When its figures were handed in the administrator closes it: from then on nothing is dated in that month any more, and what is corrected bears today's date.</translation>
        </message>
        <message>
            <source>Movimenti</source>
            <translation>Entries</translation>
        </message>
        <message>
            <source>Prima chiudi le sue giornate, in «Chiusura della giornata».</source>
            <translation>Close its days first, in “Day close”.</translation>
        </message>
        <message>
            <source>Si può chiudere quando è finito.</source>
            <translation>It can be closed when it is over.</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>{month}: movimenti {count}. Chiuso il mese, nei conti non entra più niente con una sua data: storni e rettifiche porteranno la data in cui si fanno. Non si riapre.</source>
            <translation>{month}: {count} entries. Once the month is closed nothing enters the accounts with a date in it: reversals and adjustments will bear the date on which they are made. It is not opened again.</translation>
        </message>
    </context>
    <context>
        <name>MoveBar</name>
        <message>
            <source>Classe in cui entrano nell'anno nuovo</source>
            <translation>Class they enter in the new year</translation>
        </message>
        <message>
            <source>Entrano in</source>
            <translation>Enter</translation>
        </message>
        <message>
            <source>Iscrivi</source>
            <translation>Enrol</translation>
        </message>
        <message>
            <source>Lascia uscire</source>
            <translation>Let them leave</translation>
        </message>
        <message>
            <source>Scegli gli alunni, anche più d'uno.</source>
            <translation>Choose the pupils, more than one if you like.</translation>
        </message>
    </context>
    <context>
        <name>MoveForm</name>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Dal giorno (fino alla fine dell'anno scolastico)</source>
            <translation>From (until the end of the school year)</translation>
        </message>
        <message>
            <source>Nuova classe</source>
            <translation>New class</translation>
        </message>
    </context>
    <context>
        <name>MovingCard</name>
        <message>
            <source>Contestazione registrata: si decide da «Contestazioni».</source>
            <translation>Dispute recorded: it is decided from “Disputes”.</translation>
        </message>
        <message>
            <source>Rimborso di {amount} registrato: il saldo è {left}. È nell'elenco dei rimborsi da pagare.</source>
            <translation>Refund of {amount} recorded: the balance is {left}. It is in the list of refunds to pay.</translation>
        </message>
        <message>
            <source>Sul conto di {pupil} non c'è credito da spostare.</source>
            <translation>There is no credit to move on the account of {pupil}.</translation>
        </message>
        <message>
            <source>Trasferiti {amount}: qui restano {left}, sull'altro conto ci sono {there}.</source>
            <translation>{amount} transferred: {left} stay here, the other account holds {there}.</translation>
        </message>
        <message>
            <source>{pupil} non ha fratelli in archivio: serve un genitore in comune nelle due schede.</source>
            <translation>{pupil} has no siblings on file: the two records need a guardian in common.</translation>
        </message>
    </context>
    <context>
        <name>MunicipalityForm</name>
        <message>
            <source>Codice fiscale del comune (11 cifre)</source>
            <translation>Municipality's tax code (11 digits)</translation>
        </message>
        <message>
            <source>Dati del comune</source>
            <translation>Municipality's details</translation>
        </message>
        <message>
            <source>Giorno del patrono, per esempio 19/06</source>
            <translation>Patron saint's day, for example 19/06</translation>
        </message>
        <message>
            <source>Indirizzo</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Nome, senza «Comune di»</source>
            <translation>Name, without “Comune di”</translation>
        </message>
        <message>
            <source>Provincia (sigla)</source>
            <translation>Province (initials)</translation>
        </message>
        <message>
            <source>Provincia delle feste, se è un'altra (facoltativa)</source>
            <translation>Province of the holidays, if another (optional)</translation>
        </message>
        <message>
            <source>Santo patrono (facoltativo)</source>
            <translation>Patron saint (optional)</translation>
        </message>
        <message>
            <source>Stanno in testa a ricevute, lettere, ordini e tessere stampati da adesso in poi. Il patrono è festa nel calendario, e così le feste della provincia (a Bolzano il lunedì di Pentecoste): un giorno sbagliato è un giorno senza mensa.</source>
            <translation>They head the receipts, letters, orders and cards printed from now on. The patron's day is a holiday in the calendar, and so are those of the province (Whit Monday in Bolzano): a wrong day is a day without canteen.</translation>
        </message>
        <message>
            <source>Telefono</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>Ufficio</source>
            <translation>Office</translation>
        </message>
    </context>
    <context>
        <name>MunicipalityPage</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Annullato: è tutto come prima.</source>
            <translation>Undone: everything is as before.</translation>
        </message>
        <message>
            <source>Comune</source>
            <translation>Municipality</translation>
        </message>
        <message>
            <source>Comune: nome, codice fiscale e ufficio stanno in testa a ciò che si stampa; patrono e provincia decidono quali giorni sono festa soltanto qui.</source>
            <translation>Municipality: name, tax code and office head all that is printed; patron and province decide which days are holidays only here.</translation>
        </message>
        <message>
            <source>Dati del comune salvati.</source>
            <translation>Data of the municipality saved.</translation>
        </message>
    </context>
    <context>
        <name>MunicipalityStep</name>
        <message>
            <source>Codice fiscale del comune (11 cifre)</source>
            <translation>Municipality's tax code (11 digits)</translation>
        </message>
        <message>
            <source>Comune</source>
            <translation>Municipality</translation>
        </message>
        <message>
            <source>Giorno del patrono, per esempio 19/06</source>
            <translation>Patron saint's day, for example 19/06</translation>
        </message>
        <message>
            <source>Indirizzo</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Nome, senza «Comune di»</source>
            <translation>Name, without “Comune di”</translation>
        </message>
        <message>
            <source>Provincia (sigla)</source>
            <translation>Province (initials)</translation>
        </message>
        <message>
            <source>Santo patrono (facoltativo)</source>
            <translation>Patron saint (optional)</translation>
        </message>
        <message>
            <source>Sta in testa a ricevute, lettere e tessere. Il patrono è festa nel calendario.</source>
            <translation>It heads receipts, letters and cards. The patron saint's day is a holiday in the calendar.</translation>
        </message>
        <message>
            <source>Telefono</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>Ufficio</source>
            <translation>Office</translation>
        </message>
    </context>
    <context>
        <name>NoteBar</name>
        <message>
            <source>&amp;Nota</source>
            <translation>&amp;Note</translation>
        </message>
        <message>
            <source>Nota</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Per chi è scelto nella lista: il motivo, chi chiamare, quando</source>
            <translation>About whoever is chosen in the list: why, whom to call, when</translation>
        </message>
        <message>
            <source>Salva la nota</source>
            <translation>Save the note</translation>
        </message>
    </context>
    <context>
        <name>OfferBoxes</name>
        <message>
            <source>Orario limite di {service} qui</source>
            <translation>Cut-off of {service} here</translation>
        </message>
        <message>
            <source>Orario limite proprio</source>
            <translation>Cut-off of its own</translation>
        </message>
    </context>
    <context>
        <name>OfficeWindow</name>
        <message>
            <source>Interrompi ed esci</source>
            <translation>Stop and quit</translation>
        </message>
        <message>
            <source>«{title}» non è finita: uscendo la interrompi. Quanto già concluso resta registrato.</source>
            <translation>“{title}” is not finished: quitting stops it. What was already finished stays recorded.</translation>
        </message>
    </context>
    <context>
        <name>OptionsForm</name>
        <message>
            <source>A quell'ora, se un ufficio è aperto, i pasti si addebitano, anche dei giorni passati rimasti aperti. Se a un alunno manca la tariffa, se una postazione può avere ancora presenze da trasmettere o se dove c'è una postazione non è stato rilevato nessuno, la giornata resta aperta e viene detto. Di solito no; vale da subito.</source>
            <translation>At that hour, if an office is open, meals are charged, also those of past days left open. If a pupil lacks a tariff, if a station may still have check-ins to send, or if nobody was checked in where there is a station, the day stays open and you are told. Usually no; it holds at once.</translation>
        </message>
        <message>
            <source>Allo sportello si ricarica solo a cassa aperta</source>
            <translation>The counter recharges only while the cash desk is open</translation>
        </message>
        <message>
            <source>Chi incassa apre prima la cassa e la conta alla fine del turno: ogni contante ha il suo cassetto. Di solito no; vale dalla prossima ricarica.</source>
            <translation>Whoever takes money opens the cash desk first and counts it at the end of the shift: all cash has its drawer. Usually no; it holds from the next recharge.</translation>
        </message>
        <message>
            <source>Giorni per contestare un pasto, da quando è addebitato</source>
            <translation>Days to dispute a meal, from when it is charged</translation>
        </message>
        <message>
            <source>La giornata si chiude da sola</source>
            <translation>The day closes by itself</translation>
        </message>
        <message>
            <source>Ogni giorno dalle ore</source>
            <translation>Every day from</translation>
        </message>
        <message>
            <source>Oltre, si registra lo stesso, con un avviso. Di solito {usual}; vale da subito.</source>
            <translation>After that it is recorded all the same, with a warning. Usually {usual}; it holds at once.</translation>
        </message>
        <message>
            <source>Opzioni</source>
            <translation>Options</translation>
        </message>
        <message>
            <source>Rimborso minimo (€)</source>
            <translation>Smallest refund (€)</translation>
        </message>
        <message>
            <source>Un credito più piccolo non si rimborsa: il bonifico costerebbe di più. Con 0 non c'è un minimo. Di solito {usual}; vale dal prossimo rimborso.</source>
            <translation>A smaller credit is not refunded: the transfer would cost more. With 0 there is no minimum. Usually {usual}; it holds from the next refund.</translation>
        </message>
    </context>
    <context>
        <name>OptionsPage</name>
        <message>
            <source>Altre cose che si impostano una volta stanno dove si usano:</source>
            <translation>Other things that are set once stand where they are used:</translation>
        </message>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Annullato: è tutto come prima.</source>
            <translation>Undone: everything is as before.</translation>
        </message>
        <message>
            <source>Centri cottura e servizi cucinati</source>
            <translation>Kitchens and services that are cooked</translation>
        </message>
        <message>
            <source>Opzioni</source>
            <translation>Options</translation>
        </message>
        <message>
            <source>Opzioni salvate: valgono da adesso.</source>
            <translation>Options saved: they hold from now on.</translation>
        </message>
        <message>
            <source>Opzioni: il rimborso più piccolo, se per ricaricare allo sportello serve la cassa aperta, entro quanti giorni si contesta un pasto, se e a che ora la giornata si chiude da sola.</source>
            <translation>Options: the smallest refund, whether topping up at the counter needs an open cash desk, within how many days a meal can be disputed, whether and at what time the day closes by itself.</translation>
        </message>
        <message>
            <source>Soglie dei solleciti, testi e posta</source>
            <translation>Reminder thresholds, texts and mail</translation>
        </message>
        <message>
            <source>Utenti, postazioni, quanto si conserva</source>
            <translation>Users, stations, how long data are kept</translation>
        </message>
    </context>
    <context>
        <name>OrderMailPanel</name>
        <message>
            <source>A: {addresses}</source>
            <translation>To: {addresses}</translation>
        </message>
        <message>
            <source>Che cosa</source>
            <translation>What</translation>
        </message>
        <message>
            <source>E-mail dell'ordine</source>
            <translation>E-mail of the order</translation>
        </message>
        <message>
            <source>Indirizzo</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Invia per e-mail</source>
            <translation>Send by e-mail</translation>
        </message>
        <message>
            <source>Manda alla cucina l'ultima versione con il PDF</source>
            <translation>Send the kitchen the last version with the PDF</translation>
        </message>
        <message>
            <source>Manda di nuovo</source>
            <translation>Send again</translation>
        </message>
        <message>
            <source>Nessuna e-mail per questo ordine.</source>
            <translation>No e-mails for this order.</translation>
        </message>
        <message>
            <source>Perché</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Quando</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Riprova</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Vers.</source>
            <translation>Ver.</translation>
        </message>
        <message>
            <source>{kitchen} non riceve ordini per e-mail: si attiva in «Centri cottura».</source>
            <translation>{kitchen} does not receive orders by e-mail: turn it on in “Kitchens”.</translation>
        </message>
    </context>
    <context>
        <name>OrdersSection</name>
        <message>
            <source>Da aggiornare: {count}. Gli ordini inviati non dicono più quello che serve.</source>
            <translation>To be updated: {count}. The orders sent no longer say what is needed.</translation>
        </message>
        <message>
            <source>Gli ordini erano già inviati così: non è cambiato nulla.</source>
            <translation>The orders had already been sent like this: nothing changed.</translation>
        </message>
        <message>
            <source>Invia adesso</source>
            <translation>Send now</translation>
        </message>
        <message>
            <source>Invia aggiornamento</source>
            <translation>Send update</translation>
        </message>
        <message>
            <source>Invia gli aggiornamenti</source>
            <translation>Send the updates</translation>
        </message>
        <message>
            <source>Invia gli ordini</source>
            <translation>Send the orders</translation>
        </message>
        <message>
            <source>Invia ora</source>
            <translation>Send now</translation>
        </message>
        <message>
            <source>Inviati. Non ancora letti dalla cucina: {count}. Se serve, telefona.</source>
            <translation>Sent. Not yet read by the kitchen: {count}. If need be, telephone.</translation>
        </message>
        <message>
            <source>Inviato da {name}</source>
            <translation>Sent by {name}</translation>
        </message>
        <message>
            <source>L'orario limite non è passato. Pasti che partono adesso: {total}; quello che le famiglie cambiano ancora diventa una nuova versione dell'ordine.</source>
            <translation>The cut-off has not passed. Meals that go out now: {total}; what families still change becomes a new version of the order.</translation>
        </message>
        <message>
            <source>L'orario limite è passato. Ordini da inviare: {count}.</source>
            <translation>The cut-off has passed. Orders to send: {count}.</translation>
        </message>
        <message>
            <source>Le famiglie possono cambiare fino alle {hour}: i numeri non sono ancora definitivi.</source>
            <translation>Families can change until {hour}: the numbers are not final yet.</translation>
        </message>
        <message>
            <source>Ordine {number}: e-mail in partenza, {count}.</source>
            <translation>Order {number}: e-mails going out, {count}.</translation>
        </message>
        <message>
            <source>Ordine {number}: versione {version} letta.</source>
            <translation>Order {number}: version {version} read.</translation>
        </message>
        <message>
            <source>Ordini aggiornati: {count}.</source>
            <translation>Orders updated: {count}.</translation>
        </message>
        <message>
            <source>Ordini che l'e-mail non ha consegnato: {count}. Stampali e telefona alla cucina.</source>
            <translation>Orders that e-mail did not deliver: {count}. Print them and telephone the kitchen.</translation>
        </message>
        <message>
            <source>Ordini inviati: {count}, pasti in tutto: {total}.</source>
            <translation>Orders sent: {count}, meals in all: {total}.</translation>
        </message>
        <message>
            <source>Per questo giorno non è stato inviato nessun ordine.</source>
            <translation>No order was sent for this day.</translation>
        </message>
        <message>
            <source>Tutti gli ordini sono inviati e letti.</source>
            <translation>All orders are sent and read.</translation>
        </message>
        <message>
            <source>da inviare</source>
            <translation>to be sent</translation>
        </message>
        <message>
            <source>descrizioni o note</source>
            <translation>descriptions or notes</translation>
        </message>
        <message>
            <source>fuori dall'anno scolastico</source>
            <translation>outside the school year</translation>
        </message>
        <message>
            <source>{day}: servizio non disponibile</source>
            <translation>{day}: service not available</translation>
        </message>
        <message>
            <source>{school}, ogni {weekday}: personale {staff}, pasti in più {extra}.</source>
            <translation>{school}, every {weekday}: staff {staff}, spare meals {extra}.</translation>
        </message>
        <message>
            <source>{school}, {day}: personale {staff}, pasti in più {extra}.</source>
            <translation>{school}, {day}: staff {staff}, spare meals {extra}.</translation>
        </message>
    </context>
    <context>
        <name>OrdersView</name>
        <message>
            <source>Bianco</source>
            <translation>Plain</translation>
        </message>
        <message>
            <source>Che cosa cambia</source>
            <translation>What changes</translation>
        </message>
        <message>
            <source>Che cosa è cambiato dall'ultima versione letta</source>
            <translation>What changed since the last version read</translation>
        </message>
        <message>
            <source>Chi conferma (telefono)</source>
            <translation>Who confirms (phone)</translation>
        </message>
        <message>
            <source>Chi conferma per la cucina</source>
            <translation>Who confirms for the kitchen</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Cucina</source>
            <translation>Kitchen</translation>
        </message>
        <message>
            <source>Dettaglio dell'ordine</source>
            <translation>Detail of the order</translation>
        </message>
        <message>
            <source>Diete</source>
            <translation>Diets</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>Etichette</source>
            <translation>Labels</translation>
        </message>
        <message>
            <source>Etichette con i nomi per i piatti delle diete</source>
            <translation>Labels with the names for the diet dishes</translation>
        </message>
        <message>
            <source>Extra</source>
            <translation>Extra</translation>
        </message>
        <message>
            <source>In bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>La cucina ha letto l'ultima versione</source>
            <translation>The kitchen has read the last version</translation>
        </message>
        <message>
            <source>Letto</source>
            <translation>Read</translation>
        </message>
        <message>
            <source>Nessun piatto.</source>
            <translation>No dishes.</translation>
        </message>
        <message>
            <source>Non ancora inviato.</source>
            <translation>Not sent yet.</translation>
        </message>
        <message>
            <source>Ordine</source>
            <translation>Order</translation>
        </message>
        <message>
            <source>Ordine completo da stampare o spedire</source>
            <translation>Complete order to print or send</translation>
        </message>
        <message>
            <source>Ordini del giorno</source>
            <translation>Orders of the day</translation>
        </message>
        <message>
            <source>Ore</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Per classe</source>
            <translation>By class</translation>
        </message>
        <message>
            <source>Pers.</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>Personale</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>Piatti per classe</source>
            <translation>Dishes by class</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>Standard</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Totale</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>Totale pasti</source>
            <translation>Total meals</translation>
        </message>
        <message>
            <source>Variazioni</source>
            <translation>Differences</translation>
        </message>
        <message>
            <source>Vers.</source>
            <translation>Ver.</translation>
        </message>
        <message>
            <source>Versioni</source>
            <translation>Versions</translation>
        </message>
        <message>
            <source>Versioni ({count})</source>
            <translation>Versions ({count})</translation>
        </message>
        <message>
            <source>Versioni dell'ordine</source>
            <translation>Versions of the order</translation>
        </message>
    </context>
    <context>
        <name>OutboxPanel</name>
        <message>
            <source>A chi</source>
            <translation>To whom</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Annulla il messaggio</source>
            <translation>Cancel the message</translation>
        </message>
        <message>
            <source>Che cosa è successo</source>
            <translation>What happened</translation>
        </message>
        <message>
            <source>Come</source>
            <translation>How</translation>
        </message>
        <message>
            <source>In attesa · {count}</source>
            <translation>Waiting · {count}</translation>
        </message>
        <message>
            <source>Inviati e stampati</source>
            <translation>Sent and printed</translation>
        </message>
        <message>
            <source>Invio</source>
            <translation>Sending</translation>
        </message>
        <message>
            <source>Messaggi</source>
            <translation>Messages</translation>
        </message>
        <message>
            <source>Niente in uscita: prepara gli avvisi dalla scheda «Da avvisare».</source>
            <translation>Nothing to go out: prepare the notices from the tab “To notify”.</translation>
        </message>
        <message>
            <source>Passo</source>
            <translation>Step</translation>
        </message>
        <message>
            <source>Rimetti in attesa</source>
            <translation>Put back to waiting</translation>
        </message>
        <message>
            <source>Scritto</source>
            <translation>Written</translation>
        </message>
        <message>
            <source>Stampa 1 lettera</source>
            <translation>Print 1 letter</translation>
        </message>
        <message>
            <source>Stampa {count} lettere</source>
            <translation>Print {count} letters</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Stato dei messaggi</source>
            <translation>State of the messages</translation>
        </message>
        <message>
            <source>Tutti</source>
            <translation>All</translation>
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
            <source>Non è della mensa: cerca il bambino per nome</source>
            <translation>It is not of the canteen: search the child by name</translation>
        </message>
        <message>
            <source>Oggi niente mensa</source>
            <translation>No canteen today</translation>
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
        <message>
            <source>È stata annullata: cerca il bambino per nome</source>
            <translation>It was cancelled: search the child by name</translation>
        </message>
    </context>
    <context>
        <name>OutcomeView</name>
        <message>
            <source>Ho visto</source>
            <translation>Seen</translation>
        </message>
        <message>
            <source>Letto: {text}</source>
            <translation>Read: {text}</translation>
        </message>
        <message>
            <source>Non registrato</source>
            <translation>Not recorded</translation>
        </message>
        <message>
            <source>Pasto in bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Registrato come extra</source>
            <translation>Recorded as extra</translation>
        </message>
        <message>
            <source>Riprova</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>Servi come extra</source>
            <translation>Serve as extra</translation>
        </message>
    </context>
    <context>
        <name>OwnPasswordPage</name>
        <message>
            <source>Cambia la password</source>
            <translation>Change the password</translation>
        </message>
        <message>
            <source>Password attuale</source>
            <translation>Current password</translation>
        </message>
        <message>
            <source>Password cambiata: vale dal prossimo accesso.</source>
            <translation>Password changed: it holds from the next sign-in.</translation>
        </message>
        <message>
            <source>Password nuova (almeno 12 caratteri)</source>
            <translation>New password (at least 12 characters)</translation>
        </message>
        <message>
            <source>Ripeti la password nuova</source>
            <translation>Repeat the new password</translation>
        </message>
    </context>
    <context>
        <name>PanelView</name>
        <message>
            <source>Apri il conto</source>
            <translation>Open the account</translation>
        </message>
        <message>
            <source>Conto</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Conto {balance}</source>
            <translation>Account {balance}</translation>
        </message>
        <message>
            <source>Dieta {codes}</source>
            <translation>Diet {codes}</translation>
        </message>
        <message>
            <source>In nessuna classe</source>
            <translation>In no class</translation>
        </message>
        <message>
            <source>Prenotazioni</source>
            <translation>Bookings</translation>
        </message>
        <message>
            <source>Qui vedi le prenotazioni del mese, i dati, i genitori, le iscrizioni e le diete. Scrivi nome o cognome nella ricerca, poi Invio.</source>
            <translation>Here you see the month's bookings, the details, the guardians, the enrolments and the diets. Type surname or name in the search, then Enter.</translation>
        </message>
        <message>
            <source>Scegli un alunno</source>
            <translation>Choose a pupil</translation>
        </message>
        <message>
            <source>Scheda</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Tessere</source>
            <translation>Cards</translation>
        </message>
    </context>
    <context>
        <name>PasswordField</name>
        <message>
            <source>Mostra la password</source>
            <translation>Show the password</translation>
        </message>
        <message>
            <source>Nascondi la password</source>
            <translation>Hide the password</translation>
        </message>
    </context>
    <context>
        <name>Payers</name>
        <message>
            <source>Annulla</source>
            <translation>Withdraw</translation>
        </message>
        <message>
            <source>Dal {first}</source>
            <translation>From {first}</translation>
        </message>
        <message>
            <source>Dal {first} al {last}</source>
            <translation>From {first} to {last}</translation>
        </message>
        <message>
            <source>Finché non si scrive altro</source>
            <translation>Until something else is written</translation>
        </message>
        <message>
            <source>Nessuno: aggiungi prima i genitori.</source>
            <translation>None: add the guardians first.</translation>
        </message>
        <message>
            <source>Più genitori e nessun richiedente: scrivi chi paga.</source>
            <translation>Several guardians and no applicant: write who pays.</translation>
        </message>
        <message>
            <source>annullato</source>
            <translation>cancelled</translation>
        </message>
        <message>
            <source>oggi</source>
            <translation>today</translation>
        </message>
    </context>
    <context>
        <name>PayersForm</name>
        <message>
            <source>Chi paga</source>
            <translation>Who pays</translation>
        </message>
        <message>
            <source>Da quando</source>
            <translation>From when</translation>
        </message>
        <message>
            <source>Fino al, compreso (vuoto: finché non cambia)</source>
            <translation>Until, included (empty: until it changes)</translation>
        </message>
        <message>
            <source>In tutto 100 %</source>
            <translation>In all 100 %</translation>
        </message>
        <message>
            <source>In tutto deve fare 100</source>
            <translation>In all it must make 100</translation>
        </message>
        <message>
            <source>In tutto {total} %: deve fare 100</source>
            <translation>In all {total} %: it must make 100</translation>
        </message>
        <message>
            <source>Quota di {name}, in %</source>
            <translation>Share of {name}, in %</translation>
        </message>
        <message>
            <source>Vale per attestazioni e solleciti. Una ricarica con un genitore in «Versata da» resta sua.</source>
            <translation>Holds for certificates and reminders. A recharge with a guardian in “Paid by” stays that guardian's.</translation>
        </message>
    </context>
    <context>
        <name>PhotoCard</name>
        <message>
            <source>Attiva le foto</source>
            <translation>Turn on photos</translation>
        </message>
        <message>
            <source>Attive.</source>
            <translation>Turned on.</translation>
        </message>
        <message>
            <source>Attive. Foto conservate: {count}.</source>
            <translation>Turned on. Photos kept: {count}.</translation>
        </message>
        <message>
            <source>Disattiva e cancella le foto</source>
            <translation>Turn off and delete the photos</translation>
        </message>
        <message>
            <source>Foto degli alunni</source>
            <translation>Photos of pupils</translation>
        </message>
        <message>
            <source>La foto di un bambino è un dato personale. Attivale solo se servono a riconoscere chi si presenta in refettorio, e informa le famiglie. Le vedono l'ufficio, la scuola per i suoi alunni e la postazione, accanto al nome di chi ha appena passato la tessera.</source>
            <translation>A child's photo is personal data. Turn photos on only if they are needed to recognise who comes to the canteen, and inform the families. They are seen by the office, by the school for its own pupils and by the station, next to the name of whoever has just passed their card.</translation>
        </message>
        <message>
            <source>Non attive: nessuna foto viene conservata.</source>
            <translation>Not turned on: no photo is kept.</translation>
        </message>
    </context>
    <context>
        <name>PhotoFraming</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Parte della foto da tenere</source>
            <translation>Part of the photo to keep</translation>
        </message>
        <message>
            <source>Tieni questa parte</source>
            <translation>Keep this part</translation>
        </message>
        <message>
            <source>Trascina il riquadro o muovilo con le frecce; l'angolo, la rotella, + e − lo cambiano. Invio salva.</source>
            <translation>Drag the frame or move it with the arrows; its corner, the wheel, + and − resize it. Enter saves.</translation>
        </message>
    </context>
    <context>
        <name>PhotoKeeper</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Foto ({endings})</source>
            <translation>Photos ({endings})</translation>
        </message>
        <message>
            <source>Foto di {name} salvata.</source>
            <translation>Photo of {name} saved.</translation>
        </message>
        <message>
            <source>Foto di {name} tolta.</source>
            <translation>Photo of {name} removed.</translation>
        </message>
        <message>
            <source>La foto di {name} è come prima.</source>
            <translation>The photo of {name} is as before.</translation>
        </message>
        <message>
            <source>Negli appunti non c'è nessuna foto: copiala prima, poi incollala qui.</source>
            <translation>There is no photo on the clipboard: copy it first, then paste it here.</translation>
        </message>
        <message>
            <source>Preparo la foto</source>
            <translation>Preparing the photo</translation>
        </message>
    </context>
    <context>
        <name>PhotoSection</name>
        <message>
            <source>Cambia…</source>
            <translation>Change…</translation>
        </message>
        <message>
            <source>Foto</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Foto di {name}</source>
            <translation>Photo of {name}</translation>
        </message>
        <message>
            <source>Incolla</source>
            <translation>Paste</translation>
        </message>
        <message>
            <source>Inquadra…</source>
            <translation>Frame…</translation>
        </message>
        <message>
            <source>Lascia qui la foto.</source>
            <translation>Drop the photo here.</translation>
        </message>
        <message>
            <source>Messa da {who} il {day}. Compare in refettorio accanto al nome.</source>
            <translation>Put by {who} on {day}. It appears in the canteen next to the name.</translation>
        </message>
        <message>
            <source>Nessuna foto</source>
            <translation>No photo</translation>
        </message>
        <message>
            <source>Nessuna foto.</source>
            <translation>No photo.</translation>
        </message>
        <message>
            <source>Scegli il file…</source>
            <translation>Choose the file…</translation>
        </message>
        <message>
            <source>Togli</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Trascina qui una foto, oppure copiala e incollala. Viene rimpicciolita e conservata senza il luogo e la data in cui è stata scattata.</source>
            <translation>Drag a photo here, or copy and paste it. It is made smaller and kept without the place and date where it was taken.</translation>
        </message>
    </context>
    <context>
        <name>PinPage</name>
        <message>
            <source>I due PIN sono diversi: ricomincia</source>
            <translation>The two PINs are different: start again</translation>
        </message>
        <message>
            <source>Nuovo PIN</source>
            <translation>New PIN</translation>
        </message>
        <message>
            <source>PIN errato</source>
            <translation>Wrong PIN</translation>
        </message>
        <message>
            <source>Ripeti il nuovo PIN</source>
            <translation>Repeat the new PIN</translation>
        </message>
        <message>
            <source>Troppi tentativi: riprova fra {count} secondi</source>
            <translation>Too many attempts: try again in {count} seconds</translation>
        </message>
    </context>
    <context>
        <name>PinView</name>
        <message>
            <source>Annulla</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Cancella l'ultima cifra</source>
            <translation>Delete the last digit</translation>
        </message>
        <message>
            <source>OK</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>PIN di chi è responsabile</source>
            <translation>Supervisor's PIN</translation>
        </message>
    </context>
    <context>
        <name>PlanCard</name>
        <message>
            <source>&amp;Nell'anno nuovo diventa</source>
            <translation>&amp;In the new year it becomes</translation>
        </message>
        <message>
            <source>Anni</source>
            <translation>Years</translation>
        </message>
        <message>
            <source>Applica</source>
            <translation>Apply</translation>
        </message>
        <message>
            <source>Classe {name} · alunni: {count}</source>
            <translation>Class {name} · pupils: {count}</translation>
        </message>
        <message>
            <source>Crea anche le classi vuote</source>
            <translation>Create empty classes too</translation>
        </message>
        <message>
            <source>Dall'anno</source>
            <translation>From the year</translation>
        </message>
        <message>
            <source>Gli alunni escono</source>
            <translation>The pupils leave</translation>
        </message>
        <message>
            <source>Il nuovo anno sarà il {label}.</source>
            <translation>The new year will be {label}.</translation>
        </message>
        <message>
            <source>Il nuovo anno è il {label}: c'è già, con queste date.</source>
            <translation>The new year is {label}: it is already there, with these dates.</translation>
        </message>
        <message>
            <source>Le iscrizioni che continuano</source>
            <translation>Enrolments that go on</translation>
        </message>
        <message>
            <source>Le nuove prime e le sezioni dell'infanzia, con gli stessi giorni</source>
            <translation>New first years and nursery sections, with the same days</translation>
        </message>
        <message>
            <source>Nome della classe nell'anno nuovo</source>
            <translation>Name of the class in the new year</translation>
        </message>
        <message>
            <source>Primo giorno</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>Ultimo giorno</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>per esempio 4ªA</source>
            <translation>for example 4ªA</translation>
        </message>
    </context>
    <context>
        <name>PresencePage</name>
        <message>
            <source>Presenze registrate: {count}</source>
            <translation>Check-ins recorded: {count}</translation>
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
            <source>Fotocamera</source>
            <translation>Camera</translation>
        </message>
        <message>
            <source>Fotocamera non collegata: usa il lettore o cerca per nome</source>
            <translation>Camera not connected: use the scanner or search by name</translation>
        </message>
        <message>
            <source>In attesa di essere visti: {count} · {names}</source>
            <translation>Waiting to be seen: {count} · {names}</translation>
        </message>
        <message>
            <source>Presenti {present} su {expected} attesi</source>
            <translation>{present} present of {expected} expected</translation>
        </message>
        <message>
            <source>presenti</source>
            <translation>present</translation>
        </message>
        <message>
            <source>presenti
{count} extra</source>
            <translation>present
{count} extra</translation>
        </message>
    </context>
    <context>
        <name>PreviewPanel</name>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Assente giustificato dall'ufficio</source>
            <translation>Absent, excused by the office</translation>
        </message>
        <message>
            <source>Assenza comunicata in tempo</source>
            <translation>Absence reported in time</translation>
        </message>
        <message>
            <source>Attenzione: {school}, «{service}»: {wanted} iscritti per {seats} posti.</source>
            <translation>Warning: {school}, “{service}”: {wanted} enrolled for {seats} places.</translation>
        </message>
        <message>
            <source>Certificato della dieta</source>
            <translation>Diet certificate</translation>
        </message>
        <message>
            <source>Che cosa</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Che cosa manca</source>
            <translation>What is missing</translation>
        </message>
        <message>
            <source>Che cosa scade con l'anno, e che cosa si rinnova</source>
            <translation>What expires with the year, and what is renewed</translation>
        </message>
        <message>
            <source>Che cosa verrà addebitato</source>
            <translation>What will be charged</translation>
        </message>
        <message>
            <source>Chi non ha una classe nell'anno nuovo</source>
            <translation>Who has no class in the new year</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Classe per classe</source>
            <translation>Class by class</translation>
        </message>
        <message>
            <source>Classi nuove: {count}.</source>
            <translation>New classes: {count}.</translation>
        </message>
        <message>
            <source>Da addebitare</source>
            <translation>To be charged</translation>
        </message>
        <message>
            <source>Descrizione</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Dieta</source>
            <translation>Diet</translation>
        </message>
        <message>
            <source>Escono</source>
            <translation>Leaving</translation>
        </message>
        <message>
            <source>Esenti</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Esenzione</source>
            <translation>Exemption</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Già inseriti</source>
            <translation>Already entered</translation>
        </message>
        <message>
            <source>I conti continuano da soli: saldi e movimenti restano all'alunno.</source>
            <translation>The accounts go on by themselves: balances and entries stay with the pupil.</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>In tutto</source>
            <translation>In all</translation>
        </message>
        <message>
            <source>Iscrizioni rinnovate</source>
            <translation>Enrolments renewed</translation>
        </message>
        <message>
            <source>L'anno {label} c'è già.</source>
            <translation>The year {label} is already there.</translation>
        </message>
        <message>
            <source>Nasce l'anno {label}.</source>
            <translation>The year {label} will be made.</translation>
        </message>
        <message>
            <source>Nell'anno nuovo</source>
            <translation>In the new year</translation>
        </message>
        <message>
            <source>Nessuna classe in questo anno.</source>
            <translation>No classes in this year.</translation>
        </message>
        <message>
            <source>Nessuno da addebitare.</source>
            <translation>Nobody to charge.</translation>
        </message>
        <message>
            <source>Nessuno esce: tutti hanno una classe.</source>
            <translation>Nobody leaves: everybody has a class.</translation>
        </message>
        <message>
            <source>Nessuno: tutti gli iscritti del giorno vengono addebitati.</source>
            <translation>None: all those enrolled for the day are charged.</translation>
        </message>
        <message>
            <source>Niente scade con l'anno.</source>
            <translation>Nothing expires with the year.</translation>
        </message>
        <message>
            <source>Non addebitati</source>
            <translation>Not charged</translation>
        </message>
        <message>
            <source>Non addebitati e perché · {count}</source>
            <translation>Not charged and why · {count}</translation>
        </message>
        <message>
            <source>Non rilevati</source>
            <translation>Not checked in</translation>
        </message>
        <message>
            <source>Non rilevato: il servizio addebita le presenze</source>
            <translation>Not checked in: the service charges attendance</translation>
        </message>
        <message>
            <source>Nota</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Passano</source>
            <translation>Move up</translation>
        </message>
        <message>
            <source>Passano di classe</source>
            <translation>Moving up</translation>
        </message>
        <message>
            <source>Pasti</source>
            <translation>Meals</translation>
        </message>
        <message>
            <source>Pasti da addebitare</source>
            <translation>Meals to charge</translation>
        </message>
        <message>
            <source>Per classe</source>
            <translation>By class</translation>
        </message>
        <message>
            <source>Per fascia</source>
            <translation>By band</translation>
        </message>
        <message>
            <source>Perché non paga</source>
            <translation>Why they do not pay</translation>
        </message>
        <message>
            <source>Poi</source>
            <translation>Then</translation>
        </message>
        <message>
            <source>Prezzo</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Quale</source>
            <translation>Which</translation>
        </message>
        <message>
            <source>Restano valide le tessere in uso: {count}.</source>
            <translation>The cards in use stay valid: {count}.</translation>
        </message>
        <message>
            <source>Saldo</source>
            <translation>Balance</translation>
        </message>
        <message>
            <source>Scade</source>
            <translation>Expires</translation>
        </message>
        <message>
            <source>Scadono con l'anno</source>
            <translation>Expire with the year</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Senza classe</source>
            <translation>Without class</translation>
        </message>
        <message>
            <source>Senza tariffa</source>
            <translation>Without tariff</translation>
        </message>
        <message>
            <source>Senza tariffa · {count}</source>
            <translation>Without tariff · {count}</translation>
        </message>
        <message>
            <source>Si rinnova</source>
            <translation>Renewed</translation>
        </message>
        <message>
            <source>continua sul conto</source>
            <translation>stays on the account</translation>
        </message>
        <message>
            <source>da incassare</source>
            <translation>to be collected</translation>
        </message>
        <message>
            <source>da rimborsare o trasferire</source>
            <translation>to be refunded or transferred</translation>
        </message>
        <message>
            <source>già inseriti: {count}</source>
            <translation>entered already: {count}</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>no: {why}</source>
            <translation>no: {why}</translation>
        </message>
        <message>
            <source>non continuano: {count}</source>
            <translation>not continuing: {count}</translation>
        </message>
        <message>
            <source>pagano lo stesso</source>
            <translation>pay all the same</translation>
        </message>
        <message>
            <source>si rinnovano: {count}</source>
            <translation>renewed: {count}</translation>
        </message>
        <message>
            <source>sì, fino al {day}</source>
            <translation>yes, until {day}</translation>
        </message>
        <message>
            <source>una fascia o un'esenzione: Invio apre la scheda</source>
            <translation>a band or an exemption: Enter opens the record</translation>
        </message>
        <message>
            <source>{count} a credito</source>
            <translation>{count} in credit</translation>
        </message>
        <message>
            <source>{count} a debito</source>
            <translation>{count} in debt</translation>
        </message>
    </context>
    <context>
        <name>PrivacyPage</name>
        <message>
            <source>Cancella i dati di {who}</source>
            <translation>Erase the data of {who}</translation>
        </message>
        <message>
            <source>Cancella le foto</source>
            <translation>Delete the photos</translation>
        </message>
        <message>
            <source>Cancella per sempre</source>
            <translation>Erase for good</translation>
        </message>
        <message>
            <source>Cancellati: {count}.</source>
            <translation>Deleted: {count}.</translation>
        </message>
        <message>
            <source>Cancellazione dei dati</source>
            <translation>Erasing data</translation>
        </message>
        <message>
            <source>Conservazione</source>
            <translation>Keeping</translation>
        </message>
        <message>
            <source>Da cancellare</source>
            <translation>To erase</translation>
        </message>
        <message>
            <source>Dati cancellati di alunni: {count}.</source>
            <translation>Pupils whose data are erased: {count}.</translation>
        </message>
        <message>
            <source>Dati di una famiglia</source>
            <translation>Data of a family</translation>
        </message>
        <message>
            <source>Dati pronti in {path}, e accanto il file JSON.</source>
            <translation>Data ready in {path}, with the JSON file beside it.</translation>
        </message>
        <message>
            <source>Esportazione dei dati</source>
            <translation>Exporting data</translation>
        </message>
        <message>
            <source>Foto attive: si mettono dalla scheda dell'alunno.</source>
            <translation>Photos on: add them from the pupil's record.</translation>
        </message>
        <message>
            <source>Foto disattivate: non ne è rimasta nessuna.</source>
            <translation>Photos off: none is left.</translation>
        </message>
        <message>
            <source>I dati di {who}, con quelli della famiglia, spariscono per sempre; i movimenti restano senza nome. Nessuno può farli tornare.</source>
            <translation>The data of {who}, with those of the family, disappear for good; the entries stay without a name. Nobody can bring them back.</translation>
        </message>
        <message>
            <source>I motivi delle diete finite da tempo spariscono per sempre; le diete restano.</source>
            <translation>The reasons of diets that ended long ago disappear for good; the diets stay.</translation>
        </message>
        <message>
            <source>I testi e gli indirizzi dei messaggi vecchi spariscono per sempre; restano date e stato.</source>
            <translation>The texts and addresses of old messages disappear for good; dates and state stay.</translation>
        </message>
        <message>
            <source>Le foto di chi non frequenta più spariscono per sempre.</source>
            <translation>The photos of those who no longer attend disappear for good.</translation>
        </message>
        <message>
            <source>Le foto di tutti gli alunni ({count}) spariscono per sempre, qui subito e nelle postazioni al prossimo scambio. Riattivandole non tornano.</source>
            <translation>The photos of all pupils ({count}) disappear for good, here at once and on the stations at the next exchange. Turning photos on again does not bring them back.</translation>
        </message>
        <message>
            <source>Le righe scadute del registro spariscono per sempre; resta scritto chi le ha tolte e quando.</source>
            <translation>The expired lines of the log disappear for good; who removed them and when stays written.</translation>
        </message>
        <message>
            <source>Parti della pagina</source>
            <translation>Parts of the page</translation>
        </message>
        <message>
            <source>Privacy</source>
            <translation>Privacy</translation>
        </message>
        <message>
            <source>Tempi di conservazione salvati: valgono da adesso.</source>
            <translation>Times for keeping saved: they hold from now on.</translation>
        </message>
        <message>
            <source>Una famiglia può chiedere tutto ciò che è conservato su di lei: cerca il genitore, crea PDF e JSON. I motivi delle diete ci sono solo se può leggerli chi li crea.
Passati gli anni fissati, i nomi si cancellano: restano i movimenti dei conti, senza nomi. Non si torna indietro. Chi ha un saldo aperto aspetta.
Il registro delle operazioni non si può cancellare prima della sua scadenza.
Le foto degli alunni sono spente finché l'amministratore non le attiva; disattivarle le cancella tutte.</source>
            <translation>A family may ask for everything that is kept about it: search for the guardian, create PDF and JSON. The reasons of diets are there only if whoever makes the files may read them.
Once the years set have passed, names are erased: the account entries stay, without names. There is no way back. Whoever has an open balance waits.
The activity log cannot be deleted before its expiry.
Pupils' photos are off until the administrator turns them on; turning them off deletes them all.</translation>
        </message>
        <message>
            <source>dati-{who}</source>
            <translation>data-{who}</translation>
        </message>
        <message>
            <source>{count} alunni</source>
            <translation>{count} pupils</translation>
        </message>
    </context>
    <context>
        <name>PupilForm</name>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Codice fiscale (si può lasciare vuoto per chi non l'ha)</source>
            <translation>Tax code (may be left empty for whoever has none)</translation>
        </message>
        <message>
            <source>Cognome</source>
            <translation>Surname</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Data di nascita</source>
            <translation>Date of birth</translation>
        </message>
        <message>
            <source>Dati dell'alunno</source>
            <translation>Pupil's details</translation>
        </message>
        <message>
            <source>Iscrizione al servizio</source>
            <translation>Enrolment in the service</translation>
        </message>
        <message>
            <source>Nessuna, per ora</source>
            <translation>None, for now</translation>
        </message>
        <message>
            <source>Nessuno, per ora</source>
            <translation>None, for now</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>First name</translation>
        </message>
        <message>
            <source>Nuovo alunno</source>
            <translation>New pupil</translation>
        </message>
    </context>
    <context>
        <name>PupilPairsPage</name>
        <message>
            <source>Alunni doppi</source>
            <translation>Duplicate pupils</translation>
        </message>
        <message>
            <source>Classi</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Coppie di schede simili</source>
            <translation>Pairs of similar records</translation>
        </message>
        <message>
            <source>Gli alunni che potrebbero essere inseriti due volte: stesso nome, oppure nome quasi uguale e stessa data di nascita. Scegli una coppia, guarda che cosa succede, e di' quale scheda resta.
Unire non cancella niente: i pasti già addebitati restano sulla seconda scheda, il saldo passa con due movimenti di giroconto, e da allora la ricerca trova solo la scheda che resta. Non si può annullare.
«Sono due bambini» toglie la coppia dall'elenco per sempre.</source>
            <translation>Pupils who may have been entered twice: same name, or nearly the same name and the same date of birth. Choose a pair, see what happens, and say which record stays.
Merging deletes nothing: meals already charged stay on the second record, the balance moves with two transfer entries, and from then on the search finds only the record that stays. It cannot be undone.
“They are two children” takes the pair off the list for good.</translation>
        </message>
        <message>
            <source>La scheda di {merged} (n. {id}) si unisce a quella di {kept}. Non si può annullare.</source>
            <translation>The record of {merged} (no. {id}) is merged into that of {kept}. It cannot be undone.</translation>
        </message>
        <message>
            <source>Le due schede di {name} sono una sola.</source>
            <translation>The two records of {name} are now one.</translation>
        </message>
        <message>
            <source>Nascita</source>
            <translation>Born</translation>
        </message>
        <message>
            <source>Nessun doppione: ogni alunno ha una sola scheda.</source>
            <translation>No duplicates: every pupil has one record only.</translation>
        </message>
        <message>
            <source>Perché</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Schede</source>
            <translation>Records</translation>
        </message>
        <message>
            <source>Tessere passate: {moved}, revocate: {revoked}.</source>
            <translation>Cards moved: {moved}, revoked: {revoked}.</translation>
        </message>
        <message>
            <source>Unisci le schede</source>
            <translation>Merge the records</translation>
        </message>
        <message>
            <source>nome simile, stessa nascita</source>
            <translation>similar name, same birth</translation>
        </message>
        <message>
            <source>stesso nome</source>
            <translation>same name</translation>
        </message>
        <message>
            <source>stesso nome e nascita</source>
            <translation>same name and birth</translation>
        </message>
        <message>
            <source>{one} e {other} sono due bambini: la coppia non torna più.</source>
            <translation>{one} and {other} are two children: the pair will not come back.</translation>
        </message>
    </context>
    <context>
        <name>PupilPanel</name>
        <message>
            <source>Alunno aggiunto. Sopra la scheda ci sono i passi che mancano.</source>
            <translation>Pupil added. The steps still missing are above the record.</translation>
        </message>
        <message>
            <source>Chiudi l'iscrizione a «{service}»</source>
            <translation>Close the enrolment in “{service}”</translation>
        </message>
        <message>
            <source>Non c'è ancora nessuna dieta: va prima definita con codice ed effetto.</source>
            <translation>There is no diet yet: it must first be defined with a code and its effect.</translation>
        </message>
        <message>
            <source>Salvato.</source>
            <translation>Saved.</translation>
        </message>
        <message>
            <source>Termina la dieta {code}</source>
            <translation>End diet {code}</translation>
        </message>
    </context>
    <context>
        <name>PupilsPage</name>
        <message>
            <source>1 alunno</source>
            <translation>1 pupil</translation>
        </message>
        <message>
            <source>Assenza di oggi in tre tasti: Alt+A, la lettera di come è arrivata (T, S, E), Invio.</source>
            <translation>Today's absence in three keys: Alt+A, the letter of how it came (T, C, E), Enter.</translation>
        </message>
        <message>
            <source>Dopo l'orario limite il programma chiede un motivo; ogni richiesta ha un codice di ricevuta.</source>
            <translation>After the cut-off the program asks for a reason; every request has a receipt code.</translation>
        </message>
        <message>
            <source>Dopo «Nuovo alunno» il riquadro sopra la scheda porta da un passo all'altro con Invio.</source>
            <translation>After “New pupil” the box above the record leads from one step to the next with Enter.</translation>
        </message>
        <message>
            <source>Esportati {count} alunni in {name}.</source>
            <translation>{count} pupils exported to {name}.</translation>
        </message>
        <message>
            <source>Esportato 1 alunno in {name}.</source>
            <translation>Exported 1 pupil to {name}.</translation>
        </message>
        <message>
            <source>Esportazione di {name}</source>
            <translation>Exporting {name}</translation>
        </message>
        <message>
            <source>Foglio di calcolo CSV (*.csv)</source>
            <translation>CSV spreadsheet (*.csv)</translation>
        </message>
        <message>
            <source>Foto: in «Scheda», se il comune le vuole. Scegli il file, trascinalo o incollalo (Ctrl+V).</source>
            <translation>Photo: in “Record”, if the municipality wants photos. Choose the file, drag it or paste it (Ctrl+V).</translation>
        </message>
        <message>
            <source>Genitori separati: in «Scheda», «Chi paga» ha le quote di ciascuno, da un giorno in poi.</source>
            <translation>Separated parents: in “Record”, “Who pays” has the share of each, from a day on.</translation>
        </message>
        <message>
            <source>Hai scritto dei dati che non sono ancora salvati: andando avanti si perdono.</source>
            <translation>You have typed data that are not saved yet: if you go on they are lost.</translation>
        </message>
        <message>
            <source>Importa alunni</source>
            <translation>Import pupils</translation>
        </message>
        <message>
            <source>Nel mese, spunta «Assente» o «Pasto in bianco»; con la tastiera: frecce e Spazio.</source>
            <translation>In the month, tick “Absent” or “Plain meal”; with the keyboard: arrows and Space.</translation>
        </message>
        <message>
            <source>Nessun alunno corrisponde. Prova con meno lettere o togli i filtri.</source>
            <translation>No pupil matches. Try with fewer letters or remove the filters.</translation>
        </message>
        <message>
            <source>Non ci sono ancora alunni: premi «Nuovo alunno» oppure importa un elenco.</source>
            <translation>There are no pupils yet: press “New pupil” or import a list.</translation>
        </message>
        <message>
            <source>Nuovo alunno</source>
            <translation>New pupil</translation>
        </message>
        <message>
            <source>Scarta e prosegui</source>
            <translation>Discard and go on</translation>
        </message>
        <message>
            <source>Scrivi cognome, nome o codice fiscale e premi Invio: il primo dell'elenco si apre accanto.</source>
            <translation>Type surname, name or tax code and press Enter: the first of the list opens beside it.</translation>
        </message>
        <message>
            <source>aggiungi iscrivi</source>
            <translation>add enrol</translation>
        </message>
        <message>
            <source>alunni.csv</source>
            <translation>pupils.csv</translation>
        </message>
        <message>
            <source>excel csv foglio elenco</source>
            <translation>excel csv sheet list</translation>
        </message>
        <message>
            <source>{count} alunni</source>
            <translation>{count} pupils</translation>
        </message>
        <message>
            <source>«Importa» legge anche «Cognome e nome» in una colonna: dove non è chiaro, chiede.</source>
            <translation>“Import” also reads “Cognome e nome” (surname and name) in one column: where it is not clear, it asks.</translation>
        </message>
    </context>
    <context>
        <name>PupilsPanel</name>
        <message>
            <source>Al</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Alunni e fasce</source>
            <translation>Pupils and bands</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Cerca un alunno</source>
            <translation>Search for a pupil</translation>
        </message>
        <message>
            <source>Chiudi (Esc)</source>
            <translation>Close (Esc)</translation>
        </message>
        <message>
            <source>Chiudi l'elenco</source>
            <translation>Close the list</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Con e senza fratelli</source>
            <translation>With and without siblings</translation>
        </message>
        <message>
            <source>Con fratelli</source>
            <translation>With siblings</translation>
        </message>
        <message>
            <source>Dal</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Esenti</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Esporta</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Figlio</source>
            <translation>Child</translation>
        </message>
        <message>
            <source>Fratelli</source>
            <translation>Siblings</translation>
        </message>
        <message>
            <source>Giorno</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Leggo gli alunni scelti…</source>
            <translation>Reading the chosen pupils…</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Nessun alunno.</source>
            <translation>No pupils.</translation>
        </message>
        <message>
            <source>Nessun iscritto con questi filtri.</source>
            <translation>No enrolled pupils with these filters.</translation>
        </message>
        <message>
            <source>Nota</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Prezzo</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Righe esportate in {name}: {count}.</source>
            <translation>Rows exported to {name}: {count}.</translation>
        </message>
        <message>
            <source>Scheda</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>Secondi figli e successivi</source>
            <translation>Second children and later</translation>
        </message>
        <message>
            <source>Senza prezzo</source>
            <translation>Without price</translation>
        </message>
        <message>
            <source>Tutti gli iscritti</source>
            <translation>All the enrolled</translation>
        </message>
        <message>
            <source>esente</source>
            <translation>exempt</translation>
        </message>
        <message>
            <source>nessuna fascia</source>
            <translation>no band</translation>
        </message>
        <message>
            <source>{code} senza tariffa</source>
            <translation>{code} without tariff</translation>
        </message>
        <message>
            <source>{place}º di {children}</source>
            <translation>{place} of {children}</translation>
        </message>
    </context>
    <context>
        <name>PupilsView</name>
        <message>
            <source>Alunni</source>
            <translation>Pupils</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Cerca un alunno</source>
            <translation>Search for a pupil</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Codice fiscale</source>
            <translation>Tax code</translation>
        </message>
        <message>
            <source>Cognome, nome o codice fiscale</source>
            <translation>Surname, name or tax code</translation>
        </message>
        <message>
            <source>Contiene i dati delle famiglie. Se ti servono per il lavoro, chiedi all'amministratore.</source>
            <translation>It holds the families' data. If you need them for your work, ask the administrator.</translation>
        </message>
        <message>
            <source>Esporta</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Importa</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>Iscritti al servizio</source>
            <translation>Enrolled in the service</translation>
        </message>
        <message>
            <source>Nuovo alunno</source>
            <translation>New pupil</translation>
        </message>
        <message>
            <source>Questa pagina non è per il tuo ruolo</source>
            <translation>This page is not for your role</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Tutte le classi</source>
            <translation>All classes</translation>
        </message>
        <message>
            <source>Tutte le scuole</source>
            <translation>All schools</translation>
        </message>
        <message>
            <source>Tutti i servizi</source>
            <translation>All services</translation>
        </message>
    </context>
    <context>
        <name>ReasonBar</name>
        <message>
            <source>Annulla</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
    </context>
    <context>
        <name>ReceiptsPage</name>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Assenza</source>
            <translation>Absence</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Codice</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Codice della ricevuta o nome</source>
            <translation>Receipt code or name</translation>
        </message>
        <message>
            <source>Giorni</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>Giorni dal</source>
            <translation>Days from</translation>
        </message>
        <message>
            <source>Giorni fino al</source>
            <translation>Days to</translation>
        </message>
        <message>
            <source>Il primo giorno viene dopo l'ultimo: correggi uno dei due.</source>
            <translation>The first day comes after the last: correct one of the two.</translation>
        </message>
        <message>
            <source>In bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Motivo: {reason}</source>
            <translation>Reason: {reason}</translation>
        </message>
        <message>
            <source>Nessuna richiesta trovata. Qui ci sono assenze, pasti in bianco e ripristini.</source>
            <translation>No requests found. Here are absences, plain meals and restored bookings.</translation>
        </message>
        <message>
            <source>Non compresi: {days}</source>
            <translation>Not included: {days}</translation>
        </message>
        <message>
            <source>Pasto in bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Registrata</source>
            <translation>Recorded</translation>
        </message>
        <message>
            <source>Registrata da {who}</source>
            <translation>Recorded by {who}</translation>
        </message>
        <message>
            <source>Registrata il {at}, {channel}</source>
            <translation>Recorded on {at}, {channel}</translation>
        </message>
        <message>
            <source>Ricevute</source>
            <translation>Receipts</translation>
        </message>
        <message>
            <source>Ricevute: ogni assenza, pasto in bianco e ripristino si ritrova per codice (anche senza trattino), nome o giorno. Invio la ristampa come fu data, con scritto RISTAMPA.</source>
            <translation>Receipts: every absence, plain meal and restored booking can be found by code (even without the hyphen), name or day. Enter prints it again as it was given, marked RISTAMPA (reprint).</translation>
        </message>
        <message>
            <source>Richiesta</source>
            <translation>Request</translation>
        </message>
        <message>
            <source>Richiesta di</source>
            <translation>Asked by</translation>
        </message>
        <message>
            <source>Richiesta di {who}</source>
            <translation>Asked by {who}</translation>
        </message>
        <message>
            <source>Ripristino</source>
            <translation>Restored booking</translation>
        </message>
        <message>
            <source>Ristampa</source>
            <translation>Print again</translation>
        </message>
        <message>
            <source>Scheda dell'alunno</source>
            <translation>Pupil's record</translation>
        </message>
        <message>
            <source>Vale per: {days}</source>
            <translation>Holds for: {days}</translation>
        </message>
        <message>
            <source>al</source>
            <translation>to</translation>
        </message>
        <message>
            <source>allo sportello</source>
            <translation>at the counter</translation>
        </message>
        <message>
            <source>dal portale</source>
            <translation>from the portal</translation>
        </message>
        <message>
            <source>dal registro di classe</source>
            <translation>from the class register</translation>
        </message>
        <message>
            <source>dalla scuola</source>
            <translation>from the school</translation>
        </message>
        <message>
            <source>per e-mail</source>
            <translation>by e-mail</translation>
        </message>
        <message>
            <source>per telefono</source>
            <translation>by telephone</translation>
        </message>
    </context>
    <context>
        <name>RecentStrip</name>
        <message>
            <source>Qui compaiono gli ultimi bambini registrati</source>
            <translation>The last children recorded appear here</translation>
        </message>
    </context>
    <context>
        <name>RechargeCard</name>
        <message>
            <source>Apri subito la ricevuta da stampare</source>
            <translation>Open the receipt to print at once</translation>
        </message>
        <message>
            <source>Importo in euro</source>
            <translation>Amount in euro</translation>
        </message>
        <message>
            <source>Pagata con</source>
            <translation>Paid by</translation>
        </message>
        <message>
            <source>Registra la ricarica</source>
            <translation>Record the recharge</translation>
        </message>
        <message>
            <source>Registra {amount} · {means}</source>
            <translation>Record {amount} · {means}</translation>
        </message>
        <message>
            <source>Ricarica allo sportello</source>
            <translation>Recharge at the counter</translation>
        </message>
        <message>
            <source>Versata da</source>
            <translation>Paid in by</translation>
        </message>
        <message>
            <source>secondo le quote, se vuoto</source>
            <translation>by the shares, if empty</translation>
        </message>
    </context>
    <context>
        <name>RechargePage</name>
        <message>
            <source>La ricarica è registrata, ma la ricevuta non è stata stampata. {reason}</source>
            <translation>The recharge is recorded, but the receipt was not printed. {reason}</translation>
        </message>
        <message>
            <source>Ricevuta inviata alla stampante</source>
            <translation>Receipt sent to the printer</translation>
        </message>
        <message>
            <source>Una ricarica è in corso: concludila o torna indietro, poi leggi l'altra.</source>
            <translation>A recharge is under way: finish it or go back, then scan the other one.</translation>
        </message>
    </context>
    <context>
        <name>RechargeView</name>
        <message>
            <source>Avanti</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>Cassa aperta: {name}, dalle {time}</source>
            <translation>Cash desk open: {name}, since {time}</translation>
        </message>
        <message>
            <source>Conferma la ricarica</source>
            <translation>Confirm the recharge</translation>
        </message>
        <message>
            <source>Fotocamera non collegata: usa il lettore</source>
            <translation>Camera not connected: use the scanner</translation>
        </message>
        <message>
            <source>Indietro</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Nessuna cassa aperta: si apre da «Gestione»</source>
            <translation>No cash desk open: open it from “Manage”</translation>
        </message>
        <message>
            <source>Nuova ricarica</source>
            <translation>New recharge</translation>
        </message>
        <message>
            <source>RICARICA</source>
            <translation>RECHARGE</translation>
        </message>
        <message>
            <source>Stampa la ricevuta</source>
            <translation>Print the receipt</translation>
        </message>
        <message>
            <source>Un momento…</source>
            <translation>One moment…</translation>
        </message>
        <message>
            <source>{name} · {class_name} · {service}</source>
            <translation>{name} · {class_name} · {service}</translation>
        </message>
    </context>
    <context>
        <name>Recharging</name>
        <message>
            <source>La ricarica di prima risulta già registrata: guarda l'estratto conto prima di rifarla.</source>
            <translation>The earlier recharge seems to be recorded already: look at the statement before repeating it.</translation>
        </message>
        <message>
            <source>La ricarica era già registrata e non è stata ripetuta: ricevuta {number}.</source>
            <translation>The recharge was already recorded and was not repeated: receipt {number}.</translation>
        </message>
        <message>
            <source>Ricarica di {amount} a {pupil} registrata. Ricevuta {number}.</source>
            <translation>Recharge of {amount} for {pupil} recorded. Receipt {number}.</translation>
        </message>
        <message>
            <source>Stampa ricevuta</source>
            <translation>Print receipt</translation>
        </message>
    </context>
    <context>
        <name>RecordPanel</name>
        <message>
            <source>Aggiungi</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>Apri il conto</source>
            <translation>Open the account</translation>
        </message>
        <message>
            <source>Apri le tessere</source>
            <translation>Open the cards</translation>
        </message>
        <message>
            <source>Assegna</source>
            <translation>Assign</translation>
        </message>
        <message>
            <source>Cambia</source>
            <translation>Change</translation>
        </message>
        <message>
            <source>Chi paga</source>
            <translation>Who pays</translation>
        </message>
        <message>
            <source>Chiudi</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Conti</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Data di nascita non indicata</source>
            <translation>Date of birth not given</translation>
        </message>
        <message>
            <source>Data di nascita: {day}</source>
            <translation>Date of birth: {day}</translation>
        </message>
        <message>
            <source>Dati</source>
            <translation>Details</translation>
        </message>
        <message>
            <source>Diete</source>
            <translation>Diets</translation>
        </message>
        <message>
            <source>Emessa il {day}</source>
            <translation>Issued on {day}</translation>
        </message>
        <message>
            <source>Genitori</source>
            <translation>Guardians</translation>
        </message>
        <message>
            <source>Iscrivi</source>
            <translation>Enrol</translation>
        </message>
        <message>
            <source>Iscrizioni</source>
            <translation>Enrolments</translation>
        </message>
        <message>
            <source>Modifica</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Mostra il motivo</source>
            <translation>Show the reason</translation>
        </message>
        <message>
            <source>Motivo: {reason}</source>
            <translation>Reason: {reason}</translation>
        </message>
        <message>
            <source>Nessun genitore: aggiungi chi ha fatto la domanda di iscrizione.</source>
            <translation>No guardians: add who made the enrolment application.</translation>
        </message>
        <message>
            <source>Nessun movimento: il conto si apre con la prima ricarica.</source>
            <translation>No entries: the account opens with the first recharge.</translation>
        </message>
        <message>
            <source>Nessuna dieta speciale.</source>
            <translation>No special diet.</translation>
        </message>
        <message>
            <source>Nessuna iscrizione: premi «Iscrivi» perché i pasti siano prenotati.</source>
            <translation>No enrolment: press “Enrol” so that meals are booked.</translation>
        </message>
        <message>
            <source>Nessuna tessera in uso.</source>
            <translation>No card in use.</translation>
        </message>
        <message>
            <source>Non è in nessuna classe: senza classe non ha pasti.</source>
            <translation>In no class: without a class there are no meals.</translation>
        </message>
        <message>
            <source>Richiedente</source>
            <translation>Applicant</translation>
        </message>
        <message>
            <source>Senza codice fiscale</source>
            <translation>Without tax code</translation>
        </message>
        <message>
            <source>Sposta</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>Termina</source>
            <translation>End</translation>
        </message>
        <message>
            <source>Tessere</source>
            <translation>Cards</translation>
        </message>
        <message>
            <source>Togli</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>a debito</source>
            <translation>in debt</translation>
        </message>
        <message>
            <source>certificato fino al {day}</source>
            <translation>certificate until {day}</translation>
        </message>
        <message>
            <source>certificato scaduto</source>
            <translation>certificate expired</translation>
        </message>
        <message>
            <source>dal {first} al {last}</source>
            <translation>from {first} to {last}</translation>
        </message>
        <message>
            <source>finita</source>
            <translation>ended</translation>
        </message>
        <message>
            <source>nessun motivo registrato</source>
            <translation>no reason recorded</translation>
        </message>
        <message>
            <source>richiedente</source>
            <translation>applicant</translation>
        </message>
        <message>
            <source>{service}: tessera n. {number}</source>
            <translation>{service}: card no. {number}</translation>
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
        <name>RefundForm</name>
        <message>
            <source>IBAN</source>
            <translation>IBAN</translation>
        </message>
        <message>
            <source>Importo in euro</source>
            <translation>Amount in euro</translation>
        </message>
        <message>
            <source>Intestatario del conto corrente</source>
            <translation>Holder of the bank account</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Rimborsa</source>
            <translation>Refund</translation>
        </message>
        <message>
            <source>Rimborsa il credito</source>
            <translation>Refund the credit</translation>
        </message>
    </context>
    <context>
        <name>RefundsPanel</name>
        <message>
            <source>Al giorno</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Conti</source>
            <translation>Accounts</translation>
        </message>
        <message>
            <source>Da pagare: {amount}</source>
            <translation>To pay: {amount}</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Esporta</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>IBAN</source>
            <translation>IBAN</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Intestatario</source>
            <translation>Account holder</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Nessun rimborso in questi giorni. Si fa dal conto dell'alunno, con «Altro».</source>
            <translation>No refunds on these days. They are made from the pupil's account, with “More”.</translation>
        </message>
        <message>
            <source>Registrato da</source>
            <translation>Recorded by</translation>
        </message>
        <message>
            <source>Rimborsi</source>
            <translation>Refunds</translation>
        </message>
        <message>
            <source>Rimborsi esportati in {name}: {count}.</source>
            <translation>Refunds exported to {name}: {count}.</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>da pagare</source>
            <translation>to be paid</translation>
        </message>
        <message>
            <source>stornato</source>
            <translation>reversed</translation>
        </message>
    </context>
    <context>
        <name>Register</name>
        <message>
            <source>Al giorno</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Altri</source>
            <translation>Others</translation>
        </message>
        <message>
            <source>Altro</source>
            <translation>More</translation>
        </message>
        <message>
            <source>Annulla la riga scelta con una riga contraria</source>
            <translation>Cancel the chosen line with an opposite line</translation>
        </message>
        <message>
            <source>Contesta l'addebito scelto…</source>
            <translation>Dispute the chosen charge…</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Decidi la contestazione…</source>
            <translation>Decide the dispute…</translation>
        </message>
        <message>
            <source>Descrizione</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Estratto conto</source>
            <translation>Statement</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Nessun movimento con questi filtri. Premi «Tutto» per toglierli.</source>
            <translation>No entries with these filters. Press “All” to remove them.</translation>
        </message>
        <message>
            <source>Nessun movimento: la prima ricarica apre il conto.</source>
            <translation>No entries: the first recharge opens the account.</translation>
        </message>
        <message>
            <source>Registrato da</source>
            <translation>Recorded by</translation>
        </message>
        <message>
            <source>Registrato il</source>
            <translation>Recorded on</translation>
        </message>
        <message>
            <source>Riaddebita il pasto stornato…</source>
            <translation>Charge the reversed meal again…</translation>
        </message>
        <message>
            <source>Ricevuta</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Rimborsa il credito…</source>
            <translation>Refund the credit…</translation>
        </message>
        <message>
            <source>Ristampa la ricevuta della ricarica scelta</source>
            <translation>Print again the receipt of the chosen recharge</translation>
        </message>
        <message>
            <source>Saldo</source>
            <translation>Balance</translation>
        </message>
        <message>
            <source>Storna</source>
            <translation>Reverse</translation>
        </message>
        <message>
            <source>Tipo di movimento</source>
            <translation>Kind of entry</translation>
        </message>
        <message>
            <source>Togli i filtri</source>
            <translation>Remove the filters</translation>
        </message>
        <message>
            <source>Trasferisci a un fratello…</source>
            <translation>Transfer to a sibling…</translation>
        </message>
        <message>
            <source>Tutti i movimenti</source>
            <translation>All entries</translation>
        </message>
        <message>
            <source>Tutto</source>
            <translation>All</translation>
        </message>
        <message>
            <source>al giorno</source>
            <translation>to</translation>
        </message>
        <message>
            <source>dal giorno</source>
            <translation>from</translation>
        </message>
    </context>
    <context>
        <name>RegisterColumnsForm</name>
        <message>
            <source>Che cosa c'è nelle colonne</source>
            <translation>What the columns hold</translation>
        </message>
        <message>
            <source>Nel file ci sono solo gli assenti</source>
            <translation>The file has only those absent</translation>
        </message>
    </context>
    <context>
        <name>RegisterModel</name>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Nel registro</source>
            <translation>In the register</translation>
        </message>
        <message>
            <source>Ora è</source>
            <translation>Now</translation>
        </message>
        <message>
            <source>assente</source>
            <translation>absent</translation>
        </message>
        <message>
            <source>assente, ma in refettorio risulta presente</source>
            <translation>absent, but checked in at the canteen</translation>
        </message>
        <message>
            <source>in bianco</source>
            <translation>plain meal</translation>
        </message>
        <message>
            <source>prenotato</source>
            <translation>booked</translation>
        </message>
        <message>
            <source>presente</source>
            <translation>present</translation>
        </message>
        <message>
            <source>riga {row}: nessun alunno con questo nome</source>
            <translation>row {row}: no pupil with this name</translation>
        </message>
        <message>
            <source>riga {row}: più alunni con questo nome</source>
            <translation>row {row}: more than one pupil with this name</translation>
        </message>
        <message>
            <source>riga {row}: scritto due volte, presente e assente</source>
            <translation>row {row}: written twice, present and absent</translation>
        </message>
        <message>
            <source>{text}; forse {names}</source>
            <translation>{text}; perhaps {names}</translation>
        </message>
    </context>
    <context>
        <name>RegisterPage</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Annullato: le prenotazioni sono come prima del registro.</source>
            <translation>Undone: the bookings are as they were before the register.</translation>
        </message>
        <message>
            <source>Confronta chi è a scuola con chi è prenotato: scegli il giorno e il file delle presenze.</source>
            <translation>Compare who is at school with who is booked: choose the day and the attendance file.</translation>
        </message>
        <message>
            <source>Dal registro di classe</source>
            <translation>From the class register</translation>
        </message>
        <message>
            <source>Il registro e le prenotazioni dicono la stessa cosa: non c'è niente da registrare.</source>
            <translation>The register and the bookings say the same: there is nothing to record.</translation>
        </message>
        <message>
            <source>Nessuna differenza</source>
            <translation>No differences</translation>
        </message>
        <message>
            <source>Prenotazioni cambiate dal registro: {count}.</source>
            <translation>Bookings changed from the register: {count}.</translation>
        </message>
        <message>
            <source>Registra 1 modifica</source>
            <translation>Record 1 change</translation>
        </message>
        <message>
            <source>Registra lo stesso</source>
            <translation>Record all the same</translation>
        </message>
        <message>
            <source>Registra {count} modifiche</source>
            <translation>Record {count} changes</translation>
        </message>
        <message>
            <source>Registro (*.csv *.txt *.xlsx);;Tutti i file (*)</source>
            <translation>Register (*.csv *.txt *.xlsx);;All files (*)</translation>
        </message>
        <message>
            <source>Righe non capite, lasciate fuori. {rows}</source>
            <translation>Rows not understood, left out. {rows}</translation>
        </message>
        <message>
            <source>Scegli il file…</source>
            <translation>Choose the file…</translation>
        </message>
        <message>
            <source>Scegli un altro file…</source>
            <translation>Choose another file…</translation>
        </message>
        <message>
            <source>Tutte le classi</source>
            <translation>All classes</translation>
        </message>
        <message>
            <source>e altre {count}</source>
            <translation>and {count} more</translation>
        </message>
        <message>
            <source>{count} righe di altri giorni non contano.</source>
            <translation>{count} rows of other days do not count.</translation>
        </message>
        <message>
            <source>{name}: {lines} alunni letti, {agreeing} d'accordo con le prenotazioni, {count} da guardare.</source>
            <translation>{name}: {lines} pupils read, {agreeing} agree with the bookings, {count} to look at.</translation>
        </message>
        <message>
            <source>È un elenco di soli assenti: chi non c'è non viene toccato.</source>
            <translation>It is a list of absent pupils only: whoever is not in it is left as is.</translation>
        </message>
    </context>
    <context>
        <name>RegisterView</name>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Colonne…</source>
            <translation>Columns…</translation>
        </message>
        <message>
            <source>Di' che cosa c'è nelle colonne del file, se non è stato capito bene</source>
            <translation>Say what the columns of the file are, if they were not understood</translation>
        </message>
        <message>
            <source>Differenze tra registro e prenotazioni</source>
            <translation>Differences between register and bookings</translation>
        </message>
        <message>
            <source>Giorno</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Giorno del registro</source>
            <translation>Day of the register</translation>
        </message>
        <message>
            <source>Nessuno</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Registro di classe</source>
            <translation>Class register</translation>
        </message>
        <message>
            <source>Registro di classe: scegli il file delle presenze del giorno (CSV o XLSX, con «Alunno» e «Assente» o «Presenza»). Vedi solo ciò che è diverso; niente cambia finché non premi «Registra». Se una colonna non è stata capita, «Colonne…»: la prossima volta è ricordata.</source>
            <translation>Class register: choose the file of the day's attendance (CSV or XLSX, with “Alunno” and “Assente” or “Presenza”). You see only what differs; nothing changes until you press “Register”. If a column was not understood, “Columns…”: next time it is remembered.</translation>
        </message>
        <message>
            <source>Scegli il file…</source>
            <translation>Choose the file…</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Tutti</source>
            <translation>All</translation>
        </message>
    </context>
    <context>
        <name>Reminders</name>
        <message>
            <source>Annullato</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>Da controllare</source>
            <translation>To be checked</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>In attesa</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>Inviato</source>
            <translation>Sent</translation>
        </message>
        <message>
            <source>Invio interrotto?</source>
            <translation>Sending cut off?</translation>
        </message>
        <message>
            <source>Lettera</source>
            <translation>Letter</translation>
        </message>
        <message>
            <source>Primo avviso</source>
            <translation>First notice</translation>
        </message>
        <message>
            <source>Saldo basso</source>
            <translation>Low balance</translation>
        </message>
        <message>
            <source>Secondo avviso</source>
            <translation>Second notice</translation>
        </message>
        <message>
            <source>Sollecito formale</source>
            <translation>Formal reminder</translation>
        </message>
        <message>
            <source>Stampato</source>
            <translation>Printed</translation>
        </message>
        <message>
            <source>manca il genitore richiedente</source>
            <translation>the applicant is missing</translation>
        </message>
        <message>
            <source>senza indirizzo: da consegnare</source>
            <translation>without address: to be handed over</translation>
        </message>
    </context>
    <context>
        <name>RemindersPage</name>
        <message>
            <source>Avvisi che c'erano dentro: {count}.</source>
            <translation>Reminders in them: {count}.</translation>
        </message>
        <message>
            <source>Avvisi che non servivano più: {count}.</source>
            <translation>Reminders no longer needed: {count}.</translation>
        </message>
        <message>
            <source>Avvisi che partono adesso per e-mail: {count}. I figli di uno stesso genitore stanno in una sola; chi ha già pagato viene saltato.</source>
            <translation>Reminders that go by e-mail now: {count}. The children of one guardian are in one e-mail; whoever has paid is left out.</translation>
        </message>
        <message>
            <source>Avvisi pronti in uscita: {count}.</source>
            <translation>Reminders ready in the outbox: {count}.</translation>
        </message>
        <message>
            <source>Avvisi rifiutati dal server: {count}. Guarda quelli in attesa.</source>
            <translation>Reminders refused by the server: {count}. Look at those waiting.</translation>
        </message>
        <message>
            <source>E-mail inviate: {count}.</source>
            <translation>E-mails sent: {count}.</translation>
        </message>
        <message>
            <source>E-mail: {mails}, lettere: {letters}. Vengono scritte e messe in uscita: niente parte finché non le invii o le stampi da lì.</source>
            <translation>E-mails: {mails}, letters: {letters}. They are written and put into the outbox: nothing leaves until you send or print them from there.</translation>
        </message>
        <message>
            <source>Invia 1 avviso per e-mail</source>
            <translation>Send 1 reminder by e-mail</translation>
        </message>
        <message>
            <source>Invia le e-mail</source>
            <translation>Send the e-mails</translation>
        </message>
        <message>
            <source>Invia {count} avvisi per e-mail</source>
            <translation>Send {count} reminders by e-mail</translation>
        </message>
        <message>
            <source>Invio delle e-mail</source>
            <translation>Sending the e-mails</translation>
        </message>
        <message>
            <source>Lettere: {count}, in {path}. Stampale da lì.</source>
            <translation>Letters: {count}, in {path}. Print them from there.</translation>
        </message>
        <message>
            <source>Messaggio a {who} annullato.</source>
            <translation>Message to {who} cancelled.</translation>
        </message>
        <message>
            <source>Messaggio a {who} di nuovo in attesa.</source>
            <translation>Message to {who} waiting again.</translation>
        </message>
        <message>
            <source>Nessuna lettera da stampare: chi doveva riceverla ha già pagato.</source>
            <translation>No letters to print: whoever was to receive one has already paid.</translation>
        </message>
        <message>
            <source>Prepara 1 avviso</source>
            <translation>Prepare 1 notice</translation>
        </message>
        <message>
            <source>Prepara gli avvisi</source>
            <translation>Prepare the notices</translation>
        </message>
        <message>
            <source>Prepara {count} avvisi</source>
            <translation>Prepare {count} notices</translation>
        </message>
        <message>
            <source>Scrittura degli avvisi</source>
            <translation>Writing the notices</translation>
        </message>
        <message>
            <source>Server salvato: vale dalla prossima e-mail.</source>
            <translation>Server saved: it holds from the next e-mail.</translation>
        </message>
        <message>
            <source>Soglie salvate: valgono da adesso.</source>
            <translation>Thresholds saved: they hold from now on.</translation>
        </message>
        <message>
            <source>Stampa delle lettere</source>
            <translation>Printing the letters</translation>
        </message>
        <message>
            <source>Testo salvato: vale dal prossimo avviso che prepari.</source>
            <translation>Text saved: it holds from the next notice you prepare.</translation>
        </message>
        <message>
            <source>lettere.pdf</source>
            <translation>letters.pdf</translation>
        </message>
    </context>
    <context>
        <name>RemindersView</name>
        <message>
            <source>Avvisi e solleciti</source>
            <translation>Notices and reminders</translation>
        </message>
        <message>
            <source>Da avvisare</source>
            <translation>To notify</translation>
        </message>
        <message>
            <source>In uscita</source>
            <translation>Outbox</translation>
        </message>
        <message>
            <source>Le famiglie con il saldo basso o a debito, un passo alla volta: saldo basso, primo avviso, secondo avviso, sollecito formale. Nessun passo si salta, nessuno si ripete prima dei giorni fissati, e chi è esente non compare mai.
«Prepara» scrive i messaggi e li mette tra quelli in uscita: da lì si inviano le e-mail e si stampano le lettere. Chi nel frattempo ha pagato viene tolto da solo.
Gli elenchi sono solo per l'ufficio: non stamparli e non lasciarli in vista.</source>
            <translation>Families with a low balance or in debt, one step at a time: low balance, first notice, second notice, formal reminder. No step is skipped, none is repeated before the days set, and exempt pupils never appear.
“Prepare” writes the messages and puts them in the outbox: from there e-mails are sent and letters printed. Whoever pays in the meantime is taken off by itself.
The lists are for the office only: do not print them and do not leave them in view.</translation>
        </message>
        <message>
            <source>Parti della pagina</source>
            <translation>Parts of the page</translation>
        </message>
        <message>
            <source>Soglie e posta</source>
            <translation>Thresholds and mail</translation>
        </message>
        <message>
            <source>Testi</source>
            <translation>Texts</translation>
        </message>
    </context>
    <context>
        <name>RenewBar</name>
        <message>
            <source>Lascia scadere</source>
            <translation>Let expire</translation>
        </message>
        <message>
            <source>Rinnova</source>
            <translation>Renew</translation>
        </message>
        <message>
            <source>Scegli le righe e premi Spazio. Ciò che dipende dall'ISEE è spento: serve l'ISEE nuovo.</source>
            <translation>Choose the rows and press Space. What depends on the ISEE is off: the new ISEE is needed.</translation>
        </message>
        <message>
            <source>{name}: non si può, {why}.</source>
            <translation>{name}: not possible, {why}.</translation>
        </message>
    </context>
    <context>
        <name>Reports</name>
        <message>
            <source>31–60</source>
            <translation>31–60</translation>
        </message>
        <message>
            <source>61–90</source>
            <translation>61–90</translation>
        </message>
        <message>
            <source>A debito dal</source>
            <translation>In debt since</translation>
        </message>
        <message>
            <source>Addebitati</source>
            <translation>Charged</translation>
        </message>
        <message>
            <source>Al</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Assenze</source>
            <translation>Absences</translation>
        </message>
        <message>
            <source>Attesi</source>
            <translation>Expected</translation>
        </message>
        <message>
            <source>Canale</source>
            <translation>Channel</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Contestato</source>
            <translation>Disputed</translation>
        </message>
        <message>
            <source>Conto</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Dal</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Debiti</source>
            <translation>Debts</translation>
        </message>
        <message>
            <source>Debito</source>
            <translation>Debt</translation>
        </message>
        <message>
            <source>Descrizione</source>
            <translation>Description</translation>
        </message>
        <message>
            <source>Differenza</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>Esenti</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Extra</source>
            <translation>Extra</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Giorni</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>Giorno</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>In bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Incassi</source>
            <translation>Takings</translation>
        </message>
        <message>
            <source>Iscritti</source>
            <translation>Enrolled</translation>
        </message>
        <message>
            <source>Mese</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Mezzo</source>
            <translation>Means</translation>
        </message>
        <message>
            <source>Ordinati</source>
            <translation>Ordered</translation>
        </message>
        <message>
            <source>Ordinati e serviti</source>
            <translation>Ordered and served</translation>
        </message>
        <message>
            <source>Pasti</source>
            <translation>Meals</translation>
        </message>
        <message>
            <source>Pasti per fascia</source>
            <translation>Meals by band</translation>
        </message>
        <message>
            <source>Personale</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>Prenotati</source>
            <translation>Booked</translation>
        </message>
        <message>
            <source>Presenti</source>
            <translation>Present</translation>
        </message>
        <message>
            <source>Presenza</source>
            <translation>Attendance rate</translation>
        </message>
        <message>
            <source>Presenze</source>
            <translation>Attendance</translation>
        </message>
        <message>
            <source>Ricariche</source>
            <translation>Recharges</translation>
        </message>
        <message>
            <source>Rilevati</source>
            <translation>Checked in</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Tracciabile</source>
            <translation>Traceable</translation>
        </message>
        <message>
            <source>Ultima ricarica</source>
            <translation>Last recharge</translation>
        </message>
        <message>
            <source>fino a 30 giorni</source>
            <translation>up to 30 days</translation>
        </message>
        <message>
            <source>oltre 90</source>
            <translation>over 90</translation>
        </message>
    </context>
    <context>
        <name>ReportsPage</name>
        <message>
            <source>Altri giorni</source>
            <translation>Other days</translation>
        </message>
        <message>
            <source>Anno scolastico</source>
            <translation>School year</translation>
        </message>
        <message>
            <source>Mese scorso</source>
            <translation>Last month</translation>
        </message>
        <message>
            <source>Questo mese</source>
            <translation>This month</translation>
        </message>
        <message>
            <source>Scrivi un numero di pasti.</source>
            <translation>Type a number of meals.</translation>
        </message>
        <message>
            <source>Tornano con gli addebitati più gli esenti.</source>
            <translation>They agree with those charged plus the exempt.</translation>
        </message>
        <message>
            <source>statistiche prospetto</source>
            <translation>statistics report</translation>
        </message>
        <message>
            <source>{count} in meno degli addebitati più gli esenti ({charged}).</source>
            <translation>{count} fewer than those charged plus the exempt ({charged}).</translation>
        </message>
        <message>
            <source>{count} in più degli addebitati più gli esenti ({charged}).</source>
            <translation>{count} more than those charged plus the exempt ({charged}).</translation>
        </message>
    </context>
    <context>
        <name>ReportsView</name>
        <message>
            <source>Al giorno</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Attestazioni 730</source>
            <translation>Tax certificates (730)</translation>
        </message>
        <message>
            <source>CSV</source>
            <translation>CSV</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Excel</source>
            <translation>Excel</translation>
        </message>
        <message>
            <source>In tutto: {totals}</source>
            <translation>In all: {totals}</translation>
        </message>
        <message>
            <source>Le attestazioni per il 730 contano le ricariche ricevute nell'anno: solo quelle con mezzi tracciabili danno diritto alla detrazione.</source>
            <translation>The tax certificates (730) count the recharges received in the year: only those by traceable means give a right to the deduction.</translation>
        </message>
        <message>
            <source>Nessun dato nel periodo scelto: prova un periodo più lungo.</source>
            <translation>No data in the period chosen: try a longer period.</translation>
        </message>
        <message>
            <source>PDF</source>
            <translation>PDF</translation>
        </message>
        <message>
            <source>Pasti fatturati dal gestore</source>
            <translation>Meals invoiced by the caterer</translation>
        </message>
        <message>
            <source>Periodo</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Prospetti</source>
            <translation>Reports</translation>
        </message>
        <message>
            <source>Prospetto</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>Quando ci sarà un servizio con giornate chiuse, da qui potrai stampare i prospetti.</source>
            <translation>When there is a service with closed days, you can print the reports from here.</translation>
        </message>
        <message>
            <source>Questa pagina non è per il tuo ruolo</source>
            <translation>This page is not for your role</translation>
        </message>
        <message>
            <source>Qui si contano pasti e incassi</source>
            <translation>Meals and takings are counted here</translation>
        </message>
        <message>
            <source>Scegli il prospetto e il periodo: i numeri si possono stampare o aprire in un foglio.</source>
            <translation>Choose the report and the period: the numbers can be printed or opened in a spreadsheet.</translation>
        </message>
        <message>
            <source>Se ti serve per il lavoro, chiedi all'amministratore.</source>
            <translation>If you need it for your work, ask the administrator.</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Statistiche</source>
            <translation>Statistics</translation>
        </message>
        <message>
            <source>«Ordinati e serviti» confronta gli ordini alla cucina con i pasti rilevati e addebitati: scrivi i pasti della fattura e vedi la differenza.</source>
            <translation>“Ordered and served” compares the orders to the kitchen with the meals checked in and charged: type the meals of the invoice and see the difference.</translation>
        </message>
    </context>
    <context>
        <name>RequestCard</name>
        <message>
            <source>Alt+A, poi la lettera del canale, poi Invio</source>
            <translation>Alt+A, then the letter of the channel, then Enter</translation>
        </message>
        <message>
            <source>Assenza</source>
            <translation>Absence</translation>
        </message>
        <message>
            <source>Chi chiede</source>
            <translation>Who asks</translation>
        </message>
        <message>
            <source>Codice di ricevuta dell'ultima richiesta</source>
            <translation>Receipt code of the last request</translation>
        </message>
        <message>
            <source>Codice di ricevuta {code}</source>
            <translation>Receipt code {code}</translation>
        </message>
        <message>
            <source>Come è arrivata la richiesta</source>
            <translation>How the request came</translation>
        </message>
        <message>
            <source>Dal</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Dalla scuola</source>
            <translation>From the school</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>In bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Primo giorno</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>Ripristina</source>
            <translation>Restore</translation>
        </message>
        <message>
            <source>Sportello</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>Stampa la ricevuta</source>
            <translation>Print the receipt</translation>
        </message>
        <message>
            <source>Telefono</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>Torna alla prenotazione normale</source>
            <translation>Back to the normal booking</translation>
        </message>
        <message>
            <source>Ultimo giorno</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>al</source>
            <translation>to</translation>
        </message>
    </context>
    <context>
        <name>RequestStrip</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Annulla l'ultima modifica: Ctrl+Z</source>
            <translation>Undo the last change: Ctrl+Z</translation>
        </message>
        <message>
            <source>Assente</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Assente: Spazio oppure A</source>
            <translation>Absent: Space or A</translation>
        </message>
        <message>
            <source>Chi ha chiamato</source>
            <translation>Who called</translation>
        </message>
        <message>
            <source>Come è arrivata la richiesta</source>
            <translation>How the request came</translation>
        </message>
        <message>
            <source>Dalla scuola</source>
            <translation>From the school</translation>
        </message>
        <message>
            <source>Di nuovo prenotato: Canc</source>
            <translation>Booked again: Del</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>In bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Pasto in bianco: B</source>
            <translation>Plain meal: B</translation>
        </message>
        <message>
            <source>Prenotato</source>
            <translation>Booked</translation>
        </message>
        <message>
            <source>Sportello</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>Telefono</source>
            <translation>Telephone</translation>
        </message>
    </context>
    <context>
        <name>Rollover</name>
        <message>
            <source>passano alla primaria</source>
            <translation>go on to primary</translation>
        </message>
        <message>
            <source>passano alla secondaria</source>
            <translation>go on to secondary</translation>
        </message>
        <message>
            <source>terminano</source>
            <translation>finish</translation>
        </message>
    </context>
    <context>
        <name>RolloverPage</name>
        <message>
            <source>Anno {label}: {pupils} alunni, {enrolments} iscrizioni, {classes} classi nuove, {renewals} rinnovi.</source>
            <translation>Year {label}: {pupils} pupils, {enrolments} enrolments, {classes} new classes, {renewals} renewals.</translation>
        </message>
        <message>
            <source>Annulla il passaggio</source>
            <translation>Undo the year change</translation>
        </message>
        <message>
            <source>Esegui il passaggio</source>
            <translation>Change the year</translation>
        </message>
        <message>
            <source>Passaggio all'anno {label}</source>
            <translation>Change to the year {label}</translation>
        </message>
        <message>
            <source>Passaggio annullato: {pupils} alunni e {classes} classi tolti.</source>
            <translation>Year change undone: {pupils} pupils and {classes} classes removed.</translation>
        </message>
        <message>
            <source>Restano perché usate: {classes}.</source>
            <translation>They stay because they are used: {classes}.</translation>
        </message>
        <message>
            <source>Tornano a scadere: {count}.</source>
            <translation>Due to expire again: {count}.</translation>
        </message>
        <message>
            <source>{going} alunni passano all'anno {label} e {leaving} escono; si rinnovano {renewals} fra fasce, esenzioni e diete. Si può annullare finché nell'anno nuovo non ci sono assenze, pasti o addebiti.</source>
            <translation>{going} pupils go on to the year {label} and {leaving} leave; {renewals} bands, exemptions and diets are renewed. It can be undone until there are absences, meals or charges in the new year.</translation>
        </message>
        <message>
            <source>{pupils} alunni tornano senza classe nell'anno {label}, con le loro {enrolments} iscrizioni. Quanto è stato inserito a mano resta.</source>
            <translation>{pupils} pupils go back to having no class in the year {label}, with their {enrolments} enrolments. What was entered by hand stays.</translation>
        </message>
    </context>
    <context>
        <name>RolloverView</name>
        <message>
            <source>1 · Decidi</source>
            <translation>1 · Decide</translation>
        </message>
        <message>
            <source>2 · Controlla</source>
            <translation>2 · Check</translation>
        </message>
        <message>
            <source>A</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Alunni</source>
            <translation>Pupils</translation>
        </message>
        <message>
            <source>Annulla il passaggio</source>
            <translation>Undo the year change</translation>
        </message>
        <message>
            <source>Annullato</source>
            <translation>Undone</translation>
        </message>
        <message>
            <source>Annullato il {at} da {who}.</source>
            <translation>Undone on {at} by {who}.</translation>
        </message>
        <message>
            <source>Chi</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Classi</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Controlla</source>
            <translation>Check</translation>
        </message>
        <message>
            <source>Da</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Esegui il passaggio</source>
            <translation>Change the year</translation>
        </message>
        <message>
            <source>Fatto</source>
            <translation>Done</translation>
        </message>
        <message>
            <source>Iscrizioni</source>
            <translation>Enrolments</translation>
        </message>
        <message>
            <source>Nell'anno nuovo</source>
            <translation>In the new year</translation>
        </message>
        <message>
            <source>Nessun passaggio d'anno è stato ancora fatto.</source>
            <translation>No year change has been made yet.</translation>
        </message>
        <message>
            <source>Nessuna classe in questo anno: scegline un altro a destra.</source>
            <translation>No classes in this year: choose another one on the right.</translation>
        </message>
        <message>
            <source>Non si può annullare: {reason}.</source>
            <translation>It cannot be undone: {reason}.</translation>
        </message>
        <message>
            <source>Passaggi fatti</source>
            <translation>Changes made</translation>
        </message>
        <message>
            <source>Passaggio d'anno</source>
            <translation>Year change</translation>
        </message>
        <message>
            <source>Passi</source>
            <translation>Steps</translation>
        </message>
        <message>
            <source>Quando</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Quando ci saranno un anno scolastico e le sue classi, a fine anno le porterai avanti da qui.</source>
            <translation>When there are a school year and its classes, at the end of the year you take them forward from here.</translation>
        </message>
        <message>
            <source>Qui si passa da un anno scolastico al successivo</source>
            <translation>Here you go from one school year to the next</translation>
        </message>
        <message>
            <source>Scegli un passaggio per annullarlo.</source>
            <translation>Choose a year change to undo it.</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Una volta l'anno, dopo la fine delle lezioni: le classi salgono, chi è all'ultima esce, le iscrizioni continuano. Nella prima scheda decidi che cosa diventa ogni classe (scegli la riga, scrivi il nome, Invio) e quali servizi continuano.
«Controlla» mostra che cosa succederà, prima che succeda: chi esce e con quale saldo, che cosa scade. Fasce di residenza, esenzioni e diete durature si possono rinnovare lì, riga per riga; ciò che dipende dall'ISEE o da un certificato scaduto no.
Il passaggio si può rifare senza doppioni per chi è arrivato dopo, e si può annullare finché nell'anno nuovo non c'è un'assenza, un pasto o un addebito. I conti e le tessere continuano da soli.</source>
            <translation>Once a year, after the end of lessons: classes move up, those in the last one leave, enrolments go on. In the first tab decide what each class becomes (choose the row, type the name, Enter) and which services go on.
“Check” shows what will happen before it happens: who leaves and with which balance, what expires. Bands by residence, exemptions and lasting diets can be renewed there, row by row; what depends on the ISEE or on an expired certificate cannot.
The year change can be repeated without duplicates for late arrivals, and can be undone until there is an absence, a meal or a charge in the new year. Accounts and cards go on by themselves.</translation>
        </message>
        <message>
            <source>{name}; {count} alla primaria</source>
            <translation>{name}; {count} to primary</translation>
        </message>
    </context>
    <context>
        <name>RulesPanel</name>
        <message>
            <source> giorni</source>
            <translation> days</translation>
        </message>
        <message>
            <source>Almeno questo tempo dopo il primo.</source>
            <translation>At least this long after the first.</translation>
        </message>
        <message>
            <source>Almeno questo tempo dopo il promemoria.</source>
            <translation>At least this long after the reminder.</translation>
        </message>
        <message>
            <source>Almeno questo tempo dopo il secondo.</source>
            <translation>At least this long after the second.</translation>
        </message>
        <message>
            <source>Come lo legge la famiglia, per esempio Ufficio scolastico.</source>
            <translation>As the family reads it, for example School office.</translation>
        </message>
        <message>
            <source>Come viaggia la posta fino al server. Di solito STARTTLS; «Nessuna» solo dentro l'ente.</source>
            <translation>How mail travels to the server. Usually STARTTLS; “None” only inside the organisation.</translation>
        </message>
        <message>
            <source>Con che nome ci si presenta al server; vuoto se non lo chiede.</source>
            <translation>The name used to sign in to the server; empty if it asks for none.</translation>
        </message>
        <message>
            <source>Da qui partono le e-mail, e qui arrivano le risposte delle famiglie.</source>
            <translation>E-mails leave from here, and the families' answers arrive here.</translation>
        </message>
        <message>
            <source>Di solito 587 con STARTTLS, 465 con TLS.</source>
            <translation>Usually 587 with STARTTLS, 465 with TLS.</translation>
        </message>
        <message>
            <source>Il computer che spedisce la posta dell'ente, per esempio smtp.comune.it. Vuoto: solo lettere.</source>
            <translation>The computer that sends the organisation's mail, for example smtp.comune.it. Empty: letters only.</translation>
        </message>
        <message>
            <source>Indirizzo del mittente</source>
            <translation>Sender's address</translation>
        </message>
        <message>
            <source>La famiglia riceve un promemoria gentile.</source>
            <translation>The family receives a gentle reminder.</translation>
        </message>
        <message>
            <source>La password non si scrive qui: chi gestisce i computer la mette nella variabile REFETTORIO_MAIL_PASSWORD di questo PC. Quello che salvi vale dalla prossima e-mail.</source>
            <translation>The password is not typed here: whoever runs the computers puts it in the variable REFETTORIO_MAIL_PASSWORD of this PC. What you save holds from the next e-mail.</translation>
        </message>
        <message>
            <source>La scala degli avvisi</source>
            <translation>The steps of the notices</translation>
        </message>
        <message>
            <source>Lettera che mette in mora.</source>
            <translation>A letter of formal notice to pay.</translation>
        </message>
        <message>
            <source>Nessuna</source>
            <translation>None</translation>
        </message>
        <message>
            <source>Nome del mittente</source>
            <translation>Sender's name</translation>
        </message>
        <message>
            <source>Porta</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Prima di ripetere lo stesso avviso</source>
            <translation>Before repeating the same notice</translation>
        </message>
        <message>
            <source>Primo avviso, da questo debito (€)</source>
            <translation>First notice, from this debt (€)</translation>
        </message>
        <message>
            <source>Protezione</source>
            <translation>Security</translation>
        </message>
        <message>
            <source>STARTTLS (587)</source>
            <translation>STARTTLS (587)</translation>
        </message>
        <message>
            <source>Saldo basso, da questo saldo in giù (€)</source>
            <translation>Low balance, from this balance down (€)</translation>
        </message>
        <message>
            <source>Se il debito non sale, lo stesso avviso torna dopo questo tempo.</source>
            <translation>If the debt does not grow, the same notice comes again after this time.</translation>
        </message>
        <message>
            <source>Secondo avviso, da questo debito (€)</source>
            <translation>Second notice, from this debt (€)</translation>
        </message>
        <message>
            <source>Server</source>
            <translation>Server</translation>
        </message>
        <message>
            <source>Server di posta</source>
            <translation>Mail server</translation>
        </message>
        <message>
            <source>Si chiede di pagare entro 15 giorni.</source>
            <translation>It asks to pay within 15 days.</translation>
        </message>
        <message>
            <source>Si chiede di ricaricare.</source>
            <translation>It asks to recharge.</translation>
        </message>
        <message>
            <source>Sollecito formale, da questo debito (€)</source>
            <translation>Formal reminder, from this debt (€)</translation>
        </message>
        <message>
            <source>TLS (465)</source>
            <translation>TLS (465)</translation>
        </message>
        <message>
            <source>Tra il primo e il secondo avviso</source>
            <translation>Between the first and the second notice</translation>
        </message>
        <message>
            <source>Tra il saldo basso e il primo avviso</source>
            <translation>Between the low balance and the first notice</translation>
        </message>
        <message>
            <source>Tra il secondo avviso e il sollecito</source>
            <translation>Between the second notice and the reminder</translation>
        </message>
        <message>
            <source>Utente</source>
            <translation>User</translation>
        </message>
        <message>
            <source>Valgono dai prossimi avvisi che prepari; quelli già in uscita restano come sono.</source>
            <translation>They hold from the next notices you prepare; those already going out stay as they are.</translation>
        </message>
        <message>
            <source>{text} Di solito {usual}.</source>
            <translation>{text} Usually {usual}.</translation>
        </message>
    </context>
    <context>
        <name>SaverView</name>
        <message>
            <source>* prodotto surgelato</source>
            <translation>* frozen product</translation>
        </message>
        <message>
            <source>Avvicina la tessera o tocca lo schermo</source>
            <translation>Hold up the card or touch the screen</translation>
        </message>
        <message>
            <source>Oggi si mangia</source>
            <translation>Today's menu</translation>
        </message>
    </context>
    <context>
        <name>SchoolForm</name>
        <message>
            <source>Attiva</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Attiva: una scuola chiusa resta nella storia</source>
            <translation>Active: a closed school stays in history</translation>
        </message>
        <message>
            <source>I servizi e gli orari li cambia l'amministratore.</source>
            <translation>The administrator changes services and hours.</translation>
        </message>
        <message>
            <source>Indirizzo (facoltativo)</source>
            <translation>Address (optional)</translation>
        </message>
        <message>
            <source>Modifica la scuola</source>
            <translation>Edit the school</translation>
        </message>
        <message>
            <source>Nome, per esempio: Primaria Calvino</source>
            <translation>Name, for example: Primaria Calvino</translation>
        </message>
        <message>
            <source>Non c'è ancora nessun servizio: aggiungilo in «Servizi».</source>
            <translation>There is no service yet: add it in “Services”.</translation>
        </message>
        <message>
            <source>Nuova scuola</source>
            <translation>New school</translation>
        </message>
        <message>
            <source>Oltre l'orario limite una famiglia non può più disdire il pasto del giorno.</source>
            <translation>After the cut-off a family can no longer cancel the day's meal.</translation>
        </message>
        <message>
            <source>Ordine</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Servizi che offre</source>
            <translation>Services it offers</translation>
        </message>
    </context>
    <context>
        <name>SchoolRow</name>
        <message>
            <source>1ªA, 1ªB, 2ªA …</source>
            <translation>1ªA, 1ªB, 2ªA …</translation>
        </message>
        <message>
            <source>Classi</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Classi, separate da virgole</source>
            <translation>Classes, separated by commas</translation>
        </message>
        <message>
            <source>Mangia di</source>
            <translation>Eats on</translation>
        </message>
        <message>
            <source>Nome della scuola</source>
            <translation>Name of the school</translation>
        </message>
        <message>
            <source>Nome della scuola, per esempio: Primaria Calvino</source>
            <translation>Name of the school, for example: Primaria Calvino</translation>
        </message>
        <message>
            <source>Ordine</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Togli la scuola</source>
            <translation>Remove the school</translation>
        </message>
    </context>
    <context>
        <name>SchoolsPage</name>
        <message>
            <source>Anno scolastico</source>
            <translation>School year</translation>
        </message>
        <message>
            <source>Attiva</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Chiusa</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Chiusa: non offre più nulla, la sua storia resta.</source>
            <translation>Closed: it offers nothing any more, its history stays.</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Classe «{name}» salvata.</source>
            <translation>Class “{name}” saved.</translation>
        </message>
        <message>
            <source>Classe «{name}» tolta.</source>
            <translation>Class “{name}” removed.</translation>
        </message>
        <message>
            <source>Classi</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Classi aggiunte a {school}: {names}.</source>
            <translation>Classes added to {school}: {names}.</translation>
        </message>
        <message>
            <source>Classi della scuola</source>
            <translation>Classes of the school</translation>
        </message>
        <message>
            <source>Classi di {school}</source>
            <translation>Classes of {school}</translation>
        </message>
        <message>
            <source>Da adesso «{school}» non ha più: {services}. Per i suoi alunni non si prenota, non si ordina e non si addebita; iscrizioni e conti restano.</source>
            <translation>From now on “{school}” no longer has: {services}. For its pupils nothing is booked, ordered or charged; enrolments and accounts stay.</translation>
        </message>
        <message>
            <source>Mangia di</source>
            <translation>Eats on</translation>
        </message>
        <message>
            <source>Modifica</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Modifica la classe</source>
            <translation>Edit the class</translation>
        </message>
        <message>
            <source>Nessuna classe in quest'anno: comincia con «Nuova classe».</source>
            <translation>No classes in this year: start with “New class”.</translation>
        </message>
        <message>
            <source>Nessuna scuola: comincia con «Nuova scuola».</source>
            <translation>No schools: start with “New school”.</translation>
        </message>
        <message>
            <source>Non c'è ancora un anno scolastico: aggiungilo in «Anni scolastici».</source>
            <translation>There is no school year yet: add it in “School years”.</translation>
        </message>
        <message>
            <source>Non offre nessun servizio: nessuno dei suoi alunni può essere prenotato.</source>
            <translation>It offers no service: none of its pupils can be booked.</translation>
        </message>
        <message>
            <source>Nuova classe</source>
            <translation>New class</translation>
        </message>
        <message>
            <source>Nuova scuola</source>
            <translation>New school</translation>
        </message>
        <message>
            <source>Ordine</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Salva lo stesso</source>
            <translation>Save anyway</translation>
        </message>
        <message>
            <source>Scegli una scuola per vedere le sue classi.</source>
            <translation>Choose a school to see its classes.</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Scuola «{name}» aggiunta: ora le sue classi.</source>
            <translation>School “{name}” added: now its classes.</translation>
        </message>
        <message>
            <source>Scuola «{name}» salvata.</source>
            <translation>School “{name}” saved.</translation>
        </message>
        <message>
            <source>Scuola «{name}» tolta.</source>
            <translation>School “{name}” removed.</translation>
        </message>
        <message>
            <source>Scuole</source>
            <translation>Schools</translation>
        </message>
        <message>
            <source>Scuole e classi</source>
            <translation>Schools and classes</translation>
        </message>
        <message>
            <source>Scuole e classi: una scuola nuova, il suo nome, i servizi che offre e fino a che ora si disdice da lei; le classi di un anno con i giorni in cui mangiano. Una scuola che chiude si toglie da «Attiva»: la sua storia resta. Le classi dell'anno dopo le prepara il passaggio d'anno.</source>
            <translation>Schools and classes: a new school, its name, the services it offers and until when one may cancel there; the classes of a year with the days on which they eat. Untick “Active” for a school that closes: its history stays. The year change prepares the classes of the next year.</translation>
        </message>
        <message>
            <source>Servizi</source>
            <translation>Services</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Togli</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Togli la classe</source>
            <translation>Remove the class</translation>
        </message>
        <message>
            <source>{service}: si disdice fino alle {hour}</source>
            <translation>{service}: cancel until {hour}</translation>
        </message>
        <message>
            <source>{service}: si disdice fino alle {hour} (orario proprio)</source>
            <translation>{service}: cancel until {hour} (its own)</translation>
        </message>
    </context>
    <context>
        <name>SchoolsStep</name>
        <message>
            <source>Aggiungi una scuola</source>
            <translation>Add a school</translation>
        </message>
        <message>
            <source>Ogni plesso con le sue classi, e i giorni in cui si mangia a scuola.</source>
            <translation>Each school with its classes, and the days on which they eat at school.</translation>
        </message>
        <message>
            <source>Scuole</source>
            <translation>Schools</translation>
        </message>
        <message>
            <source>Scuole e classi</source>
            <translation>Schools and classes</translation>
        </message>
    </context>
    <context>
        <name>SearchBox</name>
        <message>
            <source>Alunni</source>
            <translation>Pupils</translation>
        </message>
        <message>
            <source>Azioni</source>
            <translation>Actions</translation>
        </message>
        <message>
            <source>Cerca alunni, classi, genitori, azioni (Ctrl+K)</source>
            <translation>Search pupils, classes, guardians, actions (Ctrl+K)</translation>
        </message>
        <message>
            <source>Cerca ovunque</source>
            <translation>Search everywhere</translation>
        </message>
        <message>
            <source>Classi</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Genitori</source>
            <translation>Guardians</translation>
        </message>
        <message>
            <source>Nessun risultato per «{text}».</source>
            <translation>No results for “{text}”.</translation>
        </message>
        <message>
            <source>Risultati</source>
            <translation>Results</translation>
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
            <source>Annulla</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>Chiudi</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Nessun nome: la postazione non ha ancora l'elenco dell'ufficio</source>
            <translation>No names: the station does not have the office's list yet</translation>
        </message>
        <message>
            <source>Nessun «{typed}»</source>
            <translation>No “{typed}”</translation>
        </message>
        <message>
            <source>Pasto in bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Registra 1 presente</source>
            <translation>Record 1 present</translation>
        </message>
        <message>
            <source>Registra {count} presenti</source>
            <translation>Record {count} present</translation>
        </message>
        <message>
            <source>Scegli la classe o scrivi il cognome</source>
            <translation>Choose the class or type the surname</translation>
        </message>
        <message>
            <source>Tocca chi NON c'è</source>
            <translation>Tap who is NOT there</translation>
        </message>
        <message>
            <source>Tutti presenti tranne…</source>
            <translation>All present except…</translation>
        </message>
        <message>
            <source>assente</source>
            <translation>absent</translation>
        </message>
        <message>
            <source>assente ×</source>
            <translation>absent ×</translation>
        </message>
        <message>
            <source>in bianco</source>
            <translation>plain meal</translation>
        </message>
        <message>
            <source>niente mensa</source>
            <translation>no canteen</translation>
        </message>
        <message>
            <source>non iscritto</source>
            <translation>not enrolled</translation>
        </message>
        <message>
            <source>{name}: ci sono tutti</source>
            <translation>{name}: everybody is there</translation>
        </message>
        <message>
            <source>{name}: ne manca 1</source>
            <translation>{name}: 1 missing</translation>
        </message>
        <message>
            <source>{name}: ne mancano {count}</source>
            <translation>{name}: {count} missing</translation>
        </message>
        <message>
            <source>‹ Classi</source>
            <translation>‹ Classes</translation>
        </message>
    </context>
    <context>
        <name>SeasonForm</name>
        <message>
            <source>Al</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Comincia con i piatti di</source>
            <translation>Begin with the dishes of</translation>
        </message>
        <message>
            <source>Dal</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Elimina il menu</source>
            <translation>Delete the menu</translation>
        </message>
        <message>
            <source>Modifica il menu</source>
            <translation>Edit the menu</translation>
        </message>
        <message>
            <source>Nome, per esempio Autunno-inverno</source>
            <translation>Name, for example Autumn-winter</translation>
        </message>
        <message>
            <source>Nuovo menu</source>
            <translation>New menu</translation>
        </message>
        <message>
            <source>Per quali scuole</source>
            <translation>For which schools</translation>
        </message>
        <message>
            <source>Settimane, poi si ricomincia</source>
            <translation>Weeks, then it begins again</translation>
        </message>
        <message>
            <source>Tutte (se non hanno un menu loro)</source>
            <translation>All (if they have no menu of their own)</translation>
        </message>
        <message>
            <source>Vuoto</source>
            <translation>Empty</translation>
        </message>
    </context>
    <context>
        <name>ServiceForm</name>
        <message>
            <source>Chi paga</source>
            <translation>Who pays</translation>
        </message>
        <message>
            <source>Fino a quest'ora si può disdire il pasto del giorno; una scuola può averne uno suo. Di solito le 9:30; vale da quando salvi.</source>
            <translation>Until this hour the day's meal can be cancelled; a school may have its own. Usually 9:30; it holds from when you save.</translation>
        </message>
        <message>
            <source>Giorni di mensa uno dopo l'altro. Di solito 3; vale per le richieste nuove.</source>
            <translation>Canteen days in a row. Usually 3; it holds for new requests.</translation>
        </message>
        <message>
            <source>Gruppo</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>I servizi di un gruppo hanno un solo saldo. Un servizio resta nel suo gruppo: scegli bene.</source>
            <translation>The services of a group share one balance. A service stays in its group: choose well.</translation>
        </message>
        <message>
            <source>Il gruppo non si cambia: i saldi delle famiglie si mescolerebbero.</source>
            <translation>The group cannot be changed: the balances of families would mix.</translation>
        </message>
        <message>
            <source>Modifica il servizio</source>
            <translation>Edit the service</translation>
        </message>
        <message>
            <source>Nome del nuovo gruppo</source>
            <translation>Name of the new group</translation>
        </message>
        <message>
            <source>Nome, per esempio: Mensa</source>
            <translation>Name, for example: Mensa</translation>
        </message>
        <message>
            <source>Nuovo gruppo…</source>
            <translation>New group…</translation>
        </message>
        <message>
            <source>Nuovo servizio</source>
            <translation>New service</translation>
        </message>
        <message>
            <source>Orario limite</source>
            <translation>Cut-off</translation>
        </message>
        <message>
            <source>Pasti in bianco di seguito, al massimo (0: mai)</source>
            <translation>Plain meals in a row, at most (0: never)</translation>
        </message>
    </context>
    <context>
        <name>ServiceStep</name>
        <message>
            <source>Aggiungi una fascia</source>
            <translation>Add a band</translation>
        </message>
        <message>
            <source>Chi paga</source>
            <translation>Who pays</translation>
        </message>
        <message>
            <source>Chi è prenotato e non ha disdetto in tempo</source>
            <translation>Whoever is booked and did not cancel in time</translation>
        </message>
        <message>
            <source>Fasce: codice, nome, prezzo di un pasto</source>
            <translation>Bands: code, name, price of a meal</translation>
        </message>
        <message>
            <source>Fino a che ora si può disdire il pasto del giorno</source>
            <translation>Until when the day's meal can be cancelled</translation>
        </message>
        <message>
            <source>Il servizio di tutte le scuole, e quanto costa un pasto in ogni fascia.</source>
            <translation>The service of all schools, and what a meal costs in each band.</translation>
        </message>
        <message>
            <source>Pasti in bianco di seguito, al massimo (0: mai)</source>
            <translation>Plain meals in a row, at most (0: never)</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Servizio e tariffe</source>
            <translation>Service and tariffs</translation>
        </message>
        <message>
            <source>Solo chi era presente</source>
            <translation>Only whoever was present</translation>
        </message>
    </context>
    <context>
        <name>ServicesPage</name>
        <message>
            <source>Bianco, giorni</source>
            <translation>Plain, days</translation>
        </message>
        <message>
            <source>Cambia chi paga</source>
            <translation>Change who pays</translation>
        </message>
        <message>
            <source>Cambia chi paga «{service}», per tutte le giornate ancora da chiudere. {meaning} Quelle chiuse restano come sono.</source>
            <translation>Who pays for “{service}” changes, for all days still to be closed. {meaning} Closed days stay as they are.</translation>
        </message>
        <message>
            <source>Chi paga</source>
            <translation>Who pays</translation>
        </message>
        <message>
            <source>Gruppo</source>
            <translation>Group</translation>
        </message>
        <message>
            <source>Gruppo «{name}» salvato.</source>
            <translation>Group “{name}” saved.</translation>
        </message>
        <message>
            <source>Il pasto in bianco non si può chiedere.</source>
            <translation>Plain meals cannot be asked for.</translation>
        </message>
        <message>
            <source>Lo offrono: {schools}.</source>
            <translation>Offered by: {schools}.</translation>
        </message>
        <message>
            <source>Nessun servizio: comincia con «Nuovo servizio».</source>
            <translation>No services: start with “New service”.</translation>
        </message>
        <message>
            <source>Nessuna scuola lo offre: si sceglie in «Scuole e classi».</source>
            <translation>No school offers it: choose that in “Schools and classes”.</translation>
        </message>
        <message>
            <source>Nuovo servizio</source>
            <translation>New service</translation>
        </message>
        <message>
            <source>Orario limite</source>
            <translation>Cut-off</translation>
        </message>
        <message>
            <source>Pasto in bianco: fino a {days} giorni di seguito.</source>
            <translation>Plain meals: up to {days} days in a row.</translation>
        </message>
        <message>
            <source>Rinomina il gruppo</source>
            <translation>Rename the group</translation>
        </message>
        <message>
            <source>Servizi</source>
            <translation>Services</translation>
        </message>
        <message>
            <source>Servizi: la mensa, e quanto altro si prenota e si paga. Dice chi paga (chi è prenotato o chi è presente), fino a che ora si disdice e quanti pasti in bianco di seguito. I servizi di un gruppo hanno un solo saldo.</source>
            <translation>Services: the canteen, and whatever else is booked and paid. It says who pays (whoever is booked or whoever is present), until when one may cancel and how many plain meals in a row. The services of a group share one balance.</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Servizio «{name}» aggiunto: scegli in «Scuole e classi» chi lo offre.</source>
            <translation>Service “{name}” added: choose in “Schools and classes” who offers it.</translation>
        </message>
        <message>
            <source>Servizio «{name}» salvato: vale da adesso.</source>
            <translation>Service “{name}” saved: it holds from now on.</translation>
        </message>
        <message>
            <source>Servizio «{name}» tolto.</source>
            <translation>Service “{name}” removed.</translation>
        </message>
        <message>
            <source>Si disdice fino alle {hour} del giorno.</source>
            <translation>Cancel until {hour} of the day.</translation>
        </message>
        <message>
            <source>Togli</source>
            <translation>Remove</translation>
        </message>
    </context>
    <context>
        <name>SetupPage</name>
        <message>
            <source>Benvenuto in Refettorio</source>
            <translation>Welcome to Refettorio</translation>
        </message>
        <message>
            <source>Carica il comune di esempio</source>
            <translation>Load the sample municipality</translation>
        </message>
        <message>
            <source>I primi passi: comune, anno scolastico, scuole e classi, servizio e tariffe. Nulla viene creato prima del riepilogo; poi puoi importare o inserire gli alunni. Il comune di esempio serve per provare il programma.</source>
            <translation>The first steps: municipality, school year, schools and classes, service and tariffs. Nothing is made before the summary; then you can import or enter the pupils. The sample municipality is for trying the program.</translation>
        </message>
        <message>
            <source>Il comune di esempio è pronto: alunni e famiglie sono inventati.</source>
            <translation>The sample municipality is ready: pupils and families are invented.</translation>
        </message>
        <message>
            <source>Il comune è pronto: ora inserisci o importa gli alunni.</source>
            <translation>The municipality is ready: now enter or import the pupils.</translation>
        </message>
        <message>
            <source>In cinque passi il tuo comune è pronto per gli alunni: serve qualche minuto.</source>
            <translation>In five steps your municipality is ready for its pupils: it takes a few minutes.</translation>
        </message>
        <message>
            <source>In cinque passi il tuo comune è pronto per gli alunni: serve qualche minuto. Se prima vuoi provare, carica un comune inventato con tre scuole e trecento alunni.</source>
            <translation>In five steps your municipality is ready for its pupils: it takes a few minutes. If you want to try first, load an invented municipality with three schools and three hundred pupils.</translation>
        </message>
        <message>
            <source>Prepara il comune</source>
            <translation>Set up the municipality</translation>
        </message>
        <message>
            <source>Prepara il mio comune</source>
            <translation>Set up my municipality</translation>
        </message>
        <message>
            <source>Preparo il comune di esempio</source>
            <translation>Preparing the sample municipality</translation>
        </message>
        <message>
            <source>Vai agli alunni</source>
            <translation>Go to the pupils</translation>
        </message>
    </context>
    <context>
        <name>Sidebar</name>
        <message>
            <source>Allarga la barra</source>
            <translation>Expand the bar</translation>
        </message>
        <message>
            <source>Aree</source>
            <translation>Areas</translation>
        </message>
        <message>
            <source>Riduci</source>
            <translation>Collapse</translation>
        </message>
        <message>
            <source>Riduci la barra</source>
            <translation>Collapse the bar</translation>
        </message>
    </context>
    <context>
        <name>SignInView</name>
        <message>
            <source>&amp;Nome e cognome</source>
            <translation>&amp;Name and surname</translation>
        </message>
        <message>
            <source>&amp;Password</source>
            <translation>&amp;Password</translation>
        </message>
        <message>
            <source>&amp;Ripeti la password</source>
            <translation>&amp;Repeat the password</translation>
        </message>
        <message>
            <source>Accedi</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>Crea l'amministratore</source>
            <translation>Create the administrator</translation>
        </message>
        <message>
            <source>Il blocco delle maiuscole sembra attivo (tasto Bloc Maiusc).</source>
            <translation>Caps Lock seems to be on.</translation>
        </message>
        <message>
            <source>Nome &amp;utente</source>
            <translation>&amp;User name</translation>
        </message>
        <message>
            <source>Primo avvio: crea l'amministratore. Potrà poi creare gli altri utenti. La password deve avere almeno 12 caratteri: tre o quattro parole a caso vanno bene.</source>
            <translation>First start: create the administrator, who can then create the other users. The password must have at least 12 characters: three or four random words do well.</translation>
        </message>
    </context>
    <context>
        <name>StaffCard</name>
        <message>
            <source>Nota per la cucina</source>
            <translation>Note for the kitchen</translation>
        </message>
        <message>
            <source>Ogni {weekday}</source>
            <translation>Every {weekday}</translation>
        </message>
        <message>
            <source>Pasti del personale</source>
            <translation>Staff meals</translation>
        </message>
        <message>
            <source>Pasti in più</source>
            <translation>Spare meals</translation>
        </message>
        <message>
            <source>Personale</source>
            <translation>Staff</translation>
        </message>
        <message>
            <source>Personale ed extra</source>
            <translation>Staff and spare meals</translation>
        </message>
        <message>
            <source>Salva</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>Salva questi numeri per tutte le settimane, da oggi</source>
            <translation>Save these numbers for every week, from today</translation>
        </message>
        <message>
            <source>Solo per questo giorno</source>
            <translation>For this day only</translation>
        </message>
    </context>
    <context>
        <name>StationForm</name>
        <message>
            <source>Che cosa fa</source>
            <translation>What it does</translation>
        </message>
        <message>
            <source>Codice, che sta sulle sue ricevute</source>
            <translation>Code, which is on its receipts</translation>
        </message>
        <message>
            <source>Incassa le ricariche</source>
            <translation>Takes recharges</translation>
        </message>
        <message>
            <source>Nome (per esempio: Refettorio Calvino)</source>
            <translation>Name (for example: Refettorio Calvino)</translation>
        </message>
        <message>
            <source>Nuova postazione</source>
            <translation>New station</translation>
        </message>
        <message>
            <source>Registra le presenze</source>
            <translation>Records attendance</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
    </context>
    <context>
        <name>StationTillsPanel</name>
        <message>
            <source>Al giorno</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Annulla la presa in consegna</source>
            <translation>Cancel the handover</translation>
        </message>
        <message>
            <source>Annulla la presa in consegna…</source>
            <translation>Cancel the handover…</translation>
        </message>
        <message>
            <source>Aperta</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>Casse delle postazioni</source>
            <translation>Stations' tills</translation>
        </message>
        <message>
            <source>Chi prende in consegna il contante di una postazione ne risponde: va nei suoi «da versare» e nel suo conto dell'anno. Tienilo separato dal tuo cassetto.</source>
            <translation>Whoever takes over a station's cash answers for it: it goes into their “to deposit” and into their account of the year. Keep it apart from your drawer.</translation>
        </message>
        <message>
            <source>Chiusa</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Contanti</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Contati</source>
            <translation>Counted</translation>
        </message>
        <message>
            <source>Da prendere in consegna</source>
            <translation>To be taken over</translation>
        </message>
        <message>
            <source>Dal giorno</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Differenza</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>Elenco (PDF)</source>
            <translation>List (PDF)</translation>
        </message>
        <message>
            <source>Esporta</source>
            <translation>Export</translation>
        </message>
        <message>
            <source>Fondo</source>
            <translation>Float</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>Manca qualche ricarica</source>
            <translation>Some recharges are missing</translation>
        </message>
        <message>
            <source>Mezzo</source>
            <translation>Means</translation>
        </message>
        <message>
            <source>Nessuna cassa in questo periodo: compaiono quando una postazione apre la sua e comunica.</source>
            <translation>No tills in this period: they appear when a station opens its own and connects.</translation>
        </message>
        <message>
            <source>Operatore</source>
            <translation>Operator</translation>
        </message>
        <message>
            <source>Ora</source>
            <translation>Time</translation>
        </message>
        <message>
            <source>Postazione</source>
            <translation>Station</translation>
        </message>
        <message>
            <source>Prendi in consegna</source>
            <translation>Take over</translation>
        </message>
        <message>
            <source>Prendi in consegna la cassa</source>
            <translation>Take over the till</translation>
        </message>
        <message>
            <source>Presa da {by} il {day}</source>
            <translation>Taken over by {by} on {day}</translation>
        </message>
        <message>
            <source>Presa da {by} il {day}, annullata da {who} il {over}: {reason}</source>
            <translation>Taken over by {by} on {day}, cancelled by {who} on {over}: {reason}</translation>
        </message>
        <message>
            <source>Presa in consegna annullata</source>
            <translation>Handover cancelled</translation>
        </message>
        <message>
            <source>Presa in consegna annullata: {amount} sono di nuovo da prendere da {station}.</source>
            <translation>Handover cancelled: {amount} are again to be taken over from {station}.</translation>
        </message>
        <message>
            <source>Presi in consegna {amount}: ora sono nei tuoi versamenti da fare.</source>
            <translation>Taken over {amount}: it is now in your deposits to make.</translation>
        </message>
        <message>
            <source>Ricariche da guardare: {count}</source>
            <translation>Recharges to look at: {count}</translation>
        </message>
        <message>
            <source>Ricevuta</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Ricevute della cassa scelta</source>
            <translation>Receipts of the chosen till</translation>
        </message>
        <message>
            <source>Scegli una cassa per vedere le sue ricevute.</source>
            <translation>Choose a till to see its receipts.</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>fino al</source>
            <translation>until</translation>
        </message>
        <message>
            <source>senza cassa</source>
            <translation>no drawer</translation>
        </message>
        <message>
            <source>{means} · da guardare</source>
            <translation>{means} · to look at</translation>
        </message>
        <message>
            <source>{station}, cassa di {name} del {day}: {amount} di ricariche diventano tuoi da versare.</source>
            <translation>{station}, till of {name} of {day}: {amount} of recharges become yours to deposit.</translation>
        </message>
        <message>
            <source>{station}: {amount} incassati senza aprire una cassa (ricevute: {count}), da prendere.</source>
            <translation>{station}: {amount} taken without opening a drawer (receipts: {count}), to be taken over.</translation>
        </message>
        <message>
            <source>{station}: {amount} incassati senza cassa diventano tuoi da versare.</source>
            <translation>{station}: {amount} taken without a till become yours to deposit.</translation>
        </message>
        <message>
            <source>{station}: {amount} presi da {by} il {day} tornano alla postazione, da riprendere. Restano la presa in consegna e il suo annullamento, con il motivo.</source>
            <translation>{station}: {amount} taken over by {by} on {day} go back to the station, to be taken over again. The handover and its cancellation stay on record, with the reason.</translation>
        </message>
    </context>
    <context>
        <name>StationsPage</name>
        <message>
            <source> e </source>
            <translation> and </translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Aspetta il codice</source>
            <translation>Waiting for its code</translation>
        </message>
        <message>
            <source>Che cosa fa</source>
            <translation>What it does</translation>
        </message>
        <message>
            <source>Codice</source>
            <translation>Code</translation>
        </message>
        <message>
            <source>Codice copiato.</source>
            <translation>Code copied.</translation>
        </message>
        <message>
            <source>Copia il codice</source>
            <translation>Copy the code</translation>
        </message>
        <message>
            <source>Fai il codice</source>
            <translation>Make the code</translation>
        </message>
        <message>
            <source>Fai un codice di iscrizione</source>
            <translation>Make a joining code</translation>
        </message>
        <message>
            <source>Guardale nella Chiusura</source>
            <translation>Look at them in the day close</translation>
        </message>
        <message>
            <source>In uso</source>
            <translation>In use</translation>
        </message>
        <message>
            <source>Nessuna postazione: con «Nuova postazione» iscrivi il computer del refettorio o dello sportello.</source>
            <translation>No stations: with “New station” register the computer of the canteen or of the counter.</translation>
        </message>
        <message>
            <source>Niente.</source>
            <translation>Nothing.</translation>
        </message>
        <message>
            <source>Nuova postazione</source>
            <translation>New station</translation>
        </message>
        <message>
            <source>Perché</source>
            <translation>Why</translation>
        </message>
        <message>
            <source>Postazione</source>
            <translation>Station</translation>
        </message>
        <message>
            <source>Postazione «{name}» iscritta: ora fai il suo codice.</source>
            <translation>Station “{name}” registered: now make its code.</translation>
        </message>
        <message>
            <source>Postazione «{name}» revocata.</source>
            <translation>Station “{name}” revoked.</translation>
        </message>
        <message>
            <source>Postazioni</source>
            <translation>Stations</translation>
        </message>
        <message>
            <source>Postazioni: ogni computer in refettorio o allo sportello si iscrive qui. Il codice usa e getta va scritto sulla postazione entro un giorno. Una postazione persa o rubata si revoca: al primo contatto dimentica tutti gli alunni.</source>
            <translation>Stations: every computer in the canteen or at the counter is registered here. The one-time code must be typed on the station within a day. A lost or stolen station is revoked: at the first contact it forgets all pupils.</translation>
        </message>
        <message>
            <source>Quando</source>
            <translation>When</translation>
        </message>
        <message>
            <source>Registrazioni da guardare</source>
            <translation>Records to look at</translation>
        </message>
        <message>
            <source>Registrazioni non eseguite, da guardare ({count}):</source>
            <translation>Records not carried out, to look at ({count}):</translation>
        </message>
        <message>
            <source>Revoca la postazione</source>
            <translation>Revoke the station</translation>
        </message>
        <message>
            <source>Revocata</source>
            <translation>Revoked</translation>
        </message>
        <message>
            <source>Scrivilo sulla postazione entro le {hour} del {day}: vale una volta sola.</source>
            <translation>Type it on the station by {hour} of {day}: it works once only.</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Ultimo contatto</source>
            <translation>Last contact</translation>
        </message>
        <message>
            <source>presenze</source>
            <translation>attendance</translation>
        </message>
        <message>
            <source>ricariche</source>
            <translation>recharges</translation>
        </message>
        <message>
            <source>{count} da guardare</source>
            <translation>{count} to look at</translation>
        </message>
        <message>
            <source>«{name}» non varrà più e non torna valida: al primo contatto dimentica tutti gli alunni, e quello che non ha ancora trasmesso sarà messo da parte.</source>
            <translation>“{name}” stops working and never becomes valid again: at the first contact it forgets all pupils, and what it has not sent yet will be put aside.</translation>
        </message>
        <message>
            <source>«{name}» è già in uso su un computer. Con un codice nuovo un altro computer può prendere il suo posto.</source>
            <translation>“{name}” is already in use on a computer. With a new code another computer can take its place.</translation>
        </message>
    </context>
    <context>
        <name>Status</name>
        <message>
            <source>da collegare</source>
            <translation>to be connected</translation>
        </message>
        <message>
            <source>elenco non aggiornato</source>
            <translation>list not up to date</translation>
        </message>
        <message>
            <source>in linea</source>
            <translation>online</translation>
        </message>
        <message>
            <source>nessuno scambio</source>
            <translation>no exchange</translation>
        </message>
        <message>
            <source>non in linea</source>
            <translation>offline</translation>
        </message>
        <message>
            <source>orologio da correggere</source>
            <translation>clock to be set right</translation>
        </message>
        <message>
            <source>revocata dall'ufficio</source>
            <translation>revoked by the office</translation>
        </message>
        <message>
            <source>senza elenco</source>
            <translation>without a list</translation>
        </message>
        <message>
            <source>ultimo scambio {time}</source>
            <translation>last exchange {time}</translation>
        </message>
        <message>
            <source>{count} in attesa</source>
            <translation>{count} waiting</translation>
        </message>
    </context>
    <context>
        <name>StatusLine</name>
        <message>
            <source>Base dati: {name}</source>
            <translation>Database: {name}</translation>
        </message>
        <message>
            <source>Nessuna copia di sicurezza</source>
            <translation>No backups</translation>
        </message>
        <message>
            <source>Ultima copia di sicurezza: {at}</source>
            <translation>Last backup: {at}</translation>
        </message>
    </context>
    <context>
        <name>Step</name>
        <message>
            <source>Avanti</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>Indietro</source>
            <translation>Back</translation>
        </message>
    </context>
    <context>
        <name>Structure</name>
        <message>
            <source>Chi è prenotato</source>
            <translation>Whoever is booked</translation>
        </message>
        <message>
            <source>Paga chi non ha disdetto entro l'orario limite, anche se poi manca: il suo pasto è stato cucinato. Paga anche chi mangia senza essere prenotato.</source>
            <translation>Whoever did not cancel before the cut-off pays, even if absent later: the meal was cooked. Whoever eats without being booked pays too.</translation>
        </message>
        <message>
            <source>Paga solo chi risulta presente, con la tessera o segnato a mano. Chi manca non paga, anche se non ha disdetto.</source>
            <translation>Only whoever is recorded as present pays, by card or by hand. Whoever is absent does not pay, even without cancelling.</translation>
        </message>
        <message>
            <source>Solo chi è presente</source>
            <translation>Only whoever is present</translation>
        </message>
    </context>
    <context>
        <name>StructurePage</name>
        <message>
            <source>Aggiungi o cambia una dieta</source>
            <translation>Add or change a diet</translation>
        </message>
        <message>
            <source>Aggiungi un anno scolastico o cambia le sue date</source>
            <translation>Add a school year or change its dates</translation>
        </message>
        <message>
            <source>Aggiungi una scuola o una classe</source>
            <translation>Add a school or a class</translation>
        </message>
        <message>
            <source>Cambia indirizzo, telefono o patrono del comune</source>
            <translation>Change address, phone or patron of the municipality</translation>
        </message>
        <message>
            <source>Cambia l'orario limite o chi paga</source>
            <translation>Change the cut-off or who pays</translation>
        </message>
        <message>
            <source>Scuole e servizi</source>
            <translation>Schools and services</translation>
        </message>
        <message>
            <source>allergia allergeni glutine lattosio vegetariana esclusione</source>
            <translation>allergy allergens gluten lactose vegetarian exclusion</translation>
        </message>
        <message>
            <source>disdetta addebito presente prenotato bianco</source>
            <translation>cancel charge present booked plain</translation>
        </message>
        <message>
            <source>inizio fine lezioni calendario settembre giugno</source>
            <translation>start end lessons calendar september june</translation>
        </message>
        <message>
            <source>intestazione ufficio codice fiscale festa</source>
            <translation>letterhead office tax code holiday</translation>
        </message>
        <message>
            <source>plesso sezione nuova</source>
            <translation>building section new</translation>
        </message>
        <message>
            <source>struttura impostazioni comune patrono scuole plessi classi servizi mensa diete opzioni</source>
            <translation>structure settings municipality patron schools buildings classes services canteen diets options</translation>
        </message>
    </context>
    <context>
        <name>SummaryStep</name>
        <message>
            <source>Anno scolastico: dal {first} al {last}</source>
            <translation>School year: from {first} to {last}</translation>
        </message>
        <message>
            <source>Comune: {name} ({province})</source>
            <translation>Municipality: {name} ({province})</translation>
        </message>
        <message>
            <source>Controlla, poi crea tutto in una volta.</source>
            <translation>Check, then create everything at once.</translation>
        </message>
        <message>
            <source>Crea</source>
            <translation>Create</translation>
        </message>
        <message>
            <source>Infanzia: fino al {last}</source>
            <translation>Nursery: until {last}</translation>
        </message>
        <message>
            <source>Riepilogo</source>
            <translation>Summary</translation>
        </message>
        <message>
            <source>Servizio: {name}, si disdice fino alle {hour}</source>
            <translation>Service: {name}, can be cancelled until {hour}</translation>
        </message>
        <message>
            <source>{cause}: dal {first} al {last}</source>
            <translation>{cause}: from {first} to {last}</translation>
        </message>
    </context>
    <context>
        <name>Supervision</name>
        <message>
            <source>PIN cambiato</source>
            <translation>PIN changed</translation>
        </message>
    </context>
    <context>
        <name>SupervisorPage</name>
        <message>
            <source>Archivio danneggiato il {day}: registrazioni recuperate {events}, perse {lost}. Il vecchio file è «{file}»</source>
            <translation>Store damaged on {day}: records recovered {events}, lost {lost}. The old file is “{file}”</translation>
        </message>
        <message>
            <source>Cassa delle ricariche</source>
            <translation>Recharge cash desk</translation>
        </message>
        <message>
            <source>Chiudi</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>Chiudi la postazione</source>
            <translation>Close the station</translation>
        </message>
        <message>
            <source>Cognomi</source>
            <translation>Surnames</translation>
        </message>
        <message>
            <source>Comune: {name}</source>
            <translation>Municipality: {name}</translation>
        </message>
        <message>
            <source>Elenchi in memoria: {days}</source>
            <translation>Lists in store: {days}</translation>
        </message>
        <message>
            <source>Fotocamera</source>
            <translation>Camera</translation>
        </message>
        <message>
            <source>Giorno: {day}</source>
            <translation>Day: {day}</translation>
        </message>
        <message>
            <source>L'orologio di questo computer sbaglia di {count} minuti</source>
            <translation>This computer's clock is wrong by {count} minutes</translation>
        </message>
        <message>
            <source>La postazione si chiude: da quel momento le tessere non si leggono più.</source>
            <translation>The station closes: from then on cards are not read any more.</translation>
        </message>
        <message>
            <source>La presenza di {name}, {class_name}, delle {time} sarà tolta.</source>
            <translation>The check-in of {name}, {class_name}, at {time} will be removed.</translation>
        </message>
        <message>
            <source>Lettore di codici</source>
            <translation>Code scanner</translation>
        </message>
        <message>
            <source>Lingua</source>
            <translation>Language</translation>
        </message>
        <message>
            <source>Postazione: {name} ({id})</source>
            <translation>Station: {name} ({id})</translation>
        </message>
        <message>
            <source>Presenza di {name} tolta</source>
            <translation>Check-in of {name} removed</translation>
        </message>
        <message>
            <source>Questa postazione lavora senza ufficio: non c'è con chi scambiare.</source>
            <translation>This station works without an office: there is nobody to exchange with.</translation>
        </message>
        <message>
            <source>Registrazioni da consegnare: {count}</source>
            <translation>Records to hand over: {count}</translation>
        </message>
        <message>
            <source>Scambio con l'ufficio avviato</source>
            <translation>Exchange with the office started</translation>
        </message>
        <message>
            <source>Stato della postazione</source>
            <translation>State of the station</translation>
        </message>
        <message>
            <source>Togli la presenza</source>
            <translation>Remove the check-in</translation>
        </message>
        <message>
            <source>Togli una presenza</source>
            <translation>Remove a check-in</translation>
        </message>
        <message>
            <source>Ultimo scambio con l'ufficio: {time}</source>
            <translation>Last exchange with the office: {time}</translation>
        </message>
        <message>
            <source>aperta: {name}</source>
            <translation>open: {name}</translation>
        </message>
        <message>
            <source>cambia</source>
            <translation>change</translation>
        </message>
        <message>
            <source>esce dal programma</source>
            <translation>leaves the program</translation>
        </message>
        <message>
            <source>l'ultima, o una delle ultime</source>
            <translation>the last one, or one of the last</translation>
        </message>
        <message>
            <source>nessuno</source>
            <translation>none</translation>
        </message>
        <message>
            <source>non aperta</source>
            <translation>not open</translation>
        </message>
        <message>
            <source>non impostato</source>
            <translation>not set</translation>
        </message>
        <message>
            <source>non si sa quante</source>
            <translation>how many is not known</translation>
        </message>
        <message>
            <source>per intero</source>
            <translation>in full</translation>
        </message>
        <message>
            <source>quale, come è girata</source>
            <translation>which one, how it is turned</translation>
        </message>
        <message>
            <source>scambi, giorni, consegne</source>
            <translation>exchanges, days, hand-overs</translation>
        </message>
        <message>
            <source>solo l'iniziale</source>
            <translation>initial only</translation>
        </message>
    </context>
    <context>
        <name>SupervisorView</name>
        <message>
            <source>Gestione</source>
            <translation>Manage</translation>
        </message>
        <message>
            <source>Indietro</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Lettore di codici</source>
            <translation>Code scanner</translation>
        </message>
        <message>
            <source>Nessun lettore seriale</source>
            <translation>No serial scanner</translation>
        </message>
        <message>
            <source>Oggi questa postazione non ha ancora registrato nessuno.</source>
            <translation>Today this station has recorded nobody yet.</translation>
        </message>
        <message>
            <source>Scambia adesso con l'ufficio</source>
            <translation>Exchange with the office now</translation>
        </message>
        <message>
            <source>Stato della postazione</source>
            <translation>State of the station</translation>
        </message>
        <message>
            <source>Tocca la presenza da togliere: resta traccia che è stata tolta.</source>
            <translation>Tap the check-in to remove: that it was removed stays on record.</translation>
        </message>
        <message>
            <source>Togli una presenza</source>
            <translation>Remove a check-in</translation>
        </message>
        <message>
            <source>Torna al lavoro</source>
            <translation>Back to work</translation>
        </message>
        <message>
            <source>Un lettore che scrive come una tastiera funziona da solo. Per un lettore seriale scegli la sua porta.</source>
            <translation>A scanner that types like a keyboard works by itself. For a serial scanner choose its port.</translation>
        </message>
    </context>
    <context>
        <name>SuspensionForm</name>
        <message>
            <source>Addebiti che restano, di alunni che hanno mangiato: {count}.</source>
            <translation>Charges that stay, of pupils who ate: {count}.</translation>
        </message>
        <message>
            <source>Addebiti da stornare: {count}. Tornano alle famiglie: {total}.</source>
            <translation>Charges to reverse: {count}. Back to the families: {total}.</translation>
        </message>
        <message>
            <source>Al</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Altri ordini che cambiano: {count}.</source>
            <translation>Other orders that change: {count}.</translation>
        </message>
        <message>
            <source>Causa</source>
            <translation>Cause</translation>
        </message>
        <message>
            <source>Classi (nessuna segnata: tutta la scuola)</source>
            <translation>Classes (none ticked: the whole school)</translation>
        </message>
        <message>
            <source>Dal</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Giorni di servizio: {days}. Pasti non più prenotati: {freed}.</source>
            <translation>Service days: {days}. Meals no longer booked: {freed}.</translation>
        </message>
        <message>
            <source>Lo leggono famiglie e cucina</source>
            <translation>Families and kitchen read it</translation>
        </message>
        <message>
            <source>Mostra che cosa succede</source>
            <translation>Show what happens</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Nessun addebito è già registrato.</source>
            <translation>No charge is recorded yet.</translation>
        </message>
        <message>
            <source>Nessun ordine alla cucina da cambiare.</source>
            <translation>No kitchen order to change.</translation>
        </message>
        <message>
            <source>Nuova sospensione</source>
            <translation>New suspension</translation>
        </message>
        <message>
            <source>Ordine {number}, {school}, {day}: da {before} a {after} pasti.</source>
            <translation>Order {number}, {school}, {day}: from {before} to {after} meals.</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Sospendi</source>
            <translation>Suspend</translation>
        </message>
        <message>
            <source>Tutte le scuole</source>
            <translation>All schools</translation>
        </message>
    </context>
    <context>
        <name>SuspensionsSection</name>
        <message>
            <source>Addebiti stornati da registrare di nuovo: {count} ({total}).</source>
            <translation>Reversed charges to record again: {count} ({total}).</translation>
        </message>
        <message>
            <source>Annullamento della sospensione</source>
            <translation>Undoing the suspension</translation>
        </message>
        <message>
            <source>Annullata</source>
            <translation>Undone</translation>
        </message>
        <message>
            <source>Annullata da {name} il {day}.</source>
            <translation>Undone by {name} on {day}.</translation>
        </message>
        <message>
            <source>Che cosa</source>
            <translation>What</translation>
        </message>
        <message>
            <source>Completa</source>
            <translation>Complete</translation>
        </message>
        <message>
            <source>Completamento della sospensione</source>
            <translation>Completing the suspension</translation>
        </message>
        <message>
            <source>Giorni</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>Gli ordini già inviati alla cucina cambiano di conseguenza.</source>
            <translation>The orders already sent to the kitchen change accordingly.</translation>
        </message>
        <message>
            <source>In vigore</source>
            <translation>In force</translation>
        </message>
        <message>
            <source>Interrotta: restano storni o addebiti da registrare. Completala.</source>
            <translation>Stopped half-way: reversals or charges remain to be recorded. Complete it.</translation>
        </message>
        <message>
            <source>Nessuna sospensione quest'anno. Sciopero, gita o uscita anticipata: una sospensione libera le prenotazioni, storna gli addebiti e avvisa la cucina, anche dopo l'orario limite.</source>
            <translation>No suspensions this year. Strike, trip or early finish: a suspension frees the bookings, reverses the charges and tells the kitchen, also after the cut-off.</translation>
        </message>
        <message>
            <source>Pasti</source>
            <translation>Meals</translation>
        </message>
        <message>
            <source>Registrata da {name} il {day}.</source>
            <translation>Recorded by {name} on {day}.</translation>
        </message>
        <message>
            <source>Restano sospesi i giorni già chiusi: {days}.</source>
            <translation>The days already closed stay suspended: {days}.</translation>
        </message>
        <message>
            <source>Riprendi storni o addebiti rimasti a metà</source>
            <translation>Take up reversals or charges left half-way</translation>
        </message>
        <message>
            <source>Ripristina</source>
            <translation>Restore</translation>
        </message>
        <message>
            <source>Ripristina il servizio</source>
            <translation>Restore the service</translation>
        </message>
        <message>
            <source>Servizio sospeso · {what}.</source>
            <translation>Service suspended · {what}.</translation>
        </message>
        <message>
            <source>Sospensione «{cause}» annullata: il servizio è ripristinato.</source>
            <translation>Suspension “{cause}” undone: the service is restored.</translation>
        </message>
        <message>
            <source>Sospensione: {cause}</source>
            <translation>Suspension: {cause}</translation>
        </message>
        <message>
            <source>Sospensioni</source>
            <translation>Suspensions</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Storni</source>
            <translation>Reversals</translation>
        </message>
        <message>
            <source>Tutto a posto: non resta nulla da stornare o addebitare.</source>
            <translation>All in order: nothing remains to be reversed or charged.</translation>
        </message>
        <message>
            <source>ordini alla cucina cambiati: {count}</source>
            <translation>kitchen orders changed: {count}</translation>
        </message>
        <message>
            <source>pasti liberati: {count}</source>
            <translation>meals freed: {count}</translation>
        </message>
        <message>
            <source>storni: {count} ({total})</source>
            <translation>reversals: {count} ({total})</translation>
        </message>
        <message>
            <source>«{cause}», {whom}: tornano le prenotazioni (giorni: {days}).</source>
            <translation>“{cause}”, {whom}: the bookings come back (days: {days}).</translation>
        </message>
    </context>
    <context>
        <name>TariffsPage</name>
        <message>
            <source>Alunni</source>
            <translation>Pupils</translation>
        </message>
        <message>
            <source>Alunni senza prezzo</source>
            <translation>Pupils without price</translation>
        </message>
        <message>
            <source>Contiene fasce ed esenzioni delle famiglie. Se ti servono, chiedi all'amministratore.</source>
            <translation>It holds the families' bands and exemptions. If you need them, ask the administrator.</translation>
        </message>
        <message>
            <source>Fasce e prezzi</source>
            <translation>Bands and prices</translation>
        </message>
        <message>
            <source>ISEE in scadenza</source>
            <translation>ISEE about to expire</translation>
        </message>
        <message>
            <source>Ogni fascia ha le sue tariffe, con i giorni in cui valgono; ogni alunno ha una fascia, o è esente, per un periodo.</source>
            <translation>Every band has its tariffs, with the days they hold; every pupil has a band, or is exempt, for a period.</translation>
        </message>
        <message>
            <source>Parti delle tariffe</source>
            <translation>Parts of the tariffs</translation>
        </message>
        <message>
            <source>Prima serve un servizio</source>
            <translation>A service is needed first</translation>
        </message>
        <message>
            <source>Quando ci sarà un servizio, per esempio la mensa, qui gli darai le sue fasce e i suoi prezzi.</source>
            <translation>When there is a service, for example the canteen, you will give it its bands and prices here.</translation>
        </message>
        <message>
            <source>Questa pagina non è per il tuo ruolo</source>
            <translation>This page is not for your role</translation>
        </message>
        <message>
            <source>Rettifiche</source>
            <translation>Adjustments</translation>
        </message>
        <message>
            <source>Riduzione per i fratelli: in «Alunni» scegli la fascia di adesso (così gli esenti restano fuori) e «Secondi figli e successivi», premi Ctrl+A e assegna la fascia ridotta. Il primo figlio è il maggiore tra i figli di uno stesso genitore iscritti al servizio.</source>
            <translation>Reduction for siblings: in “Pupils” choose the present band (so the exempt are left out) and “Second children and later”, press Ctrl+A and assign the reduced band. The first child is the eldest of the children of one guardian who are enrolled in the service.</translation>
        </message>
        <message>
            <source>Scadenze</source>
            <translation>Expiries</translation>
        </message>
        <message>
            <source>Senza prezzo</source>
            <translation>Without price</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Tariffe</source>
            <translation>Tariffs</translation>
        </message>
        <message>
            <source>Una tariffa cambiata all'indietro non tocca gli addebiti: «Rettifiche» mostra le differenze e, solo quando le approvi, storna e riaddebita.</source>
            <translation>A tariff changed for past days does not touch the charges: “Adjustments” shows the differences and, only when you approve them, reverses and charges again.</translation>
        </message>
        <message>
            <source>fasce rinnovo</source>
            <translation>bands renewal</translation>
        </message>
        <message>
            <source>tariffa fascia</source>
            <translation>tariff band</translation>
        </message>
        <message>
            <source>«Scadenze» è la lista di lavoro degli ISEE: scegli più alunni insieme e assegna il nuovo periodo.</source>
            <translation>“Expiries” is the work list for the ISEE: choose several pupils together and assign the new period.</translation>
        </message>
        <message>
            <source>«Senza prezzo» elenca chi fermerebbe una chiusura: nessun prezzo viene mai indovinato.</source>
            <translation>“Without price” lists whoever would stop a day close: no price is ever guessed.</translation>
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
        <name>TaxPanel</name>
        <message>
            <source>A chi è intestata</source>
            <translation>Made out to</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Anno</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>Apri la cartella</source>
            <translation>Open the folder</translation>
        </message>
        <message>
            <source>Attestazione</source>
            <translation>Certificate</translation>
        </message>
        <message>
            <source>Attestazioni</source>
            <translation>Certificates</translation>
        </message>
        <message>
            <source>Attestazioni in un solo file: {count}. {name}</source>
            <translation>Certificates in one file: {count}. {name}</translation>
        </message>
        <message>
            <source>Cerca un alunno</source>
            <translation>Search for a pupil</translation>
        </message>
        <message>
            <source>Codice fiscale</source>
            <translation>Tax code</translation>
        </message>
        <message>
            <source>Contanti</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Di solito secondo chi paga alla data di ogni ricarica. Un'altra scelta è scritta sulla stampa.</source>
            <translation>Usually by who pays on the date of each recharge. Any other choice is written on the printout.</translation>
        </message>
        <message>
            <source>In parti uguali</source>
            <translation>In equal parts</translation>
        </message>
        <message>
            <source>In quest'anno non risultano ricariche: non c'è nulla da attestare.</source>
            <translation>There are no recharges in this year: nothing to certify.</translation>
        </message>
        <message>
            <source>Intestata a</source>
            <translation>Made out to</translation>
        </message>
        <message>
            <source>Nessun programma apre i PDF su questo computer: il file è salvato.</source>
            <translation>No program opens PDFs on this computer: the file is saved.</translation>
        </message>
        <message>
            <source>Quota di {name}</source>
            <translation>Share of {name}</translation>
        </message>
        <message>
            <source>Rimborsi</source>
            <translation>Refunds</translation>
        </message>
        <message>
            <source>Secondo chi paga</source>
            <translation>By who pays</translation>
        </message>
        <message>
            <source>Stampa delle attestazioni {year}</source>
            <translation>Printing the certificates {year}</translation>
        </message>
        <message>
            <source>Stampa tutte ({count})</source>
            <translation>Print all ({count})</translation>
        </message>
        <message>
            <source>Tracciabile</source>
            <translation>Traceable</translation>
        </message>
        <message>
            <source>Tracciabile {traceable} · contanti {cash}</source>
            <translation>Traceable {traceable} · cash {cash}</translation>
        </message>
        <message>
            <source>Tutte al richiedente</source>
            <translation>All to the applicant</translation>
        </message>
        <message>
            <source>come in elenco</source>
            <translation>as in the list</translation>
        </message>
    </context>
    <context>
        <name>TextsPanel</name>
        <message>
            <source>&amp;Oggetto</source>
            <translation>&amp;Subject</translation>
        </message>
        <message>
            <source>&amp;Passo</source>
            <translation>St&amp;ep</translation>
        </message>
        <message>
            <source>&amp;Testo</source>
            <translation>&amp;Text</translation>
        </message>
        <message>
            <source>Come la leggerebbe una famiglia</source>
            <translation>As a family would read it</translation>
        </message>
        <message>
            <source>Oggetto</source>
            <translation>Subject</translation>
        </message>
        <message>
            <source>Passo</source>
            <translation>Step</translation>
        </message>
        <message>
            <source>Salva il testo</source>
            <translation>Save the text</translation>
        </message>
        <message>
            <source>Si riempiono da soli: {places}</source>
            <translation>These fill themselves: {places}</translation>
        </message>
        <message>
            <source>Testo</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Torna al testo iniziale</source>
            <translation>Back to the original text</translation>
        </message>
    </context>
    <context>
        <name>Till</name>
        <message>
            <source>Alunni trovati</source>
            <translation>Pupils found</translation>
        </message>
        <message>
            <source>Alunno da ricaricare: nome o tessera</source>
            <translation>Pupil to recharge: name or card</translation>
        </message>
        <message>
            <source>Apri prima la cassa</source>
            <translation>Open the cash desk first</translation>
        </message>
        <message>
            <source>Conto</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Il codice letto non è di una tessera: cerca l'alunno per nome.</source>
            <translation>The code that was read is not a card's: look the pupil up by name.</translation>
        </message>
        <message>
            <source>Nessun alunno corrisponde.</source>
            <translation>No pupil matches.</translation>
        </message>
        <message>
            <source>Nome, oppure leggi la tessera</source>
            <translation>Name, or scan the card</translation>
        </message>
        <message>
            <source>Scegli l'alunno: poi importo, Invio, Invio.</source>
            <translation>Choose the pupil: then amount, Enter, Enter.</translation>
        </message>
        <message>
            <source>Tessera revocata di {pupil}: chiedi quella nuova, o cerca per nome.</source>
            <translation>Revoked card of {pupil}: ask for the new one, or search by name.</translation>
        </message>
        <message>
            <source>Tessera sconosciuta: cerca l'alunno per nome.</source>
            <translation>Unknown card: search for the pupil by name.</translation>
        </message>
        <message>
            <source>saldo {balance}</source>
            <translation>balance {balance}</translation>
        </message>
        <message>
            <source>{balance} a debito</source>
            <translation>{balance} in debt</translation>
        </message>
    </context>
    <context>
        <name>TillPage</name>
        <message>
            <source>Foglio di cassa inviato alla stampante</source>
            <translation>Cash sheet sent to the printer</translation>
        </message>
        <message>
            <source>La cassa è chiusa, ma il foglio non è stato stampato. {reason}</source>
            <translation>The cash desk is closed, but the sheet was not printed. {reason}</translation>
        </message>
    </context>
    <context>
        <name>TillView</name>
        <message>
            <source>Apri la cassa</source>
            <translation>Open the cash desk</translation>
        </message>
        <message>
            <source>Apri la cassa: chi la tiene?</source>
            <translation>Open the cash desk: who keeps it?</translation>
        </message>
        <message>
            <source>Apri la cassa: fondo iniziale</source>
            <translation>Open the cash desk: opening float</translation>
        </message>
        <message>
            <source>Avanti</source>
            <translation>Next</translation>
        </message>
        <message>
            <source>Cassa aperta</source>
            <translation>Cash desk opened</translation>
        </message>
        <message>
            <source>Cassa chiusa</source>
            <translation>Cash desk closed</translation>
        </message>
        <message>
            <source>Chiudi la cassa</source>
            <translation>Close the cash desk</translation>
        </message>
        <message>
            <source>Chiudi la cassa: conta i contanti</source>
            <translation>Close the cash desk: count the cash</translation>
        </message>
        <message>
            <source>Chiudi la cassa: perché la differenza?</source>
            <translation>Close the cash desk: why the difference?</translation>
        </message>
        <message>
            <source>Contanti attesi nel cassetto: {amount}</source>
            <translation>Cash expected in the drawer: {amount}</translation>
        </message>
        <message>
            <source>Contati: {amount}</source>
            <translation>Counted: {amount}</translation>
        </message>
        <message>
            <source>Differenza: {amount} ({reason})</source>
            <translation>Difference: {amount} ({reason})</translation>
        </message>
        <message>
            <source>Dovrebbero esserci {expected}, ne hai contati {counted}: differenza {difference}.</source>
            <translation>There should be {expected}, you counted {counted}: difference {difference}.</translation>
        </message>
        <message>
            <source>Fondo iniziale: {amount}</source>
            <translation>Opening float: {amount}</translation>
        </message>
        <message>
            <source>Il fondo iniziale era diverso</source>
            <translation>The opening float was different</translation>
        </message>
        <message>
            <source>Indietro</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>Motivo non noto</source>
            <translation>Reason not known</translation>
        </message>
        <message>
            <source>Nessuna differenza ✓</source>
            <translation>No difference ✓</translation>
        </message>
        <message>
            <source>Resto sbagliato</source>
            <translation>Wrong change</translation>
        </message>
        <message>
            <source>Riconta</source>
            <translation>Count again</translation>
        </message>
        <message>
            <source>Stampa il foglio di cassa</source>
            <translation>Print the cash sheet</translation>
        </message>
        <message>
            <source>Una ricarica registrata con un altro mezzo</source>
            <translation>A recharge recorded by another means</translation>
        </message>
        <message>
            <source>{means}, ricariche {count}: {amount}</source>
            <translation>{means}, recharges {count}: {amount}</translation>
        </message>
        <message>
            <source>{name}, dalle {time} del {day}</source>
            <translation>{name}, since {time} of {day}</translation>
        </message>
        <message>
            <source>{name}: quanto denaro c'è già nel cassetto? Se è vuoto, lascia zero.</source>
            <translation>{name}: how much money is already in the drawer? If it is empty, leave zero.</translation>
        </message>
    </context>
    <context>
        <name>TodayPage</name>
        <message>
            <source>Aperta: le famiglie possono cambiare fino alle {hour}.</source>
            <translation>Open: families can change until {hour}.</translation>
        </message>
        <message>
            <source>Apri gli alunni della classe</source>
            <translation>Open the pupils of the class</translation>
        </message>
        <message>
            <source>Assente</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Chiudi la giornata</source>
            <translation>Close the day</translation>
        </message>
        <message>
            <source>Dalle {hour} le famiglie non possono più cambiare. La giornata è da chiudere.</source>
            <translation>Since {hour} families can no longer change. The day is to be closed.</translation>
        </message>
        <message>
            <source>Extra</source>
            <translation>Extra</translation>
        </message>
        <message>
            <source>Giornata chiusa.</source>
            <translation>Day closed.</translation>
        </message>
        <message>
            <source>Giornata chiusa. Pasti addebitati: {count}, {total} in tutto.</source>
            <translation>Day closed. Meals charged: {count}, {total} in all.</translation>
        </message>
        <message>
            <source>In bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>La chiusura è cominciata e non è finita: la giornata non cambia più. Riprendila.</source>
            <translation>The day close has begun and is not finished: the day does not change any more. Take it up again.</translation>
        </message>
        <message>
            <source>La giornata è passata ed è ancora da chiudere.</source>
            <translation>The day is past and still to be closed.</translation>
        </message>
        <message>
            <source>Presente</source>
            <translation>Present</translation>
        </message>
        <message>
            <source>Riprendi la chiusura</source>
            <translation>Resume the day close</translation>
        </message>
        <message>
            <source>Servizio non disponibile: {reason}.</source>
            <translation>Service not available: {reason}.</translation>
        </message>
        <message>
            <source>Vai a {day}</source>
            <translation>Go to {day}</translation>
        </message>
        <message>
            <source>fuori dall'anno scolastico</source>
            <translation>outside the school year</translation>
        </message>
        <message>
            <source>{service}: servizio non disponibile</source>
            <translation>{service}: service not available</translation>
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
            <source>Chiusa</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Classi</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Dalle postazioni: {count} da guardare</source>
            <translation>From the stations: {count} to look at</translation>
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
            <source>Giorno precedente (Alt+←)</source>
            <translation>Previous day (Alt+←)</translation>
        </message>
        <message>
            <source>Giorno successivo (Alt+→)</source>
            <translation>Next day (Alt+→)</translation>
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
            <source>Nessuna classe in questo giorno: è fuori dall'anno scolastico.</source>
            <translation>No classes on this day: it is outside the school year.</translation>
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
            <source>Quando ci saranno un servizio, una scuola e le sue classi, qui comparirà chi mangia oggi.</source>
            <translation>When there are a service, a school and its classes, who eats today will appear here.</translation>
        </message>
        <message>
            <source>Quanti pasti sono attesi, chi è presente e chi manca, classe per classe. Un clic su un numero o su una classe mostra i nomi; doppio clic o Invio sulla classe apre i suoi alunni.
«Chiudi la giornata» apre la chiusura: si decide di chi manca, si guarda l'anteprima, si addebita.
Alt+← e Alt+→ passano al giorno prima e dopo, Alt+O torna a oggi.</source>
            <translation>How many meals are expected, who is present and who is missing, class by class. A click on a number or a class shows the names; a double click or Enter on the class opens its pupils.
“Close the day” opens the day close: you decide about those missing, look at the preview, then charge.
Alt+← and Alt+→ go to the day before and after, Alt+O back to today.</translation>
        </message>
        <message>
            <source>Qui vedrai la giornata della mensa</source>
            <translation>Here you will see the day at the canteen</translation>
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
        <message>
            <source>Vai a oggi</source>
            <translation>Go to today</translation>
        </message>
        <message>
            <source>Vai a oggi (Alt+O)</source>
            <translation>Go to today (Alt+O)</translation>
        </message>
        <message>
            <source>non prenotati</source>
            <translation>not booked</translation>
        </message>
    </context>
    <context>
        <name>TopBar</name>
        <message>
            <source>Aiuto</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>Aiuto (F1)</source>
            <translation>Help (F1)</translation>
        </message>
        <message>
            <source>Cambia la password</source>
            <translation>Change the password</translation>
        </message>
        <message>
            <source>Esci</source>
            <translation>Sign out</translation>
        </message>
        <message>
            <source>Esporta l'elenco</source>
            <translation>Export the list</translation>
        </message>
        <message>
            <source>Esporta l'elenco (Ctrl+E)</source>
            <translation>Export the list (Ctrl+E)</translation>
        </message>
        <message>
            <source>Stampa l'elenco</source>
            <translation>Print the list</translation>
        </message>
        <message>
            <source>Stampa l'elenco (Ctrl+P)</source>
            <translation>Print the list (Ctrl+P)</translation>
        </message>
        <message>
            <source>Utente: {name}</source>
            <translation>User: {name}</translation>
        </message>
    </context>
    <context>
        <name>TotalsModel</name>
        <message>
            <source>Assenti</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Diete</source>
            <translation>Diets</translation>
        </message>
        <message>
            <source>In bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Standard</source>
            <translation>Standard</translation>
        </message>
    </context>
    <context>
        <name>Trail</name>
        <message>
            <source>Addebiti</source>
            <translation>Charges</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Anno scolastico</source>
            <translation>School year</translation>
        </message>
        <message>
            <source>Assenza o pasto in bianco</source>
            <translation>Absence or plain meal</translation>
        </message>
        <message>
            <source>Cassa</source>
            <translation>Cash desk</translation>
        </message>
        <message>
            <source>Centro cottura</source>
            <translation>Kitchen</translation>
        </message>
        <message>
            <source>Chiusura o apertura</source>
            <translation>Closure or opening</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Comune</source>
            <translation>Municipality</translation>
        </message>
        <message>
            <source>Conto</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Copia</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>Dieta</source>
            <translation>Diet</translation>
        </message>
        <message>
            <source>Elenco degli alunni</source>
            <translation>List of pupils</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Fascia di un alunno</source>
            <translation>Band of a pupil</translation>
        </message>
        <message>
            <source>Foto</source>
            <translation>Photo</translation>
        </message>
        <message>
            <source>Genitore</source>
            <translation>Guardian</translation>
        </message>
        <message>
            <source>Gruppo di servizi</source>
            <translation>Service group</translation>
        </message>
        <message>
            <source>Importazione</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Mese</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Messaggio</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Motivi delle diete</source>
            <translation>Reasons of diets</translation>
        </message>
        <message>
            <source>Operazione</source>
            <translation>Operation</translation>
        </message>
        <message>
            <source>Opzione</source>
            <translation>Option</translation>
        </message>
        <message>
            <source>Ordine alla cucina</source>
            <translation>Kitchen order</translation>
        </message>
        <message>
            <source>Passaggio d'anno</source>
            <translation>Year change</translation>
        </message>
        <message>
            <source>Piatto</source>
            <translation>Dish</translation>
        </message>
        <message>
            <source>Postazione</source>
            <translation>Station</translation>
        </message>
        <message>
            <source>Prezzo</source>
            <translation>Price</translation>
        </message>
        <message>
            <source>Registro</source>
            <translation>Ledger</translation>
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
            <source>Sospensione</source>
            <translation>Suspension</translation>
        </message>
        <message>
            <source>Tessera</source>
            <translation>Card</translation>
        </message>
        <message>
            <source>Utente</source>
            <translation>User</translation>
        </message>
        <message>
            <source>Versamento</source>
            <translation>Deposit</translation>
        </message>
        <message>
            <source>a</source>
            <translation>to</translation>
        </message>
        <message>
            <source>addebitati</source>
            <translation>charged</translation>
        </message>
        <message>
            <source>al</source>
            <translation>to</translation>
        </message>
        <message>
            <source>al conto</source>
            <translation>to the account</translation>
        </message>
        <message>
            <source>al posto di</source>
            <translation>in place of</translation>
        </message>
        <message>
            <source>allergeni</source>
            <translation>allergens</translation>
        </message>
        <message>
            <source>alunni</source>
            <translation>pupils</translation>
        </message>
        <message>
            <source>alunni nelle classi</source>
            <translation>pupils in the classes</translation>
        </message>
        <message>
            <source>alunno</source>
            <translation>pupil</translation>
        </message>
        <message>
            <source>anno</source>
            <translation>year</translation>
        </message>
        <message>
            <source>anno scolastico</source>
            <translation>school year</translation>
        </message>
        <message>
            <source>annullata</source>
            <translation>undone</translation>
        </message>
        <message>
            <source>annullati</source>
            <translation>cancelled</translation>
        </message>
        <message>
            <source>aperti</source>
            <translation>opened</translation>
        </message>
        <message>
            <source>assenza</source>
            <translation>absence</translation>
        </message>
        <message>
            <source>attesi</source>
            <translation>expected</translation>
        </message>
        <message>
            <source>attivo</source>
            <translation>active</translation>
        </message>
        <message>
            <source>biologico</source>
            <translation>organic</translation>
        </message>
        <message>
            <source>byte</source>
            <translation>bytes</translation>
        </message>
        <message>
            <source>cassa</source>
            <translation>cash desk</translation>
        </message>
        <message>
            <source>cassa della postazione</source>
            <translation>station's till</translation>
        </message>
        <message>
            <source>causa</source>
            <translation>cause</translation>
        </message>
        <message>
            <source>centro cottura</source>
            <translation>kitchen</translation>
        </message>
        <message>
            <source>certificato fino al</source>
            <translation>certificate until</translation>
        </message>
        <message>
            <source>che cosa</source>
            <translation>what</translation>
        </message>
        <message>
            <source>chi</source>
            <translation>who</translation>
        </message>
        <message>
            <source>chi conferma</source>
            <translation>confirmed by</translation>
        </message>
        <message>
            <source>chi emette</source>
            <translation>issuer</translation>
        </message>
        <message>
            <source>chi l'ha chiesto</source>
            <translation>who asked</translation>
        </message>
        <message>
            <source>chi paga</source>
            <translation>who pays</translation>
        </message>
        <message>
            <source>chiesto il</source>
            <translation>asked on</translation>
        </message>
        <message>
            <source>classe</source>
            <translation>class</translation>
        </message>
        <message>
            <source>classi</source>
            <translation>classes</translation>
        </message>
        <message>
            <source>classi che restano</source>
            <translation>classes that stay</translation>
        </message>
        <message>
            <source>classi vuote</source>
            <translation>empty classes</translation>
        </message>
        <message>
            <source>codice</source>
            <translation>code</translation>
        </message>
        <message>
            <source>codice fiscale</source>
            <translation>fiscal code</translation>
        </message>
        <message>
            <source>cognome</source>
            <translation>last name</translation>
        </message>
        <message>
            <source>colonne</source>
            <translation>columns</translation>
        </message>
        <message>
            <source>come</source>
            <translation>how</translation>
        </message>
        <message>
            <source>con un motivo</source>
            <translation>with a reason</translation>
        </message>
        <message>
            <source>contati</source>
            <translation>counted</translation>
        </message>
        <message>
            <source>contestazione</source>
            <translation>dispute</translation>
        </message>
        <message>
            <source>contestazioni</source>
            <translation>disputes</translation>
        </message>
        <message>
            <source>conti bancari</source>
            <translation>bank accounts</translation>
        </message>
        <message>
            <source>copiato da</source>
            <translation>copied from</translation>
        </message>
        <message>
            <source>cucinato</source>
            <translation>cooked</translation>
        </message>
        <message>
            <source>da</source>
            <translation>from</translation>
        </message>
        <message>
            <source>da addebitare</source>
            <translation>to charge</translation>
        </message>
        <message>
            <source>da stornare</source>
            <translation>to reverse</translation>
        </message>
        <message>
            <source>dal</source>
            <translation>from</translation>
        </message>
        <message>
            <source>dal movimento</source>
            <translation>from the entry</translation>
        </message>
        <message>
            <source>dall'anno</source>
            <translation>from the year</translation>
        </message>
        <message>
            <source>data di nascita</source>
            <translation>date of birth</translation>
        </message>
        <message>
            <source>dati presi</source>
            <translation>data taken over</translation>
        </message>
        <message>
            <source>dettaglio</source>
            <translation>detail</translation>
        </message>
        <message>
            <source>di che cosa</source>
            <translation>of what</translation>
        </message>
        <message>
            <source>dieta</source>
            <translation>diet</translation>
        </message>
        <message>
            <source>dieta fino al</source>
            <translation>diet until</translation>
        </message>
        <message>
            <source>diete</source>
            <translation>diets</translation>
        </message>
        <message>
            <source>differenza</source>
            <translation>difference</translation>
        </message>
        <message>
            <source>e-mail</source>
            <translation>e-mail</translation>
        </message>
        <message>
            <source>effetto</source>
            <translation>effect</translation>
        </message>
        <message>
            <source>emissione</source>
            <translation>issue</translation>
        </message>
        <message>
            <source>escono</source>
            <translation>leaving</translation>
        </message>
        <message>
            <source>esenti</source>
            <translation>exempt</translation>
        </message>
        <message>
            <source>fasce</source>
            <translation>bands</translation>
        </message>
        <message>
            <source>fascia</source>
            <translation>band</translation>
        </message>
        <message>
            <source>fatti</source>
            <translation>done</translation>
        </message>
        <message>
            <source>file</source>
            <translation>file</translation>
        </message>
        <message>
            <source>fondo</source>
            <translation>float</translation>
        </message>
        <message>
            <source>foto</source>
            <translation>photo</translation>
        </message>
        <message>
            <source>fuori turno</source>
            <translation>out of turn</translation>
        </message>
        <message>
            <source>genitore</source>
            <translation>guardian</translation>
        </message>
        <message>
            <source>genitori</source>
            <translation>guardians</translation>
        </message>
        <message>
            <source>giorni</source>
            <translation>days</translation>
        </message>
        <message>
            <source>giorni della settimana</source>
            <translation>weekdays</translation>
        </message>
        <message>
            <source>giorni in bianco di seguito</source>
            <translation>plain days in a row</translation>
        </message>
        <message>
            <source>giorni rimasti</source>
            <translation>days kept</translation>
        </message>
        <message>
            <source>giorno</source>
            <translation>day</translation>
        </message>
        <message>
            <source>giorno del patrono</source>
            <translation>day of the patron saint</translation>
        </message>
        <message>
            <source>giorno della settimana</source>
            <translation>weekday</translation>
        </message>
        <message>
            <source>già presenti</source>
            <translation>already there</translation>
        </message>
        <message>
            <source>gruppo di servizi</source>
            <translation>service group</translation>
        </message>
        <message>
            <source>importazione</source>
            <translation>import</translation>
        </message>
        <message>
            <source>importo</source>
            <translation>amount</translation>
        </message>
        <message>
            <source>in bianco</source>
            <translation>plain meal</translation>
        </message>
        <message>
            <source>in più</source>
            <translation>extra</translation>
        </message>
        <message>
            <source>indirizzi</source>
            <translation>addresses</translation>
        </message>
        <message>
            <source>indirizzo</source>
            <translation>address</translation>
        </message>
        <message>
            <source>ingredienti</source>
            <translation>ingredients</translation>
        </message>
        <message>
            <source>intestazioni</source>
            <translation>titles</translation>
        </message>
        <message>
            <source>inviati</source>
            <translation>sent</translation>
        </message>
        <message>
            <source>iscrizione</source>
            <translation>enrolment</translation>
        </message>
        <message>
            <source>iscrizioni</source>
            <translation>enrolments</translation>
        </message>
        <message>
            <source>l'altra scheda</source>
            <translation>the other record</translation>
        </message>
        <message>
            <source>lettera</source>
            <translation>letter</translation>
        </message>
        <message>
            <source>mese del patrono</source>
            <translation>month of the patron saint</translation>
        </message>
        <message>
            <source>messaggi</source>
            <translation>messages</translation>
        </message>
        <message>
            <source>mezzo</source>
            <translation>means</translation>
        </message>
        <message>
            <source>motivi</source>
            <translation>reasons</translation>
        </message>
        <message>
            <source>motivo</source>
            <translation>reason</translation>
        </message>
        <message>
            <source>motivo oltre l'orario</source>
            <translation>reason after the cut-off</translation>
        </message>
        <message>
            <source>movimenti</source>
            <translation>entries</translation>
        </message>
        <message>
            <source>movimento</source>
            <translation>entry</translation>
        </message>
        <message>
            <source>nella scheda</source>
            <translation>into the record</translation>
        </message>
        <message>
            <source>nome</source>
            <translation>name</translation>
        </message>
        <message>
            <source>nome e cognome</source>
            <translation>full name</translation>
        </message>
        <message>
            <source>nome utente</source>
            <translation>user name</translation>
        </message>
        <message>
            <source>normali</source>
            <translation>standard</translation>
        </message>
        <message>
            <source>nota</source>
            <translation>note</translation>
        </message>
        <message>
            <source>numero</source>
            <translation>number</translation>
        </message>
        <message>
            <source>numero stampato</source>
            <translation>printed number</translation>
        </message>
        <message>
            <source>nuovi</source>
            <translation>new</translation>
        </message>
        <message>
            <source>operatore</source>
            <translation>operator</translation>
        </message>
        <message>
            <source>ora</source>
            <translation>time</translation>
        </message>
        <message>
            <source>orario limite</source>
            <translation>cut-off</translation>
        </message>
        <message>
            <source>ordine</source>
            <translation>order</translation>
        </message>
        <message>
            <source>ordini</source>
            <translation>orders</translation>
        </message>
        <message>
            <source>origine</source>
            <translation>source</translation>
        </message>
        <message>
            <source>pagoPA</source>
            <translation>pagoPA</translation>
        </message>
        <message>
            <source>passaggi</source>
            <translation>moves</translation>
        </message>
        <message>
            <source>passaggio d'anno</source>
            <translation>roll-over</translation>
        </message>
        <message>
            <source>pasti del personale</source>
            <translation>staff meals</translation>
        </message>
        <message>
            <source>pasti in più</source>
            <translation>spare meals</translation>
        </message>
        <message>
            <source>patrono</source>
            <translation>patron saint</translation>
        </message>
        <message>
            <source>periodi di chi paga</source>
            <translation>periods of who pays</translation>
        </message>
        <message>
            <source>periodo</source>
            <translation>period</translation>
        </message>
        <message>
            <source>piatti</source>
            <translation>dishes</translation>
        </message>
        <message>
            <source>piatto</source>
            <translation>dish</translation>
        </message>
        <message>
            <source>portale</source>
            <translation>portal</translation>
        </message>
        <message>
            <source>portata</source>
            <translation>course</translation>
        </message>
        <message>
            <source>postazione</source>
            <translation>station</translation>
        </message>
        <message>
            <source>prenotazioni liberate</source>
            <translation>bookings freed</translation>
        </message>
        <message>
            <source>preparati</source>
            <translation>prepared</translation>
        </message>
        <message>
            <source>presa in consegna</source>
            <translation>handover</translation>
        </message>
        <message>
            <source>presenze</source>
            <translation>attendance</translation>
        </message>
        <message>
            <source>prima</source>
            <translation>before</translation>
        </message>
        <message>
            <source>provincia</source>
            <translation>province</translation>
        </message>
        <message>
            <source>provincia delle feste</source>
            <translation>province of the holidays</translation>
        </message>
        <message>
            <source>punto LIS</source>
            <translation>LIS point</translation>
        </message>
        <message>
            <source>quali</source>
            <translation>which</translation>
        </message>
        <message>
            <source>quando</source>
            <translation>when</translation>
        </message>
        <message>
            <source>quanti</source>
            <translation>how many</translation>
        </message>
        <message>
            <source>quietanza</source>
            <translation>treasury receipt</translation>
        </message>
        <message>
            <source>quote</source>
            <translation>shares</translation>
        </message>
        <message>
            <source>registrazione</source>
            <translation>event</translation>
        </message>
        <message>
            <source>registrazioni</source>
            <translation>events</translation>
        </message>
        <message>
            <source>relazione</source>
            <translation>relation</translation>
        </message>
        <message>
            <source>ricariche</source>
            <translation>recharges</translation>
        </message>
        <message>
            <source>ricevuta</source>
            <translation>receipt</translation>
        </message>
        <message>
            <source>ricevute</source>
            <translation>receipts</translation>
        </message>
        <message>
            <source>ricevuto il</source>
            <translation>received on</translation>
        </message>
        <message>
            <source>richiedente</source>
            <translation>applicant</translation>
        </message>
        <message>
            <source>richieste</source>
            <translation>requests</translation>
        </message>
        <message>
            <source>richiesti</source>
            <translation>asked for</translation>
        </message>
        <message>
            <source>rifiutati</source>
            <translation>refused</translation>
        </message>
        <message>
            <source>righe</source>
            <translation>rows</translation>
        </message>
        <message>
            <source>rimasti</source>
            <translation>kept</translation>
        </message>
        <message>
            <source>rinnovi</source>
            <translation>renewals</translation>
        </message>
        <message>
            <source>ripristino</source>
            <translation>restored</translation>
        </message>
        <message>
            <source>ruolo</source>
            <translation>role</translation>
        </message>
        <message>
            <source>saldo</source>
            <translation>balance</translation>
        </message>
        <message>
            <source>saldo passato</source>
            <translation>balance moved</translation>
        </message>
        <message>
            <source>saltati</source>
            <translation>skipped</translation>
        </message>
        <message>
            <source>scade</source>
            <translation>expires</translation>
        </message>
        <message>
            <source>scade il</source>
            <translation>expires on</translation>
        </message>
        <message>
            <source>scheda che resta</source>
            <translation>record that stays</translation>
        </message>
        <message>
            <source>scheda unita</source>
            <translation>merged record</translation>
        </message>
        <message>
            <source>scuola</source>
            <translation>school</translation>
        </message>
        <message>
            <source>scuole</source>
            <translation>schools</translation>
        </message>
        <message>
            <source>servizi</source>
            <translation>services</translation>
        </message>
        <message>
            <source>servizio</source>
            <translation>service</translation>
        </message>
        <message>
            <source>settimana</source>
            <translation>week</translation>
        </message>
        <message>
            <source>settimane</source>
            <translation>weeks</translation>
        </message>
        <message>
            <source>sospensione</source>
            <translation>suspension</translation>
        </message>
        <message>
            <source>sostituto</source>
            <translation>substitute</translation>
        </message>
        <message>
            <source>sportello</source>
            <translation>desk</translation>
        </message>
        <message>
            <source>stornati</source>
            <translation>reversed</translation>
        </message>
        <message>
            <source>su che cosa</source>
            <translation>about what</translation>
        </message>
        <message>
            <source>surgelato</source>
            <translation>frozen</translation>
        </message>
        <message>
            <source>tariffe e fasce</source>
            <translation>rates and bands</translation>
        </message>
        <message>
            <source>telefono</source>
            <translation>telephone</translation>
        </message>
        <message>
            <source>tessere</source>
            <translation>cards</translation>
        </message>
        <message>
            <source>tessere passate</source>
            <translation>cards moved</translation>
        </message>
        <message>
            <source>tessere revocate</source>
            <translation>cards revoked</translation>
        </message>
        <message>
            <source>tipo</source>
            <translation>kind</translation>
        </message>
        <message>
            <source>tolti</source>
            <translation>taken away</translation>
        </message>
        <message>
            <source>tolto</source>
            <translation>taken away</translation>
        </message>
        <message>
            <source>totale</source>
            <translation>total</translation>
        </message>
        <message>
            <source>ufficio</source>
            <translation>school office</translation>
        </message>
        <message>
            <source>ultimo giorno</source>
            <translation>last day</translation>
        </message>
        <message>
            <source>vale dal</source>
            <translation>holds from</translation>
        </message>
        <message>
            <source>versato da</source>
            <translation>paid by</translation>
        </message>
        <message>
            <source>versione</source>
            <translation>version</translation>
        </message>
        <message>
            <source>voce</source>
            <translation>item</translation>
        </message>
    </context>
    <context>
        <name>TransferForm</name>
        <message>
            <source>A</source>
            <translation>To</translation>
        </message>
        <message>
            <source>Importo in euro</source>
            <translation>Amount in euro</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Trasferisci</source>
            <translation>Transfer</translation>
        </message>
        <message>
            <source>Trasferisci a un fratello</source>
            <translation>Transfer to a sibling</translation>
        </message>
    </context>
    <context>
        <name>UserForm</name>
        <message>
            <source>Assenze, presenze e tessere, soltanto per gli alunni della sua scuola.</source>
            <translation>Absences, attendance and cards, only for the pupils of its own school.</translation>
        </message>
        <message>
            <source>Cerca gli alunni, registra le ricariche e vede i conti.</source>
            <translation>Searches for pupils, records recharges and sees the accounts.</translation>
        </message>
        <message>
            <source>Fa tutto e crea gli utenti; non legge il motivo delle diete.</source>
            <translation>Does everything and creates the users; does not read the reason of diets.</translation>
        </message>
        <message>
            <source>Guarda tutto e il registro delle attività, senza cambiare nulla.</source>
            <translation>Sees everything and the activity log, without changing anything.</translation>
        </message>
        <message>
            <source>Iscrizioni, prenotazioni, diete, tariffe, conti, tessere, chiusura della giornata.</source>
            <translation>Enrolments, bookings, diets, tariffs, accounts, cards, day close.</translation>
        </message>
        <message>
            <source>Modifica {name}</source>
            <translation>Edit {name}</translation>
        </message>
        <message>
            <source>Nome e cognome</source>
            <translation>Name and surname</translation>
        </message>
        <message>
            <source>Nome utente</source>
            <translation>User name</translation>
        </message>
        <message>
            <source>Nuova password per {name}</source>
            <translation>New password for {name}</translation>
        </message>
        <message>
            <source>Nuovo utente</source>
            <translation>New user</translation>
        </message>
        <message>
            <source>Password (almeno 12 caratteri)</source>
            <translation>Password (at least 12 characters)</translation>
        </message>
        <message>
            <source>Ruolo</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Vede quanti pasti, in bianco e diete per classe; niente famiglie e niente conti.</source>
            <translation>Sees how many meals, plain meals and diets by class; no families and no accounts.</translation>
        </message>
    </context>
    <context>
        <name>UsersPage</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Attivo</source>
            <translation>Active</translation>
        </message>
        <message>
            <source>Bloccato</source>
            <translation>Locked</translation>
        </message>
        <message>
            <source>Cerca un utente</source>
            <translation>Search for a user</translation>
        </message>
        <message>
            <source>Disattiva</source>
            <translation>Deactivate</translation>
        </message>
        <message>
            <source>Disattivato</source>
            <translation>Deactivated</translation>
        </message>
        <message>
            <source>Modifica</source>
            <translation>Edit</translation>
        </message>
        <message>
            <source>Nessun utente con questo nome.</source>
            <translation>No user with this name.</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Nome utente</source>
            <translation>User name</translation>
        </message>
        <message>
            <source>Nuova password</source>
            <translation>New password</translation>
        </message>
        <message>
            <source>Nuovo utente</source>
            <translation>New user</translation>
        </message>
        <message>
            <source>Password di {name} cambiata.</source>
            <translation>Password of {name} changed.</translation>
        </message>
        <message>
            <source>Riattiva</source>
            <translation>Reactivate</translation>
        </message>
        <message>
            <source>Ruolo</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>Sblocca l'accesso</source>
            <translation>Unlock sign-in</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Sei tu: uscendo non potrai più entrare. Quello che hai fatto resta nel registro.</source>
            <translation>This is you: once you sign out you cannot come back in. What you did stays in the log.</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Troppe password sbagliate: può riprovare dalle {hour}, o quando lo sblocchi.</source>
            <translation>Too many wrong passwords: may try again from {hour}, or when you unlock it.</translation>
        </message>
        <message>
            <source>Utente {name} creato: può entrare da subito.</source>
            <translation>User {name} created: can sign in at once.</translation>
        </message>
        <message>
            <source>Utente {name} modificato: vale dal suo prossimo accesso.</source>
            <translation>User {name} changed: it holds from the next sign-in.</translation>
        </message>
        <message>
            <source>Utenti</source>
            <translation>Users</translation>
        </message>
        <message>
            <source>Utenti: ognuno entra con il suo nome, e il registro delle attività dice chi ha fatto che cosa. Il ruolo decide che cosa può vedere e fare. Chi non lavora più si disattiva: non si cancella.</source>
            <translation>Users: everybody signs in with their own name, and the activity log says who did what. The role decides what they can see and do. Whoever no longer works here is deactivated, not deleted.</translation>
        </message>
        <message>
            <source>{name} non potrà più entrare. Quello che ha fatto resta nel registro.</source>
            <translation>{name} will no longer be able to sign in. What they did stays in the log.</translation>
        </message>
        <message>
            <source>{name} non può più entrare.</source>
            <translation>{name} can no longer sign in.</translation>
        </message>
        <message>
            <source>{name} può di nuovo entrare.</source>
            <translation>{name} can sign in again.</translation>
        </message>
        <message>
            <source>{name} può riprovare subito.</source>
            <translation>{name} can try again at once.</translation>
        </message>
    </context>
    <context>
        <name>Verbs</name>
        <message>
            <source>Accesso</source>
            <translation>Sign-in</translation>
        </message>
        <message>
            <source>Accesso bloccato</source>
            <translation>Sign-in locked</translation>
        </message>
        <message>
            <source>Accesso sbagliato</source>
            <translation>Failed sign-in</translation>
        </message>
        <message>
            <source>Addebiti registrati</source>
            <translation>Charges recorded</translation>
        </message>
        <message>
            <source>Addebiti rimessi</source>
            <translation>Charges put back</translation>
        </message>
        <message>
            <source>Addebito dopo la chiusura</source>
            <translation>Charge after the day close</translation>
        </message>
        <message>
            <source>Alunni importati</source>
            <translation>Pupils imported</translation>
        </message>
        <message>
            <source>Alunno messo in classe</source>
            <translation>Pupil put in a class</translation>
        </message>
        <message>
            <source>Alunno modificato</source>
            <translation>Pupil changed</translation>
        </message>
        <message>
            <source>Anno scolastico tolto</source>
            <translation>School year removed</translation>
        </message>
        <message>
            <source>Apertura nel calendario</source>
            <translation>Opening in the calendar</translation>
        </message>
        <message>
            <source>Assenza</source>
            <translation>Absence</translation>
        </message>
        <message>
            <source>Assenza o extra confermati</source>
            <translation>Absence or extra confirmed</translation>
        </message>
        <message>
            <source>Attività vecchie cancellate</source>
            <translation>Old activity deleted</translation>
        </message>
        <message>
            <source>Cambio di classe</source>
            <translation>Change of class</translation>
        </message>
        <message>
            <source>Cassa aperta</source>
            <translation>Cash desk opened</translation>
        </message>
        <message>
            <source>Cassa chiusa</source>
            <translation>Cash desk closed</translation>
        </message>
        <message>
            <source>Cassa della postazione aperta</source>
            <translation>Station's cash desk opened</translation>
        </message>
        <message>
            <source>Cassa della postazione chiusa</source>
            <translation>Station's cash desk closed</translation>
        </message>
        <message>
            <source>Certificato rinnovato</source>
            <translation>Certificate renewed</translation>
        </message>
        <message>
            <source>Chi paga</source>
            <translation>Who pays</translation>
        </message>
        <message>
            <source>Chi paga: periodo annullato</source>
            <translation>Who pays: period cancelled</translation>
        </message>
        <message>
            <source>Chiusura della giornata cominciata</source>
            <translation>Day close begun</translation>
        </message>
        <message>
            <source>Chiusura nel calendario</source>
            <translation>Closing in the calendar</translation>
        </message>
        <message>
            <source>Classe modificata</source>
            <translation>Class changed</translation>
        </message>
        <message>
            <source>Classe tolta</source>
            <translation>Class removed</translation>
        </message>
        <message>
            <source>Codice di postazione</source>
            <translation>Station code</translation>
        </message>
        <message>
            <source>Colonne del registro di classe</source>
            <translation>Columns of the class register</translation>
        </message>
        <message>
            <source>Conferma annullata</source>
            <translation>Confirmation undone</translation>
        </message>
        <message>
            <source>Contestazione accolta</source>
            <translation>Dispute accepted</translation>
        </message>
        <message>
            <source>Contestazione aperta</source>
            <translation>Dispute opened</translation>
        </message>
        <message>
            <source>Contestazione respinta</source>
            <translation>Dispute refused</translation>
        </message>
        <message>
            <source>Conti aperti</source>
            <translation>Accounts opened</translation>
        </message>
        <message>
            <source>Conto aperto</source>
            <translation>Account opened</translation>
        </message>
        <message>
            <source>Copia di sicurezza</source>
            <translation>Backup</translation>
        </message>
        <message>
            <source>Copia ripristinata</source>
            <translation>Backup restored</translation>
        </message>
        <message>
            <source>Cucina assegnata a una scuola</source>
            <translation>Kitchen assigned to a school</translation>
        </message>
        <message>
            <source>Cucina modificata</source>
            <translation>Kitchen changed</translation>
        </message>
        <message>
            <source>Date dell'anno scolastico cambiate</source>
            <translation>Dates of the school year changed</translation>
        </message>
        <message>
            <source>Dati consegnati alla famiglia</source>
            <translation>Data handed to the family</translation>
        </message>
        <message>
            <source>Dati del comune</source>
            <translation>Municipality's details</translation>
        </message>
        <message>
            <source>Dati di un alunno cancellati</source>
            <translation>A pupil's data erased</translation>
        </message>
        <message>
            <source>Denaro di una postazione preso in consegna</source>
            <translation>Money of a station taken over</translation>
        </message>
        <message>
            <source>Dieta assegnata</source>
            <translation>Diet assigned</translation>
        </message>
        <message>
            <source>Dieta modificata</source>
            <translation>Diet changed</translation>
        </message>
        <message>
            <source>Dieta rinnovata</source>
            <translation>Diet renewed</translation>
        </message>
        <message>
            <source>Dieta terminata</source>
            <translation>Diet ended</translation>
        </message>
        <message>
            <source>Dieta tolta</source>
            <translation>Diet removed</translation>
        </message>
        <message>
            <source>Differenze di tariffa approvate</source>
            <translation>Tariff differences approved</translation>
        </message>
        <message>
            <source>E-mail alla cucina inviate</source>
            <translation>E-mails to the kitchen sent</translation>
        </message>
        <message>
            <source>E-mail della cucina</source>
            <translation>Kitchen's e-mail</translation>
        </message>
        <message>
            <source>Elenco degli alunni esportato</source>
            <translation>List of pupils exported</translation>
        </message>
        <message>
            <source>Esclusione di una dieta</source>
            <translation>Exclusion of a diet</translation>
        </message>
        <message>
            <source>Esclusione di una dieta tolta</source>
            <translation>Exclusion of a diet removed</translation>
        </message>
        <message>
            <source>Esenzione</source>
            <translation>Exemption</translation>
        </message>
        <message>
            <source>Fasce assegnate a molti</source>
            <translation>Bands assigned to many</translation>
        </message>
        <message>
            <source>Fascia assegnata</source>
            <translation>Band assigned</translation>
        </message>
        <message>
            <source>Fascia o esenzione rinnovata</source>
            <translation>Band or exemption renewed</translation>
        </message>
        <message>
            <source>Fascia rinominata</source>
            <translation>Band renamed</translation>
        </message>
        <message>
            <source>Fascia tolta</source>
            <translation>Band removed</translation>
        </message>
        <message>
            <source>Foto di chi non frequenta più cancellate</source>
            <translation>Photos of those who no longer attend deleted</translation>
        </message>
        <message>
            <source>Foto messa</source>
            <translation>Photo added</translation>
        </message>
        <message>
            <source>Foto tolta</source>
            <translation>Photo removed</translation>
        </message>
        <message>
            <source>Genitore collegato</source>
            <translation>Guardian linked</translation>
        </message>
        <message>
            <source>Genitore modificato</source>
            <translation>Guardian changed</translation>
        </message>
        <message>
            <source>Genitore richiedente</source>
            <translation>Applicant</translation>
        </message>
        <message>
            <source>Genitore scollegato</source>
            <translation>Guardian unlinked</translation>
        </message>
        <message>
            <source>Genitori uniti</source>
            <translation>Parents merged</translation>
        </message>
        <message>
            <source>Giornata chiusa</source>
            <translation>Day closed</translation>
        </message>
        <message>
            <source>Giorni di mensa della classe</source>
            <translation>Canteen days of the class</translation>
        </message>
        <message>
            <source>Giorni di mensa della classe tolti</source>
            <translation>Canteen days of the class removed</translation>
        </message>
        <message>
            <source>Giorno del menu</source>
            <translation>Day of the menu</translation>
        </message>
        <message>
            <source>Gruppo di servizi rinominato</source>
            <translation>Service group renamed</translation>
        </message>
        <message>
            <source>Gruppo di servizi tolto</source>
            <translation>Service group removed</translation>
        </message>
        <message>
            <source>Importazione annullata</source>
            <translation>Import undone</translation>
        </message>
        <message>
            <source>Impostazione cambiata</source>
            <translation>Setting changed</translation>
        </message>
        <message>
            <source>Inserimento</source>
            <translation>Gradual start</translation>
        </message>
        <message>
            <source>Inserimento tolto</source>
            <translation>Gradual start removed</translation>
        </message>
        <message>
            <source>Iscrizione al servizio</source>
            <translation>Enrolment in the service</translation>
        </message>
        <message>
            <source>Iscrizione ritirata</source>
            <translation>Enrolment withdrawn</translation>
        </message>
        <message>
            <source>Menu eliminato</source>
            <translation>Menu deleted</translation>
        </message>
        <message>
            <source>Menu modificato</source>
            <translation>Menu changed</translation>
        </message>
        <message>
            <source>Mese chiuso</source>
            <translation>Month closed</translation>
        </message>
        <message>
            <source>Messaggio</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Messo in lista d'attesa</source>
            <translation>Put on the waiting list</translation>
        </message>
        <message>
            <source>Motivi di diete cancellati</source>
            <translation>Reasons of diets deleted</translation>
        </message>
        <message>
            <source>Motivo di una dieta letto</source>
            <translation>Reason of a diet read</translation>
        </message>
        <message>
            <source>Movimento registrato</source>
            <translation>Entry recorded</translation>
        </message>
        <message>
            <source>Nota in lista d'attesa</source>
            <translation>Note on the waiting list</translation>
        </message>
        <message>
            <source>Nuova classe</source>
            <translation>New class</translation>
        </message>
        <message>
            <source>Nuova cucina</source>
            <translation>New kitchen</translation>
        </message>
        <message>
            <source>Nuova dieta</source>
            <translation>New diet</translation>
        </message>
        <message>
            <source>Nuova fascia</source>
            <translation>New band</translation>
        </message>
        <message>
            <source>Nuova postazione</source>
            <translation>New station</translation>
        </message>
        <message>
            <source>Nuova scuola</source>
            <translation>New school</translation>
        </message>
        <message>
            <source>Nuovo alunno</source>
            <translation>New pupil</translation>
        </message>
        <message>
            <source>Nuovo anno scolastico</source>
            <translation>New school year</translation>
        </message>
        <message>
            <source>Nuovo genitore</source>
            <translation>New guardian</translation>
        </message>
        <message>
            <source>Nuovo gruppo di servizi</source>
            <translation>New service group</translation>
        </message>
        <message>
            <source>Nuovo menu</source>
            <translation>New menu</translation>
        </message>
        <message>
            <source>Nuovo piatto</source>
            <translation>New dish</translation>
        </message>
        <message>
            <source>Nuovo servizio</source>
            <translation>New service</translation>
        </message>
        <message>
            <source>Nuovo utente</source>
            <translation>New user</translation>
        </message>
        <message>
            <source>Ordine alla cucina</source>
            <translation>Kitchen order</translation>
        </message>
        <message>
            <source>Ordine alla cucina cambiato</source>
            <translation>Kitchen order changed</translation>
        </message>
        <message>
            <source>Ordine alla cucina da mandare per e-mail</source>
            <translation>Kitchen order to send by e-mail</translation>
        </message>
        <message>
            <source>Ordine confermato dalla cucina</source>
            <translation>Order confirmed by the kitchen</translation>
        </message>
        <message>
            <source>Passaggio d'anno</source>
            <translation>Year change</translation>
        </message>
        <message>
            <source>Passaggio d'anno annullato</source>
            <translation>Year change undone</translation>
        </message>
        <message>
            <source>Password cambiata</source>
            <translation>Password changed</translation>
        </message>
        <message>
            <source>Password data dall'amministratore</source>
            <translation>Password set by the administrator</translation>
        </message>
        <message>
            <source>Pasti cucinati</source>
            <translation>Meals cooked</translation>
        </message>
        <message>
            <source>Pasti in più del giorno</source>
            <translation>Spare meals of the day</translation>
        </message>
        <message>
            <source>Pasti in più fissi</source>
            <translation>Regular spare meals</translation>
        </message>
        <message>
            <source>Pasto in bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>Periodo accorciato</source>
            <translation>Period shortened</translation>
        </message>
        <message>
            <source>Piatto modificato</source>
            <translation>Dish changed</translation>
        </message>
        <message>
            <source>Piatto tolto</source>
            <translation>Dish removed</translation>
        </message>
        <message>
            <source>Postazione attivata su un computer</source>
            <translation>Station activated on a computer</translation>
        </message>
        <message>
            <source>Postazione revocata</source>
            <translation>Station revoked</translation>
        </message>
        <message>
            <source>Posti di un servizio</source>
            <translation>Places of a service</translation>
        </message>
        <message>
            <source>Posto assegnato dalla lista</source>
            <translation>Place given from the list</translation>
        </message>
        <message>
            <source>Prenotazione ripristinata</source>
            <translation>Booking restored</translation>
        </message>
        <message>
            <source>Presa in consegna annullata</source>
            <translation>Handover cancelled</translation>
        </message>
        <message>
            <source>Presenza registrata</source>
            <translation>Check-in recorded</translation>
        </message>
        <message>
            <source>Presenza tolta</source>
            <translation>Check-in removed</translation>
        </message>
        <message>
            <source>Prezzo di una fascia</source>
            <translation>Price of a band</translation>
        </message>
        <message>
            <source>Prezzo di una fascia tolto</source>
            <translation>Price of a band taken away</translation>
        </message>
        <message>
            <source>Registrazione di postazione eseguita</source>
            <translation>Station record carried out</translation>
        </message>
        <message>
            <source>Registrazione di postazione messa da parte</source>
            <translation>Station record put aside</translation>
        </message>
        <message>
            <source>Riaddebito</source>
            <translation>Repeated charge</translation>
        </message>
        <message>
            <source>Ricarica</source>
            <translation>Recharge</translation>
        </message>
        <message>
            <source>Rimborso</source>
            <translation>Refund</translation>
        </message>
        <message>
            <source>Saldi iniziali registrati</source>
            <translation>Opening balances recorded</translation>
        </message>
        <message>
            <source>Schede unite</source>
            <translation>Records merged</translation>
        </message>
        <message>
            <source>Scuola modificata</source>
            <translation>School changed</translation>
        </message>
        <message>
            <source>Scuola tolta</source>
            <translation>School removed</translation>
        </message>
        <message>
            <source>Segnati come persone diverse</source>
            <translation>Marked as different people</translation>
        </message>
        <message>
            <source>Servizio modificato</source>
            <translation>Service changed</translation>
        </message>
        <message>
            <source>Servizio non più offerto</source>
            <translation>Service no longer offered</translation>
        </message>
        <message>
            <source>Servizio offerto da una scuola</source>
            <translation>Service offered by a school</translation>
        </message>
        <message>
            <source>Servizio tolto</source>
            <translation>Service removed</translation>
        </message>
        <message>
            <source>Solleciti preparati</source>
            <translation>Reminders prepared</translation>
        </message>
        <message>
            <source>Solleciti spediti</source>
            <translation>Reminders sent</translation>
        </message>
        <message>
            <source>Solleciti stampati</source>
            <translation>Reminders printed</translation>
        </message>
        <message>
            <source>Sospensione</source>
            <translation>Suspension</translation>
        </message>
        <message>
            <source>Sospensione annullata</source>
            <translation>Suspension undone</translation>
        </message>
        <message>
            <source>Sostituzione di una dieta</source>
            <translation>Replacement for a diet</translation>
        </message>
        <message>
            <source>Storno</source>
            <translation>Reversal</translation>
        </message>
        <message>
            <source>Storno di molti addebiti</source>
            <translation>Reversal of many charges</translation>
        </message>
        <message>
            <source>Tessera emessa</source>
            <translation>Card issued</translation>
        </message>
        <message>
            <source>Tessera revocata</source>
            <translation>Card revoked</translation>
        </message>
        <message>
            <source>Tessera riemessa</source>
            <translation>Card reissued</translation>
        </message>
        <message>
            <source>Tessere mancanti emesse</source>
            <translation>Missing cards issued</translation>
        </message>
        <message>
            <source>Testi di messaggi cancellati</source>
            <translation>Texts of messages deleted</translation>
        </message>
        <message>
            <source>Tolto dal calendario</source>
            <translation>Removed from the calendar</translation>
        </message>
        <message>
            <source>Tolto dalla lista d'attesa</source>
            <translation>Taken off the waiting list</translation>
        </message>
        <message>
            <source>Trasferimento tra conti</source>
            <translation>Transfer between accounts</translation>
        </message>
        <message>
            <source>Utente disattivato</source>
            <translation>User deactivated</translation>
        </message>
        <message>
            <source>Utente modificato</source>
            <translation>User changed</translation>
        </message>
        <message>
            <source>Utente riattivato</source>
            <translation>User reactivated</translation>
        </message>
        <message>
            <source>Utente sbloccato</source>
            <translation>User unlocked</translation>
        </message>
        <message>
            <source>Versamento annullato</source>
            <translation>Deposit cancelled</translation>
        </message>
        <message>
            <source>Versamento in tesoreria</source>
            <translation>Deposit to the treasury</translation>
        </message>
    </context>
    <context>
        <name>WaitingPage</name>
        <message>
            <source>&amp;Dal</source>
            <translation>&amp;From</translation>
        </message>
        <message>
            <source>&amp;Posti</source>
            <translation>&amp;Places</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Dai il posto</source>
            <translation>Give the place</translation>
        </message>
        <message>
            <source>Domanda del</source>
            <translation>Applied on</translation>
        </message>
        <message>
            <source>Imposta</source>
            <translation>Set</translation>
        </message>
        <message>
            <source>In attesa</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>Liberi</source>
            <translation>Free</translation>
        </message>
        <message>
            <source>Lista d'attesa</source>
            <translation>Waiting list</translation>
        </message>
        <message>
            <source>N.</source>
            <translation>No.</translation>
        </message>
        <message>
            <source>Nessuno aspetta un posto.</source>
            <translation>Nobody is waiting for a place.</translation>
        </message>
        <message>
            <source>Nota</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Nota di {name} salvata.</source>
            <translation>Note about {name} saved.</translation>
        </message>
        <message>
            <source>Posti</source>
            <translation>Places</translation>
        </message>
        <message>
            <source>Posti impostati.</source>
            <translation>Places set.</translation>
        </message>
        <message>
            <source>Primo giorno dell'iscrizione</source>
            <translation>First day of the enrolment</translation>
        </message>
        <message>
            <source>Quando ci saranno una scuola, un servizio e un anno scolastico, potrai fissare i posti.</source>
            <translation>When there are a school, a service and a school year, you can set the places.</translation>
        </message>
        <message>
            <source>Quanti posti ha un servizio in una scuola, e chi ne aspetta uno, nell'ordine delle domande. Senza un numero non c'è limite.
«Dai il posto» iscrive l'alunno scelto dal giorno indicato alla fine dell'anno; se non è il primo della lista resta scritto. Un'iscrizione che finisce libera il suo posto.</source>
            <translation>How many places a service has in a school, and who is waiting for one, in the order of the applications. Without a number there is no limit.
“Give the place” enrols the chosen pupil from the day given to the end of the year; if it is not the first on the list, that stays on record. An enrolment that ends frees its place.</translation>
        </message>
        <message>
            <source>Qui si tengono i posti e chi ne aspetta uno</source>
            <translation>Places, and who is waiting for one, are kept here</translation>
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
        <message>
            <source>Togli dalla lista</source>
            <translation>Take off the list</translation>
        </message>
        <message>
            <source>aspetta</source>
            <translation>waiting</translation>
        </message>
        <message>
            <source>ha avuto il posto</source>
            <translation>got the place</translation>
        </message>
        <message>
            <source>ha rinunciato</source>
            <translation>gave it up</translation>
        </message>
        <message>
            <source>senza limite</source>
            <translation>no limit</translation>
        </message>
        <message>
            <source>{count} oltre i posti</source>
            <translation>{count} over the places</translation>
        </message>
        <message>
            <source>{name} esce dalla lista; se la famiglia cambia idea torna in fondo.</source>
            <translation>{name} leaves the list; if the family changes its mind it goes to the end.</translation>
        </message>
        <message>
            <source>{name} ha il posto.</source>
            <translation>{name} has the place.</translation>
        </message>
        <message>
            <source>{name} non è più in lista.</source>
            <translation>{name} is no longer on the list.</translation>
        </message>
        <message>
            <source>{name} si iscrive dal {day} alla fine dell'anno.</source>
            <translation>{name} is enrolled from {day} to the end of the year.</translation>
        </message>
        <message>
            <source>{name} è in lista.</source>
            <translation>{name} is on the list.</translation>
        </message>
        <message>
            <source>È il numero {place} della lista: chi viene prima aspetta ancora.</source>
            <translation>This is number {place} on the list: those before are still waiting.</translation>
        </message>
        <message>
            <source>∞</source>
            <translation>∞</translation>
        </message>
    </context>
    <context>
        <name>Week</name>
        <message>
            <source>Il pasto in bianco si dà al massimo per {limit} giorni di servizio di seguito, qui diventano {days}. Per registrarlo lo stesso scrivi il motivo, per esempio il certificato.</source>
            <translation>A plain meal is given for at most {limit} service days in a row, here they become {days}. To record it all the same write the reason, for example the certificate.</translation>
        </message>
        <message>
            <source>Il {day} si poteva cambiare entro le {hour}. Per registrarlo scrivi il motivo.</source>
            <translation>{day} could be changed by {hour}. To record it write the reason.</translation>
        </message>
        <message>
            <source>Non cambiati: {cells}.</source>
            <translation>Not changed: {cells}.</translation>
        </message>
        <message>
            <source>Ricevuta {code}.</source>
            <translation>Receipt {code}.</translation>
        </message>
        <message>
            <source>Ricevute {codes}.</source>
            <translation>Receipts {codes}.</translation>
        </message>
        <message>
            <source>assente</source>
            <translation>absent</translation>
        </message>
        <message>
            <source>cambiato</source>
            <translation>changed</translation>
        </message>
        <message>
            <source>di nuovo prenotato</source>
            <translation>booked again</translation>
        </message>
        <message>
            <source>e altri {count}</source>
            <translation>and {count} more</translation>
        </message>
        <message>
            <source>pasto in bianco</source>
            <translation>plain meal</translation>
        </message>
        <message>
            <source>{count} pasti di {pupils} alunni: {state}.</source>
            <translation>{count} meals of {pupils} pupils: {state}.</translation>
        </message>
        <message>
            <source>{count} pasti su {whole} si cambiano solo con un motivo: il {day} si poteva cambiare entro le {hour}. Per registrarli scrivilo.</source>
            <translation>{count} of {whole} meals can only be changed with a reason: {day} could be changed until {hour}. Write it to register them.</translation>
        </message>
        <message>
            <source>{count} ricevute: {codes} …, tutte nella scheda «Ricevute».</source>
            <translation>{count} receipts: {codes} …, all of them in the tab “Receipts”.</translation>
        </message>
        <message>
            <source>{why} Per registrarli scrivi il motivo.</source>
            <translation>{why} To record them write the reason.</translation>
        </message>
    </context>
    <context>
        <name>WeekModel</name>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Servizio non disponibile</source>
            <translation>Service not available</translation>
        </message>
        <message>
            <source>assente</source>
            <translation>absent</translation>
        </message>
        <message>
            <source>chiusa</source>
            <translation>closed</translation>
        </message>
        <message>
            <source>da chiudere</source>
            <translation>to be closed</translation>
        </message>
        <message>
            <source>entro le {hour}</source>
            <translation>by {hour}</translation>
        </message>
        <message>
            <source>in bianco</source>
            <translation>plain meal</translation>
        </message>
        <message>
            <source>in un'altra classe</source>
            <translation>in another class</translation>
        </message>
        <message>
            <source>inserimento</source>
            <translation>gradual start</translation>
        </message>
        <message>
            <source>non iscritto</source>
            <translation>not enrolled</translation>
        </message>
        <message>
            <source>oltre le {hour}</source>
            <translation>after {hour}</translation>
        </message>
        <message>
            <source>prenotato</source>
            <translation>booked</translation>
        </message>
        <message>
            <source>presente</source>
            <translation>present</translation>
        </message>
    </context>
    <context>
        <name>WeekPage</name>
        <message>
            <source>Annulla</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>Annullato.</source>
            <translation>Undone.</translation>
        </message>
        <message>
            <source>Crea prima un servizio, per esempio Mensa, in «Scuole e servizi».</source>
            <translation>First create a service, for example Mensa, in “Schools and services”.</translation>
        </message>
        <message>
            <source>Ctrl+Z annulla l'ultima modifica. Alt+← e Alt+→: settimana. Ctrl+Pag: classe prima e dopo.</source>
            <translation>Ctrl+Z undoes the last change. Alt+← and Alt+→: week. Ctrl+PgUp/PgDn: class before and after.</translation>
        </message>
        <message>
            <source>Esportato: {path}</source>
            <translation>Exported: {path}</translation>
        </message>
        <message>
            <source>Foglio di calcolo (*.csv)</source>
            <translation>Spreadsheet (*.csv)</translation>
        </message>
        <message>
            <source>Nella settimana non c'è nessuno in {name}. Gli alunni si mettono in classe da «Alunni».</source>
            <translation>In this week there is nobody in {name}. Pupils are put into a class from “Pupils”.</translation>
        </message>
        <message>
            <source>Nessun alunno</source>
            <translation>No pupils</translation>
        </message>
        <message>
            <source>Nessun servizio</source>
            <translation>No service</translation>
        </message>
        <message>
            <source>Nessuna classe</source>
            <translation>No classes</translation>
        </message>
        <message>
            <source>Ogni modifica ha un codice di ricevuta; dopo l'orario limite il programma chiede un motivo.</source>
            <translation>Every change has a receipt code; after the cut-off the program asks for a reason.</translation>
        </message>
        <message>
            <source>Più caselle: Maiusc e frecce, o il mouse. Maiusc+Spazio la riga, Ctrl+Spazio il giorno.</source>
            <translation>Several cells: Shift and arrows, or the mouse. Shift+Space the row, Ctrl+Space the day.</translation>
        </message>
        <message>
            <source>Qui si cambiano le prenotazioni di una classe. Crea le classi in «Scuole e servizi».</source>
            <translation>The bookings of a class are changed here. Create the classes in “Schools and services”.</translation>
        </message>
        <message>
            <source>Registra lo stesso</source>
            <translation>Record all the same</translation>
        </message>
        <message>
            <source>Scegli scuola e classe. Frecce per muoverti; Spazio o A assente, B in bianco, Canc prenotato.</source>
            <translation>Choose school and class. Arrows to move; Space or A absent, B plain meal, Del booked.</translation>
        </message>
        <message>
            <source>{day}: servizio non disponibile · {reason}</source>
            <translation>{day}: service not available · {reason}</translation>
        </message>
        <message>
            <source>{pupil}, {day}: {words}, non c'è un pasto da cambiare.</source>
            <translation>{pupil}, {day}: {words}, there is no meal to change.</translation>
        </message>
        <message>
            <source>È già così.</source>
            <translation>It is already so.</translation>
        </message>
    </context>
    <context>
        <name>WeekView</name>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Esporta la settimana (CSV)</source>
            <translation>Export the week (CSV)</translation>
        </message>
        <message>
            <source>Prenotazioni della settimana</source>
            <translation>Bookings of the week</translation>
        </message>
        <message>
            <source>Questa settimana</source>
            <translation>This week</translation>
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
            <source>Settimana</source>
            <translation>Week</translation>
        </message>
        <message>
            <source>Settimana precedente</source>
            <translation>Previous week</translation>
        </message>
        <message>
            <source>Settimana successiva</source>
            <translation>Next week</translation>
        </message>
        <message>
            <source>Stampa il foglio della settimana</source>
            <translation>Print the sheet of the week</translation>
        </message>
        <message>
            <source>Totali di ogni giorno</source>
            <translation>Totals of each day</translation>
        </message>
        <message>
            <source>Vai al giorno</source>
            <translation>Go to the day</translation>
        </message>
        <message>
            <source>Vai alla settimana di un giorno</source>
            <translation>Go to the week of a day</translation>
        </message>
    </context>
    <context>
        <name>WeekdaysForm</name>
        <message>
            <source>Da quale giorno</source>
            <translation>From which day</translation>
        </message>
        <message>
            <source>Giorni di mensa · {name}</source>
            <translation>Canteen days · {name}</translation>
        </message>
        <message>
            <source>Giorni in cui la classe mangia a scuola</source>
            <translation>Days on which the class eats at school</translation>
        </message>
        <message>
            <source>Togli dal {day}</source>
            <translation>Remove from {day}</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>Amministratore</source>
            <translation>Administrator</translation>
        </message>
        <message>
            <source>Cassa</source>
            <translation>Cash desk</translation>
        </message>
        <message>
            <source>Cucina</source>
            <translation>Kitchen</translation>
        </message>
        <message>
            <source>Infanzia</source>
            <translation>Nursery</translation>
        </message>
        <message>
            <source>Postazione</source>
            <translation>Station</translation>
        </message>
        <message>
            <source>Primaria</source>
            <translation>Primary</translation>
        </message>
        <message>
            <source>Programma</source>
            <translation>Program</translation>
        </message>
        <message>
            <source>Revisore</source>
            <translation>Auditor</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Secondaria di I grado</source>
            <translation>Lower secondary</translation>
        </message>
        <message>
            <source>Ufficio scolastico</source>
            <translation>School office</translation>
        </message>
    </context>
    <context>
        <name>Workspace</name>
        <message>
            <source>Aggiorna la pagina</source>
            <translation>Refresh the page</translation>
        </message>
        <message>
            <source>Aiuto</source>
            <translation>Help</translation>
        </message>
        <message>
            <source>Cambia la password</source>
            <translation>Change the password</translation>
        </message>
        <message>
            <source>Esci</source>
            <translation>Sign out</translation>
        </message>
        <message>
            <source>Esporta l'elenco</source>
            <translation>Export the list</translation>
        </message>
        <message>
            <source>Il tuo ruolo non comprende questa pagina.</source>
            <translation>Your role does not include this page.</translation>
        </message>
        <message>
            <source>Stampa l'elenco</source>
            <translation>Print the list</translation>
        </message>
        <message>
            <source>Vai a {page}</source>
            <translation>Go to {page}</translation>
        </message>
        <message>
            <source>cambia utente disconnetti</source>
            <translation>change user log out</translation>
        </message>
        <message>
            <source>carta pdf</source>
            <translation>paper pdf</translation>
        </message>
        <message>
            <source>excel csv foglio</source>
            <translation>excel csv spreadsheet</translation>
        </message>
        <message>
            <source>tasti guida manuale</source>
            <translation>keys guide manual</translation>
        </message>
    </context>
    <context>
        <name>YearAccountPanel</name>
        <message>
            <source>Agente contabile</source>
            <translation>Operator (agente contabile)</translation>
        </message>
        <message>
            <source>Anno</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>Conto giudiziale (mod. 21)</source>
            <translation>Account of the year (conto giudiziale, mod. 21)</translation>
        </message>
        <message>
            <source>In quest'anno nessuno ha maneggiato contanti o assegni allo sportello.</source>
            <translation>In this year nobody handled cash or cheques at the counter.</translation>
        </message>
        <message>
            <source>Mese</source>
            <translation>Month</translation>
        </message>
        <message>
            <source>Mezzo</source>
            <translation>Means</translation>
        </message>
        <message>
            <source>Netto</source>
            <translation>Net</translation>
        </message>
        <message>
            <source>Oggetto</source>
            <translation>Collected for</translation>
        </message>
        <message>
            <source>Resto da versare</source>
            <translation>Left to deposit</translation>
        </message>
        <message>
            <source>Ricevute</source>
            <translation>Receipts</translation>
        </message>
        <message>
            <source>Riscossioni per mese</source>
            <translation>Collections by month</translation>
        </message>
        <message>
            <source>Riscosso</source>
            <translation>Collected</translation>
        </message>
        <message>
            <source>Stornato</source>
            <translation>Reversed</translation>
        </message>
        <message>
            <source>Versato in tesoreria</source>
            <translation>Deposited to the treasury</translation>
        </message>
        <message>
            <source>più {amount} dall'anno prima</source>
            <translation>plus {amount} from the year before</translation>
        </message>
        <message>
            <source>quietanze: {count}</source>
            <translation>treasury receipts: {count}</translation>
        </message>
    </context>
    <context>
        <name>YearForm</name>
        <message>
            <source>Date dell'anno {label}</source>
            <translation>Dates of the year {label}</translation>
        </message>
        <message>
            <source>Fine delle lezioni nelle altre scuole</source>
            <translation>End of lessons in the other schools</translation>
        </message>
        <message>
            <source>Le date proposte sono quelle abituali in Piemonte: correggile con il calendario della Regione. Le vacanze si aggiungono poi in «Calendario»; classi e alunni con «Passaggio d'anno».</source>
            <translation>The dates proposed are the usual ones in Piedmont: correct them by the Region's calendar. Holidays are added later in “Calendar”; classes and pupils with “Year change”.</translation>
        </message>
        <message>
            <source>Nuovo anno scolastico</source>
            <translation>New school year</translation>
        </message>
        <message>
            <source>Prima di salvare vedi che cosa cambia: classi, iscrizioni, tariffe e diete che durano quanto l'anno lo seguono.</source>
            <translation>Before saving you see what changes: classes, enrolments, tariffs and diets that last as long as the year follow it.</translation>
        </message>
        <message>
            <source>Primo giorno</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>Ultimo giorno (dell'infanzia, se va oltre)</source>
            <translation>Last day (of the nursery school, if it goes on longer)</translation>
        </message>
    </context>
    <context>
        <name>YearStep</name>
        <message>
            <source>Anno scolastico</source>
            <translation>School year</translation>
        </message>
        <message>
            <source>Dal primo all'ultimo giorno di lezione. Feste nazionali e patrono ci sono già: non scriverli.</source>
            <translation>From the first to the last day of lessons. National holidays and the patron saint's day are already there: do not write them.</translation>
        </message>
        <message>
            <source>Primo giorno</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>Ultimo giorno</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>Ultimo giorno dell'infanzia</source>
            <translation>Last day of the nursery school</translation>
        </message>
        <message>
            <source>Vacanze e ponti</source>
            <translation>Holidays and bridge days</translation>
        </message>
    </context>
    <context>
        <name>YearsPage</name>
        <message>
            <source>Anni scolastici</source>
            <translation>School years</translation>
        </message>
        <message>
            <source>Anni scolastici: il primo e l'ultimo giorno di ognuno, e quale è in corso. Un anno nuovo si crea qui, con le date proposte; classi e alunni li porta il «Passaggio d'anno». Le date si possono cambiare finché nessuno ha mangiato nei giorni che resterebbero fuori: prima di salvare la pagina dice che cosa cambia.</source>
            <translation>School years: the first and the last day of each, and which one is in progress. A new year is created here, with the dates proposed; “Year change” brings classes and pupils into it. The dates can be changed as long as nobody has eaten on the days that would be left out: before saving, the page says what changes.</translation>
        </message>
        <message>
            <source>Anno</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>Anno {label} aggiunto. Ora le vacanze in «Calendario», le classi con «Passaggio d'anno».</source>
            <translation>Year {label} added. Next the holidays in “Calendar”, the classes with “Year change”.</translation>
        </message>
        <message>
            <source>Anno {label} tolto.</source>
            <translation>Year {label} removed.</translation>
        </message>
        <message>
            <source>Assenze e pasti in bianco che restano fuori e non contano più: {count}.</source>
            <translation>Absences and plain meals that are left out and no longer count: {count}.</translation>
        </message>
        <message>
            <source>Cambia le date</source>
            <translation>Change the dates</translation>
        </message>
        <message>
            <source>Chiusure che restano fuori: {count}.</source>
            <translation>Closings that are left out: {count}.</translation>
        </message>
        <message>
            <source>Classi</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Classi: {count}.</source>
            <translation>Classes: {count}.</translation>
        </message>
        <message>
            <source>Concluso</source>
            <translation>Ended</translation>
        </message>
        <message>
            <source>Dal {first} al {last}.</source>
            <translation>From {first} to {last}.</translation>
        </message>
        <message>
            <source>Date dell'anno {label} cambiate.</source>
            <translation>Dates of the year {label} changed.</translation>
        </message>
        <message>
            <source>Diete che durano di più: {count}.</source>
            <translation>Diets that last longer: {count}.</translation>
        </message>
        <message>
            <source>Fasce, esenzioni e prezzi che durano di più: {count}.</source>
            <translation>Bands, exemptions and prices that last longer: {count}.</translation>
        </message>
        <message>
            <source>Futuro</source>
            <translation>Future</translation>
        </message>
        <message>
            <source>Il prossimo</source>
            <translation>The next</translation>
        </message>
        <message>
            <source>In corso</source>
            <translation>In progress</translation>
        </message>
        <message>
            <source>Le classi si aggiungono in «Scuole e classi», o tutte insieme con «Passaggio d'anno».</source>
            <translation>Classes are added in “Schools and classes”, or all together with “Year change”.</translation>
        </message>
        <message>
            <source>Le iscrizioni: {count}.</source>
            <translation>Enrolments: {count}.</translation>
        </message>
        <message>
            <source>Nessun anno scolastico: comincia con «Nuovo anno».</source>
            <translation>No school years: start with “New year”.</translation>
        </message>
        <message>
            <source>Nuovo anno</source>
            <translation>New year</translation>
        </message>
        <message>
            <source>Primo giorno</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>Restano fuori e si tolgono, tra classi e iscrizioni: {count}.</source>
            <translation>Left out and removed, classes and enrolments together: {count}.</translation>
        </message>
        <message>
            <source>Seguono l'anno gli alunni nelle classi: {count}.</source>
            <translation>Pupils in classes who follow the year: {count}.</translation>
        </message>
        <message>
            <source>Stato</source>
            <translation>State</translation>
        </message>
        <message>
            <source>Togli</source>
            <translation>Remove</translation>
        </message>
        <message>
            <source>Ultimo giorno</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>Vacanze e chiusure</source>
            <translation>Holidays and closings</translation>
        </message>
        <message>
            <source>{label} andrà dal {first} al {last}. {effects}</source>
            <translation>{label} will go from {first} to {last}. {effects}</translation>
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
            <source> alle {hour}</source>
            <translation> at {hour}</translation>
        </message>
        <message>
            <source> il {day} alle {hour}</source>
            <translation> on {day} at {hour}</translation>
        </message>
        <message>
            <source>A questo prezzo c'è già chi ha pagato (pasti addebitati: {count}) e non si può togliere: imposta il prezzo giusto, poi approva le differenze in «Rettifiche».</source>
            <translation>Somebody was charged at this price already (meals charged: {count}), which cannot be taken away: set the right price, then approve the differences in “Corrections”.</translation>
        </message>
        <message>
            <source>Addebitato</source>
            <translation>Charged</translation>
        </message>
        <message>
            <source>Addebito</source>
            <translation>Charge</translation>
        </message>
        <message>
            <source>Allegato</source>
            <translation>Attachment</translation>
        </message>
        <message>
            <source>Alunni</source>
            <translation>Pupils</translation>
        </message>
        <message>
            <source>Alunno</source>
            <translation>Pupil</translation>
        </message>
        <message>
            <source>Anni dei dati degli alunni</source>
            <translation>Years of pupils' data</translation>
        </message>
        <message>
            <source>Anni dei testi dei messaggi</source>
            <translation>Years of the texts of messages</translation>
        </message>
        <message>
            <source>Anni del registro</source>
            <translation>Years of the log</translation>
        </message>
        <message>
            <source>Anno scolastico</source>
            <translation>School year</translation>
        </message>
        <message>
            <source>Assegni</source>
            <translation>Cheques</translation>
        </message>
        <message>
            <source>Assegno</source>
            <translation>Cheque</translation>
        </message>
        <message>
            <source>Assente</source>
            <translation>Absent</translation>
        </message>
        <message>
            <source>Assente giustificato</source>
            <translation>Absent, excused</translation>
        </message>
        <message>
            <source>Assenza comunicata</source>
            <translation>Absence reported</translation>
        </message>
        <message>
            <source>Attesi: iscritti non assenti nei giorni di servizio. Extra: presenti senza essere attesi.</source>
            <translation>Expected: enrolled and not absent on service days. Extra: present without being expected.</translation>
        </message>
        <message>
            <source>Bancomat</source>
            <translation>Debit card</translation>
        </message>
        <message>
            <source>C'è già un alunno di nome {name}: aggiungi il codice fiscale o la data di nascita, così si capisce se è lui.</source>
            <translation>There is already a pupil called {name}: add the tax code or the date of birth, to tell whether it is the same child.</translation>
        </message>
        <message>
            <source>C'è già un piatto con il nome «{name}»: usa quello, oppure cambia il nome.</source>
            <translation>There is already a dish called “{name}”: use that one, or change the name.</translation>
        </message>
        <message>
            <source>Calendario</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>Carta</source>
            <translation>Credit card</translation>
        </message>
        <message>
            <source>Cassa della postazione</source>
            <translation>Station's till</translation>
        </message>
        <message>
            <source>Casse delle postazioni</source>
            <translation>Stations' tills</translation>
        </message>
        <message>
            <source>Centro cottura</source>
            <translation>Kitchen</translation>
        </message>
        <message>
            <source>Certificato dieta fino al</source>
            <translation>Diet certificate until</translation>
        </message>
        <message>
            <source>Chi</source>
            <translation>Who</translation>
        </message>
        <message>
            <source>Chi paga</source>
            <translation>Who pays</translation>
        </message>
        <message>
            <source>Ci sono registrazioni di un mese precedente ancora aperto ({month}): chiudi prima quello.</source>
            <translation>There are entries of an earlier month that is still open ({month}): close that one first.</translation>
        </message>
        <message>
            <source>Classe</source>
            <translation>Class</translation>
        </message>
        <message>
            <source>Classe dell'alunno</source>
            <translation>Pupil's class</translation>
        </message>
        <message>
            <source>Classe o servizio</source>
            <translation>Class or service</translation>
        </message>
        <message>
            <source>Classi</source>
            <translation>Classes</translation>
        </message>
        <message>
            <source>Codice del centro cottura</source>
            <translation>Kitchen code</translation>
        </message>
        <message>
            <source>Codice della dieta</source>
            <translation>Diet code</translation>
        </message>
        <message>
            <source>Codice della fascia</source>
            <translation>Band code</translation>
        </message>
        <message>
            <source>Codice della postazione</source>
            <translation>Station code</translation>
        </message>
        <message>
            <source>Codice di ricevuta «{code}»</source>
            <translation>Receipt code “{code}”</translation>
        </message>
        <message>
            <source>Codice fiscale</source>
            <translation>Tax code</translation>
        </message>
        <message>
            <source>Codice fiscale del comune</source>
            <translation>Municipality's tax code</translation>
        </message>
        <message>
            <source>Codice fiscale genitore</source>
            <translation>Guardian's tax code</translation>
        </message>
        <message>
            <source>Codice fiscale secondo genitore</source>
            <translation>Second guardian's tax code</translation>
        </message>
        <message>
            <source>Cognome</source>
            <translation>Surname</translation>
        </message>
        <message>
            <source>Cognome e nome</source>
            <translation>Surname and name</translation>
        </message>
        <message>
            <source>Cognome e nome genitore</source>
            <translation>Guardian's surname and name</translation>
        </message>
        <message>
            <source>Cognome e nome secondo genitore</source>
            <translation>Second guardian's surname and name</translation>
        </message>
        <message>
            <source>Cognome genitore</source>
            <translation>Guardian's surname</translation>
        </message>
        <message>
            <source>Cognome secondo genitore</source>
            <translation>Second guardian's surname</translation>
        </message>
        <message>
            <source>Comune</source>
            <translation>Municipality</translation>
        </message>
        <message>
            <source>Confermato</source>
            <translation>Confirmed</translation>
        </message>
        <message>
            <source>Confermato da</source>
            <translation>Confirmed by</translation>
        </message>
        <message>
            <source>Contanti</source>
            <translation>Cash</translation>
        </message>
        <message>
            <source>Conteggio</source>
            <translation>Count</translation>
        </message>
        <message>
            <source>Contestazione</source>
            <translation>Dispute</translation>
        </message>
        <message>
            <source>Conto</source>
            <translation>Account</translation>
        </message>
        <message>
            <source>Copia automatica</source>
            <translation>Automatic backup</translation>
        </message>
        <message>
            <source>Cosa esclude la dieta</source>
            <translation>What the diet excludes</translation>
        </message>
        <message>
            <source>Da qui in poi c'è una virgoletta mai chiusa: il resto del file non è stato letto</source>
            <translation>From here on there is a quotation mark that is never closed: the rest of the file was not read</translation>
        </message>
        <message>
            <source>Da versare risultano {due} ({means}): non puoi registrare un versamento di {amount}. Controlla l'importo e i versamenti già registrati.</source>
            <translation>There are {due} to deposit ({means}): you cannot record a deposit of {amount}. Check the amount and the deposits already recorded.</translation>
        </message>
        <message>
            <source>Dagli ordini alla cucina, ultima versione: per la richiesta del contributo dello Stato.</source>
            <translation>From the kitchen orders, last version: for the request of the State's contribution.</translation>
        </message>
        <message>
            <source>Dal</source>
            <translation>From</translation>
        </message>
        <message>
            <source>Dal {starts_on} al {ends_on} il servizio non è già previsto per chi hai scelto: non c'è nulla da sospendere. Controlla le date, la scuola e le classi.</source>
            <translation>From {starts_on} to {ends_on} there is already no service for those you chose: nothing to suspend. Check the dates, the school and the classes.</translation>
        </message>
        <message>
            <source>Dal {starts_on} al {ends_on} vale già il menu «{name}»: scegli date che non lo toccano.</source>
            <translation>From {starts_on} to {ends_on} the menu “{name}” already holds: choose dates that do not touch it.</translation>
        </message>
        <message>
            <source>Data</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Data della domanda</source>
            <translation>Date of the application</translation>
        </message>
        <message>
            <source>Data della quietanza</source>
            <translation>Date of the treasury receipt</translation>
        </message>
        <message>
            <source>Data di nascita</source>
            <translation>Date of birth</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Dates</translation>
        </message>
        <message>
            <source>Dell'ordine {number} è già uscita la versione {version}: leggi quella e conferma quella.</source>
            <translation>Version {version} of order {number} is already out: read and confirm that one.</translation>
        </message>
        <message>
            <source>Della cassa di «{station}» manca qualche ricarica, o ce n'è una messa da parte. Collega la postazione, guarda «Dalle postazioni» nella Chiusura e riprova.</source>
            <translation>Some recharges of the till of “{station}” are missing, or one was put aside. Connect the station, look at “From the stations” in the day close and try again.</translation>
        </message>
        <message>
            <source>Dieta</source>
            <translation>Diet</translation>
        </message>
        <message>
            <source>Dieta dell'alunno</source>
            <translation>Pupil's diet</translation>
        </message>
        <message>
            <source>Domanda in lista d'attesa</source>
            <translation>Application on the waiting list</translation>
        </message>
        <message>
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <source>E-mail genitore</source>
            <translation>Guardian's e-mail</translation>
        </message>
        <message>
            <source>E-mail secondo genitore</source>
            <translation>Second guardian's e-mail</translation>
        </message>
        <message>
            <source>Effetto della dieta</source>
            <translation>Effect of the diet</translation>
        </message>
        <message>
            <source>Elenco di chiusura</source>
            <translation>Closing list</translation>
        </message>
        <message>
            <source>Emittente della ricevuta</source>
            <translation>Issuer of the receipt</translation>
        </message>
        <message>
            <source>Esente</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Esenti</source>
            <translation>Exempt</translation>
        </message>
        <message>
            <source>Esiste già un centro cottura con il codice o il nome «{name}»: scegline un altro.</source>
            <translation>There is already a kitchen with the code or name “{name}”: choose another one.</translation>
        </message>
        <message>
            <source>Esiste già una dieta con il codice {code} ({name}): usa quella oppure scegli un altro codice.</source>
            <translation>There is already a diet with code {code} ({name}): use that one or choose another code.</translation>
        </message>
        <message>
            <source>Esiste già una postazione con il codice «{station}»: scegline un altro, anche se quella è revocata.</source>
            <translation>There is already a station with code “{station}”: choose another one, even if that one is revoked.</translation>
        </message>
        <message>
            <source>Esiste già {what} «{name}»: scegli un altro nome.</source>
            <translation>There is already {what} “{name}”: choose another name.</translation>
        </message>
        <message>
            <source>Fascia</source>
            <translation>Band</translation>
        </message>
        <message>
            <source>Fino al</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>Fondo cassa</source>
            <translation>Float</translation>
        </message>
        <message>
            <source>Fuori dall'anno scolastico {year}</source>
            <translation>Outside the school year {year}</translation>
        </message>
        <message>
            <source>Genitore</source>
            <translation>Guardian</translation>
        </message>
        <message>
            <source>Genitore dell'alunno</source>
            <translation>Pupil's guardian</translation>
        </message>
        <message>
            <source>Genitori</source>
            <translation>Guardians</translation>
        </message>
        <message>
            <source>Giornata ancora aperta: gli importi ci sono dopo.</source>
            <translation>Day still open: the amounts come afterwards.</translation>
        </message>
        <message>
            <source>Giornata chiusa.</source>
            <translation>Day closed.</translation>
        </message>
        <message>
            <source>Giorni</source>
            <translation>Days</translation>
        </message>
        <message>
            <source>Giorni della settimana</source>
            <translation>Weekdays</translation>
        </message>
        <message>
            <source>Giorni di mensa della classe</source>
            <translation>Canteen days of the class</translation>
        </message>
        <message>
            <source>Giorni di pasto in bianco</source>
            <translation>Plain meal days</translation>
        </message>
        <message>
            <source>Giorni prima del primo avviso</source>
            <translation>Days before the first notice</translation>
        </message>
        <message>
            <source>Giorni prima del secondo avviso</source>
            <translation>Days before the second notice</translation>
        </message>
        <message>
            <source>Giorni prima del sollecito</source>
            <translation>Days before the reminder</translation>
        </message>
        <message>
            <source>Giorni prima di ripetere</source>
            <translation>Days before repeating</translation>
        </message>
        <message>
            <source>Giorno del menu</source>
            <translation>Day of the menu</translation>
        </message>
        <message>
            <source>Giorno del patrono</source>
            <translation>Patron saint's day</translation>
        </message>
        <message>
            <source>Giorno della settimana</source>
            <translation>Weekday</translation>
        </message>
        <message>
            <source>Giorno particolare</source>
            <translation>Special day</translation>
        </message>
        <message>
            <source>Gli inserimenti graduali sono solo della scuola dell'infanzia, {name} è della scuola {level}. Per un altro primo giorno cambia l'iscrizione al servizio.</source>
            <translation>Gradual starts are only for the nursery school, {name} is at the {level} school. For another first day change the enrolment in the service.</translation>
        </message>
        <message>
            <source>Gruppo di servizi</source>
            <translation>Service group</translation>
        </message>
        <message>
            <source>I dati di {pupil} non si possono cancellare: {reason}.</source>
            <translation>The data of {pupil} cannot be erased: {reason}.</translation>
        </message>
        <message>
            <source>I due alunni non hanno un genitore in comune: il credito si trasferisce solo tra fratelli. Controlla i genitori nelle schede.</source>
            <translation>The two pupils have no guardian in common: credit is transferred only between siblings. Check the guardians in their records.</translation>
        </message>
        <message>
            <source>I permessi delle postazioni esistono solo su PostgreSQL: questa base dati è un file di questo computer.</source>
            <translation>Station permissions exist only on PostgreSQL: this database is a file of this computer.</translation>
        </message>
        <message>
            <source>I {seats} posti di questa scuola sono tutti occupati: metti l'alunno in lista d'attesa.</source>
            <translation>The {seats} places of this school are all taken: put the pupil on the waiting list.</translation>
        </message>
        <message>
            <source>IBAN</source>
            <translation>IBAN</translation>
        </message>
        <message>
            <source>Il bambino non è nell'elenco di oggi. Aggiorna l'elenco e cerca di nuovo.</source>
            <translation>The child is not in today's list. Refresh the list and search again.</translation>
        </message>
        <message>
            <source>Il codice fiscale {fiscal_code} è già di {owner}: apri la sua scheda oppure correggi il codice.</source>
            <translation>The tax code {fiscal_code} already belongs to {owner}: open that record or correct the code.</translation>
        </message>
        <message>
            <source>Il codice «{code}» non è valido: forse è scaduto o già usato. Chiedi all'ufficio un codice nuovo in «Postazioni» e scrivilo qui.</source>
            <translation>The code “{code}” is not valid: it may have expired or been used already. Ask the office for a new code in “Stations” and type it here.</translation>
        </message>
        <message>
            <source>Il dato riservato è chiuso con un'altra chiave ({key_id}): rimetti il file della chiave con cui è nato.</source>
            <translation>The protected data are locked with another key ({key_id}): put back the key file they were made with.</translation>
        </message>
        <message>
            <source>Il dato riservato è stato alterato o appartiene a un'altra scheda ({bound_to}): non si può leggere. Va ripreso da una copia di sicurezza o riscritto.</source>
            <translation>The protected data were altered or belong to another record ({bound_to}): they cannot be read. Take them from a backup or write them again.</translation>
        </message>
        <message>
            <source>Il disco è pieno: il documento «{name}» non è stato scritto. Libera spazio e riprova.</source>
            <translation>The disk is full: the document “{name}” was not written. Free some space and try again.</translation>
        </message>
        <message>
            <source>Il disco è pieno: l'ultima operazione non è stata registrata. Libera spazio e ripetila.</source>
            <translation>The disk is full: the last operation was not recorded. Free some space and repeat it.</translation>
        </message>
        <message>
            <source>Il documento «{name}» non è stato scritto ({reason}). Scegli un'altra cartella e riprova.</source>
            <translation>The document “{name}” was not written ({reason}). Choose another folder and try again.</translation>
        </message>
        <message>
            <source>Il file della chiave «{path}» non va bene ({reason}). Rimetti la copia conservata, o correggi i permessi.</source>
            <translation>The key file “{path}” is not right ({reason}). Put back the copy that was kept, or correct the permissions.</translation>
        </message>
        <message>
            <source>Il file della postazione appartiene a «{own}», l'ufficio risponde per «{other}». Controlla le impostazioni della postazione: ogni postazione ha il suo file.</source>
            <translation>The station's file belongs to “{own}”, the office answers for “{other}”. Check the station's settings: every station has its own file.</translation>
        </message>
        <message>
            <source>Il file della postazione è danneggiato e non si può mettere da parte ({reason}). Chiama l'assistenza.</source>
            <translation>The station's file is damaged and cannot be put aside ({reason}). Call support.</translation>
        </message>
        <message>
            <source>Il file delle impostazioni «{path}» ha un errore alla riga {line} ({reason}). Correggila, oppure togli il file per usare i valori normali. I percorsi di Windows vanno tra apostrofi: 'C:\dati\mensa.db'.</source>
            <translation>The settings file “{path}” has an error on line {line} ({reason}). Correct it, or remove the file to use the normal values. Windows paths go between apostrophes: 'C:\data\canteen.db'.</translation>
        </message>
        <message>
            <source>Il file delle impostazioni «{path}» non si può usare ({reason}). Controlla che esista e i suoi permessi.</source>
            <translation>The settings file “{path}” cannot be used ({reason}). Check that it exists and its permissions.</translation>
        </message>
        <message>
            <source>Il file «{name}» non si può leggere ({reason}). Se è aperto in un altro programma chiudilo e riprova.</source>
            <translation>The file “{name}” cannot be read ({reason}). If it is open in another program close it and try again.</translation>
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
            <source>Il lettore seriale non si può usare: manca la libreria «pyserial». Installala, oppure imposta il lettore perché scriva come una tastiera.</source>
            <translation>The serial scanner cannot be used: the library “pyserial” is missing. Install it, or set the scanner to type like a keyboard.</translation>
        </message>
        <message>
            <source>Il mese {month} non è ancora finito: si può chiudere dal {first_possible}.</source>
            <translation>The month {month} is not over yet: it can be closed from {first_possible}.</translation>
        </message>
        <message>
            <source>Il messaggio a {recipient} è già stato inviato, stampato o annullato: aggiorna l'elenco.</source>
            <translation>The message to {recipient} was already sent, printed or cancelled: refresh the list.</translation>
        </message>
        <message>
            <source>Il nome utente «{username}» è già usato: scegline un altro.</source>
            <translation>The user name “{username}” is already taken: choose another one.</translation>
        </message>
        <message>
            <source>Il nuovo anno deve cominciare dopo la fine di quello vecchio ({ends_on}): correggi le date.</source>
            <translation>The new year must begin after the end of the old one ({ends_on}): correct the dates.</translation>
        </message>
        <message>
            <source>Il passaggio all'anno {label} non si può più annullare: {reason}. Correggi i singoli alunni dalla loro scheda.</source>
            <translation>The change to the year {label} can no longer be undone: {reason}. Correct single pupils from their record.</translation>
        </message>
        <message>
            <source>Il passaggio all'anno {label} è già stato annullato il {undone_on}: non serve rifarlo.</source>
            <translation>The change to the year {label} was already undone on {undone_on}: no need to do it again.</translation>
        </message>
        <message>
            <source>Il pasto del {day} è già addebitato: storna prima l'addebito esistente.</source>
            <translation>The meal of {day} is already charged: reverse the existing charge first.</translation>
        </message>
        <message>
            <source>Il pasto in bianco si può chiedere per {limit} giorni di servizio consecutivi al massimo: con questa richiesta diventerebbero {days}. Riduci il periodo; oltre serve una dieta con certificato.</source>
            <translation>A plain meal can be asked for at most {limit} consecutive service days: with this request they would become {days}. Shorten the period; beyond that a diet with a certificate is needed.</translation>
        </message>
        <message>
            <source>Il periodo del {day} è chiuso: non accetta altre registrazioni. Registra l'operazione con la data di oggi.</source>
            <translation>The period of {day} is closed: it takes no more entries. Record the operation with today's date.</translation>
        </message>
        <message>
            <source>Il registro delle operazioni si conserva almeno {least} anni: scegli un numero maggiore o uguale.</source>
            <translation>The activity log is kept for at least {least} years: choose that number or a larger one.</translation>
        </message>
        <message>
            <source>Il richiedente di {pupil} è già {applicant}: usa «Cambia richiedente» per sostituirlo.</source>
            <translation>The applicant of {pupil} is already {applicant}: use “Change applicant” to replace them.</translation>
        </message>
        <message>
            <source>Il server di posta per ora non la prende: {reason}. Riprova più tardi.</source>
            <translation>The mail server does not take it for now: {reason}. Try again later.</translation>
        </message>
        <message>
            <source>Il server di posta {host} non accetta l'utente «{user}». La password sta nella variabile REFETTORIO_MAIL_PASSWORD di questo computer: chiedi a chi lo gestisce.</source>
            <translation>The mail server {host} does not accept the user “{user}”. The password is in the variable REFETTORIO_MAIL_PASSWORD of this computer: ask whoever runs it.</translation>
        </message>
        <message>
            <source>Il server di posta {host} non invia per «{sender}» ({reason}): correggi il mittente.</source>
            <translation>The mail server {host} does not send for “{sender}” ({reason}): correct the sender.</translation>
        </message>
        <message>
            <source>Il server di posta {host} si è interrotto mentre prendeva una e-mail ({reason}): non si sa se è partita. Prima di inviarla di nuovo chiedi a chi doveva riceverla. Le altre restano da inviare.</source>
            <translation>The mail server {host} broke off while taking an e-mail ({reason}): nobody knows whether it went. Before sending it again, ask whoever was to get it. The others are still to be sent.</translation>
        </message>
        <message>
            <source>Il server di posta {host}:{port} non risponde ({reason}). I messaggi restano da inviare: controlla la rete o l'indirizzo del server e riprova.</source>
            <translation>The mail server {host}:{port} does not answer ({reason}). The messages stay to be sent: check the network or the server's address and try again.</translation>
        </message>
        <message>
            <source>Il server di posta {host}:{port} risponde, ma non con la protezione scelta ({reason}): in «Soglie e posta» cambia «Protezione» o la porta.</source>
            <translation>The mail server {host}:{port} answers, but not with the protection chosen ({reason}): change “Protection” or the port in “Thresholds and mail”.</translation>
        </message>
        <message>
            <source>Il tuo ruolo ({role}) non permette questa operazione. Chiedi all'amministratore.</source>
            <translation>Your role ({role}) does not allow this operation. Ask the administrator.</translation>
        </message>
        <message>
            <source>Il {day} c'è già un'assenza: ripristina prima la prenotazione, poi chiedi il pasto in bianco.</source>
            <translation>On {day} there is already an absence: restore the booking first, then ask for the plain meal.</translation>
        </message>
        <message>
            <source>Il {day} il pasto è già prenotato come al solito: non c'è nulla da ripristinare.</source>
            <translation>On {day} the meal is already booked as usual: nothing to restore.</translation>
        </message>
        <message>
            <source>Il {day} il servizio non è previsto nelle scuole scelte ({reason}): non c'è nulla da ordinare.</source>
            <translation>On {day} there is no service in the schools chosen ({reason}): nothing to order.</translation>
        </message>
        <message>
            <source>Il {day} qualcuno ha mangiato o pagato, e con le nuove date quel giorno resterebbe fuori dall'anno {label}: scegli date che lo comprendano.</source>
            <translation>On {day} somebody ate or paid, and with the new dates that day would be left out of the year {label}: choose dates that include it.</translation>
        </message>
        <message>
            <source>Il {day} si poteva cambiare entro le {hour} dello stesso giorno. Per un caso particolare rivolgiti all'ufficio, che può registrarlo indicando il motivo.</source>
            <translation>{day} could be changed by {hour} of the same day. For a special case ask the office, which can record it with the reason.</translation>
        </message>
        <message>
            <source>Il {day} è passato: un ordine si invia o si cambia per oggi o per un giorno che deve venire.</source>
            <translation>{day} is past: an order is sent or changed for today or for a day to come.</translation>
        </message>
        <message>
            <source>Importazione</source>
            <translation>Import</translation>
        </message>
        <message>
            <source>Importo</source>
            <translation>Amount</translation>
        </message>
        <message>
            <source>In bianco</source>
            <translation>Plain meal</translation>
        </message>
        <message>
            <source>In cassa dovrebbero esserci {expected}, ne hai contati {counted} (differenza {difference}). Conta di nuovo; se la differenza resta, scrivi il motivo e chiudi.</source>
            <translation>There should be {expected} in the drawer, you counted {counted} (difference {difference}). Count again; if the difference stays, write the reason and close.</translation>
        </message>
        <message>
            <source>In quei giorni intanto è stato impostato un altro prezzo: guarda l'elenco e imposta quello giusto.</source>
            <translation>Another price was set for those days meanwhile: look at the list and set the right one.</translation>
        </message>
        <message>
            <source>In {month} ci sono ancora giornate da chiudere: {count}, la prima è il {day}. Chiudile prima: a mese chiuso i loro pasti non si potrebbero più addebitare.</source>
            <translation>In {month} there are still days to be closed: {count}, the first is {day}. Close them first: once the month is closed their meals could not be charged any more.</translation>
        </message>
        <message>
            <source>In «{name}» non c'è nessuna riga del {day}: controlla il giorno o scegli un altro file.</source>
            <translation>In “{name}” there is no row of {day}: check the day or choose another file.</translation>
        </message>
        <message>
            <source>In «{name}» non si capisce chi sono gli alunni: scegli qui la colonna con il nome, «Cognome» e «Nome», oppure «Codice fiscale».</source>
            <translation>It is not clear who the pupils in “{name}” are: choose here the column with the name, “Surname” and “First name”, or “Tax code”.</translation>
        </message>
        <message>
            <source>In «{name}» non si capisce chi è assente: scegli qui la colonna «Assente» o «Presente», oppure spunta «Nel file ci sono solo gli assenti».</source>
            <translation>It is not clear who is absent in “{name}”: choose here the column “Absent” or “Present”, or tick “The file has only those absent”.</translation>
        </message>
        <message>
            <source>Indirizzo</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>Indirizzo della base dati non valido: «{url}». Esempi: sqlite:///C:/dati/mensa.db, postgresql://utente@server/mensa</source>
            <translation>Database address not valid: “{url}”. Examples: sqlite:///C:/data/canteen.db, postgresql://user@server/canteen</translation>
        </message>
        <message>
            <source>Indirizzo genitore</source>
            <translation>Guardian's address</translation>
        </message>
        <message>
            <source>Indirizzo rifiutato dal server di posta: {reason}</source>
            <translation>Address refused by the mail server: {reason}</translation>
        </message>
        <message>
            <source>Indirizzo secondo genitore</source>
            <translation>Second guardian's address</translation>
        </message>
        <message>
            <source>Ingredienti</source>
            <translation>Ingredients</translation>
        </message>
        <message>
            <source>Ingredienti esclusi</source>
            <translation>Excluded ingredients</translation>
        </message>
        <message>
            <source>Intanto {who} ha cambiato questi dati{when}: non è stato salvato niente. Confronta e scegli che cosa tenere.</source>
            <translation>Meanwhile {who} changed these data{when}: nothing was saved. Compare and choose what to keep.</translation>
        </message>
        <message>
            <source>Intestatario</source>
            <translation>Account holder</translation>
        </message>
        <message>
            <source>Iscritto al</source>
            <translation>Enrolled until</translation>
        </message>
        <message>
            <source>Iscritto dal</source>
            <translation>Enrolled from</translation>
        </message>
        <message>
            <source>Iscritto dal/al</source>
            <translation>Enrolled from/until</translation>
        </message>
        <message>
            <source>Iscrizione</source>
            <translation>Enrolment</translation>
        </message>
        <message>
            <source>L'addebito del {day} è già contestato (ricevuta il {received_on}): decidi prima quella contestazione.</source>
            <translation>The charge of {day} is already disputed (received on {received_on}): decide that dispute first.</translation>
        </message>
        <message>
            <source>L'alunno</source>
            <translation>The pupil</translation>
        </message>
        <message>
            <source>L'alunno segue già la dieta {code} dal {starts_on} al {ends_on}: scegli date che non la toccano.</source>
            <translation>The pupil already follows diet {code} from {starts_on} to {ends_on}: choose dates that do not touch it.</translation>
        </message>
        <message>
            <source>L'immagine incollata</source>
            <translation>The pasted image</translation>
        </message>
        <message>
            <source>L'immagine «{path}» non si può scrivere: controlla lo spazio e i permessi della cartella.</source>
            <translation>The picture “{path}” cannot be written: check the space and the permissions of the folder.</translation>
        </message>
        <message>
            <source>L'importazione non si può annullare: {count} alunni hanno già altri dati ({names}). Correggi le loro schede una per una.</source>
            <translation>The import cannot be undone: {count} pupils already have other data ({names}). Correct their records one by one.</translation>
        </message>
        <message>
            <source>L'importazione è già stata annullata: non c'è altro da togliere.</source>
            <translation>The import was already undone: nothing else to remove.</translation>
        </message>
        <message>
            <source>L'operazione {operation} è già stata registrata con un contenuto diverso: non è stata ripetuta.</source>
            <translation>The operation {operation} was already recorded with a different content: it was not repeated.</translation>
        </message>
        <message>
            <source>L'orologio della postazione segna {shown}, ma l'ultimo collegamento con l'ufficio è del {exchanged}. Correggi data e ora del computer, oppure collega la postazione, poi ripeti la ricarica: nulla è stato registrato.</source>
            <translation>The station's clock shows {shown}, but the last connection with the office is of {exchanged}. Correct date and time of the computer, or connect the station, then repeat the recharge: nothing was recorded.</translation>
        </message>
        <message>
            <source>L'ufficio non conosce la postazione «{station}». Registrala in «Postazioni» e riprova.</source>
            <translation>The office does not know the station “{station}”. Register it in “Stations” and try again.</translation>
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
            <source>La base dati {url} è vuota: creane le tabelle con «refettorio migrate».</source>
            <translation>The database {url} is empty: make its tables with “refettorio migrate”.</translation>
        </message>
        <message>
            <source>La base dati «{path}» non esiste. Controlla --database o REFETTORIO_DATABASE; per crearne una nuova: «refettorio migrate».</source>
            <translation>The database “{path}” does not exist. Check --database or REFETTORIO_DATABASE; to make a new one: “refettorio migrate”.</translation>
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
            <source>La cartella della dimostrazione «{path}» non si può usare ({reason}). Indicane un'altra con --output.</source>
            <translation>The demonstration's folder “{path}” cannot be used ({reason}). Give another one with --output.</translation>
        </message>
        <message>
            <source>La cartella della postazione «{path}» non si può usare ({reason}). Indica un altro --station-file.</source>
            <translation>The station's folder “{path}” cannot be used ({reason}). Give another --station-file.</translation>
        </message>
        <message>
            <source>La cartella «{folder}» non esiste o non è raggiungibile: scegline un'altra.</source>
            <translation>The folder “{folder}” does not exist or cannot be reached: choose another one.</translation>
        </message>
        <message>
            <source>La cassa di «{station}» è ancora aperta: chiudila sulla postazione contando i contanti, poi prendila.</source>
            <translation>The till of “{station}” is still open: close it on the station by counting the cash, then take it over.</translation>
        </message>
        <message>
            <source>La cassa non è aperta: apri una sessione di cassa con il fondo iniziale, poi registra la ricarica.</source>
            <translation>The cash desk is not open: open a cash session with its opening float, then record the recharge.</translation>
        </message>
        <message>
            <source>La cassa non è aperta: aprila con il fondo iniziale.</source>
            <translation>The cash desk is not open: open it with its opening float.</translation>
        </message>
        <message>
            <source>La cassa è già aperta, di {operator} dal {opened_at}: chiudila con il conteggio prima di aprirne un'altra.</source>
            <translation>The cash desk is already open, by {operator} since {opened_at}: close it with the count before opening another one.</translation>
        </message>
        <message>
            <source>La cassa è stata chiusa alle {hour}, mentre scrivevi: questa ricarica NON è stata registrata. Apri una nuova sessione di cassa e registra di nuovo; quanto hai scritto è ancora qui.</source>
            <translation>The cash desk was closed at {hour}, while you were typing: this recharge was NOT recorded. Open a new cash session and record again; what you typed is still here.</translation>
        </message>
        <message>
            <source>La cassa è stata chiusa alle {hour}: questa ricarica NON è registrata. Apri una nuova cassa da «Gestione», poi ripeti.</source>
            <translation>The cash desk was closed at {hour}: this recharge is NOT recorded. Open a new one from “Manage”, then repeat.</translation>
        </message>
        <message>
            <source>La chiusura della giornata del {day} è iniziata e non è finita: completala, poi riprova.</source>
            <translation>The day close of {day} has begun and is not finished: complete it, then try again.</translation>
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
            <source>La dimostrazione si è fermata: {what} non è arrivato in {seconds} secondi. Riprova a computer libero.</source>
            <translation>The demonstration stopped: {what} did not come in {seconds} seconds. Try again when the computer is free.</translation>
        </message>
        <message>
            <source>La fascia «{name}» è già di qualche alunno e non si può togliere: assegna agli alunni un'altra fascia.</source>
            <translation>Band "{name}" is already some pupil's and cannot be removed: give the pupils another band.</translation>
        </message>
        <message>
            <source>La formula nella colonna {column} non ha un valore: apri il file nel foglio di calcolo, salvalo e riprova</source>
            <translation>The formula in column {column} has no value: open the file in the spreadsheet program, save it and try again</translation>
        </message>
        <message>
            <source>La foto non è stata preparata: sceglila di nuovo dalla scheda dell'alunno.</source>
            <translation>The photo was not prepared: choose it again from the pupil's record.</translation>
        </message>
        <message>
            <source>La foto «{name}» non si può leggere ({reason}). Controlla che il file ci sia ancora e riprova.</source>
            <translation>The photo “{name}” cannot be read ({reason}). Check that the file is still there and try again.</translation>
        </message>
        <message>
            <source>La fotocamera «{camera}» non si apre: controlla che sia collegata e che nessun altro programma la usi.</source>
            <translation>The camera “{camera}” does not open: check that it is connected and that no other program uses it.</translation>
        </message>
        <message>
            <source>La giornata del {day} non è ancora chiusa: non serve uno storno o un addebito a parte, correggila prima di chiuderla.</source>
            <translation>The day {day} is not closed yet: no separate reversal or charge is needed, correct the day before closing it.</translation>
        </message>
        <message>
            <source>La giornata del {day} si può chiudere dopo le {hour}: fino ad allora le famiglie possono cambiarla.</source>
            <translation>{day} can be closed after {hour}: until then families can change it.</translation>
        </message>
        <message>
            <source>La giornata del {day} è chiusa: non si può più cambiare. Se c'è un errore, storna l'addebito.</source>
            <translation>{day} is closed: it can no longer be changed. If there is a mistake, reverse the charge.</translation>
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
            <source>La parte scelta</source>
            <translation>The chosen part</translation>
        </message>
        <message>
            <source>La password attuale non è corretta: riscrivila.</source>
            <translation>The current password is not right: type it again.</translation>
        </message>
        <message>
            <source>La postazione di «{path}» è già aperta su questo computer: usa quella finestra, oppure chiudila e riprova.</source>
            <translation>The station of “{path}” is already open on this computer: use that window, or close it and try again.</translation>
        </message>
        <message>
            <source>La postazione non ha l'elenco dei bambini: non si può registrare. Segna le presenze su carta e collega la postazione all'ufficio.</source>
            <translation>The station does not have the list of children: nothing can be recorded. Mark attendance on paper and connect the station to the office.</translation>
        </message>
        <message>
            <source>La postazione «{name}» era già stata revocata.</source>
            <translation>The station “{name}” had already been revoked.</translation>
        </message>
        <message>
            <source>La quietanza n. {number} del {year} è già registrata ({amount} il {day}): controlla il numero.</source>
            <translation>Treasury receipt no. {number} of {year} is already recorded ({amount} on {day}): check the number.</translation>
        </message>
        <message>
            <source>La registrazione del {day} è già stata stornata il {reversed_on} ({reason}): non serve rifarlo.</source>
            <translation>The entry of {day} was already reversed on {reversed_on} ({reason}): no need to do it again.</translation>
        </message>
        <message>
            <source>La riga è tronca: il file sembra incompleto</source>
            <translation>The row is cut short: the file seems incomplete</translation>
        </message>
        <message>
            <source>La scheda di {guardian} è stata unita a quella di {kept}: aggiorna l'elenco e usa quella.</source>
            <translation>The record of {guardian} was merged into that of {kept}: refresh the list and use that one.</translation>
        </message>
        <message>
            <source>La scheda di {pupil} non è più in uso (unita o cancellata): aggiorna l'elenco e scegline un'altra.</source>
            <translation>The record of {pupil} is no longer in use (merged or erased): refresh the list and choose another one.</translation>
        </message>
        <message>
            <source>La scuola non offre «{service}»</source>
            <translation>The school does not offer “{service}”</translation>
        </message>
        <message>
            <source>La sospensione «{cause}» è già stata annullata da {by} il {day}: non serve rifarlo.</source>
            <translation>The suspension “{cause}” was already undone by {by} on {day}: no need to do it again.</translation>
        </message>
        <message>
            <source>La stampante «{printer}» non risponde: controlla carta e cavo, poi ristampa. La ricevuta è in «{path}».</source>
            <translation>The printer “{printer}” does not answer: check paper and cable, then print again. The receipt is in “{path}”.</translation>
        </message>
        <message>
            <source>La tessera n. {issue_number} è già stata revocata. Aggiorna la scheda per vedere quella in uso.</source>
            <translation>Card no. {issue_number} was already revoked. Refresh the record to see the one in use.</translation>
        </message>
        <message>
            <source>La tua cassa è già aperta dal {opened_at}: chiudila con il conteggio prima di aprirne un'altra.</source>
            <translation>Your cash desk has been open since {opened_at}: close it with the count before opening another one.</translation>
        </message>
        <message>
            <source>Le date toccano l'anno scolastico {label} (dal {starts_on} al {ends_on}): correggile.</source>
            <translation>The dates touch the school year {label} (from {starts_on} to {ends_on}): correct them.</translation>
        </message>
        <message>
            <source>Le foto degli alunni non sono attive per questo comune. Se servono, l'amministratore le attiva in «Privacy», «Conservazione».</source>
            <translation>Pupils' photos are not turned on for this municipality. If they are needed, the administrator turns them on in “Privacy”, “Keeping”.</translation>
        </message>
        <message>
            <source>Le giornate di questa sospensione sono state chiuse mentre valeva: nessuno vi è stato prenotato o addebitato, e non c'è nulla da ripristinare.</source>
            <translation>The days of this suspension were closed while it held: nobody was booked or charged on them, and there is nothing to restore.</translation>
        </message>
        <message>
            <source>Le impostazioni della postazione non si leggono: sono in «{kept}». Si usano quelle normali: controlla fotocamera e PIN in «Gestione».</source>
            <translation>The station's settings cannot be read: they are in “{kept}”. The normal ones are used: check camera and PIN in “Manage”.</translation>
        </message>
        <message>
            <source>Le impostazioni della postazione non sono state salvate ({reason}): valgono fino alla chiusura.</source>
            <translation>The station's settings were not saved ({reason}): they hold until it is closed.</translation>
        </message>
        <message>
            <source>Le lezioni delle altre scuole finiscono entro l'ultimo giorno dell'anno: correggi una delle due date.</source>
            <translation>Lessons in the other schools must end by the last day of the year: correct one of the two dates.</translation>
        </message>
        <message>
            <source>Lo schermo c'è, ma Qt non riesce a usarlo ({reason}). Avvia con «python3 start.py», che installa le librerie di sistema mancanti o dice quali sono.</source>
            <translation>There is a screen, but Qt cannot use it ({reason}). Start with “python3 start.py”, which installs the missing system libraries or says which they are.</translation>
        </message>
        <message>
            <source>Manca il file della chiave «{path}», ma la base dati contiene dati riservati che solo quella chiave apre. Rimetti la copia del file al suo posto.</source>
            <translation>The key file “{path}” is missing, but the database holds protected data that only that key opens. Put the copy of the file back in its place.</translation>
        </message>
        <message>
            <source>Manca il server di posta: inseriscilo in «Soglie e posta» (chiedilo a chi gestisce i computer).</source>
            <translation>The mail server is missing: enter it in “Thresholds and mail” (ask whoever runs the computers).</translation>
        </message>
        <message>
            <source>Manca la colonna «{column}»: scegli nel file quella che la contiene.</source>
            <translation>The column “{column}” is missing: choose the one in the file that holds it.</translation>
        </message>
        <message>
            <source>Manca la libreria che legge i codici QR ({reason}): reinstalla il programma con «python start.py», che installa zxing-cpp. Intanto puoi usare il lettore di codici o la ricerca per nome.</source>
            <translation>The library that reads QR codes is missing ({reason}): reinstall the program with “python start.py”, which installs zxing-cpp. Meanwhile you can use the code scanner or the search by name.</translation>
        </message>
        <message>
            <source>Mancano i dati del comune: inseriscili in «Scuole e servizi».</source>
            <translation>The data of the municipality are missing: enter them in “Schools and services”.</translation>
        </message>
        <message>
            <source>Menu</source>
            <translation>Menu</translation>
        </message>
        <message>
            <source>Mesi dei motivi delle diete</source>
            <translation>Months of the reasons of diets</translation>
        </message>
        <message>
            <source>Mesi delle foto</source>
            <translation>Months of the photos</translation>
        </message>
        <message>
            <source>Messaggio</source>
            <translation>Message</translation>
        </message>
        <message>
            <source>Mezzo</source>
            <translation>Means</translation>
        </message>
        <message>
            <source>Mezzo di pagamento</source>
            <translation>Means of payment</translation>
        </message>
        <message>
            <source>Mittente</source>
            <translation>Sender</translation>
        </message>
        <message>
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>Nel file delle impostazioni «{path}» la voce «{name}» non va bene: {reason}.</source>
            <translation>In the settings file “{path}” the entry “{name}” is not right: {reason}.</translation>
        </message>
        <message>
            <source>Nel testo c'è «{{{place}}}», che non esiste. Si possono usare: {known}.</source>
            <translation>The text holds “{{{place}}}”, which does not exist. You can use: {known}.</translation>
        </message>
        <message>
            <source>Nel {year} non risultano ricariche né rimborsi: non c'è nulla da attestare.</source>
            <translation>In {year} there are no recharges or refunds: nothing to certify.</translation>
        </message>
        <message>
            <source>Nella cartella «{folder}» non si può scrivere: scegline un'altra o chiedi i permessi.</source>
            <translation>The folder “{folder}” cannot be written to: choose another one or ask for permission.</translation>
        </message>
        <message>
            <source>Nessuna stampante: la ricevuta è salvata in «{path}». Collega una stampante e ristampa, o inviala.</source>
            <translation>No printer: the receipt is saved in “{path}”. Connect a printer and print again, or send it.</translation>
        </message>
        <message>
            <source>Nessuno dei {count} pasti scelti si può cambiare. {why}</source>
            <translation>None of the {count} chosen meals can be changed. {why}</translation>
        </message>
        <message>
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>Nome del menu</source>
            <translation>Name of the menu</translation>
        </message>
        <message>
            <source>Nome del piatto</source>
            <translation>Name of the dish</translation>
        </message>
        <message>
            <source>Nome della dieta</source>
            <translation>Name of the diet</translation>
        </message>
        <message>
            <source>Nome della postazione</source>
            <translation>Name of the station</translation>
        </message>
        <message>
            <source>Nome e cognome</source>
            <translation>Name and surname</translation>
        </message>
        <message>
            <source>Nome genitore</source>
            <translation>Guardian's first name</translation>
        </message>
        <message>
            <source>Nome secondo genitore</source>
            <translation>Second guardian's name</translation>
        </message>
        <message>
            <source>Nome utente</source>
            <translation>User name</translation>
        </message>
        <message>
            <source>Nome utente o password non corretti. Dopo {most} tentativi sbagliati l'accesso si blocca per {minutes} minuti.</source>
            <translation>User name or password not right. After {most} failed attempts sign-in is locked for {minutes} minutes.</translation>
        </message>
        <message>
            <source>Non addebitato</source>
            <translation>Not charged</translation>
        </message>
        <message>
            <source>Non c'è denaro da prendere in consegna: forse l'ha già preso qualcun altro.</source>
            <translation>There is no money to take over: perhaps somebody else has already taken it.</translation>
        </message>
        <message>
            <source>Non c'è nessuna tessera in uso da stampare: emetti prima le tessere mancanti, o cambia la scelta.</source>
            <translation>There is no card in use to print: issue the missing cards first, or change the choice.</translation>
        </message>
        <message>
            <source>Non c'è un servizio «{name}». I servizi sono: {names}.</source>
            <translation>There is no service “{name}”. The services are: {names}.</translation>
        </message>
        <message>
            <source>Non c'è una registrazione di oggi da annullare: forse è già stata annullata.</source>
            <translation>There is no record of today to undo: perhaps it was undone already.</translation>
        </message>
        <message>
            <source>Non previsto di {weekday}</source>
            <translation>Not on {weekday}</translation>
        </message>
        <message>
            <source>Non riesco a scrivere {name}. Se è aperto in un altro programma chiudilo, o scegli un'altra cartella.</source>
            <translation>{name} cannot be written. If it is open in another program close it, or choose another folder.</translation>
        </message>
        <message>
            <source>Non si capisce dove finisce il cognome: {ways}. Scegli qui sotto quale, oppure metti nel file il codice fiscale.</source>
            <translation>It is not clear where the surname ends: {ways}. Choose which below, or put the tax code in the file.</translation>
        </message>
        <message>
            <source>Nota</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>Nota per la cucina</source>
            <translation>Note for the kitchen</translation>
        </message>
        <message>
            <source>Numero della quietanza</source>
            <translation>Number of the treasury receipt</translation>
        </message>
        <message>
            <source>Numero della ricevuta</source>
            <translation>Receipt number</translation>
        </message>
        <message>
            <source>Operatore</source>
            <translation>Operator</translation>
        </message>
        <message>
            <source>Operazione interrotta. Quanto già concluso resta registrato.</source>
            <translation>Operation stopped. What was already finished stays recorded.</translation>
        </message>
        <message>
            <source>Ordinati: ultima versione dell'ordine alla cucina, senza il personale. Esenti: noti a giornata chiusa. Differenza: ordinati meno addebitati ed esenti.</source>
            <translation>Ordered: last version of the kitchen order, without staff. Exempt: known once the day is closed. Difference: ordered less charged and exempt.</translation>
        </message>
        <message>
            <source>Ordine</source>
            <translation>Level</translation>
        </message>
        <message>
            <source>Ordine alla cucina</source>
            <translation>Kitchen order</translation>
        </message>
        <message>
            <source>PIN</source>
            <translation>PIN</translation>
        </message>
        <message>
            <source>Passaggio d'anno</source>
            <translation>Year change</translation>
        </message>
        <message>
            <source>Password</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>Pasti</source>
            <translation>Meals</translation>
        </message>
        <message>
            <source>Pasti addebitati e non stornati, nella fascia che l'alunno ha oggi per quel giorno.</source>
            <translation>Meals charged and not reversed, in the band that the pupil has today for that day.</translation>
        </message>
        <message>
            <source>Patrono</source>
            <translation>Patron saint</translation>
        </message>
        <message>
            <source>Patrono: {patron}</source>
            <translation>Patron saint: {patron}</translation>
        </message>
        <message>
            <source>Periodo</source>
            <translation>Period</translation>
        </message>
        <message>
            <source>Piatti</source>
            <translation>Dishes</translation>
        </message>
        <message>
            <source>Piatto</source>
            <translation>Dish</translation>
        </message>
        <message>
            <source>Porta</source>
            <translation>Port</translation>
        </message>
        <message>
            <source>Postazione</source>
            <translation>Station</translation>
        </message>
        <message>
            <source>Posti</source>
            <translation>Places</translation>
        </message>
        <message>
            <source>Prenotazioni</source>
            <translation>Bookings</translation>
        </message>
        <message>
            <source>Presa in consegna</source>
            <translation>Handover</translation>
        </message>
        <message>
            <source>Presa in consegna: chi dell'ufficio risponde del denaro e lo versa in tesoreria.</source>
            <translation>Taken over: who in the office answers for the money and deposits it to the treasury.</translation>
        </message>
        <message>
            <source>Presente</source>
            <translation>Present</translation>
        </message>
        <message>
            <source>Presente, segnato a mano</source>
            <translation>Present, marked by hand</translation>
        </message>
        <message>
            <source>Presenza</source>
            <translation>Attendance rate</translation>
        </message>
        <message>
            <source>Primo giorno</source>
            <translation>First day</translation>
        </message>
        <message>
            <source>Protezione</source>
            <translation>Security</translation>
        </message>
        <message>
            <source>Provincia</source>
            <translation>Province</translation>
        </message>
        <message>
            <source>Provincia delle festività</source>
            <translation>Province of the holidays</translation>
        </message>
        <message>
            <source>Punto vendita</source>
            <translation>Shop</translation>
        </message>
        <message>
            <source>Questa cassa è già stata presa in consegna da {by} il {day}.</source>
            <translation>This till was already taken over by {by} on {day}.</translation>
        </message>
        <message>
            <source>Questa contestazione è già stata decisa il {day}: aggiorna l'elenco.</source>
            <translation>This dispute was already decided on {day}: refresh the list.</translation>
        </message>
        <message>
            <source>Questa postazione non è abilitata a {what}. Chiedi all'ufficio di abilitarla.</source>
            <translation>This station is not enabled for {what}. Ask the office to enable it.</translation>
        </message>
        <message>
            <source>Questa presa in consegna è già stata annullata da {by} il {day}: {reason}</source>
            <translation>This handover was cancelled by {by} on {day} already: {reason}</translation>
        </message>
        <message>
            <source>Questa registrazione non si può eseguire: leggi il motivo, correggi a mano se serve e mettila da parte.</source>
            <translation>This record cannot be carried out: read the reason, correct by hand if needed and put it aside.</translation>
        </message>
        <message>
            <source>Questa registrazione è già stata trattata da {by} il {at}: non serve altro.</source>
            <translation>This record was already dealt with by {by} on {at}: nothing else is needed.</translation>
        </message>
        <message>
            <source>Questa sessione di cassa è già stata chiusa il {closed_at} con un conteggio di {counted}.</source>
            <translation>This cash session was already closed on {closed_at} with a count of {counted}.</translation>
        </message>
        <message>
            <source>Questa tessera è stata annullata: per ricaricare serve quella nuova.</source>
            <translation>This card was cancelled: a recharge needs the new one.</translation>
        </message>
        <message>
            <source>Questo versamento è già stato annullato ({reason}).</source>
            <translation>This deposit was already cancelled ({reason}).</translation>
        </message>
        <message>
            <source>Qui non c'è uno schermo su cui aprire la finestra (DISPLAY e WAYLAND_DISPLAY non sono impostate). Avvia il programma dal desktop; da un terminale remoto si possono usare gli altri comandi: close-day, verify, backup.</source>
            <translation>There is no screen here to open the window on (DISPLAY and WAYLAND_DISPLAY are not set). Start the program from the desktop; from a remote terminal the other commands can be used: close-day, verify, backup.</translation>
        </message>
        <message>
            <source>Quota</source>
            <translation>Share</translation>
        </message>
        <message>
            <source>Quote</source>
            <translation>Shares</translation>
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
            <source>Relazione</source>
            <translation>Relation</translation>
        </message>
        <message>
            <source>Relazione genitore</source>
            <translation>Relation to the pupil</translation>
        </message>
        <message>
            <source>Relazione secondo genitore</source>
            <translation>Second guardian's relation to the pupil</translation>
        </message>
        <message>
            <source>Ricarica della postazione</source>
            <translation>Station recharge</translation>
        </message>
        <message>
            <source>Ricevuta</source>
            <translation>Receipt</translation>
        </message>
        <message>
            <source>Ricevuta il</source>
            <translation>Received on</translation>
        </message>
        <message>
            <source>Riga {row}</source>
            <translation>Row {row}</translation>
        </message>
        <message>
            <source>Rimborso minimo</source>
            <translation>Smallest refund</translation>
        </message>
        <message>
            <source>Ripeti la password</source>
            <translation>Repeat the password</translation>
        </message>
        <message>
            <source>Riservato all'ufficio: i nomi di chi è in debito non si espongono e non si consegnano a terzi.</source>
            <translation>For the office only: the names of those in debt are not put on view nor given to others.</translation>
        </message>
        <message>
            <source>Ruolo</source>
            <translation>Role</translation>
        </message>
        <message>
            <source>Saldo basso</source>
            <translation>Low balance</translation>
        </message>
        <message>
            <source>Saldo iniziale</source>
            <translation>Opening balance</translation>
        </message>
        <message>
            <source>Scadenza del certificato</source>
            <translation>Expiry of the certificate</translation>
        </message>
        <message>
            <source>Scrivi con --login l'utente del server a cui dare i permessi, o usa --print per avere il testo SQL.</source>
            <translation>Write with --login the server's user to give the rights to, or use --print to have the SQL text.</translation>
        </message>
        <message>
            <source>Scuola</source>
            <translation>School</translation>
        </message>
        <message>
            <source>Senza le ricariche stornate.</source>
            <translation>Without reversed recharges.</translation>
        </message>
        <message>
            <source>Servizio</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Servizio della scuola</source>
            <translation>Service of the school</translation>
        </message>
        <message>
            <source>Sessione di cassa</source>
            <translation>Cash session</translation>
        </message>
        <message>
            <source>Settimane</source>
            <translation>Weeks</translation>
        </message>
        <message>
            <source>Si contesta un addebito: scegli la riga di un pasto, o di una rettifica che toglie credito.</source>
            <translation>Only a charge can be disputed: choose the row of a meal, or of an adjustment that takes credit away.</translation>
        </message>
        <message>
            <source>Si riaddebita solo un pasto stornato, dopo la chiusura della sua giornata: {reason}</source>
            <translation>Only a reversed meal is charged again, after its day was closed: {reason}</translation>
        </message>
        <message>
            <source>Si rimborsa da {minimum} in su: un credito più piccolo si può trasferire a un fratello o consumare.</source>
            <translation>Refunds are made from {minimum} up: a smaller credit can be transferred to a sibling or used up.</translation>
        </message>
        <message>
            <source>Si è verificato un errore.</source>
            <translation>An error occurred.</translation>
        </message>
        <message>
            <source>Smarrita</source>
            <translation>Lost</translation>
        </message>
        <message>
            <source>Solo alcuni giorni</source>
            <translation>Some days only</translation>
        </message>
        <message>
            <source>Sospensione</source>
            <translation>Suspension</translation>
        </message>
        <message>
            <source>Sostituzione</source>
            <translation>Replacement</translation>
        </message>
        <message>
            <source>Sportello</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>Stornato</source>
            <translation>Reversed</translation>
        </message>
        <message>
            <source>Sul conto ci sono {balance}: non si possono togliere {amount}. Scrivi un importo più basso.</source>
            <translation>The account holds {balance}: {amount} cannot be taken out. Write a lower amount.</translation>
        </message>
        <message>
            <source>Sul server non c'è l'utente «{login}»: fallo creare (con accesso e password), poi riprova.</source>
            <translation>The server has no user “{login}”: have it created (with login and password), then try again.</translation>
        </message>
        <message>
            <source>Tariffa</source>
            <translation>Tariff</translation>
        </message>
        <message>
            <source>Tariffe</source>
            <translation>Tariffs</translation>
        </message>
        <message>
            <source>Telefono</source>
            <translation>Telephone</translation>
        </message>
        <message>
            <source>Telefono genitore</source>
            <translation>Guardian's telephone</translation>
        </message>
        <message>
            <source>Telefono secondo genitore</source>
            <translation>Second guardian's telephone</translation>
        </message>
        <message>
            <source>Tessera</source>
            <translation>Card</translation>
        </message>
        <message>
            <source>Tessera non valida per la ricarica ({read}). Controlla la tessera o rivolgiti all'ufficio.</source>
            <translation>Card not valid for the recharge ({read}). Check the card or ask the office.</translation>
        </message>
        <message>
            <source>Testo</source>
            <translation>Text</translation>
        </message>
        <message>
            <source>Troppi tentativi sbagliati: l'accesso è bloccato fino alle {until}. Riprova dopo, oppure chiedi all'amministratore di sbloccarlo.</source>
            <translation>Too many failed attempts: sign-in is locked until {until}. Try again later, or ask the administrator to unlock it.</translation>
        </message>
        <message>
            <source>Ufficio</source>
            <translation>Office</translation>
        </message>
        <message>
            <source>Ultimo giorno</source>
            <translation>Last day</translation>
        </message>
        <message>
            <source>Ultimo giorno dell'infanzia</source>
            <translation>Last day of the nursery school</translation>
        </message>
        <message>
            <source>Ultimo giorno della dieta</source>
            <translation>Last day of the diet</translation>
        </message>
        <message>
            <source>Un giroconto non si storna da un lato solo: trasferisci indietro lo stesso importo.</source>
            <translation>A transfer is not reversed on one side only: transfer the same amount back.</translation>
        </message>
        <message>
            <source>Uno storno non si può stornare: registra di nuovo l'operazione giusta.</source>
            <translation>A reversal cannot be reversed: record the right operation again.</translation>
        </message>
        <message>
            <source>Utente</source>
            <translation>User</translation>
        </message>
        <message>
            <source>Vacanze</source>
            <translation>School holidays</translation>
        </message>
        <message>
            <source>Variazioni</source>
            <translation>Differences</translation>
        </message>
        <message>
            <source>Versamento</source>
            <translation>Deposit</translation>
        </message>
        <message>
            <source>Versione {number}</source>
            <translation>Version {number}</translation>
        </message>
        <message>
            <source>al massimo {most} caratteri.</source>
            <translation>at most {most} characters.</translation>
        </message>
        <message>
            <source>al massimo {most} indirizzi.</source>
            <translation>at most {most} addresses.</translation>
        </message>
        <message>
            <source>al massimo {most}, ognuno una volta.</source>
            <translation>at most {most}, each once.</translation>
        </message>
        <message>
            <source>alla riga {row} è di {name}: correggi il codice o il nome.</source>
            <translation>in row {row} is {name}'s: correct the code or the name.</translation>
        </message>
        <message>
            <source>amministratore</source>
            <translation>administrator</translation>
        </message>
        <message>
            <source>appartiene a un altro servizio.</source>
            <translation>it belongs to another service.</translation>
        </message>
        <message>
            <source>assegni</source>
            <translation>cheques</translation>
        </message>
        <message>
            <source>assente</source>
            <translation>absent</translation>
        </message>
        <message>
            <source>barra</source>
            <translation>vertical bar</translation>
        </message>
        <message>
            <source>cassa</source>
            <translation>cash desk</translation>
        </message>
        <message>
            <source>ci sono giornate già addebitate</source>
            <translation>there are days already charged</translation>
        </message>
        <message>
            <source>ci sono già assenze o pasti in bianco richiesti</source>
            <translation>absences or plain meals have already been asked for</translation>
        </message>
        <message>
            <source>ci sono già inserimenti decisi dalla scuola</source>
            <translation>there are already gradual starts decided by the school</translation>
        </message>
        <message>
            <source>ci sono ordini già mandati alla cucina</source>
            <translation>orders have already been sent to the kitchen</translation>
        </message>
        <message>
            <source>ci sono pasti già registrati</source>
            <translation>meals have already been recorded</translation>
        </message>
        <message>
            <source>codice fiscale {code}</source>
            <translation>tax code {code}</translation>
        </message>
        <message>
            <source>cognome «{last}», nome «{first}»</source>
            <translation>surname “{last}”, name “{first}”</translation>
        </message>
        <message>
            <source>contanti</source>
            <translation>cash</translation>
        </message>
        <message>
            <source>controlla l'indirizzo, per esempio nome@esempio.it.</source>
            <translation>check the address, for example name@example.it.</translation>
        </message>
        <message>
            <source>controlla «{address}»; più indirizzi si separano con una virgola.</source>
            <translation>check “{address}”; separate several addresses with a comma.</translation>
        </message>
        <message>
            <source>crea prima una fascia.</source>
            <translation>create a band first.</translation>
        </message>
        <message>
            <source>cucina</source>
            <translation>kitchen</translation>
        </message>
        <message>
            <source>da 0 a {most}.</source>
            <translation>from 0 to {most}.</translation>
        </message>
        <message>
            <source>da 1 a 12 lettere, cifre o trattini, per esempio CALVINO-1.</source>
            <translation>from 1 to 12 letters, digits or hyphens, for example CALVINO-1.</translation>
        </message>
        <message>
            <source>da 1 a 8 lettere o cifre, senza spazi.</source>
            <translation>from 1 to 8 letters or digits, without spaces.</translation>
        </message>
        <message>
            <source>da 1 a {most} caratteri.</source>
            <translation>from 1 to {most} characters.</translation>
        </message>
        <message>
            <source>da 1 a {most} giorni, la fine dopo l'inizio.</source>
            <translation>from 1 to {most} days, the end after the beginning.</translation>
        </message>
        <message>
            <source>da 1 a {most} giorni.</source>
            <translation>from 1 to {most} days.</translation>
        </message>
        <message>
            <source>da 1 a {most}.</source>
            <translation>from 1 to {most}.</translation>
        </message>
        <message>
            <source>da 1 a {most}; di solito 587.</source>
            <translation>from 1 to {most}; usually 587.</translation>
        </message>
        <message>
            <source>da 3 a 60 lettere senza accenti, cifre, punti o trattini.</source>
            <translation>from 3 to 60 letters without accents, digits, dots or hyphens.</translation>
        </message>
        <message>
            <source>da lunedì a domenica.</source>
            <translation>from Monday to Sunday.</translation>
        </message>
        <message>
            <source>da oggi in poi: i giorni passati restano come sono.</source>
            <translation>from today on: past days stay as they are.</translation>
        </message>
        <message>
            <source>dal giorno dopo l'inizio dell'anno scolastico ({first}) alla sua fine ({last}).</source>
            <translation>from the day after the start of the school year ({first}) to its end ({last}).</translation>
        </message>
        <message>
            <source>dal {first} al {last}</source>
            <translation>from {first} to {last}</translation>
        </message>
        <message>
            <source>deve ancora venire.</source>
            <translation>it is still to come.</translation>
        </message>
        <message>
            <source>deve avere 11 cifre.</source>
            <translation>it must have 11 digits.</translation>
        </message>
        <message>
            <source>deve avere 16 caratteri, come sulla tessera sanitaria.</source>
            <translation>it must have 16 characters, as on the health card (tessera sanitaria).</translation>
        </message>
        <message>
            <source>deve cadere nel periodo della dieta.</source>
            <translation>it must fall in the period of the diet.</translation>
        </message>
        <message>
            <source>deve cadere nell'anno scolastico.</source>
            <translation>it must fall in the school year.</translation>
        </message>
        <message>
            <source>deve durare più di un giorno e meno di un anno.</source>
            <translation>it must last more than a day and less than a year.</translation>
        </message>
        <message>
            <source>deve essere almeno 1.</source>
            <translation>it must be at least 1.</translation>
        </message>
        <message>
            <source>deve essere maggiore di zero e non oltre {most}.</source>
            <translation>it must be greater than zero and not above {most}.</translation>
        </message>
        <message>
            <source>deve essere maggiore di zero.</source>
            <translation>it must be greater than zero.</translation>
        </message>
        <message>
            <source>deve essere tra zero e {most}.</source>
            <translation>it must be between zero and {most}.</translation>
        </message>
        <message>
            <source>devono essere 100 in tutto.</source>
            <translation>they must be 100 in all.</translation>
        </message>
        <message>
            <source>domenica</source>
            <translation>Sunday</translation>
        </message>
        <message>
            <source>esenzione non registrata: scrivila nella scheda, con il motivo</source>
            <translation>exemption not entered: write it in the record, with the reason</translation>
        </message>
        <message>
            <source>event_id</source>
            <translation>event_id</translation>
        </message>
        <message>
            <source>fascia non registrata: manca il servizio</source>
            <translation>band not recorded: the service is missing</translation>
        </message>
        <message>
            <source>fascia «{band}»: {reason}</source>
            <translation>band “{band}”: {reason}</translation>
        </message>
        <message>
            <source>foglio «{sheet}»</source>
            <translation>sheet “{sheet}”</translation>
        </message>
        <message>
            <source>fuori dall'anno scolastico</source>
            <translation>outside the school year</translation>
        </message>
        <message>
            <source>genitore</source>
            <translation>guardian</translation>
        </message>
        <message>
            <source>giovedì</source>
            <translation>Thursday</translation>
        </message>
        <message>
            <source>già presente e iscritto</source>
            <translation>already there and enrolled</translation>
        </message>
        <message>
            <source>gli ordini alla cucina</source>
            <translation>the kitchen orders</translation>
        </message>
        <message>
            <source>ha già una fascia: non viene cambiata</source>
            <translation>already has a band: it is not changed</translation>
        </message>
        <message>
            <source>i giorni devono cadere in {span}.</source>
            <translation>the days must fall in {span}.</translation>
        </message>
        <message>
            <source>il certificato scade prima della fine dell'anno: serve quello nuovo</source>
            <translation>the certificate expires before the end of the year: the new one is needed</translation>
        </message>
        <message>
            <source>il codice fiscale dice {told} dell'anno {year}, qui è scritto {written}: correggi l'uno o l'altra.</source>
            <translation>the tax code says {told} of the year {year}, here it says {written}: correct one or the other.</translation>
        </message>
        <message>
            <source>il comune</source>
            <translation>the municipality</translation>
        </message>
        <message>
            <source>il contenuto non si legge</source>
            <translation>its content cannot be read</translation>
        </message>
        <message>
            <source>il contenuto non è quello di un XLSX</source>
            <translation>the content is not that of an XLSX</translation>
        </message>
        <message>
            <source>il conto, per esempio Refezione</source>
            <translation>the account, for example Refezione</translation>
        </message>
        <message>
            <source>il file non si apre: forse è stato spostato, o la sua cartella non si può scrivere</source>
            <translation>the file does not open: it may have been moved, or its folder cannot be written</translation>
        </message>
        <message>
            <source>il file non si può scrivere</source>
            <translation>the file cannot be written</translation>
        </message>
        <message>
            <source>il file non è una base dati</source>
            <translation>the file is no database</translation>
        </message>
        <message>
            <source>il file è danneggiato</source>
            <translation>the file is damaged</translation>
        </message>
        <message>
            <source>il file è danneggiato o non è un XLSX</source>
            <translation>the file is damaged or is not an XLSX</translation>
        </message>
        <message>
            <source>il file è incompleto</source>
            <translation>the file is incomplete</translation>
        </message>
        <message>
            <source>il file è vuoto</source>
            <translation>the file is empty</translation>
        </message>
        <message>
            <source>il giorno deve ancora venire.</source>
            <translation>the day is still to come.</translation>
        </message>
        <message>
            <source>il gruppo di servizi</source>
            <translation>a service group</translation>
        </message>
        <message>
            <source>il primo pasto è il {day}: scegli un giorno non precedente.</source>
            <translation>the first meal is on {day}: choose a day that is not earlier.</translation>
        </message>
        <message>
            <source>il pulsante della chiusura</source>
            <translation>the button of the day close</translation>
        </message>
        <message>
            <source>il saldo non è a zero</source>
            <translation>the balance is not nought</translation>
        </message>
        <message>
            <source>il saldo, con il segno</source>
            <translation>the balance, with its sign</translation>
        </message>
        <message>
            <source>il servizio</source>
            <translation>a service</translation>
        </message>
        <message>
            <source>il telefono dell'ufficio</source>
            <translation>the office's telephone</translation>
        </message>
        <message>
            <source>il testo è danneggiato</source>
            <translation>the text is damaged</translation>
        </message>
        <message>
            <source>il valore va scritto tra apici, su una riga</source>
            <translation>the value goes between quotes, on one line</translation>
        </message>
        <message>
            <source>in bianco</source>
            <translation>plain meal</translation>
        </message>
        <message>
            <source>in tesoreria si versano contanti o assegni.</source>
            <translation>only cash or cheques are deposited to the treasury.</translation>
        </message>
        <message>
            <source>infanzia</source>
            <translation>nursery</translation>
        </message>
        <message>
            <source>l'ISEE vale fino al 31 dicembre: serve quello nuovo</source>
            <translation>the ISEE holds until 31 December: the new one is needed</translation>
        </message>
        <message>
            <source>l'accesso all'ufficio</source>
            <translation>signing in to the office</translation>
        </message>
        <message>
            <source>l'anno scolastico</source>
            <translation>a school year</translation>
        </message>
        <message>
            <source>l'anteprima della chiusura</source>
            <translation>the preview of the day close</translation>
        </message>
        <message>
            <source>l'elenco dei bambini</source>
            <translation>the list of children</translation>
        </message>
        <message>
            <source>l'elenco di chi manca</source>
            <translation>the list of those missing</translation>
        </message>
        <message>
            <source>l'iscrizione finisce già il {day}.</source>
            <translation>the enrolment already ends on {day}.</translation>
        </message>
        <message>
            <source>l'iscrizione è cominciata il {day}: non può finire prima.</source>
            <translation>the enrolment began on {day}: it cannot end before.</translation>
        </message>
        <message>
            <source>l'ordine non è cambiato dopo l'invio.</source>
            <translation>the order has not changed since it was sent.</translation>
        </message>
        <message>
            <source>l'ufficio</source>
            <translation>the office</translation>
        </message>
        <message>
            <source>l'ultimo esito</source>
            <translation>the last outcome</translation>
        </message>
        <message>
            <source>la chiusura della giornata</source>
            <translation>the day close</translation>
        </message>
        <message>
            <source>la classe</source>
            <translation>a class</translation>
        </message>
        <message>
            <source>la classe di oggi</source>
            <translation>today's class</translation>
        </message>
        <message>
            <source>la consegna all'ufficio</source>
            <translation>handing over to the office</translation>
        </message>
        <message>
            <source>la data di oggi</source>
            <translation>today's date</translation>
        </message>
        <message>
            <source>la domanda prima della chiusura</source>
            <translation>the question before the day close</translation>
        </message>
        <message>
            <source>la fine del filmato</source>
            <translation>the end of the video</translation>
        </message>
        <message>
            <source>la fine viene dopo l'inizio.</source>
            <translation>the end must come after the beginning.</translation>
        </message>
        <message>
            <source>la fine viene prima dell'inizio.</source>
            <translation>the end comes before the beginning.</translation>
        </message>
        <message>
            <source>la lettera di controllo non torna: ricopialo dalla tessera.</source>
            <translation>the check letter is not right: copy it again from the card.</translation>
        </message>
        <message>
            <source>la nuova deve essere diversa da quella attuale.</source>
            <translation>the new one must differ from the current one.</translation>
        </message>
        <message>
            <source>la ricevuta</source>
            <translation>the receipt</translation>
        </message>
        <message>
            <source>la riga non ha né nome né codice fiscale.</source>
            <translation>the row has neither a name nor a tax code.</translation>
        </message>
        <message>
            <source>la riga scelta non è il pasto di un giorno.</source>
            <translation>the chosen row is not the meal of a day.</translation>
        </message>
        <message>
            <source>la scuola</source>
            <translation>a school</translation>
        </message>
        <message>
            <source>la scuola non ce l'ha: scegline un altro o attivalo nella scuola.</source>
            <translation>the school does not have it: choose another one or turn it on for the school.</translation>
        </message>
        <message>
            <source>language</source>
            <translation>language</translation>
        </message>
        <message>
            <source>le due password sono diverse.</source>
            <translation>the two passwords are different.</translation>
        </message>
        <message>
            <source>le due password sono diverse: riscrivile.</source>
            <translation>the two passwords are different: type them again.</translation>
        </message>
        <message>
            <source>le quote devono dare 100: ora danno {total}.</source>
            <translation>the shares must add up to 100: now they make {total}.</translation>
        </message>
        <message>
            <source>le voci sono {names}</source>
            <translation>the entries are {names}</translation>
        </message>
        <message>
            <source>lo scambio con l'ufficio</source>
            <translation>the exchange with the office</translation>
        </message>
        <message>
            <source>lunedì</source>
            <translation>Monday</translation>
        </message>
        <message>
            <source>martedì</source>
            <translation>Tuesday</translation>
        </message>
        <message>
            <source>means</source>
            <translation>means</translation>
        </message>
        <message>
            <source>mercoledì</source>
            <translation>Wednesday</translation>
        </message>
        <message>
            <source>nel frattempo è diventato: {state}</source>
            <translation>meanwhile it has become: {state}</translation>
        </message>
        <message>
            <source>nessuna scuola ha classi con questo servizio nell'anno.</source>
            <translation>no school has classes with this service in the year.</translation>
        </message>
        <message>
            <source>no</source>
            <translation>no</translation>
        </message>
        <message>
            <source>nome e cognome dell'alunno</source>
            <translation>name and surname of the pupil</translation>
        </message>
        <message>
            <source>nome e cognome di chi riceve</source>
            <translation>name and surname of the recipient</translation>
        </message>
        <message>
            <source>non contiene nessuna chiave</source>
            <translation>it holds no key</translation>
        </message>
        <message>
            <source>non contiene nulla</source>
            <translation>it holds nothing</translation>
        </message>
        <message>
            <source>non deve contenere il tuo nome o il nome utente.</source>
            <translation>it must not contain your name or user name.</translation>
        </message>
        <message>
            <source>non esiste</source>
            <translation>it does not exist</translation>
        </message>
        <message>
            <source>non ha ancora piatti: mettili nei giorni, poi stampa.</source>
            <translation>it has no dishes yet: put them into the days, then print.</translation>
        </message>
        <message>
            <source>non iscritto</source>
            <translation>not enrolled</translation>
        </message>
        <message>
            <source>non meno del passo precedente ({least}).</source>
            <translation>not less than the step before ({least}).</translation>
        </message>
        <message>
            <source>non oltre {most}.</source>
            <translation>not above {most}.</translation>
        </message>
        <message>
            <source>non più di un anno alla volta.</source>
            <translation>no more than a year at a time.</translation>
        </message>
        <message>
            <source>non più di {most} caratteri.</source>
            <translation>no more than {most} characters.</translation>
        </message>
        <message>
            <source>non può essere dopo oggi.</source>
            <translation>it cannot be after today.</translation>
        </message>
        <message>
            <source>non può superare {most} caratteri.</source>
            <translation>it cannot exceed {most} characters.</translation>
        </message>
        <message>
            <source>non può venire prima di quello di adesso.</source>
            <translation>it cannot come before the present one.</translation>
        </message>
        <message>
            <source>non risponde</source>
            <translation>it does not answer</translation>
        </message>
        <message>
            <source>non sono passati {years} anni dall'ultimo uso, o è già stato fatto</source>
            <translation>{years} years have not passed since the last use, or it was already done</translation>
        </message>
        <message>
            <source>non è giusto: ricopialo, comincia con IT e ha 27 caratteri.</source>
            <translation>it is not right: copy it again, it begins with IT and has 27 characters.</translation>
        </message>
        <message>
            <source>non è un file di testo</source>
            <translation>it is not a text file</translation>
        </message>
        <message>
            <source>non è un file di testo in UTF-8</source>
            <translation>it is not a UTF-8 text file</translation>
        </message>
        <message>
            <source>non è un'immagine</source>
            <translation>it is not an image</translation>
        </message>
        <message>
            <source>ogni quota va da 1 a 100.</source>
            <translation>each share must be from 1 to 100.</translation>
        </message>
        <message>
            <source>oltre i {seats} posti della scuola: entra lo stesso</source>
            <translation>over the {seats} places of the school: comes in all the same</translation>
        </message>
        <message>
            <source>operator</source>
            <translation>operator</translation>
        </message>
        <message>
            <source>pagoPA non si paga allo sportello: scegline un altro.</source>
            <translation>pagoPA is not paid at the counter: choose another one.</translation>
        </message>
        <message>
            <source>per queste date scrivi {label}.</source>
            <translation>for these dates write {label}.</translation>
        </message>
        <message>
            <source>postazione</source>
            <translation>station</translation>
        </message>
        <message>
            <source>postazione, versione {number}</source>
            <translation>station, version {number}</translation>
        </message>
        <message>
            <source>prenotato</source>
            <translation>booked</translation>
        </message>
        <message>
            <source>prenotato, assente o in bianco.</source>
            <translation>booked, absent or plain meal.</translation>
        </message>
        <message>
            <source>primaria</source>
            <translation>primary</translation>
        </message>
        <message>
            <source>programma</source>
            <translation>program</translation>
        </message>
        <message>
            <source>punto e virgola</source>
            <translation>semicolon</translation>
        </message>
        <message>
            <source>quanto manca, senza segno</source>
            <translation>what is lacking, without a sign</translation>
        </message>
        <message>
            <source>quella giornata non è ancora chiusa.</source>
            <translation>that day is not closed yet.</translation>
        </message>
        <message>
            <source>quello che la pagina chiede</source>
            <translation>what the page asks</translation>
        </message>
        <message>
            <source>questo addebito è ancora valido.</source>
            <translation>this charge still holds.</translation>
        </message>
        <message>
            <source>questo computer non legge le foto in formato HEIC</source>
            <translation>this computer does not read photos in HEIC format</translation>
        </message>
        <message>
            <source>questo giorno non esiste: controllalo.</source>
            <translation>this day does not exist: check it.</translation>
        </message>
        <message>
            <source>reason</source>
            <translation>reason</translation>
        </message>
        <message>
            <source>registrare le presenze</source>
            <translation>recording attendance</translation>
        </message>
        <message>
            <source>revisore</source>
            <translation>auditor</translation>
        </message>
        <message>
            <source>ricevere ricariche</source>
            <translation>taking recharges</translation>
        </message>
        <message>
            <source>riga {row}: {error}</source>
            <translation>row {row}: {error}</translation>
        </message>
        <message>
            <source>sabato</source>
            <translation>Saturday</translation>
        </message>
        <message>
            <source>saldo iniziale già registrato: non viene ripetuto</source>
            <translation>opening balance already recorded: it is not repeated</translation>
        </message>
        <message>
            <source>saldo non registrato: manca il servizio</source>
            <translation>balance not recorded: the service is missing</translation>
        </message>
        <message>
            <source>scegli STARTTLS, TLS o nessuna.</source>
            <translation>choose STARTTLS, TLS or none.</translation>
        </message>
        <message>
            <source>scegli al massimo {most} giorni.</source>
            <translation>choose at most {most} days.</translation>
        </message>
        <message>
            <source>scegli almeno un allergene o scrivi un ingrediente.</source>
            <translation>choose at least one allergen or write an ingredient.</translation>
        </message>
        <message>
            <source>scegli almeno un giorno in cui la classe mangia.</source>
            <translation>choose at least one day on which the class eats.</translation>
        </message>
        <message>
            <source>scegli almeno un giorno.</source>
            <translation>choose at least one day.</translation>
        </message>
        <message>
            <source>scegli da 1 a {most} caselle.</source>
            <translation>choose from 1 to {most} cells.</translation>
        </message>
        <message>
            <source>scegli due schede diverse.</source>
            <translation>choose two different records.</translation>
        </message>
        <message>
            <source>scegli i giorni della settimana e fino a quando.</source>
            <translation>choose the weekdays and until when.</translation>
        </message>
        <message>
            <source>scegli in quali giorni mangia «{school}».</source>
            <translation>choose on which days “{school}” eats.</translation>
        </message>
        <message>
            <source>scegli infanzia, primaria o secondaria.</source>
            <translation>choose nursery, primary or secondary.</translation>
        </message>
        <message>
            <source>scegli l'ultimo addebito di quel giorno.</source>
            <translation>choose the last charge of that day.</translation>
        </message>
        <message>
            <source>scegli ogni quanto, oppure mai.</source>
            <translation>choose how often, or never.</translation>
        </message>
        <message>
            <source>scegli se registra presenze, ricariche o entrambe.</source>
            <translation>choose whether it records attendance, recharges or both.</translation>
        </message>
        <message>
            <source>scegli tra lunedì e domenica.</source>
            <translation>choose between Monday and Sunday.</translation>
        </message>
        <message>
            <source>scegli tra {names}</source>
            <translation>choose from {names}</translation>
        </message>
        <message>
            <source>scegli un piatto diverso.</source>
            <translation>choose a different dish.</translation>
        </message>
        <message>
            <source>scegli un ruolo dell'ufficio.</source>
            <translation>choose an office role.</translation>
        </message>
        <message>
            <source>scegli «prenotato» o «presente».</source>
            <translation>choose “booked” or “present”.</translation>
        </message>
        <message>
            <source>scrivi almeno una tariffa: senza, nessun pasto ha un prezzo.</source>
            <translation>write at least one tariff: without it, no meal has a price.</translation>
        </message>
        <message>
            <source>scrivi che cosa dice la famiglia.</source>
            <translation>write what the family says.</translation>
        </message>
        <message>
            <source>scrivi da 1 a {most} caratteri.</source>
            <translation>write from 1 to {most} characters.</translation>
        </message>
        <message>
            <source>scrivi di chi è il conto corrente.</source>
            <translation>write whose bank account it is.</translation>
        </message>
        <message>
            <source>scrivi giorno e mese, per esempio 19/06.</source>
            <translation>write day and month, for example 19/06.</translation>
        </message>
        <message>
            <source>scrivi il codice e il nome.</source>
            <translation>write the code and the name.</translation>
        </message>
        <message>
            <source>scrivi il codice, il nome e il prezzo di un pasto.</source>
            <translation>write the code, the name and the price of a meal.</translation>
        </message>
        <message>
            <source>scrivi il giorno come 24/11/2026.</source>
            <translation>write the day as 24/11/2026.</translation>
        </message>
        <message>
            <source>scrivi il numero stampato dal tesoriere.</source>
            <translation>write the number printed by the treasurer.</translation>
        </message>
        <message>
            <source>scrivi l'importo.</source>
            <translation>write the amount.</translation>
        </message>
        <message>
            <source>scrivi l'indirizzo a cui mandare gli ordini.</source>
            <translation>write the address to send the orders to.</translation>
        </message>
        <message>
            <source>scrivi l'indirizzo dell'ufficio, per esempio mensa@comune.it.</source>
            <translation>write the office's address, for example mensa@comune.it.</translation>
        </message>
        <message>
            <source>scrivi la sigla di due lettere, per esempio TO.</source>
            <translation>write the two-letter initials, for example TO.</translation>
        </message>
        <message>
            <source>scrivi le classi di «{school}», separate da virgole.</source>
            <translation>write the classes of “{school}”, separated by commas.</translation>
        </message>
        <message>
            <source>scrivi perché il versamento viene annullato.</source>
            <translation>write why the deposit is cancelled.</translation>
        </message>
        <message>
            <source>scrivi perché l'alunno è esente.</source>
            <translation>write why the pupil is exempt.</translation>
        </message>
        <message>
            <source>scrivi perché l'assenza è giustificata: resta sul registro.</source>
            <translation>write why the absence is excused: it stays in the log.</translation>
        </message>
        <message>
            <source>scrivi perché la presa in consegna viene annullata.</source>
            <translation>write why the handover is cancelled.</translation>
        </message>
        <message>
            <source>scrivi perché la registrazione viene stornata.</source>
            <translation>write why the entry is reversed.</translation>
        </message>
        <message>
            <source>scrivi perché la tariffa è cambiata.</source>
            <translation>write why the tariff changed.</translation>
        </message>
        <message>
            <source>scrivi perché la tessera è revocata, in {most} caratteri.</source>
            <translation>write why the card is revoked, in {most} characters.</translation>
        </message>
        <message>
            <source>scrivi perché non c'è altro da fare: resta sul registro.</source>
            <translation>write why there is nothing else to do: it stays in the log.</translation>
        </message>
        <message>
            <source>scrivi perché: la famiglia lo legge nell'estratto conto.</source>
            <translation>write why: the family reads it in the statement.</translation>
        </message>
        <message>
            <source>scrivi perché: lo leggono famiglie e cucina.</source>
            <translation>write why: families and kitchen read it.</translation>
        </message>
        <message>
            <source>scrivi perché: resta nell'estratto conto.</source>
            <translation>write why: it stays in the statement.</translation>
        </message>
        <message>
            <source>scrivi perché: resta sul registro.</source>
            <translation>write why: it stays in the log.</translation>
        </message>
        <message>
            <source>scrivi perché: si legge dove il servizio manca.</source>
            <translation>write why: it is read where the service is missing.</translation>
        </message>
        <message>
            <source>scrivi solo il numero, per esempio +39 011 1234567.</source>
            <translation>write the number only, for example +39 011 1234567.</translation>
        </message>
        <message>
            <source>scrivi un giorno e un mese che esistono.</source>
            <translation>write a day and a month that exist.</translation>
        </message>
        <message>
            <source>scrivi un importo maggiore di zero.</source>
            <translation>write an amount greater than zero.</translation>
        </message>
        <message>
            <source>scrivi un importo, anche zero.</source>
            <translation>write an amount, even zero.</translation>
        </message>
        <message>
            <source>scrivi un numero intero da 1 a 100, per esempio 50.</source>
            <translation>write a whole number from 1 to 100, for example 50.</translation>
        </message>
        <message>
            <source>scrivi una cifra in euro, per esempio 25,00.</source>
            <translation>write an amount in euro, for example 25,00.</translation>
        </message>
        <message>
            <source>scrivilo prima di continuare.</source>
            <translation>write it before going on.</translation>
        </message>
        <message>
            <source>scrivine uno, di al massimo {most} lettere.</source>
            <translation>write one, of at most {most} letters.</translation>
        </message>
        <message>
            <source>scuola</source>
            <translation>school</translation>
        </message>
        <message>
            <source>secondaria di I grado</source>
            <translation>lower secondary</translation>
        </message>
        <message>
            <source>secondo genitore</source>
            <translation>second guardian</translation>
        </message>
        <message>
            <source>segue già la dieta: non viene cambiata</source>
            <translation>already follows the diet: it is not changed</translation>
        </message>
        <message>
            <source>senza classe: non avrà pasti finché non ne ha una</source>
            <translation>without a class: no meals until there is one</translation>
        </message>
        <message>
            <source>senza servizio</source>
            <translation>no service</translation>
        </message>
        <message>
            <source>serve il certificato nuovo</source>
            <translation>the new certificate is needed</translation>
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
            <source>serve un nome, al massimo {most} caratteri.</source>
            <translation>a name is needed, at most {most} characters.</translation>
        </message>
        <message>
            <source>settimane da 1 a {most}, da lunedì a domenica.</source>
            <translation>weeks from 1 to {most}, Monday to Sunday.</translation>
        </message>
        <message>
            <source>source</source>
            <translation>source</translation>
        </message>
        <message>
            <source>stesso nome</source>
            <translation>same name</translation>
        </message>
        <message>
            <source>stesso nome, {day}</source>
            <translation>same name, {day}</translation>
        </message>
        <message>
            <source>sì</source>
            <translation>yes</translation>
        </message>
        <message>
            <source>tabulazione</source>
            <translation>tab</translation>
        </message>
        <message>
            <source>till</source>
            <translation>till</translation>
        </message>
        <message>
            <source>troppi file danneggiati nella cartella</source>
            <translation>too many damaged files in the folder</translation>
        </message>
        <message>
            <source>ufficio</source>
            <translation>school office</translation>
        </message>
        <message>
            <source>un altro programma la tiene occupata</source>
            <translation>another program is holding it</translation>
        </message>
        <message>
            <source>un'altra persona</source>
            <translation>somebody else</translation>
        </message>
        <message>
            <source>una cifra non torna: ricopialo.</source>
            <translation>a digit is not right: copy it again.</translation>
        </message>
        <message>
            <source>una quota è di chi non è tra i genitori dell'alunno.</source>
            <translation>a share belongs to somebody who is not among the pupil's guardians.</translation>
        </message>
        <message>
            <source>una riga non è una chiave</source>
            <translation>a line is not a key</translation>
        </message>
        <message>
            <source>una sola colonna: i separatori che si riconoscono sono ; , | e la tabulazione</source>
            <translation>one column only: the separators that are recognised are ; , | and the tab</translation>
        </message>
        <message>
            <source>una sospensione dura al massimo {most} giorni; per periodi più lunghi registra una chiusura nel calendario.</source>
            <translation>a suspension lasts at most {most} days; for longer periods record a closing in the calendar.</translation>
        </message>
        <message>
            <source>usa almeno {least} caratteri: tre o quattro parole a caso vanno bene.</source>
            <translation>use at least {least} characters: three or four random words do well.</translation>
        </message>
        <message>
            <source>usa da {least} a {most} cifre.</source>
            <translation>use from {least} to {most} digits.</translation>
        </message>
        <message>
            <source>va indicata per chi lavora in una scuola, e solo per loro.</source>
            <translation>it must be given for those who work in a school, and only for them.</translation>
        </message>
        <message>
            <source>venerdì</source>
            <translation>Friday</translation>
        </message>
        <message>
            <source>viene prima del pasto che si contesta.</source>
            <translation>it comes before the meal that is disputed.</translation>
        </message>
        <message>
            <source>viene prima dell'ultimo giorno delle altre scuole.</source>
            <translation>it comes before the last day of the other schools.</translation>
        </message>
        <message>
            <source>viene prima di «Iscritto dal».</source>
            <translation>it comes before “Enrolled from”.</translation>
        </message>
        <message>
            <source>virgola</source>
            <translation>comma</translation>
        </message>
        <message>
            <source>{count} alunni non hanno una tariffa in questo giorno ({names}): assegna una fascia o un'esenzione e chiudi di nuovo la giornata. Nessun addebito è stato registrato.</source>
            <translation>{count} pupils have no tariff on this day ({names}): assign a band or an exemption and close the day again. No charge was recorded.</translation>
        </message>
        <message>
            <source>{count} pasti su {whole} si cambiano solo indicando un motivo. {why}</source>
            <translation>{count} meals of {whole} can be changed only by giving a reason. {why}</translation>
        </message>
        <message>
            <source>{day} deve ancora venire.</source>
            <translation>{day} is still to come.</translation>
        </message>
        <message>
            <source>{day} non può essere di un alunno.</source>
            <translation>{day} cannot be a pupil's.</translation>
        </message>
        <message>
            <source>{day}: servizio non disponibile ({reason}). Scegli un altro giorno.</source>
            <translation>{day}: service not available ({reason}). Choose another day.</translation>
        </message>
        <message>
            <source>{guardian} paga dal {since}: scrivi prima chi paga da un certo giorno in poi, poi togli il genitore.</source>
            <translation>{guardian} pays from {since}: first write who pays from a certain day on, then remove the guardian.</translation>
        </message>
        <message>
            <source>{kept} ha il codice fiscale {kept_code}, {merged} ha {merged_code}: o sono due persone, o un codice è sbagliato. Correggilo nella scheda di un figlio, poi unisci.</source>
            <translation>{kept} has fiscal code {kept_code}, {merged} has {merged_code}: either they are two people, or one code is wrong. Correct it in a child's record, then merge.</translation>
        </message>
        <message>
            <source>{means} per {amount} non sono più da versare: sono già stati versati in tesoreria, del tutto o in parte (restano {due}). Annulla prima il versamento.</source>
            <translation>{means} for {amount} are no longer to be paid in: they have been paid in to the treasury already, in whole or in part ({due} left). Cancel the deposit first.</translation>
        </message>
        <message>
            <source>{most} milioni di pixel</source>
            <translation>{most} million pixels</translation>
        </message>
        <message>
            <source>{name} è già nella classe {class_name}: usa «Sposta» nella sua scheda, oppure correggi la riga.</source>
            <translation>{name} is already in class {class_name}: use “Move” in the record, or correct the row.</translation>
        </message>
        <message>
            <source>{office} e i codici che finiscono in {doubles} sono riservati.</source>
            <translation>{office} and codes that end in {doubles} are reserved.</translation>
        </message>
        <message>
            <source>{period} è chiuso nella contabilità (il {day} ne fa parte): la sospensione non può più cambiare i suoi addebiti e non è stata registrata. Accorcia il periodo, oppure storna i singoli addebiti dall'estratto conto.</source>
            <translation>{period} is closed in the accounts ({day} is part of it): the suspension can no longer change its charges and was not recorded. Shorten the period, or reverse single charges from the statement.</translation>
        </message>
        <message>
            <source>{period} è chiuso nella contabilità: gli addebiti del {day} non si possono più registrare e la sospensione non è stata annullata. Registra l'importo dovuto nell'estratto conto con la data di oggi.</source>
            <translation>{period} is closed in the accounts: the charges of {day} can no longer be recorded and the suspension was not undone. Record the amount due in the statement with today's date.</translation>
        </message>
        <message>
            <source>{pupil} ha già una tessera in uso per questo servizio: per sostituirla usa «Riemetti».</source>
            <translation>{pupil} already has a card in use for this service: to replace it use “Reissue”.</translation>
        </message>
        <message>
            <source>{pupil} non ha un addebito da stornare per il {day}.</source>
            <translation>{pupil} has no charge to reverse for {day}.</translation>
        </message>
        <message>
            <source>{pupil} non ha una tariffa per «{service}» il {day}: assegna una fascia o un'esenzione e riprova.</source>
            <translation>{pupil} has no tariff for “{service}” on {day}: assign a band or an exemption and try again.</translation>
        </message>
        <message>
            <source>{pupil} non risulta presente: non c'è una presenza da togliere.</source>
            <translation>{pupil} is not recorded as present: there is no check-in to remove.</translation>
        </message>
        <message>
            <source>{pupil} non è iscritto a questo servizio: registra prima l'iscrizione, poi emetti la tessera.</source>
            <translation>{pupil} is not enrolled in this service: record the enrolment first, then issue the card.</translation>
        </message>
        <message>
            <source>{pupil} non è iscritto al servizio il {day}, o è ancora in inserimento: controlla l'iscrizione e la classe.</source>
            <translation>{pupil} is not enrolled in the service on {day}, or is still in the gradual start period: check the enrolment and the class.</translation>
        </message>
        <message>
            <source>{pupil} non è più in lista d'attesa: aggiorna l'elenco.</source>
            <translation>{pupil} is no longer on the waiting list: refresh the list.</translation>
        </message>
        <message>
            <source>{pupil} risulta presente: non può essere un'assenza giustificata. Se è un errore, togli la presenza.</source>
            <translation>{pupil} is recorded as present: it cannot be an excused absence. If that is a mistake, remove the check-in.</translation>
        </message>
        <message>
            <source>{pupil} è esente il {day}: non c'è nulla da addebitare.</source>
            <translation>{pupil} is exempt on {day}: there is nothing to charge.</translation>
        </message>
        <message>
            <source>{pupil} è già in lista d'attesa per questo servizio.</source>
            <translation>{pupil} is already on the waiting list for this service.</translation>
        </message>
        <message>
            <source>{pupil} è già iscritto a «{service}» dal {starts_on} al {ends_on}: chiudi prima quell'iscrizione o scegli date che non la toccano.</source>
            <translation>{pupil} is already enrolled in “{service}” from {starts_on} to {ends_on}: close that enrolment first or choose dates that do not touch it.</translation>
        </message>
        <message>
            <source>{pupil} è già nella classe {class_name} dal {starts_on} al {ends_on}: usa «Sposta» oppure scegli date che non la toccano.</source>
            <translation>{pupil} is already in class {class_name} from {starts_on} to {ends_on}: use “Move” or choose dates that do not touch it.</translation>
        </message>
        <message>
            <source>{pupil}, {day}: nel frattempo qualcun altro lo ha cambiato, ora è {state}. Guarda la griglia aggiornata e, se serve, cambia di nuovo.</source>
            <translation>{pupil}, {day}: meanwhile somebody else changed it, now it is {state}. Look at the refreshed grid and, if needed, change it again.</translation>
        </message>
        <message>
            <source>{text} ha più di due decimali.</source>
            <translation>{text} has more than two decimals.</translation>
        </message>
        <message>
            <source>{told}, intestazione alla riga {row}</source>
            <translation>{told}, header in row {row}</translation>
        </message>
        <message>
            <source>{what} non trovato. Aggiorna l'elenco e riprova.</source>
            <translation>{what} not found. Refresh the list and try again.</translation>
        </message>
        <message>
            <source>{whose}: cognome «{last}», nome «{first}»</source>
            <translation>{whose}: surname “{last}”, name “{first}”</translation>
        </message>
        <message>
            <source>«{cause}» del {day} è una sospensione: annullala dalla pagina della cucina, così tornano anche prenotazioni, addebiti e ordini.</source>
            <translation>“{cause}” of {day} is a suspension: undo it from the kitchen's page, so that bookings, charges and orders come back too.</translation>
        </message>
        <message>
            <source>«{cause}»: la fine viene prima dell'inizio.</source>
            <translation>“{cause}”: the end comes before the beginning.</translation>
        </message>
        <message>
            <source>«{code}» esiste già per questo servizio.</source>
            <translation>“{code}” already exists for this service.</translation>
        </message>
        <message>
            <source>«{kitchen}» non riceve ordini per e-mail: in «Centri cottura» scrivi il suo indirizzo e attiva l'invio, oppure stampa l'ordine e telefona.</source>
            <translation>“{kitchen}” does not receive orders by e-mail: in “Kitchens” write its address and turn sending on, or print the order and telephone.</translation>
        </message>
        <message>
            <source>«{mark}» non dice se è presente o assente: correggi la riga.</source>
            <translation>“{mark}” does not say whether present or absent: correct the row.</translation>
        </message>
        <message>
            <source>«{name}» ha più di {most} righe: dividilo in più file e importali uno dopo l'altro.</source>
            <translation>“{name}” has more than {most} rows: split it into several files and import them one after the other.</translation>
        </message>
        <message>
            <source>«{name}» non contiene righe da importare: servono una riga di intestazione e almeno una di dati.</source>
            <translation>“{name}” holds no rows to import: a heading row and at least one row of data are needed.</translation>
        </message>
        <message>
            <source>«{name}» non è un foglio di calcolo che si può importare ({reason}). Salvalo come XLSX oppure come CSV e riprova.</source>
            <translation>“{name}” is not a spreadsheet that can be imported ({reason}). Save it as XLSX or CSV and try again.</translation>
        </message>
        <message>
            <source>«{name}» non è una foto che si può usare ({reason}). Scegli un'immagine JPEG o PNG.</source>
            <translation>“{name}” is not a photo that can be used ({reason}). Choose a JPEG or PNG image.</translation>
        </message>
        <message>
            <source>«{name}» è aperto in un altro programma o protetto: chiudilo, oppure scegli un altro nome, e riprova.</source>
            <translation>“{name}” is open in another program or protected: close it, or choose another name, and try again.</translation>
        </message>
        <message>
            <source>«{name}» è già in uso e non si può togliere: altri dati ne dipendono. Se il nome è sbagliato, modificalo.</source>
            <translation>“{name}” is in use and cannot be removed: other data depend on it. If the name is wrong, change it.</translation>
        </message>
        <message>
            <source>«{name}» è nel menu «{menu}» o sostituisce un altro piatto: toglilo prima da lì.</source>
            <translation>“{name}” is in the menu “{menu}” or replaces another dish: remove it from there first.</translation>
        </message>
        <message>
            <source>«{name}» è troppo grande ({size} MB, al massimo {most}): non può essere un elenco di alunni. Copia le sole colonne che servono in un foglio nuovo e importa quello.</source>
            <translation>“{name}” is too large ({size} MB, at most {most}): it cannot be a list of pupils. Copy only the columns needed to a new sheet and import that one.</translation>
        </message>
        <message>
            <source>«{name}» è troppo grande ({size}, al massimo {most}). Scatta la foto con una qualità più bassa, o salvala più piccola, e riprova.</source>
            <translation>“{name}” is too large ({size}, at most {most}). Take the photo at a lower quality, or save it smaller, and try again.</translation>
        </message>
        <message>
            <source>«{path}» c'è già e non viene da una dimostrazione: non la tocco. Indica un'altra cartella con --output.</source>
            <translation>“{path}” is already there and does not come from a demonstration: it is left alone. Give another folder with --output.</translation>
        </message>
        <message>
            <source>«{path}» esiste già: il ripristino non sovrascrive mai un file. Indica un nome nuovo.</source>
            <translation>“{path}” already exists: a restore never overwrites a file. Give a new name.</translation>
        </message>
        <message>
            <source>«{path}» non c'è più, ma accanto restano le ultime operazioni registrate («{log}»). Rimetti il file al suo posto, oppure sposta insieme anche quello; poi riapri. Nulla è stato toccato.</source>
            <translation>“{path}” is gone, but the last recorded operations are still beside it (“{log}”). Put the file back in its place, or move that one along too; then open again. Nothing was touched.</translation>
        </message>
        <message>
            <source>«{path}» è in una cartella di rete: lì un file condiviso si può danneggiare. Usa una cartella di questo computer, oppure PostgreSQL per lavorare da più computer.</source>
            <translation>“{path}” is in a network folder: there a shared file can be damaged. Use a folder of this computer, or PostgreSQL to work from several computers.</translation>
        </message>
        <message>
            <source>«{service}» non è previsto in nessuna classe</source>
            <translation>“{service}” is not given in any class</translation>
        </message>
        <message>
            <source>«{substitute}» non va bene per la dieta {code} ({why}): scegli un altro piatto.</source>
            <translation>“{substitute}” does not suit diet {code} ({why}): choose another dish.</translation>
        </message>
        <message>
            <source>«{text}» c'è in più scuole ({names}): indica la scuola.</source>
            <translation>“{text}” is in several schools ({names}): say which school.</translation>
        </message>
        <message>
            <source>«{text}» non esiste. Ci sono: {names}.</source>
            <translation>“{text}” does not exist. There are: {names}.</translation>
        </message>
        <message>
            <source>«{text}» non esiste: controlla il giorno.</source>
            <translation>“{text}” does not exist: check the day.</translation>
        </message>
        <message>
            <source>«{text}» non esiste: crea la classe o correggi il nome.</source>
            <translation>“{text}” does not exist: create the class or correct the name.</translation>
        </message>
        <message>
            <source>«{text}» non esiste: crea la classe o correggi il nome. Forse {names}?</source>
            <translation>“{text}” does not exist: create the class or correct the name. Perhaps {names}?</translation>
        </message>
        <message>
            <source>«{text}» non indica una fotocamera. Scrivi il suo numero (0 è la prima), il percorso di un filmato oppure un indirizzo che comincia con http:// o rtsp://.</source>
            <translation>“{text}” does not name a camera. Write its number (0 is the first), the path of a video or an address that begins with http:// or rtsp://.</translation>
        </message>
        <message>
            <source>«{text}» non è un importo.</source>
            <translation>“{text}” is not an amount.</translation>
        </message>
        <message>
            <source>«{text}» non è un importo: scrivilo come 25,00.</source>
            <translation>“{text}” is not an amount: write it as 25,00.</translation>
        </message>
        <message>
            <source>«{text}» non è una data: scrivila come 24/11/2026.</source>
            <translation>“{text}” is not a date: write it as 24/11/2026.</translation>
        </message>
        <message>
            <source>«{url}» contiene altre tabelle ({tables}) e non è una base dati di Refettorio: non è stata toccata. Controlla l'indirizzo.</source>
            <translation>“{url}” holds other tables ({tables}) and is not a Refettorio database: it was not touched. Check the address.</translation>
        </message>
        <message>
            <source>«{username}» è l'unico amministratore attivo: prima nomina un altro amministratore.</source>
            <translation>“{username}” is the only active administrator: name another administrator first.</translation>
        </message>
        <message>
            <source>È lo stesso alunno della riga {row} ({why}): togli una delle due righe.</source>
            <translation>It is the same pupil as row {row} ({why}): remove one of the two rows.</translation>
        </message>
        <message>
            <source>è di PostgreSQL: usa pg_restore in una base dati nuova</source>
            <translation>it is PostgreSQL's: use pg_restore into a new database</translation>
        </message>
        <message>
            <source>è di soli {width} × {height} pixel</source>
            <translation>it is only {width} × {height} pixels</translation>
        </message>
        <message>
            <source>è di un'altra scuola.</source>
            <translation>it belongs to another school.</translation>
        </message>
        <message>
            <source>è di {name}, che è già in archivio: correggi il codice o il nome.</source>
            <translation>is {name}'s, who is in the archive already: correct the code or the name.</translation>
        </message>
        <message>
            <source>è finita durante l'anno: assegnala di nuovo in «Tariffe»</source>
            <translation>it ended during the year: assign it again in “Tariffs”</translation>
        </message>
        <message>
            <source>è già passata: controlla la data.</source>
            <translation>it is past: check the date.</translation>
        </message>
        <message>
            <source>è obbligatorio.</source>
            <translation>it is required.</translation>
        </message>
        <message>
            <source>è troppo facile da indovinare: usa altre cifre.</source>
            <translation>it is too easy to guess: use other digits.</translation>
        </message>
        <message>
            <source>è troppo facile da indovinare: usa parole diverse fra loro.</source>
            <translation>it is too easy to guess: use words that differ from one another.</translation>
        </message>
        <message>
            <source>è vuota</source>
            <translation>it is empty</translation>
        </message>
    </context>
    <context>
        <name>open_kiosk</name>
        <message>
            <source>L'archivio della postazione era danneggiato: registrazioni recuperate {events}, da consegnare {unsent}. Il vecchio file è «{path}»: avvisa l'ufficio.</source>
            <translation>The station's store was damaged: {events} records recovered, {unsent} to hand over. The old file is “{path}”: tell the office.</translation>
        </message>
        <message>
            <source>Registrazioni perse: {count}. Oggi conta i bambini e confronta con l'elenco della classe; per le ricariche confronta le ricevute.</source>
            <translation>Records lost: {count}. Today count the children and compare with the class list; for the recharges compare the receipts.</translation>
        </message>
        <message>
            <source>non si sa quante</source>
            <translation>how many is not known</translation>
        </message>
    </context>
    <context>
        <name>papers</name>
        <message>
            <source>Il documento è pronto: {path}. Aprilo da lì per stamparlo.</source>
            <translation>The document is ready: {path}. Open it from there to print it.</translation>
        </message>
        <message>
            <source>Preparazione di «{name}»</source>
            <translation>Preparing “{name}”</translation>
        </message>
    </context>
</TS>
