"""Tax certificates: who has one for a year, one at a time or all in one file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from core.access.session import Session
from core.documents import Heading, TaxPaper, tax_certificate_pdf, tax_certificates_pdf
from core.errors import RefettorioError
from core.money import format_euro
from core.progress import Progress
from core.qt.icons import Icon, set_icon
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.search_field import SearchField
from core.qt.theme import Role, set_role
from core.registry import municipality
from core.reports import Sharing, TaxCertificate, tax_certificate, tax_certificates
from office.desk import Desk
from office.papers import show_paper
from office.tables import keep_tight

_AS_LISTED = -1


class TaxPanel(QWidget):
    """The certificates of a year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._certificates: tuple[TaxCertificate, ...] = ()
        self.year = QSpinBox()
        self.year.setObjectName("tax_year")
        self.year.setRange(2020, 2099)
        # In the first months of a year one certifies the year before.
        today = desk.session.today()
        self.year.setValue(today.year - 1 if today.month < 9 else today.year)
        self.sharing = QComboBox()
        self.sharing.setObjectName("tax_sharing")
        for sharing in Sharing:
            self.sharing.addItem("", sharing.value)
        self.search = SearchField()
        self.search.setMaximumWidth(280)
        self.share_label, self.share = QLabel(), QSpinBox()
        self.share.setObjectName("tax_share")
        # Below zero: nothing was typed, the shares are as they stand in the list.
        self.share.setRange(_AS_LISTED, 100)
        self.share.setSuffix(" %")
        self.model: RecordTableModel[TaxCertificate] = RecordTableModel(
            self._columns(), identity=lambda one: one.pupil_id
        )
        self.table = RecordTableView()
        self.table.setObjectName("certificates")
        self.table.setModel(self.model)
        keep_tight(self.table, self.model)
        self.totals = QLabel()
        self.totals.setObjectName("tax_totals")
        set_role(self.totals, Role.MUTED)
        self.one_button, self.all_button = QPushButton(), QPushButton()
        self.one_button.setObjectName("one_certificate")
        self.all_button.setObjectName("all_certificates")
        set_icon(self.one_button, Icon.PDF)
        set_icon(self.all_button, Icon.PRINT, "on_primary")
        set_role(self.all_button, Role.PRIMARY)
        self._lay_out()
        self._connect()
        self._on_chosen(None)

    def reload(self) -> None:
        """Look again."""
        year, sharing = self.year.value(), self.chosen_sharing()
        self.desk.read(
            lambda session: tax_certificates(session, year, sharing=sharing), self._show, owner=self, key="certificates"
        )

    def begin(self) -> None:
        """Put the keyboard where one begins."""
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def chosen_sharing(self) -> Sharing:
        """Return in whose name the certificates are."""
        return Sharing(self.sharing.currentData())

    def retranslate(self) -> None:
        """Set all texts."""
        self.year.setAccessibleName(self.tr("Anno"))
        self.sharing.setAccessibleName(self.tr("A chi è intestata"))
        texts = (self.tr("Secondo chi paga"), self.tr("Tutte al richiedente"), self.tr("In parti uguali"))
        for place, text in enumerate(texts):
            self.sharing.setItemText(place, text)
        self.sharing.setToolTip(
            self.tr("Di solito secondo chi paga alla data di ogni ricarica. Un'altra scelta è scritta sulla stampa.")
        )
        self.share.setSpecialValueText(self.tr("come in elenco"))
        self.search.setPlaceholderText(self.tr("Alunno"))
        self.search.setAccessibleName(self.tr("Cerca un alunno"))
        self.one_button.setText(self.tr("Attestazione"))
        self.table.setAccessibleName(self.tr("Attestazioni"))
        self.table.set_empty_text(self.tr("In quest'anno non risultano ricariche: non c'è nulla da attestare."))
        self.model.set_columns(self._columns())
        self._show_totals()
        self._on_chosen(self.table.current_record())

    def _show(self, certificates: tuple[TaxCertificate, ...]) -> None:
        self._certificates = certificates
        self.model.set_records(certificates)
        self._show_totals()
        self._on_chosen(self.table.current_record())

    def _show_totals(self) -> None:
        count = len(self._certificates)
        traceable = sum(one.net_traceable_cents for one in self._certificates)
        cash = sum(one.net_cash_cents for one in self._certificates)
        self.totals.setText(
            self.tr("Tracciabile {traceable} · contanti {cash}").format(
                traceable=format_euro(traceable), cash=format_euro(cash)
            )
            if count
            else ""
        )
        self.all_button.setText(self.tr("Stampa tutte ({count})").format(count=count))
        self.all_button.setEnabled(count > 0)

    def _on_chosen(self, one: TaxCertificate | None) -> None:
        self.one_button.setEnabled(one is not None)
        has_two = one is not None and len(one.shares) == 2
        self.share_label.setVisible(has_two)
        self.share.setVisible(has_two)
        if one is not None and has_two:
            self.share_label.setText(self.tr("Quota di {name}").format(name=one.shares[0].guardian_name))
            self.share.setAccessibleName(self.share_label.text())
            self.share.setValue(_AS_LISTED)

    # Papers

    def _on_one(self) -> None:
        one = self.table.current_record()
        if one is None:
            return
        year, sharing, percents = one.year, self.chosen_sharing(), None
        if len(one.shares) == 2 and self.share.value() != _AS_LISTED:
            first, second = one.shares
            percents = {first.guardian_id: self.share.value(), second.guardian_id: 100 - self.share.value()}

        def write(session: Session, path: Path) -> int:
            made = tax_certificate(session, one.pupil_id, year, sharing=sharing, percents=percents)
            return tax_certificate_pdf(_papers(session, [made])[0], path)

        show_paper(self.desk, self._name(f"{year} {one.pupil_name}"), write, owner=self)

    def _on_all(self) -> None:
        year, sharing = self.year.value(), self.chosen_sharing()
        try:
            path = self.desk.files.new_path(self._name(f"{year} tutte"))
        except RefettorioError as error:
            self.desk.tell_error(error)
            return
        session = self.desk.session

        def write(progress: Progress) -> int:
            found = tax_certificates(session, year, sharing=sharing)
            tax_certificates_pdf(_papers(session, found), path, progress)
            return len(found)

        self.all_button.setEnabled(False)
        self.desk.runner.query(
            write,
            on_done=lambda count: self._on_written(path, count),
            on_failed=self._on_failed,
            title=self.tr("Stampa delle attestazioni {year}").format(year=year),
            owner=self,
        )

    def _on_written(self, path: Path, count: int) -> None:
        self.all_button.setEnabled(True)
        text = self.tr("Attestazioni in un solo file: {count}. {name}").format(count=count, name=path.name)
        self.desk.tell(text, action=self.tr("Apri la cartella"), on_action=lambda: self._open(path.parent))
        if not self.desk.files.open(path):
            self.desk.messages.warning(self.tr("Nessun programma apre i PDF su questo computer: il file è salvato."))

    def _open(self, path: Path) -> None:
        self.desk.files.open(path)

    def _on_failed(self, error: BaseException) -> None:
        self.all_button.setEnabled(True)
        self.desk.tell_error(error)

    def _name(self, what: str) -> str:
        return f"Attestazione mensa {what}.pdf"

    # Layout

    def _columns(self) -> list[Column[TaxCertificate]]:
        return [
            Column("pupil", self.tr("Alunno"), lambda one: one.pupil_name),
            Column("code", self.tr("Codice fiscale"), lambda one: one.pupil_fiscal_code, is_code=True),
            Column("who", self.tr("Intestata a"), _who, is_stretched=True, tooltip=_who),
            money_column("traceable", self.tr("Tracciabile"), lambda one: one.net_traceable_cents),
            money_column("cash", self.tr("Contanti"), lambda one: one.net_cash_cents),
            money_column("refunds", self.tr("Rimborsi"), lambda one: one.refunded_cents or None),
        ]

    def _connect(self) -> None:
        self.year.valueChanged.connect(lambda _year: self.reload())
        self.sharing.currentIndexChanged.connect(lambda _index: self.reload())
        self.search.search_changed.connect(self.model.set_filter)
        self.table.record_selected.connect(self._on_chosen)
        self.table.record_activated.connect(lambda _one: self._on_one())
        self.one_button.clicked.connect(self._on_one)
        self.all_button.clicked.connect(self._on_all)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        for widget in (self.year, self.sharing, self.search):
            top.addWidget(widget)
        top.addStretch(1)
        top.addWidget(self.all_button)
        bottom = QHBoxLayout()
        bottom.setSpacing(8)
        bottom.addWidget(self.one_button)
        bottom.addWidget(self.share_label)
        bottom.addWidget(self.share)
        bottom.addStretch(1)
        bottom.addWidget(self.totals)
        self.share_label.setBuddy(self.share)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addLayout(bottom)


def _who(one: TaxCertificate) -> str:
    """Return in whose name it is, with the shares where there are several."""
    if len(one.shares) < 2:
        return "".join(part.guardian_name for part in one.shares)
    return ", ".join(
        part.guardian_name if part.percent is None else f"{part.guardian_name} {part.percent}%" for part in one.shares
    )


def _papers(session: Session, certificates: Sequence[TaxCertificate]) -> list[TaxPaper]:
    place, today = municipality(session), session.today()
    heading = Heading.of(place)
    return [TaxPaper(heading, place.fiscal_code, one, today) for one in certificates]
