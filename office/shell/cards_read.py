"""What a card that is read does: what the page in front does with it, or a message that leads to the child."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from core.access.permissions import Permission
from core.access.session import Session
from core.cards import CardFound, CardRevoked, CardUnknown, find_card, parse_token
from core.registry import pupil_names
from office.desk import Desk
from office.page import Page
from office.shell.card_reader import CardReader

#: Whose card was read, if anybody's.
Scanned = CardFound | CardRevoked | CardUnknown


def scanned(session: Session, text: str) -> tuple[Scanned, str]:
    """Return whose card was read, with the pupil's name."""
    lookup = find_card(session, text)
    if isinstance(lookup, CardUnknown):
        return lookup, ""
    return lookup, pupil_names(session, [lookup.card.pupil_id]).get(lookup.card.pupil_id, "")


class CardsRead(QObject):
    """Hears the code reader while a workspace is on screen."""

    def __init__(self, desk: Desk, workspace: QWidget, front: Callable[[], QWidget | None]) -> None:
        super().__init__(workspace)
        self._desk, self._workspace, self._front = desk, workspace, front
        self.reader = CardReader(self)
        self.reader.code_read.connect(self._on_code)
        workspace.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear the window that the workspace is shown in."""
        if event.type() == QEvent.Type.Show:
            self.reader.watch(self._workspace.window().windowHandle())
        elif event.type() == QEvent.Type.Hide:
            self.reader.watch(None)
        return super().eventFilter(watched, event)

    def _on_code(self, text: str) -> None:
        page = self._front()
        if isinstance(page, Page) and page.front().take_code(text):
            return
        if parse_token(text) is None:
            self._desk.messages.info(
                self.tr("È stato letto un codice che non è di una tessera: non è cambiato niente.")
            )
            return
        self._desk.read(lambda session: scanned(session, text), self._on_scanned, owner=self, key="card read")

    def _on_scanned(self, found: tuple[Scanned, str]) -> None:
        lookup, name = found
        match lookup:
            case CardFound(card=card):
                page = self._front()
                if not (isinstance(page, Page) and page.front().take_card(card.pupil_id)):
                    self._offer(card.pupil_id, name)
            case CardRevoked():
                text = self.tr("È stata letta una tessera revocata di {pupil}: vale quella nuova.")
                self._desk.messages.warning(text.format(pupil=name))
            case CardUnknown():
                self._desk.messages.warning(self.tr("È stata letta una tessera sconosciuta."))

    def _offer(self, pupil_id: int, name: str) -> None:
        text, desk = self.tr("Letta la tessera di {pupil}.").format(pupil=name), self._desk
        if desk.session.may(Permission.VIEW_LEDGER):
            desk.messages.info(
                text, action=self.tr("Apri il conto"), on_action=lambda: desk.account_wanted.emit(pupil_id)
            )
        else:
            desk.messages.info(
                text, action=self.tr("Apri la scheda"), on_action=lambda: desk.pupil_wanted.emit(pupil_id)
            )
