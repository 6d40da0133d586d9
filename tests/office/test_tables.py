"""Columns that give way: only when room is missing, whichever columns are hidden."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.qt.record_table import Column, RecordTableModel, RecordTableView
from office.tables import keep_tight, keep_within

NAME = "Esposito Maria Riccardo"


def shown_table(qtbot: QtBot, width: int, *, hidden: tuple[str, ...] = ()) -> RecordTableView:
    model: RecordTableModel[str] = RecordTableModel(
        [
            Column("name", "Alunno", lambda one: one),
            Column("days", "Giorni", lambda _one: "24/11/26"),
            Column("who", "Richiesta di", lambda one: one),
        ]
    )
    table = RecordTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    keep_within(table, "name")
    table.set_hidden_columns(hidden)
    table.resize(width, 300)
    with qtbot.waitExposed(table):
        table.show()
    model.set_records([NAME, NAME + " "])
    settle()
    table.resize(width - 20, 300)
    settle()
    return table


def settle() -> None:
    """Let the table look at its room: it does when everything else is in its place."""
    for _ in range(3):
        QApplication.processEvents()


def test_a_hidden_last_column_takes_no_room(qtbot):
    table = shown_table(qtbot, 900, hidden=("who",))
    assert table.columnWidth(0) >= table.sizeHintForColumn(0)


def test_a_name_gives_way_when_there_is_no_room(qtbot):
    table = shown_table(qtbot, 330)
    assert table.columnWidth(0) < table.sizeHintForColumn(0)


def test_what_was_loaded_unseen_is_tight_when_it_is_shown(qtbot):
    model: RecordTableModel[str] = RecordTableModel(
        [Column("name", "Alunno", lambda one: one), Column("class", "Classe", lambda _one: "3A")]
    )
    table = RecordTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    keep_tight(table, model, "name")
    model.set_records([NAME])
    tight = table.columnWidth(0)
    table.resize(900, 300)
    with qtbot.waitExposed(table):
        table.show()
    assert table.columnWidth(0) == tight
