"""What stands in a field, whatever field it is: taken out, put back, told in words."""

from __future__ import annotations

from typing import Any, Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)


@runtime_checkable
class ValueField(Protocol):
    """A field made of several, which knows itself what stands in it."""

    def value(self) -> Any:  # noqa: ANN401 - each field has its own kind
        """Return what stands in it, comparable."""
        ...

    def set_value(self, value: Any) -> None:  # noqa: ANN401
        """Put it back."""
        ...

    def value_text(self, value: Any) -> str:  # noqa: ANN401
        """Say it in words."""
        ...


def value_of(field: QWidget) -> object:  # noqa: PLR0911 - one answer a kind
    """Return what stands in a field, comparable with what stood in it before."""
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case QComboBox():
            return field.currentText() if field.isEditable() else field.currentIndex()
        case QAbstractButton():
            return field.isChecked()
        case QSpinBox():
            return field.value()
        case QTimeEdit():
            return field.time().toString("HH:mm")
        case ValueField():
            return field.value()
        case _:
            return None


def put_value(field: QWidget, value: Any) -> None:  # noqa: ANN401 - what `value_of` gave
    """Put back what `value_of` gave."""
    match field:
        case QLineEdit():
            field.setText(value)
        case QPlainTextEdit():
            field.setPlainText(value)
        case QComboBox() if field.isEditable():
            field.setEditText(value)
        case QComboBox():
            field.setCurrentIndex(value)
        case QAbstractButton():
            field.setChecked(value)
        case QSpinBox():
            field.setValue(value)
        case QTimeEdit():
            field.setTime(field.time().fromString(value, "HH:mm"))
        case ValueField():
            field.set_value(value)
        case _:
            pass


def value_text(field: QWidget, value: Any) -> str:  # noqa: ANN401 - what `value_of` gave
    """Say what `value_of` gave as the field shows it."""
    match field:
        case QComboBox() if not field.isEditable():
            text = field.itemText(value)
        case QAbstractButton():
            yes, no = QCoreApplication.translate("Fields", "sì"), QCoreApplication.translate("Fields", "no")
            text = yes if value else no
        case QSpinBox():
            text = field.textFromValue(value)
        case QLineEdit() | QPlainTextEdit() | QTimeEdit() | QComboBox():
            text = str(value)
        case ValueField():
            text = field.value_text(value)
        case _:
            text = ""
    return text or QCoreApplication.translate("Fields", "(vuoto)")
