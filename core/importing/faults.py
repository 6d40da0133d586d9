"""What an import refuses as a whole, each with what to do about it; what is wrong with a row stands in the plan."""

from __future__ import annotations

from core.errors import EnvironmentFault, UserError


class FileUnreadable(EnvironmentFault):
    """The file cannot be opened."""

    template = "Il file «{name}» non si può leggere ({reason}). Se è aperto in un altro programma chiudilo e riprova."


class NotASpreadsheet(UserError):
    """The file is neither a workbook nor a text table."""

    template = (
        "«{name}» non è un foglio di calcolo che si può importare ({reason}). Salvalo come XLSX oppure come CSV e "
        "riprova."
    )


class NothingToImport(UserError):
    """There is a header at most."""

    template = "«{name}» non contiene righe da importare: servono una riga di intestazione e almeno una di dati."


class TooManyRows(UserError):
    """More rows than an import takes at once."""

    template = "«{name}» ha più di {most} righe: dividilo in più file e importali uno dopo l'altro."


class FileTooLarge(UserError):
    """The file, or what is packed in it, is larger than any list of pupils."""

    template = (
        "«{name}» è troppo grande ({size} MB, al massimo {most}): non può essere un elenco di alunni. Copia le sole "
        "colonne che servono in un foglio nuovo e importa quello."
    )


class ColumnsMissing(UserError):
    """The columns without which no pupil can be entered are not mapped."""

    template = "Manca la colonna «{column}»: scegli nel file quella che la contiene."


class ImportInUse(UserError):
    """Pupils of the import have been worked with since: taking them away would take that away too."""

    template = (
        "L'importazione non si può annullare: {count} alunni hanno già altri dati ({names}). Correggi le loro schede "
        "una per una."
    )


class AlreadyUndone(UserError):
    """The import was taken back before."""

    template = "L'importazione è già stata annullata: non c'è altro da togliere."
