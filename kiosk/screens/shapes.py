"""The drawings beside the outcome's word, painted in one colour at any size."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF

from kiosk.outcomes import Shape


def paint_shape(painter: QPainter, shape: Shape, box: QRectF, ink: QColor, ground: QColor) -> None:
    """Paint `shape` inside the square `box` in `ink`; holes show `ground`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    _PAINTERS[shape](painter, box, ink, ground)
    painter.restore()


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _letter(painter: QPainter, box: QRectF, colour: QColor, letter: str) -> None:
    font = QFont(painter.font())
    font.setBold(True)
    font.setPixelSize(max(1, int(box.height() * 0.62)))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letter)


def _check(painter: QPainter, box: QRectF, _ink: QColor, ground: QColor) -> None:
    painter.drawEllipse(box)
    side = box.width()
    painter.setPen(_pen(ground, side * 0.11))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = [(0.27, 0.53), (0.44, 0.70), (0.74, 0.34)]
    painter.drawPolyline(QPolygonF([QPointF(box.x() + x * side, box.y() + y * side) for x, y in points]))


def _letter_b(painter: QPainter, box: QRectF, _ink: QColor, ground: QColor) -> None:
    painter.drawEllipse(box)
    _letter(painter, box, ground, "B")


def _triangle(painter: QPainter, box: QRectF, _ink: QColor, ground: QColor) -> None:
    painter.drawPolygon(QPolygonF([QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()]))
    inner = QRectF(box.x(), box.y() + box.height() * 0.22, box.width(), box.height() * 0.80)
    _letter(painter, inner, ground, "!")


def _two_circles(painter: QPainter, box: QRectF, ink: QColor, _ground: QColor) -> None:
    side = box.width() * 0.62
    top = box.y() + (box.height() - side) / 2
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(ink, box.width() * 0.08))
    inset = box.width() * 0.05
    painter.drawEllipse(QRectF(box.x() + inset, top, side, side))
    painter.drawEllipse(QRectF(box.right() - side - inset, top, side, side))


def _plus(painter: QPainter, box: QRectF, _ink: QColor, _ground: QColor) -> None:
    bar, radius = box.width() * 0.26, box.width() * 0.06
    painter.drawRoundedRect(QRectF(box.x(), box.center().y() - bar / 2, box.width(), bar), radius, radius)
    painter.drawRoundedRect(QRectF(box.center().x() - bar / 2, box.y(), bar, box.height()), radius, radius)


def _cross(painter: QPainter, box: QRectF, _ink: QColor, ground: QColor) -> None:
    painter.drawRoundedRect(box, box.width() * 0.12, box.width() * 0.12)
    painter.setPen(_pen(ground, box.width() * 0.11))
    inset = box.width() * 0.30
    inner = box.adjusted(inset, inset, -inset, -inset)
    painter.drawLine(inner.topLeft(), inner.bottomRight())
    painter.drawLine(inner.topRight(), inner.bottomLeft())


def _bar(painter: QPainter, box: QRectF, _ink: QColor, _ground: QColor) -> None:
    height = box.height() * 0.26
    painter.drawRoundedRect(QRectF(box.x(), box.center().y() - height / 2, box.width(), height), 8, 8)


_PAINTERS = {
    Shape.CHECK: _check,
    Shape.LETTER_B: _letter_b,
    Shape.TRIANGLE: _triangle,
    Shape.TWO_CIRCLES: _two_circles,
    Shape.PLUS: _plus,
    Shape.CROSS: _cross,
    Shape.BAR: _bar,
}
