"""All shared parts in one window, for the eye: `python -m tests.core.qt.gallery [folder]` writes a PNG a theme."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDateEdit,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from core.qt.big_number import BigNumber
from core.qt.columns import Tone
from core.qt.confirm import ConfirmBar
from core.qt.crash_panel import CrashPanel
from core.qt.empty_state import EmptyState
from core.qt.icons import Icon, set_icon
from core.qt.keypad import AmountKeypad
from core.qt.messages import MessageBar
from core.qt.record_table import Column, RecordTableModel, RecordTableView, code_column, money_column
from core.qt.search_field import SearchField
from core.qt.task_bar import TaskBar
from core.qt.tasks import Task, TaskRunner
from core.qt.theme import Role, Theme, apply_theme, set_role
from core.qt.translations import Language, set_language

ROWS = [
    ("Anna Rossi", "3ªA", 1250, "M7K2-9QXA"),
    ("Bruno Verdi", "3ªA", -400, "P0D4-11ZC"),
    ("Carla Nerì", "4ªB", 0, "H8RT-5KLM"),
    ("Dragoș Ionescu", "5ªC", 123450, "ZZ9A-0B1C"),
    ("Elif Şahin", "1ªA", 875, "QW3E-RT4Y"),
]


def table() -> RecordTableView:
    model: RecordTableModel[tuple] = RecordTableModel(
        [
            Column("name", "Alunno", lambda row: row[0]),
            Column("class", "Classe", lambda row: row[1]),
            money_column("balance", "Saldo", lambda row: row[2], is_signed=True),
            Column("state", "Stato", state, tone=lambda row: Tone.DANGER if row[2] < 0 else Tone.MUTED),
            code_column("card", "Tessera", lambda row: row[3]),
        ]
    )
    model.set_records(ROWS)
    view = RecordTableView()
    view.setModel(model)
    view.select_identity(ROWS[3])
    return view


def state(row: tuple) -> str:
    return "a debito" if row[2] < 0 else "in regola"


def buttons() -> QHBoxLayout:
    layout = QHBoxLayout()
    for text, role, meaning in (
        ("Registra assenza", Role.PRIMARY, Icon.ABSENCE),
        ("Stampa", None, Icon.PRINT),
        ("Annulla", Role.QUIET, None),
        ("Storna", Role.DANGER, Icon.UNDO),
        ("Dettagli", Role.LINK, None),
    ):
        button = QPushButton(text)
        set_role(button, role)
        if meaning is not None:
            set_icon(button, meaning, {Role.PRIMARY: "on_primary", Role.DANGER: "on_danger"}.get(role, "text"))
        layout.addWidget(button)
    disabled = QPushButton("Non ora")
    disabled.setEnabled(False)
    layout.addWidget(disabled)
    layout.addStretch(1)
    return layout


def fields() -> QHBoxLayout:
    layout = QHBoxLayout()
    combo = QComboBox()
    combo.addItems(["Mensa", "Trasporto"])
    day = QDateEdit(QDate(2026, 11, 24))
    day.setCalendarPopup(True)
    number = QSpinBox()
    number.setValue(3)
    wrong = QLineEdit("RSSMRA")
    wrong.setProperty("invalid", True)
    check = QCheckBox("Pasto in bianco")
    check.setChecked(True)
    radio = QRadioButton("Oggi")
    radio.setChecked(True)
    for widget in (SearchField(), combo, day, number, wrong, check, radio):
        layout.addWidget(widget)
    return layout


def tiles() -> QHBoxLayout:
    layout = QHBoxLayout()
    debts = BigNumber("Conti a debito", 12)
    debts.set_note("da sollecitare", Tone.DANGER)
    for tile in (BigNumber("Pasti di oggi", 214), BigNumber("Saldo", "1.234,50 €"), debts):
        layout.addWidget(tile)
    return layout


def gallery(runner: TaskRunner, *, is_touch: bool) -> QWidget:
    window = QWidget()
    layout = QVBoxLayout(window)
    layout.setContentsMargins(24, 16, 24, 16)
    layout.setSpacing(16)
    title = QLabel("Oggi, martedì 24 novembre")
    set_role(title, Role.TITLE)
    subtitle = QLabel("Scuola Primaria «Gianni Rodari»")
    set_role(subtitle, Role.MUTED)
    layout.addWidget(title)
    layout.addWidget(subtitle)
    layout.addLayout(buttons())
    layout.addLayout(fields())
    layout.addLayout(tiles())
    if is_touch:
        keypad = AmountKeypad()
        keypad.set_amount(2500)
        layout.addWidget(keypad)
    middle = QHBoxLayout()
    tabs = QTabWidget()
    tabs.addTab(table(), "Alunni")
    tabs.addTab(QWidget(), "Diete")
    middle.addWidget(tabs, 3)
    if not is_touch:
        empty = EmptyState(Icon.FAMILY)
        empty.set_texts("Nessuna famiglia", "Qui stanno i genitori che pagano e prenotano.", "Importa da un foglio")
        box = QGroupBox("Riquadro")
        QVBoxLayout(box).addWidget(empty)
        middle.addWidget(box, 2)
    layout.addLayout(middle, 1)
    layout.addWidget(working_bar(runner, window))
    confirm = ConfirmBar(window)
    confirm.ask("Lo storno di 25,00 € a Rossi Anna non si può annullare.", "Storna 25,00 €", lambda: None)
    layout.addWidget(confirm)
    if not is_touch:
        crash = CrashPanel(window)
        crash.show_report("…", Path("crash-20261124-120000-ab12cd34.txt"))
        layout.addWidget(crash)
    bar = MessageBar(window)
    bar.success("Assenza registrata per Anna Rossi.", action="Annulla")
    bar.warning("La fotocamera non risponde: usa il lettore o cerca per nome.")
    bar.error("La giornata del 23/11/2026 è già chiusa: per correggerla fai uno storno.")
    layout.addWidget(bar)
    return window


def working_bar(runner: TaskRunner, window: QWidget) -> TaskBar:
    bar = TaskBar(runner, window)
    task = Task("Stampa di 240 tessere", is_query=False)
    task.done, task.total = 90, 240
    runner.started.emit(task)
    bar.show()
    return bar


def main(folder: Path) -> None:
    app = QApplication.instance() or QApplication([])
    set_language(app, Language.ITALIAN)
    folder.mkdir(parents=True, exist_ok=True)
    for theme, width, height in (
        (Theme.LIGHT, 1280, 1000),
        (Theme.DARK, 1280, 1000),
        (Theme.TOUCH, 1920, 2000),
        (Theme.TOUCH_DARK, 1920, 2000),
    ):
        apply_theme(app, theme)
        runner = TaskRunner()
        window = gallery(runner, is_touch=theme in {Theme.TOUCH, Theme.TOUCH_DARK})
        window.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        window.resize(width, height)
        window.show()
        app.processEvents()
        window.grab().save(str(folder / f"gallery-{theme.value}.png"))
        runner.close()
        window.close()
        window.deleteLater()
        app.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
