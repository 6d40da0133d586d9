"""The kitchen's page: orders, suspensions, the menu, certificates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent

from core import registry
from core.access.permissions import Permission
from core.access.session import Session
from core.calendar import SuspensionScope, suspension
from core.meals.kitchen import cooked_services
from core.qt.icons import Icon
from office.desk import Desk
from office.form import chosen
from office.kitchen.certificates import CertificatesSection
from office.kitchen.kitchens import KitchensSection
from office.kitchen.menus import MenusSection
from office.kitchen.orders import REFRESH_MS, OrdersSection
from office.kitchen.section import Section
from office.kitchen.suspensions import SuspensionsSection
from office.kitchen.view import CERTIFICATES, KITCHENS, MENU, ORDERS, SUSPENSIONS, KitchenView
from office.shell.search_box import Action


class KitchenPage(KitchenView):
    """Behaviour of the kitchen's page."""

    areas = frozenset({"meals", "calendar", "registry", "ledger"})
    icon = Icon.KITCHEN.value

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._wanted_service: int | None = None
        self._cooked: tuple[registry.Service, ...] = ()
        self._offered: tuple[registry.Service, ...] = ()
        self.orders, self.suspensions = OrdersSection(desk), SuspensionsSection(desk)
        self.menus, self.certificates = MenusSection(desk), CertificatesSection(desk)
        self.kitchens = KitchensSection(desk)
        self._sections: dict[int, Section] = {
            ORDERS: self.orders, SUSPENSIONS: self.suspensions, MENU: self.menus, CERTIFICATES: self.certificates,
            KITCHENS: self.kitchens,
        }  # fmt: skip
        for section in self._sections.values():
            self.stack.addWidget(section)
            section.primary_changed.connect(self._show_primary)
        self.parts.setTabVisible(SUSPENSIONS, desk.session.may(Permission.EDIT_CALENDAR))
        self.parts.setTabVisible(CERTIFICATES, desk.session.may(Permission.EDIT_DIETS))
        self.parts.setTabVisible(KITCHENS, desk.session.may(Permission.EDIT_REGISTRY))
        self.service.hide()
        self.set_day(desk.session.today())
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._refresh_by_itself)
        self.parts.currentChanged.connect(self._on_part)
        self.service.currentIndexChanged.connect(self._show_section)
        self.day_edit.dateChanged.connect(self._show_section)
        self.previous_day.clicked.connect(lambda: self._step(-1))
        self.next_day.clicked.connect(lambda: self._step(1))
        self.go_today.clicked.connect(lambda: self.set_day(self._desk.session.today()))
        self.primary.clicked.connect(lambda: self.section().run_primary())
        for keys, run in (("Alt+Left", self.previous_day.click), ("Alt+Right", self.next_day.click),
                          ("Alt+O", self.go_today.click)):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(run)
        self.retranslate()

    def section(self) -> Section:
        """Return the part on screen."""
        return self._sections[self.parts.currentIndex()]

    def reload(self) -> None:
        """Ask for the services, then for what the part on screen shows."""
        self._desk.read(_services, self._show_services, owner=self, key=f"kitchen services {id(self)}")

    def begin_suspension(self, scope: SuspensionScope) -> None:
        """Offer a suspension, filled in."""
        self._show_suspensions(scope.service_id)
        self.suspensions.begin_scope(scope)

    def show_suspension(self, suspension_id: int) -> None:
        """Show a suspension, where it can be undone."""
        self._desk.read(
            lambda session: suspension(session, suspension_id).scope.service_id,
            lambda service_id: self._show_one(service_id, suspension_id),
            owner=self,
        )

    def _show_one(self, service_id: int, suspension_id: int) -> None:
        self._show_suspensions(service_id)
        self.suspensions.show_suspension(suspension_id)

    def _show_suspensions(self, service_id: int) -> None:
        """Bring the suspensions of a service to the front."""
        self._wanted_service = service_id
        self.parts.setCurrentIndex(SUSPENSIONS)
        self._offer_services()

    def search_actions(self) -> Sequence[Action]:
        """Return what can be done from the search at the top."""
        session = self._desk.session
        actions = []
        if session.may(Permission.SEND_ORDER):
            actions.append(Action("send_orders", self.tr("Invia gli ordini alla cucina"), self._open_orders, "",
                                  self.tr("ordine pasti cucina centro cottura")))  # fmt: skip
        if session.may(Permission.EDIT_CALENDAR):
            actions.append(Action("suspend", self.tr("Sospendi il servizio (sciopero, gita)"), self._open_suspension,
                                  "", self.tr("sciopero gita uscita anticipata neve")))  # fmt: skip
        for part, key, text, words in (
            (MENU, "menu", self.tr("Menu della mensa"), self.tr("piatti allergeni stagione")),
            (CERTIFICATES, "diet_certificates", self.tr("Certificati delle diete"), self.tr("scadenze allergie")),
            (KITCHENS, "kitchens", self.tr("Centri cottura"), self.tr("cucina gestore ordini per e-mail")),
        ):
            if self.parts.isTabVisible(part):
                actions.append(Action(key, text, partial(self._open_part, part), "", words))
        return tuple(actions)

    def print_list(self) -> bool:
        """Print the order or the menu that is shown; other lists as a table."""
        return self.section().print_paper()

    def focus_search(self) -> None:
        """Put the keyboard where the part begins."""
        self.section().take_focus()

    def retranslate(self) -> None:
        """Set all texts, those of the parts too."""
        super().retranslate()
        if hasattr(self, "_sections"):
            for section in self._sections.values():
                section.retranslate()
            self._show_primary()

    def showEvent(self, event: QShowEvent) -> None:
        """Look again by itself while it is seen."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks: no need to ask."""
        self._timer.stop()
        super().hideEvent(event)

    def _show_services(self, services: tuple[tuple[registry.Service, ...], tuple[registry.Service, ...]]) -> None:
        self._cooked, self._offered = services
        self._offer_services()

    def _offer_services(self) -> None:
        """Offer the services of the part on screen: a strike stops the school bus too, which nobody cooks."""
        services = self._offered if self.parts.currentIndex() == SUSPENSIONS else self._cooked
        wanted = self._wanted_service or chosen(self.service)
        if services:
            self._wanted_service = None
        self.service.blockSignals(True)
        self.service.clear()
        for one in services:
            self.service.addItem(one.name, one.id)
        self.service.setCurrentIndex(max(0, self.service.findData(wanted)) if services else -1)
        self.service.blockSignals(False)
        self.service.setVisible(len(services) > 1)
        self.content.setCurrentIndex(0 if services else 1)
        self.parts.setVisible(bool(self._cooked) or bool(services))
        self._show_section()

    def _show_section(self, _value: object = None) -> None:
        service_id = chosen(self.service)
        self.go_today.setEnabled(self.shown_day() != self._desk.session.today())
        if service_id is not None:
            self.section().show_for(service_id, self.shown_day())
        self._show_primary()

    def _on_part(self, part: int) -> None:
        self.stack.setCurrentIndex(part)
        for widget in (self.previous_day, self.day_edit, self.next_day, self.go_today):
            widget.setVisible(part == ORDERS)
        self._offer_services()

    def _show_primary(self) -> None:
        text = self.section().primary_text() if chosen(self.service) is not None else ""
        self.primary.setText(text)
        self.primary.setVisible(bool(text))

    def _refresh_by_itself(self) -> None:
        if self.section() is self.orders and self.orders.confirm.isHidden():
            self.orders.reload()

    def _step(self, days: int) -> None:
        self.set_day(self.shown_day() + timedelta(days=days))

    def _open_orders(self) -> None:
        self._desk.area_wanted.emit("kitchen")
        self.parts.setCurrentIndex(ORDERS)
        self.set_day(self._desk.session.today())

    def _open_part(self, part: int) -> None:
        self._desk.area_wanted.emit("kitchen")
        self.parts.setCurrentIndex(part)

    def _open_suspension(self) -> None:
        self._desk.area_wanted.emit("kitchen")
        self.parts.setCurrentIndex(SUSPENSIONS)
        self.suspensions.begin(self._desk.session.today())


def _services(session: Session) -> tuple[tuple[registry.Service, ...], tuple[registry.Service, ...]]:
    """Return the services that are cooked, and all that some school offers."""
    offered = {one.service_id for one in registry.offered_services(session)}
    return cooked_services(session), tuple(one for one in registry.services(session) if one.id in offered)
