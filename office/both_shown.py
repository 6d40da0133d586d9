"""Somebody else saved the same record first: what they wrote beside what was typed here, to choose line by line."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QRadioButton, QVBoxLayout, QWidget

from core.access.stale import ChangedMeanwhile
from core.qt.announcing import announce
from core.qt.theme import Role, set_role
from core.qt.translations import describe
from office.field_values import put_value, value_of, value_text

#: Of a long text so much is shown around the first difference.
_LONGEST, _BEFORE = 180, 40
#: So much stands beside its button: a radio button does not wrap.
_ON_A_LINE = 26

Values = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A field, and the label that names it on screen."""

    label: Callable[[], str]
    field: QWidget


class BothShown(QFrame):
    """For each field that the other one changed: what is there now, what was typed here; one of the two is chosen.

    What is chosen stands in the field at once; saving is done with the form's own button.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("both_shown")
        set_role(self, Role.CARD)
        self.told, self.hint = QLabel(), QLabel()
        self.told.setObjectName("both_told")
        self.told.setProperty("tone", "warning")
        set_role(self.hint, Role.MUTED)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(12, 12, 12, 12)
        self._layout.setSpacing(4)
        for label in (self.told, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._layout.addWidget(label)
        self._rows: list[QWidget] = []
        self.choices: list[tuple[QRadioButton, QRadioButton]] = []
        self.hide()

    def ask(
        self, error: ChangedMeanwhile, fields: Sequence[Named], before: Values | None, show_now: Callable[[], None]
    ) -> None:
        """Show both.

        Args:
            error: the refusal.
            fields: those of the form; what was typed stands in them.
            before: what stood in them at first, None when nobody knows.
            show_now: fills the fields with the record as it is now, and remembers it as the one that was shown.
        """
        mine = tuple(value_of(one.field) for one in fields)
        show_now()
        theirs = tuple(value_of(one.field) for one in fields)
        first = mine if before is None else before
        self._clear()
        self.told.setText(describe(error))
        for one, was, own, their in zip(fields, first, mine, theirs, strict=True):
            is_typed = before is None or own != was
            put_value(one.field, own if is_typed else their)
            if own != their and (before is None or their != was):
                self._add(one, own, their, is_typed=is_typed)
        self._show_hint()
        self.show()
        announce(self, self.told.text(), is_urgent=True)
        if self.choices:
            pair = self.choices[0]
            (pair[1] if pair[1].isChecked() else pair[0]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add(self, one: Named, own: object, their: object, *, is_typed: bool) -> None:
        name, field = one.label().replace("&", ""), one.field
        texts = _around(value_text(field, their), value_text(field, own))
        heading = QLabel(name)
        heading.setWordWrap(True)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)
        group, buttons = QButtonGroup(heading), []
        self._put(heading)
        said = (self.tr("Ora"), self.tr("Il tuo") if is_typed else self.tr("Com'era"))
        for who, text, value in zip(said, texts, (their, own), strict=True):
            is_short = len(text) <= _ON_A_LINE and "\n" not in text
            button = QRadioButton(f"{who}: {text}".replace("&", "&&") if is_short else who)
            button.setAccessibleName(f"{name}, {who}: {text}")
            button.clicked.connect(lambda _on=False, value=value: put_value(field, value))
            group.addButton(button)
            self._put(button)
            if not is_short:
                self._put_text(text)
            buttons.append(button)
        buttons[1 if is_typed else 0].setChecked(True)
        self.choices.append((buttons[0], buttons[1]))

    def _put(self, widget: QWidget) -> None:
        self._rows.append(widget)
        self._layout.addWidget(widget)

    def _put_text(self, text: str) -> None:
        label = QLabel(text)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setIndent(24)
        self._put(label)

    def _clear(self) -> None:
        for widget in self._rows:
            widget.hide()
            widget.deleteLater()
        self._rows, self.choices = [], []

    def _show_hint(self) -> None:
        self.hint.setText(
            self.tr("Scegli riga per riga, poi salva: quello che hai scritto tu nelle altre righe è ancora qui sotto.")
            if self.choices
            else self.tr("Avete scritto le stesse cose: non c'è niente da scegliere.")
        )

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language where it is simple; the question itself was asked in the old one."""
        if event.type() == QEvent.Type.LanguageChange:
            self._show_hint()
        super().changeEvent(event)


def _around(theirs: str, mine: str) -> tuple[str, str]:
    """Cut two long texts where they differ, so that the difference is seen."""
    if max(len(theirs), len(mine)) <= _LONGEST:
        return theirs, mine
    pairs = zip(theirs, mine, strict=False)
    same = next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(theirs), len(mine)))
    start = max(0, same - _BEFORE)
    return _cut(theirs, start), _cut(mine, start)


def _cut(text: str, start: int) -> str:
    end = start + _LONGEST
    return ("…" if start else "") + text[start:end].strip() + ("…" if end < len(text) else "")
