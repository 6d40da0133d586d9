"""The tariffs: bands and rates, pupils, who has no price, what runs out, what must be put right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QTabBar

from core.access.permissions import Permission
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon
from office.desk import Desk
from office.page import Page
from office.shell.room import Pages
from office.shell.search_box import Action
from office.tariffs.bands_panel import BandsPanel
from office.tariffs.differences_panel import DifferencesPanel
from office.tariffs.pupils_panel import PupilsPanel
from office.tariffs.reading import Choices, choices
from office.tariffs.worklists import ExpiringPanel, GapsPanel

Panel = BandsPanel | PupilsPanel | GapsPanel | ExpiringPanel | DifferencesPanel


class TariffsPage(Page):
    """Tabs, and the panel of each."""

    areas = frozenset({"ledger", "registry", "meals"})
    icon = "TARIFF"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("tariffs_page")
        self.desk = desk
        self._shown: Choices | None = None
        self._is_allowed = desk.session.may(Permission.VIEW_LEDGER)
        self._counts: dict[type[Panel], int] = {}
        self.bands = BandsPanel(desk)
        self.bands.stale.connect(self.reload)
        self.pupils = PupilsPanel(desk)
        self.gaps = GapsPanel(desk)
        self.expiring = ExpiringPanel(desk)
        self.differences = DifferencesPanel(desk)
        self.panels: tuple[Panel, ...] = (self.bands, self.pupils, self.gaps, self.expiring, self.differences)
        self.service = QComboBox()
        self.service.setObjectName("tariff_service")
        self.service.hide()
        self.tools.addWidget(self.service)
        self.tabs = QTabBar()
        self.tabs.setObjectName("tariff_tabs")
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        self.stack = Pages()
        self.empty, self.refused = EmptyState(Icon.TARIFF), EmptyState(Icon.LOCK)
        for panel in self.panels:
            self.tabs.addTab("")
            self.stack.addWidget(panel)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(self.refused)
        self.body.addWidget(self.tabs)
        self.body.addWidget(self.stack, 1)
        self._connect()
        self.retranslate()
        if not self._is_allowed:
            self.tabs.hide()
            self.stack.setCurrentWidget(self.refused)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Tariffe")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return "\n".join(
            (
                self.tr("Ogni fascia ha le sue tariffe, con i giorni in cui valgono; ogni alunno ha una fascia, o è "
                        "esente, per un periodo."),
                self.tr("Riduzione per i fratelli: in «Alunni» scegli la fascia di adesso (così gli esenti restano "
                        "fuori) e «Secondi figli e successivi», premi Ctrl+A e assegna la fascia ridotta. Il primo "
                        "figlio è il maggiore tra i figli di uno stesso genitore iscritti al servizio."),
                self.tr("«Senza prezzo» elenca chi fermerebbe una chiusura: nessun prezzo viene mai indovinato."),
                self.tr("«Scadenze» è la lista di lavoro degli ISEE: scegli più alunni insieme e assegna il nuovo "
                        "periodo."),
                self.tr("Una tariffa cambiata all'indietro non tocca gli addebiti: «Rettifiche» mostra le differenze "
                        "e, solo quando le approvi, storna e riaddebita."),
            )
        )  # fmt: skip

    def search_actions(self) -> Sequence[Action]:
        """Return what can be done here from anywhere."""
        if not self._is_allowed:
            return ()
        return (
            Action("expiring", self.tr("ISEE in scadenza"), lambda: self._from_afar(self.expiring), "",
                   self.tr("fasce rinnovo")),
            Action("without_price", self.tr("Alunni senza prezzo"), lambda: self._from_afar(self.gaps), "",
                   self.tr("tariffa fascia")),
        )  # fmt: skip

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.service.setAccessibleName(self.tr("Servizio"))
        self.tabs.setAccessibleName(self.tr("Parti delle tariffe"))
        self._name_tabs()
        for panel in self.panels:
            panel.retranslate()
        self.empty.set_texts(
            self.tr("Prima serve un servizio"),
            self.tr("Quando ci sarà un servizio, per esempio la mensa, qui gli darai le sue fasce e i suoi prezzi."),
        )
        self.refused.set_texts(
            self.tr("Questa pagina non è per il tuo ruolo"),
            self.tr("Contiene fasce ed esenzioni delle famiglie. Se ti servono, chiedi all'amministratore."),
        )

    def reload(self) -> None:
        """Ask core again."""
        if self._is_allowed:
            service_id = self.service.currentData()
            self.desk.read(lambda session: choices(session, service_id), self._show, owner=self, key="tariffs")

    def focus_search(self) -> None:
        """Put the keyboard where one begins."""
        if self._is_allowed and self._shown is not None and self._shown.services:
            self.panels[self.tabs.currentIndex()].begin()

    def show_panel(self, panel: Panel) -> None:
        """Bring a panel to the front."""
        self.tabs.setCurrentIndex(self.panels.index(panel))

    def _show(self, shown: Choices) -> None:
        self._shown = shown
        self.service.blockSignals(True)
        self.service.clear()
        for one in shown.services:
            self.service.addItem(one.name, one.id)
        self.service.setCurrentIndex(self.service.findData(shown.service_id))
        self.service.blockSignals(False)
        self.service.setVisible(len(shown.services) > 1)
        self.tabs.setVisible(bool(shown.services))
        if not shown.services:
            self.stack.setCurrentWidget(self.empty)
            return
        self.stack.setCurrentWidget(self.panels[self.tabs.currentIndex()])
        # The work lists are counted on every look, so that their tabs say what waits.
        self.gaps.show_choices(shown)
        self.expiring.show_choices(shown)
        panel = self.panels[self.tabs.currentIndex()]
        if panel not in {self.gaps, self.expiring}:
            panel.show_choices(shown)

    def _on_tab(self, place: int) -> None:
        if self._shown is None or not self._shown.services:
            return
        self.stack.setCurrentWidget(self.panels[place])
        self.panels[place].show_choices(self._shown)

    def _on_counted(self, panel: GapsPanel | ExpiringPanel, count: int) -> None:
        self._counts[type(panel)] = count
        self._name_tabs()

    def _name_tabs(self) -> None:
        titles = {
            BandsPanel: self.tr("Fasce e prezzi"),
            PupilsPanel: self.tr("Alunni"),
            GapsPanel: self.tr("Senza prezzo"),
            ExpiringPanel: self.tr("Scadenze"),
            DifferencesPanel: self.tr("Rettifiche"),
        }
        for place, panel in enumerate(self.panels):
            count = self._counts.get(type(panel), 0)
            title = titles[type(panel)]
            self.tabs.setTabText(place, f"{title} · {count}" if count else title)

    def _from_afar(self, panel: Panel) -> None:
        self.desk.area_wanted.emit("tariffs")
        self.show_panel(panel)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._on_tab)
        self.service.currentIndexChanged.connect(lambda _index: self.reload())
        self.gaps.counted.connect(lambda count: self._on_counted(self.gaps, count))
        self.expiring.counted.connect(lambda count: self._on_counted(self.expiring, count))
        for place in range(len(self.panels)):
            shortcut = QShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key(Qt.Key.Key_1 + place)), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda place=place: self.tabs.setCurrentIndex(place))
