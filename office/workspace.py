"""What a signed-in clerk works in: sidebar, search, the page in front."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from core.access.permissions import Permission
from core.calendar import SuspensionScope
from core.qt.icons import Icon
from core.qt.tasks import Changes
from office.admin.due_backup import DueBackup
from office.areas import ACCOUNT, CARDS, CLOSING, KITCHEN, PUPILS, SETUP, Area, area_name, areas_of
from office.closing.by_itself import ClosesByItself
from office.closing.page import ClosingPage
from office.desk import Desk
from office.kitchen.due_orders import DueOrders
from office.kitchen.page import KitchenPage
from office.own_password.page import OwnPasswordPage
from office.page import Page
from office.setup.page import SetupPage
from office.shell.arrangement import Keeper, show_tab
from office.shell.cards_read import CardsRead
from office.shell.finding import Hit, HitKind, find
from office.shell.help_page import HelpPage
from office.shell.lists import Lists
from office.shell.looks import Looks
from office.shell.room import PageRoom
from office.shell.search_box import Action
from office.shell.sidebar import Entry, Sidebar
from office.shell.top_bar import TopBar

_HELP = "help"


class Workspace(QWidget):
    """One signed-in clerk's window content; thrown away when they sign out."""

    sign_out_wanted = Signal()
    #: Another page came to the front: its title.
    page_shown = Signal(str)

    def __init__(
        self, desk: Desk, looks: Looks, areas: Sequence[Area] | None = None, *, keeper: Keeper | None = None
    ) -> None:
        super().__init__()
        self.desk = desk
        desk.setParent(self)
        self._areas = {area.key: area for area in (areas_of(desk) if areas is None else areas)}
        self._keeper = keeper
        self._pages: dict[str, Page] = {}
        self._tried: set[str] = set()
        self.sidebar = Sidebar()
        self.top = TopBar(looks)
        self.lists = Lists(desk, self)
        self.room = PageRoom()
        self.stack = self.room.pages
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.top)
        right.addWidget(self.room, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sidebar)
        layout.addLayout(right, 1)
        self._right = right
        self.help = HelpPage(self._help_texts)
        self.stack.addWidget(self.help)
        self.password: OwnPasswordPage | None = None
        self._former: Page | None = None
        self._connect()
        self._set_shortcuts()
        self.top.set_user(desk.session.actor.name)
        self._retranslate()
        self.cards_read = CardsRead(desk, self, self.stack.currentWidget)
        self._show_first()
        # The first page is there at once; the others are made while nothing else is to do.
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._make_next)
        self._idle.start()
        # Whatever page is in front: the kitchen waits for its orders at the cut-off.
        self.due = DueOrders(desk, self)
        if KITCHEN in self._areas:
            self.due.start()
        self.due_backup = DueBackup(desk, self)
        self.due_backup.start()
        self.closing = ClosesByItself(desk, self)
        if CLOSING in self._areas:
            self.closing.start()

    def _show_first(self) -> None:
        """Show what was in front when this user left, as far as the role still has it."""
        if not self._areas:
            return
        area, tab = ("", 0) if self._keeper is None else self._keeper.last_page()
        page = self.show_area(area if area in self._areas else next(iter(self._areas)))
        if page is not None and area in self._areas:
            show_tab(page, tab)

    def keep_arrangement(self) -> None:
        """Remember how the pages were left."""
        if self._keeper is None:
            return
        for key, page in self._pages.items():
            self._keeper.keep(key, page)
        key = self.current_key()
        if key in self._areas and key != SETUP:
            self._keeper.keep_last_page(key, self._pages.get(key))

    # Pages

    def page(self, key: str) -> Page | None:
        """Return the page of an area, made now if it was not yet; None when the role has none."""
        if key not in self._pages and key in self._areas:
            self._add(key, self._areas[key].make(self.desk))
        return self._pages.get(key)

    def _add(self, key: str, page: Page) -> None:
        self._pages[key] = page
        self.stack.addWidget(page)
        self.lists.serve(page)
        if self._keeper is not None:
            self._keeper.restore(key, page)
        self.desk.runner.changed.connect(page.on_changes)
        self.top.search.set_actions(self._actions())

    def _make_next(self) -> None:
        key = next((key for key in self._areas if key not in self._pages and key not in self._tried), None)
        if key is None:
            self._idle.stop()
            return
        self._tried.add(key)  # one that cannot be made is a crash report, once, and the others are made
        self.page(key)

    def hold_below(self, widget: QWidget) -> None:
        """Hold what the window shows below the page: it takes room from the page only, the sidebar stays."""
        self._right.addWidget(widget)

    def area_keys(self) -> tuple[str, ...]:
        """Return the areas that the role may open, in order."""
        return tuple(self._areas)

    def current_key(self) -> str:
        """Return the area in front (`help` for the help)."""
        shown = self.stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), _HELP)

    def show_area(self, key: str) -> Page | None:
        """Bring an area to the front."""
        page = self.page(key)
        if page is None:
            return None
        self.sidebar.set_current(key)
        self._show(page)
        return page

    def _go(self, key: str) -> None:
        """Show an area for somebody who came by keyboard: the page has it, not the sidebar's button of before."""
        if self.show_area(key) is not None:
            self.focus_page()

    def show_help(self) -> None:
        """Show the help, beginning with the area in front."""
        key = self.current_key()
        self._show(self.help)
        self.help.show_area("" if key == _HELP else key)

    def show_password(self) -> None:
        """Let the clerk change the own password; afterwards back to where they were."""
        if self.password is None:
            self.password = OwnPasswordPage(self.desk)
            self.password.finished.connect(self._leave_password)
            self.stack.addWidget(self.password)
        shown = self.stack.currentWidget()
        self._former = shown if isinstance(shown, Page) and shown is not self.password else self._former
        self._show(self.password)
        self.password.reload()

    def _leave_password(self) -> None:
        if self._former is not None:
            self._show(self._former)

    def open_pupil(self, pupil_id: int) -> None:
        """Show a pupil's record."""
        self._open(PUPILS, pupil_id, is_class=False)

    def open_account(self, pupil_id: int) -> None:
        """Show a pupil's account."""
        self._open(ACCOUNT, pupil_id, is_class=False)

    def open_cards(self, pupil_id: int) -> None:
        """Show a pupil's cards."""
        self._open(CARDS, pupil_id, is_class=False)

    def open_class(self, class_id: int) -> None:
        """Show the pupils of a class."""
        self._open(PUPILS, class_id, is_class=True)

    def _open(self, key: str, wanted: int, *, is_class: bool) -> None:
        page = self.show_area(key)
        if page is None:
            self.desk.messages.info(self.tr("Il tuo ruolo non comprende questa pagina."))
        elif is_class:
            page.open_class(wanted)
        else:
            page.open_pupil(wanted)

    def open_closing(self, service_id: int, day: date | None) -> None:
        """Show the close of a service's day; 0 and None: of the oldest that waits."""
        page = self.show_area(CLOSING)
        if isinstance(page, ClosingPage):
            page.open_day(service_id, day)

    def open_kept(self) -> None:
        """Show what stations told and the office must look at."""
        page = self.show_area(CLOSING)
        if isinstance(page, ClosingPage):
            page.open_kept()

    def open_new_suspension(self, scope: SuspensionScope) -> None:
        """Offer the suspension of some days, filled in."""
        page = self.show_area(KITCHEN)
        if isinstance(page, KitchenPage):
            page.begin_suspension(scope)

    def open_suspension(self, suspension_id: int) -> None:
        """Show a suspension, where it can be undone."""
        page = self.show_area(KITCHEN)
        if isinstance(page, KitchenPage):
            page.show_suspension(suspension_id)

    def _show(self, page: Page) -> None:
        self.stack.setCurrentWidget(page)
        page.enter()
        self.page_shown.emit(page.title())

    def focus_page(self) -> None:
        """Give the keyboard to the page in front."""
        self._search_in_page()

    # Search, help, keys

    def _connect(self) -> None:
        self.sidebar.area_wanted.connect(self.show_area)
        self.desk.pupil_wanted.connect(self.open_pupil)
        self.desk.account_wanted.connect(self.open_account)
        self.desk.class_wanted.connect(self.open_class)
        self.desk.cards_wanted.connect(self.open_cards)
        self.desk.new_suspension_wanted.connect(self.open_new_suspension)
        self.desk.suspension_wanted.connect(self.open_suspension)
        self.desk.area_wanted.connect(self.show_area)
        self.desk.closing_wanted.connect(self.open_closing)
        self.desk.kept_wanted.connect(self.open_kept)
        self.top.print_wanted.connect(self._print)
        self.top.export_wanted.connect(self._export)
        self.top.help_wanted.connect(self.show_help)
        self.top.password_wanted.connect(self.show_password)
        self.top.sign_out_wanted.connect(self.sign_out_wanted)
        self.top.search.search_changed.connect(self._on_search)
        self.top.search.hit_chosen.connect(self._on_hit)
        self.top.search.opened.connect(self._on_opened)

    def _on_search(self, text: str) -> None:
        if text:
            self.desk.read(
                lambda session: find(session, text),
                lambda hits: self.top.search.show_hits(text, hits),
                owner=self,
                key="global search",
            )

    def _on_hit(self, hit: Hit) -> None:
        if hit.kind is HitKind.CLASS:
            self.open_class(int(hit.key))
        else:
            self.open_pupil(int(hit.key))

    def _on_opened(self) -> None:
        """Leave the keyboard where what was opened put it; in its search where it did not."""
        if QApplication.focusWidget() is None:
            self.focus_page()

    def _actions(self) -> list[Action]:
        actions = [
            Action(key, self.tr("Vai a {page}").format(page=area_name(key)), partial(self._go, key), shortcut)
            for key, shortcut in zip(self._areas, self._key_names(), strict=True)
        ]
        return [
            *actions,
            *(action for page in self._pages.values() for action in page.search_actions()),
            Action("print_list", self.tr("Stampa l'elenco"), self._print, "Ctrl+P", self.tr("carta pdf")),
            Action("export_list", self.tr("Esporta l'elenco"), self._export, "Ctrl+E", self.tr("excel csv foglio")),
            Action("refresh", self.tr("Aggiorna la pagina"), self._refresh, "F5"),
            Action(_HELP, self.tr("Aiuto"), self.show_help, "F1", self.tr("tasti guida manuale")),
            Action("change_password", self.tr("Cambia la password"), self.show_password),
            Action("sign_out", self.tr("Esci"), self.sign_out_wanted.emit, "", self.tr("cambia utente disconnetti")),
        ]

    def _key_names(self) -> list[str]:
        return [f"Ctrl+{place + 1}" if place < 9 else "" for place in range(len(self._areas))]

    def _help_texts(self) -> list[tuple[str, str, str, str]]:
        return [
            (key, area_name(key), shortcut, "" if page is None else page.help_text())
            for (key, page), shortcut in zip(
                ((key, self.page(key)) for key in self._areas), self._key_names(), strict=True
            )
        ]

    def _set_shortcuts(self) -> None:
        for key, name in zip(self._areas, self._key_names(), strict=True):
            if name:
                self._shortcut(name, partial(self._go, key))
        self._shortcut("Ctrl+K", self.top.search.begin)
        self._shortcut("Ctrl+F", self._search_in_page)
        self._shortcut("Ctrl+B", self.sidebar.fold_button.click)
        self._shortcut("Ctrl+P", self._print)
        self._shortcut("Ctrl+E", self._export)
        self._shortcut("F1", self.show_help)
        self._shortcut("F5", self._refresh)

    def _shortcut(self, keys: str, run: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(run)

    def _search_in_page(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page):
            page.focus_search()

    def _refresh(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page):
            page.reload()

    def _print(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page):
            self.lists.print_front(page)

    def _export(self) -> None:
        page = self.stack.currentWidget()
        if isinstance(page, Page):
            self.lists.export_front(page)

    # The first things

    def show_setup(self, page: SetupPage) -> None:
        """Put the page of the first things before all others, until it is done."""
        area = Area(SETUP, Icon.CHECK_CIRCLE, Permission.EDIT_SETTINGS, lambda _desk: page)
        self._areas = {SETUP: area, **self._areas}
        self._add(SETUP, page)
        page.finished.connect(self._end_setup)
        self._retranslate()
        self.show_area(SETUP)
        page.focus_search()

    def _end_setup(self) -> None:
        page = self._pages.pop(SETUP, None)
        self._areas.pop(SETUP, None)
        if page is not None:
            self.show_area(next(iter(self._areas)))
            self.focus_page()
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self._retranslate()

    def on_changes(self, changes: Changes) -> None:
        """Tell all pages what was changed elsewhere."""
        for page in self._pages.values():
            page.on_changes(changes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the sidebar know how much room there is."""
        self.sidebar.set_room(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language; pages do it by themselves."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        entries = [
            Entry(key, area.icon, area_name(key), shortcut, area.group)
            for (key, area), shortcut in zip(self._areas.items(), self._key_names(), strict=True)
        ]
        current = self.current_key()
        self.sidebar.set_entries(entries)
        self.sidebar.set_current(current)
        self.top.search.set_actions(self._actions())
