"""The outcome over the camera: whole colour, shape, word, first name and class, then what to put on the tray."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.clock import rome
from core.station import CheckIn, CheckInOutcome
from kiosk.flow import Shown
from kiosk.outcomes import LOOKS, Look, Shape
from kiosk.screens.shapes import paint_shape

_FAILURE = Look("#A3161F", "#FFFFFF", Shape.CROSS, "", "error")


class OutcomeView(QWidget):
    """Covers its place with the outcome; a tap anywhere says that it was seen."""

    tapped = Signal()
    extra_tapped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outcome")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._shown: Shown | None = None
        self._look = _FAILURE
        self.extra_button = QPushButton(self.tr("Servi come extra"))
        self.extra_button.setObjectName("serve_extra")
        self.extra_button.setMinimumSize(QSize(420, 110))
        self.extra_button.setStyleSheet(
            "QPushButton { background: #FFFFFF; color: #5C3200; border: 0; border-radius: 8px;"
            " font-size: 30pt; font-weight: 600; padding: 8px 32px; }"
            " QPushButton:pressed { background: #F3E3D0; }"
        )
        self.extra_button.clicked.connect(self.extra_tapped)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.addStretch(1)
        layout.addWidget(self.extra_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        self.extra_button.hide()

    def show_outcome(self, shown: Shown) -> None:
        """Paint `shown` until told otherwise."""
        self._shown = shown
        self._look = _FAILURE if shown.check_in is None else LOOKS[shown.check_in.outcome]
        not_booked = shown.check_in is not None and shown.check_in.outcome is CheckInOutcome.NOT_BOOKED
        self.extra_button.setText(self.tr("Servi come extra"))
        self.extra_button.setVisible(not_booked)
        self.setAccessibleName(self.spoken())
        self.update()

    @property
    def word(self) -> str:
        """The outcome's word as it stands on screen."""
        shown = self._shown
        if shown is None:
            return ""
        if shown.check_in is None:
            return self.tr("Non registrato")
        return self._look.spoken_word(time=_hour(shown.check_in))

    def spoken(self) -> str:
        """Return the sentence for screen readers: word, who, what to do."""
        return ". ".join(part for part in (self.word, self._who(), *self._notes()) if part)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap says that the outcome was seen."""
        event.accept()
        self.tapped.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the whole outcome."""
        painter = QPainter(self)
        ground, ink = QColor(self._look.ground), QColor(self._look.ink)
        painter.fillRect(self.rect(), ground)
        if self._shown is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width, height = self.width(), self.height()
        side = min(height * 0.27, width * 0.27)
        box = QRectF((width - side) / 2, height * 0.06, side, side)
        paint_shape(painter, self._look.shape, box, ink, ground)
        painter.setPen(ink)
        bottom = self.extra_button.geometry().top() - 12 if self.extra_button.isVisible() else height - 24
        lines = [(self.word, 0.155, True), (self._who(), 0.105, True), *((n, 0.062, False) for n in self._notes())]
        top = box.bottom() + height * 0.02
        for text, share, bold in lines:
            top = self._line(painter, text, top, height * share, bold, bottom)

    def _line(self, painter: QPainter, text: str, top: float, size: float, bold: bool, bottom: float) -> float:  # noqa: FBT001
        """Paint one line as large as it fits; return where the next begins."""
        if not text or top >= bottom:
            return top
        font = QFont(self.font())
        font.setBold(bold)
        room = self.width() - 64.0
        font.setPixelSize(max(20, int(size)))
        while QFontMetricsF(font).horizontalAdvance(text) > room and font.pixelSize() > 22:
            font.setPixelSize(font.pixelSize() - 2)
        metrics = QFontMetricsF(font)
        if metrics.horizontalAdvance(text) > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
        painter.setFont(font)
        place = QRectF(32, top, room, metrics.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
        return top + metrics.height() * 1.02

    def _who(self) -> str:
        check_in = None if self._shown is None else self._shown.check_in
        if check_in is None or not check_in.first_name:
            return ""
        return f"{check_in.first_name} · {check_in.class_name}" if check_in.class_name else check_in.first_name

    def _notes(self) -> tuple[str, ...]:
        """What stands below the name: diet codes and effects, why there is no service, what was read, what to do."""
        shown = self._shown
        if shown is None:
            return ()
        if shown.check_in is None:
            return (shown.failure,)
        check_in = shown.check_in
        notes = [f"{diet.name} — {diet.effect}" for diet in check_in.diets]
        if check_in.outcome is CheckInOutcome.NO_SERVICE_TODAY and check_in.no_service_text:
            notes.append(check_in.no_service_text)
        if check_in.outcome is CheckInOutcome.UNKNOWN_CARD and check_in.read_text:
            notes.append(self.tr("Letto: {text}").format(text=check_in.read_text))
        return (*notes, self._look.spoken_advice())


def _hour(check_in: CheckIn) -> str:
    return "" if check_in.first_at is None else f"{rome(check_in.first_at):%H:%M}"
