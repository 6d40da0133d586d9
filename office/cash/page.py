"""The cash desk: the drawer, deposits to the treasury, the day's register, the yearly account."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QTabBar

from core.access.permissions import Permission
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon
from office.cash.deposits_panel import DepositsPanel
from office.cash.drawer_panel import DrawerPanel
from office.cash.registers_panel import DayRegisterPanel, YearAccountPanel
from office.cash.stations_panel import StationTillsPanel
from office.desk import Desk
from office.page import Page
from office.shell.room import Pages
from office.shell.search_box import Action

Panel = DrawerPanel | DepositsPanel | DayRegisterPanel | YearAccountPanel | StationTillsPanel


class CashPage(Page):
    """Tabs, and the panel of each; who takes no money sees the registers only."""

    areas = frozenset({"payments", "ledger", "station"})
    icon = "CASH"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("cash_page")
        self.desk = desk
        self._is_allowed = desk.session.may(Permission.VIEW_LEDGER)
        self._takes_money = self._is_allowed and desk.session.may(Permission.RECHARGE)
        self.drawer = DrawerPanel(desk) if self._takes_money else None
        self.deposits = DepositsPanel(desk)
        self.register = DayRegisterPanel(desk)
        self.account = YearAccountPanel(desk)
        self.refused = EmptyState(Icon.LOCK)
        self.stations = StationTillsPanel(desk)
        self.panels: list[Panel] = [self.deposits, self.register, self.account, self.stations]
        if self.drawer is not None:
            self.panels.insert(0, self.drawer)
        self.tabs = QTabBar()
        self.tabs.setObjectName("cash_tabs")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = Pages()
        for panel in self.panels:
            self.tabs.addTab("")
            self.stack.addWidget(panel)
        self.stack.addWidget(self.refused)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self._may_close = False
        self._wants_keyboard = False
        self._connect()
        self.retranslate()
        if not self._is_allowed:
            self.tabs.hide()
            self.stack.setCurrentWidget(self.refused)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Cassa")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return "\n".join(
            (
                self.tr("Apri la cassa con il fondo iniziale: le ricariche allo sportello entrano nella tua sessione."),
                self.tr("Per una ricarica scrivi il nome o leggi la tessera, poi importo, Invio, Invio."),
                self.tr("Chiudi contando i contanti: se non torna, serve un motivo. Una sessione si chiude una sola "
                        "volta; chi sta scrivendo una ricarica in quel momento viene avvisato."),
                self.tr("In «Versamenti» si registra la quietanza del tesoriere; il conto giudiziale (mod. 21) mette "
                        "insieme ricevute e quietanze dell'anno."),
                self.tr("In «Postazioni» ci sono le casse delle postazioni: chi ne prende in consegna il contante lo "
                        "versa e ne risponde."),
            )
        )  # fmt: skip

    def search_actions(self) -> Sequence[Action]:
        """Return what can be done here from anywhere."""
        if not self._takes_money:
            return ()
        return (
            Action("cash", self.tr("Apri o chiudi la cassa"), self._begin_from_afar, "", self.tr("conteggio fondo")),
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        titles = {
            DrawerPanel: self.tr("Sportello"),
            DepositsPanel: self.tr("Versamenti"),
            DayRegisterPanel: self.tr("Registro del giorno"),
            YearAccountPanel: self.tr("Conto dell'anno"),
            StationTillsPanel: self.tr("Postazioni"),
        }
        for place, panel in enumerate(self.panels):
            self.tabs.setTabText(place, titles[type(panel)])
            panel.retranslate()
        self.tabs.setAccessibleName(self.tr("Parti della cassa"))
        self.primary.setText(self.tr("Chiudi la cassa"))
        self.refused.set_texts(
            self.tr("Questa pagina non è per il tuo ruolo"),
            self.tr("Contiene gli incassi del comune. Se ti servono per il lavoro, chiedi all'amministratore."),
        )

    def reload(self) -> None:
        """Look again at the panel on screen; the others when they are looked at."""
        if self._is_allowed:
            self.panels[self.tabs.currentIndex()].reload()

    def enter(self) -> None:
        """The page comes to the front: the keyboard is where one begins, once it is known where that is."""
        self._wants_keyboard = self.focusWidget() in {None, self, self.tabs}
        super().enter()

    def focus_search(self) -> None:
        """Put the keyboard where one begins."""
        if self._is_allowed:
            self.panels[self.tabs.currentIndex()].begin()

    def take_code(self, text: str) -> bool:
        """A card that is read at the counter says for whom the money is; while it is counted, nobody's."""
        return self.drawer is not None and self.stack.currentWidget() is self.drawer and self.drawer.take_code(text)

    def show_panel(self, panel: Panel) -> None:
        """Bring a panel to the front."""
        self.tabs.setCurrentIndex(self.panels.index(panel))

    def _on_tab(self, place: int) -> None:
        self.stack.setCurrentWidget(self.panels[place])
        self._show_primary()
        self.panels[place].reload()

    def _on_looked(self, may_close: bool) -> None:
        self._may_close = may_close
        self._show_primary()
        if self._wants_keyboard and self.drawer is not None and self.drawer.isVisible():
            self._wants_keyboard = False
            self.drawer.begin()

    def _show_primary(self) -> None:
        is_drawer = self.drawer is not None and self.stack.currentWidget() is self.drawer
        self.primary.setVisible(is_drawer and self._may_close)

    def _begin_from_afar(self) -> None:
        self.desk.area_wanted.emit("cash")
        if self.drawer is not None:
            self.show_panel(self.drawer)
            self.drawer.begin()

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        if self.drawer is not None:
            self.drawer.looked.connect(self._on_looked)
            self.primary.clicked.connect(self.drawer.ask_close)
        for place in range(len(self.panels)):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key(Qt.Key.Key_1 + place)), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda place=place: self.tabs.setCurrentIndex(place))
