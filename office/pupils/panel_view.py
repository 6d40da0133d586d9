"""Layout of the side panel: who it is, the bookings and the record side by side as tabs, a form in their place."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.access.permissions import Permission
from core.money import format_euro
from core.qt.confirm import ConfirmBar
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.theme import Role, set_role
from office.desk import Desk
from office.form import Form
from office.pupils.band_form import BandForm
from office.pupils.card import PupilCard
from office.pupils.family_form import GuardianForm
from office.pupils.forms import DietForm, EnrolForm, LastDayForm, MoveForm, PupilForm
from office.pupils.guide_card import GuideCard
from office.pupils.month_panel import MonthPanel
from office.pupils.payers_form import PayersForm
from office.pupils.record_panel import RecordPanel

#: The panel is never narrower: the grid and its words fit.
NARROWEST = 528


class _Name(QLabel):
    """A name as long as names may be, on as many lines as it needs: nested layouts give a label too few of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pupil_name")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def setText(self, text: str) -> None:  # noqa: N802 - as Qt calls it
        """Show a name."""
        super().setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the lines that the name needs at this width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Other letters need other lines."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        # Qt counts the height that was asked for before: of a long name it would stay for the short one after it.
        self.setMinimumHeight(0)
        self.setMinimumHeight(max(0, self.heightForWidth(self.width())))


class PanelView(QWidget):
    """Widgets and texts; `PupilPanel` decides."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("pupil_panel")
        self.setMinimumWidth(NARROWEST)
        self.desk = desk
        self.name = _Name()
        set_role(self.name, Role.SUBTITLE)
        self.where = QLabel()
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        set_role(self.where, Role.MUTED)
        self.diet_badge = QLabel()
        self.diet_badge.setProperty("role", "badge")
        self.account_button, self.cards_button = QPushButton(), QPushButton()
        self.account_button.setObjectName("open_account")
        self.cards_button.setObjectName("open_cards")
        set_icon(self.account_button, Icon.LEDGER)
        set_icon(self.cards_button, Icon.CARD)
        self.month = MonthPanel(desk)
        self.record = RecordPanel(desk.session)
        self.tabs = QTabWidget()
        self.tabs.setObjectName("pupil_tabs")
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        self._may_see_meals = desk.session.may(Permission.VIEW_MEALS)
        if self._may_see_meals:
            self.tabs.addTab(self.month, "")
        self.tabs.addTab(self.record, "")
        self.confirm = ConfirmBar()
        today = desk.session.today
        self.pupil_form, self.guardian_form = PupilForm(today), GuardianForm()
        self.move_form, self.enrol_form = MoveForm(today), EnrolForm(today)
        self.last_day_form, self.diet_form = LastDayForm(today), DietForm(today)
        self.payers_form, self.band_form = PayersForm(today), BandForm(today)
        self.guide = GuideCard()
        self.forms = QStackedWidget()
        for form in (
            self.pupil_form, self.guardian_form, self.move_form, self.enrol_form, self.last_day_form, self.diet_form,
            self.payers_form, self.band_form,
        ):  # fmt: skip
            self.forms.addWidget(_scrolled(form))
            form.cancelled.connect(self.close_form)
        self.empty = EmptyState(Icon.PUPIL)
        self._lay_out()
        self.retranslate()
        self.show_nobody()

    def show_nobody(self) -> None:
        """Say what the panel is for."""
        self.pages.setCurrentWidget(self.empty)

    def show_head(self, card: PupilCard) -> None:
        """Show whose panel it is."""
        self.name.setText(card.record.full_name)
        self.where.setText(card.class_text or self.tr("In nessuna classe"))
        codes = ", ".join(diet.diet.code for diet in card.diets if self._holds(diet.starts_on, diet.ends_on))
        self.diet_badge.setText(self.tr("Dieta {codes}").format(codes=codes))
        self.diet_badge.setVisible(bool(codes))
        self.account_button.setVisible(self.desk.session.may(Permission.VIEW_LEDGER))
        self.cards_button.setVisible(self.desk.session.may(Permission.ISSUE_CARDS))
        balances = [account.balance_cents for account in card.accounts]
        self.account_button.setText(
            self.tr("Conto {balance}").format(balance=format_euro(sum(balances))) if balances else self.tr("Conto")
        )
        if self.pages.currentWidget() is self.empty:
            self.pages.setCurrentWidget(self.tabs)

    def open_form(self, form: Form) -> None:
        """Put a form in the place of the record."""
        for place in range(self.forms.count()):
            area = self.forms.widget(place)
            if isinstance(area, QScrollArea) and area.widget() is form:
                self.forms.setCurrentIndex(place)
        self.pages.setCurrentWidget(self.forms)
        self.confirm.cancel()

    def current_form(self) -> Form | None:
        """Return the form on screen."""
        if self.pages.currentWidget() is not self.forms:
            return None
        area = self.forms.currentWidget()
        form = area.widget() if isinstance(area, QScrollArea) else None
        return form if isinstance(form, Form) else None

    def close_form(self) -> None:
        """Give the record back its place."""
        self.pages.setCurrentWidget(self.tabs if self.name.text() else self.empty)
        self.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set all texts."""
        if self._may_see_meals:
            self.tabs.setTabText(0, self.tr("Prenotazioni"))
        self.tabs.setTabText(self.tabs.count() - 1, self.tr("Scheda"))
        self.account_button.setAccessibleName(self.tr("Apri il conto"))
        self.cards_button.setText(self.tr("Tessere"))
        self.empty.set_texts(
            self.tr("Scegli un alunno"),
            self.tr("Qui vedi le prenotazioni del mese, i dati, i genitori, le iscrizioni e le diete. "
                    "Scrivi nome o cognome nella ricerca, poi Invio."),
        )  # fmt: skip

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _holds(self, first: date, last: date) -> bool:
        return first <= self.desk.session.today() <= last

    def _lay_out(self) -> None:
        self.head = QWidget()
        names = QVBoxLayout()
        names.setSpacing(0)
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        top.addWidget(self.diet_badge)
        names.addLayout(top)
        names.addWidget(self.where)
        head = QHBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(8)
        head.addLayout(names, 1)
        head.addWidget(self.cards_button)
        head.addWidget(self.account_button)
        self.pages = QStackedWidget()
        for page in (self.empty, self.tabs, self.forms):
            self.pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.head)
        layout.addWidget(self.guide)
        layout.addWidget(self.confirm)
        layout.addWidget(self.pages, 1)
        self.head.hide()
        self.pages.currentChanged.connect(lambda _page: self._show_head())

    def _show_head(self) -> None:
        """The head goes away where there is nobody, or a new pupil is being entered."""
        self.head.setVisible(self.pages.currentWidget() is not self.empty and bool(self.name.text()))
        self.guide.set_place_free(self.pages.currentWidget() is self.tabs)


def _scrolled(form: Form) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(form)
    form.setContentsMargins(4, 8, 12, 8)
    return area
