"""Layout of the kitchen's page: five parts, one at a time, for a service and (the orders) a day."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QComboBox, QDateEdit, QTabBar, QToolButton

from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from office.page import Page
from office.shell.room import Pages

ORDERS, SUSPENSIONS, MENU, CERTIFICATES, KITCHENS = range(5)


class KitchenView(Page):
    """Widgets and texts; the page decides."""

    def __init__(self) -> None:
        super().__init__()
        self.service = QComboBox()
        self.service.setObjectName("kitchen_service")
        self.service.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.previous_day, self.next_day, self.go_today = QToolButton(), QToolButton(), QToolButton()
        for button, meaning, name in (
            (self.previous_day, Icon.LEFT, "previous_day"), (self.next_day, Icon.RIGHT, "next_day"),
        ):  # fmt: skip
            set_icon(button, meaning)
            button.setObjectName(name)
        self.go_today.setObjectName("go_today")
        self.day_edit = QDateEdit()
        self.day_edit.setObjectName("day")
        self.day_edit.setCalendarPopup(True)
        self.day_edit.setDisplayFormat("ddd d MMMM yyyy")
        for widget in (self.service, self.previous_day, self.day_edit, self.next_day, self.go_today):
            self.tools.addWidget(widget)
        self.parts = QTabBar()
        self.parts.setObjectName("kitchen_parts")
        self.parts.setDrawBase(False)
        self.parts.setExpanding(False)
        for _part in range(5):
            self.parts.addTab("")
        self.stack = Pages()
        self.empty = EmptyState(Icon.KITCHEN)
        self.content = Pages()
        self.content.addWidget(self.stack)
        self.content.addWidget(self.empty)
        self.body.setSpacing(12)
        self.body.addWidget(self.parts)
        self.body.addWidget(self.content, 1)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Cucina")

    def help_text(self) -> str:
        """Return what the help says of this area."""
        return self.tr(
            "Ogni scuola ha un ordine al giorno, con un numero. All'orario limite parte da solo (se l'ufficio è "
            "aperto), oppure con «Invia gli ordini». Quello che cambia dopo (un'assenza tardiva, un'iscrizione, una "
            "dieta, una sospensione) diventa una nuova versione, con le differenze; la cucina conferma di averla "
            "letta.\n"
            "In «Centri cottura» scrivi a quali indirizzi mandare ogni ordine e variazione, con il PDF. Se un'e-mail "
            "non parte lo vedi qui: l'ordine è numerato, stampalo e telefona, poi «Riprova» nella scheda «E-mail».\n"
            "Nell'ordine non ci sono nomi: quelli dei piatti di dieta stanno solo sulle etichette, senza il motivo.\n"
            "Una sospensione (sciopero, gita, uscita anticipata) libera le prenotazioni, storna gli addebiti e cambia "
            "gli ordini, anche dopo l'orario limite. Prima mostra che cosa farà; si può annullare.\n"
            "Il menu ha settimane che ricominciano; può essere di un solo ordine di scuole, le altre hanno quello di "
            "tutte. Per ogni dieta scrivi che cosa esclude: i piatti non adatti si vedono nel menu, nell'ordine, e si "
            "sostituiscono da lì.\n"
            "I certificati scaduti o in scadenza sono un elenco: la dieta si serve lo stesso finché non la chiudi.\n"
            "Con un solo centro cottura non c'è nulla da impostare; con più d'uno, scegli chi cucina per ogni scuola."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        for part, text in (
            (ORDERS, self.tr("Ordini")), (SUSPENSIONS, self.tr("Sospensioni")), (MENU, self.tr("Menu")),
            (CERTIFICATES, self.tr("Certificati delle diete")), (KITCHENS, self.tr("Centri cottura")),
        ):  # fmt: skip
            self.parts.setTabText(part, text)
        self.parts.setAccessibleName(self.tr("Parti della cucina"))
        self.service.setAccessibleName(self.tr("Servizio"))
        self.day_edit.setAccessibleName(self.tr("Giorno"))
        self.day_edit.setLocale(QLocale())  # the window's may still be the system's: names of days in the office's
        self.go_today.setText(self.tr("Oggi"))
        for button, text, keys in (
            (self.previous_day, self.tr("Giorno precedente"), "Alt+←"),
            (self.next_day, self.tr("Giorno successivo"), "Alt+→"),
        ):
            button.setAccessibleName(text)
            button.setToolTip(f"{text} ({keys})")
        self.go_today.setToolTip(self.tr("Torna a oggi (Alt+O)"))
        self.empty.set_texts(
            self.tr("Nessun servizio"),
            self.tr("In «Scuole e servizi» aggiungi un servizio e le scuole che lo offrono: qui vedrai gli ordini."),
        )

    def shown_day(self) -> date:
        """Return the day on screen."""
        shown = self.day_edit.date()
        return date(shown.year(), shown.month(), shown.day())

    def set_day(self, day: date) -> None:
        """Put `day` on screen."""
        self.day_edit.setDate(QDate(day.year, day.month, day.day))
