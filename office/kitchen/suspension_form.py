"""The form of a suspension: whom, when, why; below it what it will do, before it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
)

from core.calendar import SuspensionKind, SuspensionScope
from core.errors import InvalidValue
from core.meals.suspending import SuspensionPreview
from core.money import format_euro
from core.qt.theme import Role, set_role
from office.days import DayField
from office.form import chosen
from office.kitchen.words import kind_name
from office.wording import short_day


@dataclass(frozen=True, slots=True)
class ClassChoice:
    """A class that may be chosen."""

    id: int
    school_id: int
    name: str


class SuspensionForm(QFrame):
    """Fields, the button that shows what will happen, and that; any change of a field takes the preview away."""

    preview_wanted = Signal()
    suspend_wanted = Signal()

    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.setObjectName("suspension_form")
        set_role(self, Role.CARD)
        self._today = today
        self._classes: tuple[ClassChoice, ...] = ()
        self._preview: SuspensionPreview | None = None
        self.heading = QLabel()
        set_role(self.heading, Role.SUBTITLE)
        self.kind_label, self.cause_label, self.from_label, self.to_label, self.school_label, self.class_label = (
            QLabel() for _ in range(6)
        )
        self.kind, self.school = QComboBox(), QComboBox()
        self.kind.setObjectName("suspension_kind")
        self.school.setObjectName("suspension_school")
        self.cause = QLineEdit()
        self.cause.setObjectName("suspension_cause")
        self.cause.setMaxLength(200)
        self.first, self.last = DayField(today), DayField(today)
        self.first.setObjectName("suspension_from")
        self.last.setObjectName("suspension_to")
        self.first.field_name, self.last.field_name = "Dal", "Al"
        self.classes = QListWidget()
        self.classes.setObjectName("suspension_classes")
        self.preview_button, self.suspend_button = QPushButton(), QPushButton()
        self.preview_button.setObjectName("suspension_preview")
        self.suspend_button.setObjectName("suspend")
        set_role(self.suspend_button, Role.DANGER)
        self.told = QLabel()
        self.told.setObjectName("suspension_told")
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setWordWrap(True)
        self.told.hide()
        self.kind.currentIndexChanged.connect(self._on_kind)
        self.school.currentIndexChanged.connect(self._on_school)
        self.classes.itemChanged.connect(self._forget)
        self.cause.textEdited.connect(self._forget)
        self.cause.returnPressed.connect(self.preview_wanted)
        self.first.textChanged.connect(self._forget)
        self.last.textChanged.connect(self._forget)
        self.first.day_changed.connect(self._on_first)
        self.preview_button.clicked.connect(self.preview_wanted)
        self.suspend_button.clicked.connect(self.suspend_wanted)
        self._lay_out()
        self._retranslate()
        self.clear()

    def _lay_out(self) -> None:
        for label, field in (
            (self.kind_label, self.kind), (self.cause_label, self.cause), (self.from_label, self.first),
            (self.to_label, self.last), (self.school_label, self.school), (self.class_label, self.classes),
        ):  # fmt: skip
            label.setBuddy(field)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        for row, column, label, field in (
            (0, 0, self.kind_label, self.kind), (0, 1, self.cause_label, self.cause),
            (2, 0, self.from_label, self.first), (2, 1, self.to_label, self.last),
        ):  # fmt: skip
            grid.addWidget(label, row, column)
            grid.addWidget(field, row + 1, column)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        buttons.addWidget(self.preview_button)
        buttons.addWidget(self.suspend_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(6)
        layout.addWidget(self.heading)
        layout.addLayout(grid)
        for widget in (self.school_label, self.school, self.class_label):
            layout.addWidget(widget)
        layout.addWidget(self.classes, 4)
        layout.addStretch(1)
        layout.addWidget(self.told)
        layout.addLayout(buttons)

    # What is chosen

    def chosen_kind(self) -> SuspensionKind:
        """Return the kind."""
        return SuspensionKind(self.kind.currentData())

    def scope(self, service_id: int) -> SuspensionScope:
        """Return whom and when.

        Raises:
            InvalidValue: a day is missing or is none.
        """
        first = self.first.wanted_day()
        last = self.last.day() or first
        ticked = frozenset(
            item.data(Qt.ItemDataRole.UserRole) for item in self._items() if item.checkState() is Qt.CheckState.Checked
        )
        return SuspensionScope(service_id, first, last, chosen(self.school), ticked)

    @property
    def preview(self) -> SuspensionPreview | None:
        """What was shown of what will happen, None when something was changed since."""
        return self._preview

    # What is shown

    def show_choices(self, schools: Iterable[tuple[int, str]], classes: Iterable[ClassChoice]) -> None:
        """Offer schools and classes; what is chosen stays chosen."""
        wanted, self._classes = chosen(self.school), tuple(classes)
        ticked = {item.data(Qt.ItemDataRole.UserRole) for item in self._items()
                  if item.checkState() is Qt.CheckState.Checked}  # fmt: skip
        self.school.blockSignals(True)
        self.school.clear()
        self.school.addItem(self.tr("Tutte le scuole"), None)
        for school_id, name in schools:
            self.school.addItem(name, school_id)
        self.school.setCurrentIndex(max(0, self.school.findData(wanted)))
        self.school.blockSignals(False)
        self._fill_classes(ticked)

    def fill(self, scope: SuspensionScope) -> None:
        """Begin with these days, school and classes; the keyboard goes where the cause is chosen."""
        self.clear()
        self.first.set_day(scope.starts_on)
        self.last.set_day(scope.ends_on)
        self.school.setCurrentIndex(max(0, self.school.findData(scope.school_id)))
        self._fill_classes(scope.class_ids)
        self._forget()
        self.kind.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_preview(self, preview: SuspensionPreview, school_names: dict[int, str]) -> None:
        """Say what will happen, and let it be done."""
        self._preview = preview
        lines = [
            self.tr("Giorni di servizio: {days}. Pasti non più prenotati: {freed}.").format(
                days=len(preview.days), freed=preview.freed
            )
        ]
        if preview.reversals:
            text = self.tr("Addebiti da stornare: {count}. Tornano alle famiglie: {total}.")
            lines.append(text.format(count=preview.reversals, total=format_euro(preview.total_cents)))
        else:
            lines.append(self.tr("Nessun addebito è già registrato."))
        if preview.kept:
            text = self.tr("Addebiti che restano, di alunni che hanno mangiato: {count}.")
            lines.append(text.format(count=preview.kept))
        for one in preview.orders[:6]:
            text = self.tr("Ordine {number}, {school}, {day}: da {before} a {after} pasti.")
            lines.append(text.format(
                number=one.number_text, school=school_names.get(one.school_id, ""), day=short_day(one.on),
                before=one.before, after=one.after,
            ))  # fmt: skip
        if len(preview.orders) > 6:
            lines.append(self.tr("Altri ordini che cambiano: {count}.").format(count=len(preview.orders) - 6))
        if not preview.orders:
            lines.append(self.tr("Nessun ordine alla cucina da cambiare."))
        self._say("\n".join(lines), is_fault=False)
        self.suspend_button.setEnabled(True)
        self.suspend_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_fault(self, text: str) -> None:
        """Say why it cannot be done, beside what was asked."""
        self._forget()
        self._say(text, is_fault=True)

    def set_busy(self, is_busy: bool) -> None:
        """While it is being done nothing can be sent twice."""
        self.suspend_button.setEnabled(not is_busy and self._preview is not None)
        self.preview_button.setEnabled(not is_busy)

    def clear(self) -> None:
        """Begin anew: today, all schools."""
        self.first.set_day(self._today())
        self.last.set_day(self._today())
        self.school.setCurrentIndex(0)
        self._fill_classes(set())
        self.kind.setCurrentIndex(0)
        self.cause.setText(self.kind.currentText())
        self._forget()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _say(self, text: str, *, is_fault: bool) -> None:
        self.told.setText(text)
        self.told.setProperty("tone", "danger" if is_fault else None)
        self.told.style().unpolish(self.told)
        self.told.style().polish(self.told)
        self.told.show()
        self.told.setAccessibleName(text)

    def _items(self) -> list[QListWidgetItem]:
        return [self.classes.item(row) for row in range(self.classes.count())]

    def _fill_classes(self, ticked: Iterable[int]) -> None:
        school_id, ticked = chosen(self.school), set(ticked)
        self.classes.blockSignals(True)
        self.classes.clear()
        for one in self._classes:
            if one.school_id == school_id:
                item = QListWidgetItem(one.name, self.classes)
                item.setData(Qt.ItemDataRole.UserRole, one.id)
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked if one.id in ticked else Qt.CheckState.Unchecked)
        self.classes.blockSignals(False)
        self.classes.setVisible(self.classes.count() > 0)
        self.class_label.setVisible(self.classes.count() > 0)

    def _on_school(self, _index: int) -> None:
        self._fill_classes(())
        self._forget()

    def _on_kind(self, _index: int) -> None:
        names = {self.kind.itemText(row) for row in range(self.kind.count())}
        if not self.cause.text() or self.cause.text() in names:  # not the clerk's own words
            self.cause.setText(self.kind.currentText())
        self._forget()

    def _on_first(self, day: date | None) -> None:
        """The end never lies before the beginning."""
        try:
            last = self.last.day()
        except InvalidValue:
            return
        if day is not None and (last is None or last < day):
            self.last.set_day(day)

    def _forget(self) -> None:
        """Something was changed: what was told is no longer what would happen."""
        self._preview = None
        self.told.hide()
        self.suspend_button.setEnabled(False)

    def _retranslate(self) -> None:
        self.heading.setText(self.tr("Nuova sospensione"))
        for label, field, text in (
            (self.kind_label, self.kind, self.tr("Causa")), (self.cause_label, self.cause, self.tr("Motivo")),
            (self.from_label, self.first, self.tr("Dal")), (self.to_label, self.last, self.tr("Al")),
            (self.school_label, self.school, self.tr("Scuola")),
            (self.class_label, self.classes, self.tr("Classi (nessuna segnata: tutta la scuola)")),
        ):  # fmt: skip
            label.setText(text)
            field.setAccessibleName(text)
        self.cause.setToolTip(self.tr("Lo leggono famiglie e cucina"))
        self.preview_button.setText(self.tr("Mostra che cosa succede"))
        self.suspend_button.setText(self.tr("Sospendi"))
        kind = self.kind.currentIndex()
        self.kind.blockSignals(True)
        self.kind.clear()
        for one in SuspensionKind:
            self.kind.addItem(kind_name(one), one.value)
        self.kind.setCurrentIndex(max(0, kind))
        self.kind.blockSignals(False)
        if self.school.count():
            self.school.setItemText(0, self.tr("Tutte le scuole"))
