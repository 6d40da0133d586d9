"""What is higher than its place scrolls up and down."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

_GAP = 4  # between what is scrolled and the bar


class Upright(QScrollArea):
    """Scrolls what it holds up and down; it is always wide enough for it."""

    def __init__(self, held: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(held)
        self._held = held

    def minimumSizeHint(self) -> QSize:
        """Return the width of what it holds and of the bar, and any height."""
        width = self._held.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width() + _GAP
        return QSize(width, super().minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Grow with what it holds."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
