"""The presence screen's layout: camera or outcome at the left, classes at the right, the last names below."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.qt.icons import Icon, set_icon
from core.station import StationOverview
from kiosk.flow import Shown, State
from kiosk.overview import NOTHING_KNOWN
from kiosk.screens.camera_view import CameraView
from kiosk.screens.class_panel import ClassPanel
from kiosk.screens.outcome_view import OutcomeView
from kiosk.screens.recent_strip import RecentStrip
from kiosk.screens.search_view import SearchView
from kiosk.screens.touch import plain_label, touch_button

_SIDE_WIDTH, _WIDEST_SIDE = 340, 460


class PresenceView(QWidget):
    """Layout only; the page decides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("presence")
        self.camera = CameraView()
        self.outcome = OutcomeView()
        self.search = SearchView()
        self.search.left.connect(self.close_search)
        self.stack = QStackedWidget()
        for widget in (self.camera, self.outcome, self.search):
            self.stack.addWidget(widget)
        self._behind: QWidget = self.camera
        self.waiting = plain_label("waiting", Qt.AlignmentFlag.AlignHCenter)
        self.waiting.setWordWrap(True)
        self.waiting.hide()
        self.recent = RecentStrip()
        self.total = plain_label("total", Qt.AlignmentFlag.AlignRight)
        self.total_note = plain_label("total_note")
        self.classes = ClassPanel()
        self.search_button = touch_button("search_button", self._on_search_clicked)
        set_icon(self.search_button, Icon.SEARCH)
        self._overview = NOTHING_KNOWN
        self._arrange()
        self.retranslate()

    @property
    def is_searching(self) -> bool:
        """Whether names are on screen, or will be when the outcome has been seen."""
        return self._behind is self.search

    def retranslate(self) -> None:
        """Set the texts in the language on screen."""
        self.camera.set_texts(
            self.tr("Avvicina la tessera"), self.tr("Fotocamera non collegata: usa il lettore o cerca per nome")
        )
        self.search.retranslate()
        self.classes.retranslate()
        self.show_overview(self._overview)
        self._show_behind()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the counters more room on a large screen."""
        self._side.setFixedWidth(max(_SIDE_WIDTH, min(_WIDEST_SIDE, event.size().width() * 22 // 100)))
        super().resizeEvent(event)

    def show_outcome(self, shown: Shown, *, has_photo: bool = False) -> None:
        """Cover the camera with an outcome."""
        self.outcome.show_outcome(shown, has_photo=has_photo)
        self.stack.setCurrentWidget(self.outcome)

    def show_flow(self, state: State) -> None:
        """Show what the flow is doing: the outcome on screen or what is behind it, the queue, the strip."""
        if state.shown is None and self.stack.currentWidget() is self.outcome:
            self.stack.setCurrentWidget(self._behind)
        self.waiting.setVisible(bool(state.waiting))
        if state.waiting:
            names = ", ".join(self.outcome.name_of(shown) for shown in state.waiting)
            text = self.tr("In attesa di essere visti: {count} · {names}")
            self.waiting.setText(text.format(count=len(state.waiting), names=names))
        self.recent.show_recent(state.recent)

    def show_overview(self, overview: StationOverview) -> None:
        """Show counters and names."""
        self._overview = overview
        self.total.setText(f"{overview.present}/{overview.expected}")
        self.total.setAccessibleName(
            self.tr("Presenti {present} su {expected} attesi").format(
                present=overview.present, expected=overview.expected
            )
        )
        self.total_note.setText(
            self.tr("presenti\n{count} extra").format(count=overview.extra) if overview.extra else self.tr("presenti")
        )
        self.classes.show_overview(overview)
        self.search.show_overview(overview)

    def open_search(self) -> None:
        """Show the names instead of the camera."""
        self._behind = self.search
        self._show_behind()

    def close_search(self) -> None:
        """Back to the camera."""
        self._behind = self.camera
        self._show_behind()

    def _show_behind(self) -> None:
        if self.stack.currentWidget() is not self.outcome:
            self.stack.setCurrentWidget(self._behind)
        self.recent.setVisible(not self.is_searching)
        self.search_button.setText(self.tr("Fotocamera") if self.is_searching else self.tr("Cerca per nome"))
        set_icon(self.search_button, Icon.CAMERA if self.is_searching else Icon.SEARCH)

    def _on_search_clicked(self) -> None:
        if self.is_searching:
            self.close_search()
        else:
            self.search.start()
            self.open_search()

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.stack, 1)
        left.addWidget(self.waiting)
        left.addWidget(self.recent)
        side = QWidget()
        side.setObjectName("side")
        side.setFixedWidth(_SIDE_WIDTH)
        self._side = side
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(8)
        counts = QHBoxLayout()
        counts.setSpacing(12)
        counts.addWidget(self.total, 3)
        counts.addWidget(self.total_note, 2)
        right.addLayout(counts)
        right.addWidget(self.classes, 1)
        right.addWidget(self.search_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 16)
        layout.setSpacing(16)
        layout.addLayout(left, 1)
        layout.addWidget(side)
