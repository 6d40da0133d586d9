"""The outcome over the camera: whole colour, shape, word, first name and class, then what to put on the tray."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.clock import rome
from core.station import CheckIn, CheckInOutcome
from kiosk.flow import Shown
from kiosk.outcomes import FAILURE, LOOKS, advice_for, word_of
from kiosk.screens import own_colours
from kiosk.screens.outcome_layout import Line, Part, arranged
from kiosk.screens.photo_place import arranged_beside
from kiosk.screens.shapes import paint_shape
from kiosk.screens.touch import touch_button

_MARGIN = 28.0
_PHOTO_RADIUS, _PHOTO_FRAME = 12.0, 4.0
_KEEP = Qt.AspectRatioMode.KeepAspectRatio


class OutcomeView(QWidget):
    """Covers its place with the outcome; a tap anywhere says that it was seen."""

    tapped = Signal()
    extra_tapped = Signal()
    retry_tapped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("outcome")
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setStyleSheet(own_colours.OUTCOME)
        self._shown: Shown | None = None
        self._look = FAILURE
        self._has_photo = False
        self._photo: QImage | None = None
        self.extra_button = touch_button("serve_extra", self.extra_tapped.emit)
        self.retry_button = touch_button("retry", self.retry_tapped.emit)
        self.seen_button = touch_button("seen", self.tapped.emit)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addStretch(1)
        for button in (self.extra_button, self.retry_button, self.seen_button):
            row.addWidget(button)
            button.hide()
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(1)
        layout.addLayout(row)
        self.retranslate()

    def retranslate(self) -> None:
        """Set the texts in the language on screen."""
        self.extra_button.setText(self.tr("Servi come extra"))
        self.retry_button.setText(self.tr("Riprova"))
        self.seen_button.setText(self.tr("Ho visto"))
        self.update()

    def show_outcome(self, shown: Shown, *, has_photo: bool = False) -> None:
        """Paint `shown` until told otherwise; with `has_photo` there is a place for what `show_photo` brings."""
        self._shown, self._has_photo, self._photo = shown, has_photo, None
        check_in = shown.check_in
        self._look = FAILURE if check_in is None else LOOKS[check_in.outcome]
        may_serve = check_in is not None and check_in.outcome is CheckInOutcome.NOT_BOOKED
        self.extra_button.setVisible(may_serve and check_in is not None and check_in.pupil_id is not None)
        self.retry_button.setVisible(shown.retry is not None)
        self.seen_button.setVisible(shown.retry is not None)
        self.setAccessibleName(self.spoken())
        self.update()

    def show_photo(self, pupil_id: int, photo: QImage | None) -> None:
        """Fill the place of the photo, unless another child is on screen by now; None takes the place away."""
        check_in = None if self._shown is None else self._shown.check_in
        if check_in is not None and check_in.pupil_id == pupil_id:
            self._has_photo, self._photo = photo is not None, photo
            self.update()

    @property
    def photo(self) -> QImage | None:
        """The photo on screen."""
        return self._photo

    @property
    def shown(self) -> Shown | None:
        """What is painted."""
        return self._shown

    @property
    def word(self) -> str:
        """The outcome's word as it stands on screen."""
        shown = self._shown
        if shown is None:
            return ""
        if shown.check_in is None:
            return self.tr("Non registrato")
        hour = _hour(shown.check_in)
        # Before the hour no line is broken: «alle 12:31» is read as one.
        return word_of(shown.check_in.outcome).replace(" {", "\N{NO-BREAK SPACE}{").format(time=hour)

    def name_of(self, shown: Shown) -> str:
        """Return how an outcome that waits is called: by the child's name, else by its word."""
        check_in = shown.check_in
        if check_in is None:
            return self.tr("Non registrato")
        return check_in.first_name or word_of(check_in.outcome)

    def spoken(self) -> str:
        """Return the sentence for screen readers: word, who, what goes on the tray, what to do."""
        return ". ".join(line.text.rstrip(".") for line in self.lines())

    def lines(self) -> tuple[Line, ...]:
        """Return all that is said, in order."""
        shown = self._shown
        if shown is None:
            return ()
        word = Line(Part.WORD, self.word)
        if shown.check_in is None:
            return (word, Line(Part.EFFECT, shown.failure))
        check_in = shown.check_in
        lines = [word, Line(Part.WHO, _who(check_in)), *self._plate(check_in)]
        if check_in.outcome is CheckInOutcome.NO_SERVICE_TODAY:
            lines.append(Line(Part.EFFECT, check_in.no_service_text))
        if check_in.outcome is CheckInOutcome.UNKNOWN_CARD and check_in.read_text:
            lines.append(Line(Part.NOTE, self.tr("Letto: {text}").format(text=check_in.read_text)))
        lines.append(Line(Part.NOTE, advice_for(check_in.outcome)))
        return tuple(line for line in lines if line.text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap says that the outcome was seen."""
        event.accept()
        self.tapped.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the whole outcome."""
        painter = QPainter(self)
        ground, ink = QColor(self._look.ground), QColor(self._look.ink)
        painter.fillRect(self.rect(), ground)
        if self._shown is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._has_photo:
            layout, place = arranged_beside(self.lines(), self._room(), self.font())
            if place is not None:
                self._paint_photo(painter, place, ink)
        else:
            layout = arranged(self.lines(), self._room(), self.font())
        paint_shape(painter, self._look.shape, layout.shape, ink, ground)
        painter.setPen(ink)
        for line in layout.lines:
            painter.setFont(line.font)
            painter.drawText(line.box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), line.text)

    def _paint_photo(self, painter: QPainter, place: QRectF, ink: QColor) -> None:
        """Paint the photo whole in its frame, or the empty frame while it is read."""
        box = place
        if self._photo is not None:
            fitted = QRectF(0, 0, *self._photo.size().scaled(place.size().toSize(), _KEEP).toTuple())
            fitted.moveCenter(place.center())
            box = fitted
            path = QPainterPath()
            path.addRoundedRect(box, _PHOTO_RADIUS, _PHOTO_RADIUS)
            painter.save()
            painter.setClipPath(path)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(box, self._photo)
            painter.restore()
        painter.setPen(QPen(ink, _PHOTO_FRAME))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box, _PHOTO_RADIUS, _PHOTO_RADIUS)

    def _plate(self, check_in: CheckIn) -> list[Line]:
        """Return what must be on the tray: each diet's code and name, then its effect (who has eaten needs no tray)."""
        lines = []
        for diet in check_in.diets:
            lines.append(Line(Part.DIET, f"{diet.code} · {diet.name}" if diet.code != diet.name else diet.name))
            if check_in.outcome is not CheckInOutcome.ALREADY_SERVED:
                lines.append(Line(Part.EFFECT, diet.effect))
        if check_in.is_plain and check_in.outcome is not CheckInOutcome.SERVED_PLAIN:
            lines.append(Line(Part.EFFECT, self.tr("Pasto in bianco")))
        if check_in.is_extra and check_in.outcome.is_recorded:
            lines.append(Line(Part.NOTE, self.tr("Registrato come extra")))
        return lines

    def _room(self) -> QRectF:
        """Return where to paint: above the buttons, when there are some."""
        buttons = [b for b in (self.extra_button, self.retry_button, self.seen_button) if b.isVisible()]
        bottom = min((button.geometry().top() for button in buttons), default=self.height() - 8)
        return QRectF(_MARGIN, 16, self.width() - 2 * _MARGIN, bottom - 28)


def _who(check_in: CheckIn) -> str:
    return " · ".join(part for part in (check_in.first_name, check_in.class_name) if part)


def _hour(check_in: CheckIn) -> str:
    return "" if check_in.first_at is None else f"{rome(check_in.first_at):%H:%M}"
