"""What all areas of the office have in common."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.qt.tasks import Changes
from office.flow import FlowLayout
from office.shell.search_box import Action
from office.shell.tab_order import ready_keyboard


class Page(QWidget):
    """An area: title, one primary action, its content. Reloads when what it shows was changed by anybody here.

    `areas` are the names of core's packages whose changes it shows; `icon` is its icon in the sidebar.
    """

    areas: frozenset[str] = frozenset()
    icon = ""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_stale = True
        self.heading = QLabel()
        self.heading.setObjectName("page_title")
        self.primary = QPushButton()
        self.primary.setObjectName("primary")
        self.primary.setProperty("primary", True)
        self.primary.hide()
        beside = QWidget()
        self.tools = FlowLayout()
        beside.setLayout(self.tools)
        # With large letters what stands beside the title goes below it.
        top = FlowLayout()
        top.setSpacing(16)
        top.addWidget(self.heading)
        top.add_gap()
        top.addWidget(beside)
        top.addWidget(self.primary)
        self.body = QVBoxLayout()
        self.body.setSpacing(16)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(top)
        layout.addLayout(self.body, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def title(self) -> str:
        """Return the name of the area in the language on screen."""
        raise NotImplementedError

    def reload(self) -> None:
        """Ask core again for what is shown."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Set all texts in the language on screen."""
        self.heading.setText(self.title())

    def search_actions(self) -> Sequence[Action]:
        """Return what of this page can be done from the search at the top."""
        return ()

    def help_text(self) -> str:
        """Return what the help says of this area: plain text, a paragraph a line."""
        return ""

    def front(self) -> Page:
        """Return the page that is looked at: the one behind the tab in front, where there are several."""
        return self

    def print_list(self) -> bool:
        """Print what is listed in the page's own way; False: as a plain table."""
        return False

    def export_list(self) -> bool:
        """Export what is listed in the page's own way; False: as a plain table."""
        return False

    def focus_search(self) -> None:
        """Put the keyboard where one searches."""
        self.setFocus()

    def take_code(self, text: str) -> bool:
        """Do with a code that a reader sent what the page does with it; False: nothing."""
        del text
        return False

    def take_card(self, pupil_id: int) -> bool:
        """Show the pupil whose card was read; False: not now, or not here."""
        del pupil_id
        return False

    def open_pupil(self, pupil_id: int) -> None:
        """Show a pupil; a page that shows none stays as it is."""

    def open_class(self, class_id: int) -> None:
        """Show the pupils of a class; a page that shows none stays as it is."""

    def enter(self) -> None:
        """The page comes to the front: show what changed meanwhile."""
        ready_keyboard(self)
        if self._is_stale:
            self._is_stale = False
            self.reload()

    def look_again(self) -> None:
        """What is shown could not be read: ask again when the page is next entered."""
        self._is_stale = True

    def on_changes(self, changes: Changes) -> None:
        """Something was changed: reload now when visible, else when next looked at."""
        if not changes.touch(*self.areas):
            return
        if self.isVisible():
            self.reload()
        else:
            self._is_stale = True

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
            if self.isVisible():
                self.reload()
            else:
                self._is_stale = True
        super().changeEvent(event)
