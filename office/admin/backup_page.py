"""Backups: make one now, see those there are, restore one beside, check the database in use."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout

from core import ledger
from core.access.options import get_option
from core.access.permissions import Permission
from core.clock import rome
from core.qt.big_number import BigNumber
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, Tone
from core.qt.theme import Role, set_role
from core.storage.backup import Backup
from office.admin.side_panel import SidePanel, beside
from office.desk import Desk
from office.page import Page


class BackupPage(Page):
    """Copies of the database. A restore never writes over anything."""

    areas = frozenset({"backup"})
    icon = "database"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._folder = desk.backup_folder
        self._hours = ledger.BACKUP_HOURS.default
        self.last, self.count = BigNumber(), BigNumber()
        self.folder_label = QLabel()
        set_role(self.folder_label, Role.MUTED)
        self.folder_label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.folder_button, self.check_button = QPushButton(), QPushButton()
        self.folder_button.setObjectName("open_backup_folder")
        self.check_button.setObjectName("check_database")
        set_icon(self.check_button, Icon.CHECK_CIRCLE)
        set_role(self.folder_button, Role.LINK)
        self.tools.addWidget(self.check_button)
        self.result = QLabel()
        self.result.setObjectName("health")
        self.result.setWordWrap(True)
        self.result.hide()
        self.model: RecordTableModel[Backup] = RecordTableModel(self._columns(), identity=lambda one: one.path)
        self.table = RecordTableView()
        self.table.setObjectName("backups")
        self.table.setModel(self.model)
        self.panel = SidePanel("backup_panel")
        self.restore_button = self.panel.add_button("restore_backup", Icon.UNDO)
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        tiles.addWidget(self.last)
        tiles.addWidget(self.count)
        tiles.addWidget(self._automatic())
        where = QHBoxLayout()
        where.addWidget(self.folder_label, 1)
        where.addWidget(self.folder_button)
        self.body.addLayout(tiles)
        self.body.addWidget(self.result)
        self.body.addWidget(beside(self.table, self.panel), 1)
        self.body.addLayout(where)
        self.primary.show()
        self.hours.activated.connect(self._on_hours)
        self.primary.clicked.connect(self.back_up)
        self.check_button.clicked.connect(self._on_check)
        self.folder_button.clicked.connect(self._on_folder)
        self.restore_button.clicked.connect(self._on_restore)
        self.table.record_selected.connect(self._show_chosen)
        self.last.clicked.connect(self.table.setFocus)
        self.count.clicked.connect(self.table.setFocus)
        self.retranslate()

    def _automatic(self) -> QFrame:
        card = QFrame()
        set_role(card, Role.CARD)
        self.hours_label, self.hours_note, self.hours = QLabel(), QLabel(), QComboBox()
        self.hours.setObjectName("backup_hours")
        self.hours_label.setBuddy(self.hours)
        self.hours_note.setWordWrap(True)
        set_role(self.hours_note, Role.MUTED)
        for hours in ledger.BACKUP_CHOICES:
            self.hours.addItem("", hours)
        self.hours.setEnabled(self._desk.session.may(Permission.EDIT_SETTINGS))
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.setSpacing(4)
        for widget in (self.hours_label, self.hours, self.hours_note):
            inside.addWidget(widget)
        return card

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Copie di sicurezza")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Copie di sicurezza: una copia vale solo se, riaperta, il registro dei conti torna. Portane una fuori "
            "dall'ufficio ogni settimana, e conserva a parte il file della chiave, senza il quale i motivi delle diete "
            "non si leggono. Il ripristino crea un file nuovo: non sovrascrive mai quello in uso."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.primary.setText(self.tr("Fai una copia adesso"))
        self.check_button.setText(self.tr("Controlla la base dati"))
        self.folder_button.setText(self.tr("Apri la cartella"))
        self.restore_button.setText(self.tr("Ripristina in un file nuovo"))
        self.hours_label.setText(self.tr("Copia automatica"))
        self.hours.setAccessibleName(self.tr("Copia automatica"))
        for row, text in enumerate(
            (self.tr("Mai"), self.tr("Ogni 4 ore"), self.tr("Ogni giorno"), self.tr("Ogni settimana"))
        ):
            self.hours.setItemText(row, text)
        self.hours_note.setText(
            self.tr("Parte da sola mentre il programma è aperto, su ogni PC nella sua cartella. Di solito ogni giorno.")
        )
        self.last.set_caption(self.tr("Ultima copia"))
        self.count.set_caption(self.tr("Copie conservate"))
        folder = "" if self._folder is None else str(self._folder)
        self.folder_label.setText(self.tr("Cartella: {folder}").format(folder=folder))
        self.folder_label.setToolTip(folder)
        self.model.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Copie di sicurezza"))
        self.table.set_empty_text(
            self.tr("Nessuna copia: falla adesso, bastano pochi secondi e si continua a lavorare.")
        )

    def reload(self) -> None:
        """Look into the folder again."""
        folder = self._folder
        if folder is not None:
            self._desk.read(
                lambda session: (ledger.backups(session, folder), get_option(session, ledger.BACKUP_HOURS)),
                self._show,
                owner=self,
                key=f"backups {id(self)}",
            )

    def focus_search(self) -> None:
        """Put the keyboard into the table."""
        self.table.setFocus()

    def _show(self, facts: tuple[tuple[Backup, ...], int]) -> None:
        found, self._hours = facts
        self.hours.setCurrentIndex(self.hours.findData(self._hours))
        self.model.set_records(found)
        self.last.set_value(_moment(found[0]) if found else self.tr("mai"))
        self.last.set_note("", None if found else Tone.WARNING)
        self.count.set_value(len(found))
        self._show_chosen(self.table.current_record() if self.table.selected_rows() else None)

    def _show_chosen(self, one: Backup | None) -> None:
        self.panel.setVisible(one is not None)
        if one is not None:
            text = self.tr(
                "{name}\n{size}\n\nRipristinando nasce una base dati nuova, com'era allora; quella in uso non cambia. "
                "Per lavorare sulla nuova, chiudi il programma e riaprilo con quel file."
            )
            self.panel.show_facts(_moment(one), text.format(name=one.path.name, size=_size(one)))

    def _on_hours(self, _row: int) -> None:
        hours, shown = int(self.hours.currentData()), self._hours
        if hours == shown:
            return
        told = self.tr("Copia automatica: {often}. Vale da adesso.").format(often=self.hours.currentText().lower())
        if not hours:
            told = self.tr("Copia automatica tolta: ricordati di farla tu.")

        def failed(error: BaseException) -> None:
            self._desk.tell_error(error)
            self.reload()

        self._desk.write(
            lambda session, _progress: ledger.set_backup_hours(session, hours, shown=shown),
            lambda _none: self._desk.tell(told),
            owner=self,
            touches=("backup",),
            on_failed=failed,
        )

    def back_up(self) -> None:
        """Make a copy now."""
        folder = self._folder
        if folder is None:
            return
        self.primary.setEnabled(False)
        self._desk.write(
            lambda session, progress: ledger.back_up(session, folder, progress=progress),
            self._on_backed_up,
            owner=self,
            touches=("backup",),
            title=self.tr("Copia di sicurezza"),
            on_failed=self._on_failed,
        )

    def _on_backed_up(self, one: Backup) -> None:
        self.primary.setEnabled(True)
        self._desk.tell(self.tr("Copia fatta e controllata: {name}.").format(name=one.path.name))

    def _on_failed(self, error: BaseException) -> None:
        self.primary.setEnabled(True)
        self.check_button.setEnabled(True)
        self._desk.tell_error(error)

    def _on_check(self) -> None:
        self.check_button.setEnabled(False)
        self._desk.runner.query(
            lambda progress: ledger.health(self._desk.session, progress=progress),
            on_done=self._on_checked,
            on_failed=self._on_failed,
            title=self.tr("Controllo della base dati"),
            owner=self,
        )

    def _on_checked(self, problems: tuple[str, ...]) -> None:
        self.check_button.setEnabled(True)
        self.result.setVisible(True)
        self.result.setProperty("tone", "danger" if problems else "success")
        self.result.style().unpolish(self.result)
        self.result.style().polish(self.result)
        whole = self.tr("La base dati è integra: saldi, catena degli addebiti, storni e ricevute tornano.")
        broken = self.tr("La base dati ha problemi: non continuare, chiama l'assistenza.")
        self.result.setText("\n".join([broken, *problems]) if problems else whole)

    def _on_folder(self) -> None:
        if self._folder is not None and not (self._folder.is_dir() and self._desk.files.open(self._folder)):
            self._desk.messages.info(self.tr("La cartella non c'è ancora: nasce con la prima copia."))

    def _on_restore(self) -> None:
        one: Backup | None = self.table.current_record()
        if one is None:
            return
        target = self._desk.files.ask_save(self, f"{one.path.stem}-ripristinata.db", self.tr("Base dati SQLite (*.db)"))
        if target is not None:
            self._restore(one, target)

    def _restore(self, one: Backup, target: Path) -> None:
        self._desk.write(
            lambda session, _progress: ledger.restore_backup(session, one.path, target),
            lambda _none: self._desk.tell(
                self.tr(
                    "Ripristinata e controllata in {path}. Per usarla chiudi il programma e riaprilo con: refettorio "
                    'office --database "{path}"'
                ).format(path=target),
                action=self.tr("Apri la cartella"),
                on_action=lambda: self._open(target.parent),
            ),
            owner=self,
            touches=(),
            title=self.tr("Ripristino di {name}").format(name=one.path.name),
        )

    def _open(self, folder: Path) -> None:
        self._desk.files.open(folder)

    def _columns(self) -> list[Column[Backup]]:
        return [
            Column("made", self.tr("Fatta il"), lambda one: one.made_at),
            Column("size", self.tr("Dimensione"), _size, sort_key=lambda one: one.size_bytes),
            Column("name", self.tr("File"), lambda one: one.path.name, is_stretched=True),
        ]


def _moment(one: Backup) -> str:
    return f"{rome(one.made_at):%d/%m/%Y %H:%M}"


def _size(one: Backup) -> str:
    megabytes = one.size_bytes / 1_000_000
    return f"{megabytes:.1f} MB".replace(".", ",") if megabytes >= 0.1 else f"{max(1, one.size_bytes // 1000)} kB"
