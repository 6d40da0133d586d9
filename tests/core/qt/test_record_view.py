"""The table on screen: order, columns, copying, exporting, the clerk's place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from core.errors import Cancelled
from core.qt.column_view import Arrangement
from core.qt.csv_export import CannotWriteFile, harmless, write_csv
from core.qt.record_model import RecordTableModel
from core.qt.record_table import Column, RecordTableView, money_column
from core.qt.tasks import TaskRunner
from core.qt.theme import Theme, apply_theme, current_look
from tests.core.qt.test_record_model import ANNA, BRUNO, CARLA, Numbers, Pupil, columns


@pytest.fixture
def model(qapp: object) -> RecordTableModel[Pupil]:
    model = RecordTableModel(columns(), identity=lambda pupil: pupil.id)
    model.set_records([BRUNO, ANNA, CARLA])
    return model


@pytest.fixture
def view(model: RecordTableModel[Pupil], shown: Callable) -> RecordTableView:
    view = RecordTableView()
    view.setModel(model)
    view.resize(900, 400)
    return shown(view)


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


def shown_names(view: RecordTableView) -> list[str]:
    return [view.model().index(row, 0).data() for row in range(view.model().rowCount())]


def click_header(qtbot: QtBot, view: RecordTableView, section: int) -> None:
    header = view.horizontalHeader()
    x = header.sectionViewportPosition(section) + 20
    where = header.rect().center()
    where.setX(x)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)


def test_a_table_begins_in_the_sources_order_and_its_header_sorts_it(qtbot, view):
    assert shown_names(view) == ["bruno Verdi", "Anna Rossi", "Carla Neri"]
    click_header(qtbot, view, 0)
    assert shown_names(view) == ["Anna Rossi", "bruno Verdi", "Carla Neri"]
    click_header(qtbot, view, 0)
    assert shown_names(view) == ["Carla Neri", "bruno Verdi", "Anna Rossi"]
    click_header(qtbot, view, 0)
    assert shown_names(view) == ["bruno Verdi", "Anna Rossi", "Carla Neri"]


def test_the_cursor_stays_on_its_record_when_the_table_reloads(view, model):
    heard: list[object] = []
    assert view.select_identity(1)
    view.record_selected.connect(heard.append)

    model.set_records([CARLA, BRUNO, Pupil(1, "Anna Rossi", 5000)])

    assert view.currentIndex().row() == 2
    assert view.current_record().balance_cents == 5000
    assert view.selected_rows() == [2]
    assert heard[-1].balance_cents == 5000


def test_the_page_hears_that_the_chosen_record_is_gone(view, model):
    heard: list[object] = []
    view.select_identity(1)
    view.record_selected.connect(heard.append)

    model.set_records([CARLA])

    assert heard == [None]
    assert view.current_record() is None


def test_enter_and_a_double_click_open_the_record(qtbot, view):
    opened: list[Pupil] = []
    view.record_activated.connect(opened.append)
    view.select_identity(1)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    where = view.visualRect(view.model().index(0, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert opened == [ANNA, BRUNO]


def test_rows_are_32_pixels_high(view):
    assert [view.rowHeight(row) for row in range(3)] == [32, 32, 32]


def test_columns_are_chosen_in_the_headers_menu_and_the_last_one_stays(view):
    def press(key: str) -> bool:
        menu = view.column_menu()
        action = next(action for action in menu.actions() if action.objectName() == f"column_{key}")
        action.trigger()
        menu.deleteLater()
        return action.isEnabled()

    assert press("born")
    assert press("code")
    assert view.hidden_columns() == {"born", "code"}
    assert press("born")
    assert view.hidden_columns() == {"code"}
    assert press("born")
    assert press("balance")
    assert not press("name")
    assert view.hidden_columns() == {"born", "balance", "code"}


def test_hidden_columns_and_widths_stay_after_a_reload(view, model):
    view.set_hidden_columns({"born"})
    view.setColumnWidth(0, 321)
    model.set_records([ANNA])

    assert view.hidden_columns() == {"born"}
    assert view.columnWidth(0) == 321


def test_a_column_may_be_hidden_from_the_start(qtbot, qapp):
    view = RecordTableView()
    qtbot.addWidget(view)
    view.setModel(RecordTableModel([Column("a", "A", str), Column("b", "B", str, is_hidden=True)]))

    assert view.hidden_columns() == {"b"}


def test_copied_rows_hold_the_visible_cells(qtbot, view):
    view.set_hidden_columns({"born"})
    view.selectAll()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text().replace("\N{NO-BREAK SPACE}", " ") == (
        "bruno Verdi\t−4,00 €\tZZ01\nAnna Rossi\t+12,50 €\tAB12\nCarla Neri\t\t"
    )


def test_all_rows_of_a_large_table_are_copied_not_only_those_on_screen(qtbot, shown, runner):
    model = RecordTableModel(columns(), runner=runner, identity=lambda pupil: pupil.id)
    model.set_source(Numbers(450))
    view = RecordTableView(runner=runner)
    view.setModel(model)
    shown(view)
    qtbot.waitUntil(lambda: not runner.tasks)
    view.selectAll()
    view.copy()
    qtbot.waitUntil(lambda: not runner.tasks)

    assert len(QGuiApplication.clipboard().text().splitlines()) == 450


def test_columns_are_measured_by_what_is_at_hand_and_nothing_is_fetched_for_them(qtbot, shown, runner):
    """The list was scrolled far down when others come: Qt would measure all 15,000, page after page."""
    source = Numbers()
    model = RecordTableModel(columns(), runner=runner, identity=lambda pupil: pupil.id)
    model.set_source(source)
    view = RecordTableView(runner=runner)
    view.setModel(model)
    view.resize(900, 400)
    shown(view)
    qtbot.waitUntil(lambda: not runner.tasks)
    bar = view.verticalScrollBar()
    for part in range(1, 61):
        bar.setValue(bar.maximum() * part // 60)
        view.viewport().repaint()
        qtbot.waitUntil(lambda: not runner.tasks)
    source.asked.clear()
    model.set_filter("alunno")
    qtbot.waitUntil(lambda: not runner.tasks)
    assert len(source.asked) <= 3  # the first page, and those on screen while the list was still scrolled
    assert view.columnWidth(0) >= view.fontMetrics().horizontalAdvance("Alunno 0")


def test_the_menu_copies_only_what_is_selected_and_pages_add_to_it(view):
    view.clearSelection()
    seen: list[QMenu] = []
    view.menu_ready.connect(seen.append)
    menu = view.record_menu()
    enabled = {action.objectName(): action.isEnabled() for action in menu.actions()}
    menu.deleteLater()

    assert enabled == {"copy": False, "export": True}
    assert seen == [menu]


def test_an_export_holds_what_is_on_screen_as_italian_excel_reads_it(view, model, tmp_path):
    done: list[tuple[Path, int]] = []
    view.exported.connect(lambda path, count: done.append((path, count)))
    view.set_hidden_columns({"code"})
    model.sort(0, Qt.SortOrder.AscendingOrder)
    path = tmp_path / "alunni.csv"
    view.ask_export_path = lambda: path
    view.export()

    assert path.read_bytes().decode("utf-8") == (
        "\ufeffAlunno;Nato il;Saldo\r\nAnna Rossi;09/03/2017;12,50\r\nbruno Verdi;01/12/2016;-4,00\r\nCarla Neri;;\r\n"
    )
    assert done == [(path, 3)]


def test_an_export_of_a_large_table_runs_as_a_task_with_a_title(qtbot, shown, runner, tmp_path):
    model = RecordTableModel(columns(), runner=runner)
    model.set_source(Numbers(1_000))
    view = RecordTableView(runner=runner)
    view.setModel(model)
    shown(view)
    qtbot.waitUntil(lambda: not runner.tasks)
    path = tmp_path / "tutti.csv"
    with qtbot.waitSignal(view.exported) as blocker:
        view.export_to(path)
        assert [task.title for task in runner.tasks] == ["Esportazione di tutti.csv"]

    assert blocker.args == [path, 1_000]
    assert len(path.read_text(encoding="utf-8-sig").splitlines()) == 1_001


def test_thinking_better_of_an_export_writes_nothing(view, tmp_path, monkeypatch):
    monkeypatch.setattr("core.qt.record_view.QFileDialog.getSaveFileName", lambda *_: ("", ""))
    view.export()

    assert list(tmp_path.iterdir()) == []


def test_a_file_asked_without_ending_gets_one(view, tmp_path, monkeypatch):
    answer = str(tmp_path / "classe")
    monkeypatch.setattr("core.qt.record_view.QFileDialog.getSaveFileName", lambda *_: (answer, ""))
    view.export()

    assert [path.name for path in tmp_path.iterdir()] == ["classe.csv"]


def test_an_empty_table_says_what_to_do(qtbot, shown):
    view = RecordTableView()
    view.setModel(RecordTableModel(columns()))
    view.resize(500, 300)
    shown(view)
    empty = view.viewport().grab().toImage()
    view.set_empty_text("Nessun alunno: importane uno.")

    assert view.viewport().grab().toImage() != empty
    assert view.accessibleDescription() == "Nessun alunno: importane uno."


@pytest.mark.parametrize("text", ["=1+1", "+39 340", "-2", "@cmd", "\tx", "\rx"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(text):
    assert harmless(text) == f"'{text}"


def test_figures_stay_figures_and_texts_with_signs_do_not_run(tmp_path):
    path = tmp_path / "x.csv"
    cells: list[Column[tuple]] = [
        Column("n", "=N", lambda row: row[0]),
        Column("t", "Testo", lambda row: row[1]),
        money_column("m", "Euro", lambda row: row[2]),
    ]
    rows = [(-5, "=HYPERLINK(1)", -5), (7, 'con "virgolette"; e punto', 123_456)]

    write_csv(path, cells, lambda _progress: iter(rows), None)

    assert path.read_text(encoding="utf-8-sig").splitlines() == [
        "'=N;Testo;Euro",
        "-5;'=HYPERLINK(1);-0,05",
        '7;"con ""virgolette""; e punto";1234,56',
    ]


def test_an_export_that_is_stopped_or_fails_leaves_the_old_file(tmp_path):
    path = tmp_path / "x.csv"
    path.write_text("old")

    def stopped(_progress):
        yield 1
        raise Cancelled

    with pytest.raises(Cancelled):
        write_csv(path, [Column("n", "N", lambda n: n)], stopped, None)

    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_that_cannot_be_written_is_named(tmp_path):
    with pytest.raises(CannotWriteFile, match=r"x\.csv"):
        write_csv(tmp_path / "nowhere" / "x.csv", [Column("n", "N", lambda n: n)], lambda _p: iter([1]), None)


def five_columns() -> RecordTableModel[Pupil]:
    model = RecordTableModel([Column(str(n), f"Colonna {n}", lambda pupil: pupil.name) for n in range(5)])
    model.set_records([ANNA, BRUNO])
    return model


def tight_for(column_width: int, view: RecordTableView) -> int:
    """A width in which five such columns have some air, but not all of it."""
    return 5 * (column_width - 24 + 8) + view.verticalScrollBar().sizeHint().width() + 2 * view.frameWidth()


def test_columns_give_up_their_air_before_the_table_scrolls_sideways(shown):
    model = five_columns()
    wide = RecordTableView()
    wide.resize(3000, 400)
    shown(wide)
    wide.setModel(model)
    narrow = RecordTableView()
    narrow.resize(tight_for(wide.columnWidth(0), narrow), 400)
    shown(narrow)
    narrow.setModel(model)

    assert narrow.horizontalScrollBar().maximum() == 0
    assert all(0 < wide.columnWidth(section) - narrow.columnWidth(section) <= 22 for section in range(4))


def test_what_was_loaded_unseen_is_fitted_when_it_is_shown(shown):
    view = RecordTableView()
    view.setModel(five_columns())
    full = view.columnWidth(0)
    view.resize(tight_for(full, view), 400)
    shown(view)

    assert view.columnWidth(0) < full
    assert view.horizontalScrollBar().maximum() == 0


LONG = Pupil(4, "Alessandro Maria Bevilacqua della Torre", 0)


def is_read_whole(view: RecordTableView, section: int) -> bool:
    return view.columnWidth(section) >= view.sizeHintForColumn(section)


def test_longer_texts_that_come_later_are_read_where_the_last_column_has_room(view, model):
    assert is_read_whole(view, 0)
    model.set_records([BRUNO, LONG])

    assert is_read_whole(view, 0)
    assert view.horizontalScrollBar().maximum() == 0


def test_a_column_that_was_made_narrow_is_widened_if_there_is_room(view, model):
    view.columns_fitted.connect(lambda: view.setColumnWidth(0, 60))
    view.fit_columns()

    assert is_read_whole(view, 0)


def test_longer_texts_leave_a_width_that_the_clerk_has_chosen(view, model):
    view.arrange(Arrangement(widths={"name": 60 / current_look().body_pt}))
    model.set_records([BRUNO, LONG])

    assert view.columnWidth(0) == 60


@pytest.mark.parametrize("is_stretched", [False, True])
def test_columns_wider_than_their_texts_give_their_air_to_the_last_one(shown, qapp, is_stretched):
    """«Presa da Marta Ferrero il 2…» stood beside amounts with room around them."""
    model = RecordTableModel(
        [
            Column("name", "Alunno", lambda pupil: pupil.name),
            money_column("balance", "Saldo", lambda pupil: pupil.balance_cents),
            Column("code", "Stato", lambda pupil: pupil.code, is_stretched=is_stretched),
        ],
        identity=lambda pupil: pupil.id,
    )
    model.set_records([ANNA])
    view = RecordTableView()
    view.setModel(model)
    view.resize(900, 300)
    shown(view)
    longer = replace(ANNA, code="Presa in consegna il 26/11/2026 da Marta Ferrero")
    wide = view.fontMetrics().horizontalAdvance(longer.code) + 24
    view.resize(view.columnWidth(0) + view.columnWidth(1) + wide - 10, 300)
    assert view.columnWidth(2) < wide
    model.set_records([longer])
    qapp.processEvents()

    assert all(is_read_whole(view, section) for section in range(3))
    assert view.horizontalScrollBar().maximum() == 0


def test_where_there_is_no_room_the_table_is_not_scrolled_for_longer_texts(view, model):
    view.resize(sum(view.columnWidth(section) for section in range(view.model().columnCount() - 1)) + 130, 400)
    model.set_records([BRUNO, LONG])

    assert view.horizontalScrollBar().maximum() == 0


def test_columns_grow_and_shrink_with_the_letters(qapp, view):
    apply_theme(qapp, Theme.LIGHT)
    plain = current_look().body_pt
    before = view.columnWidth(1)
    view.setColumnWidth(0, 150)  # as somebody wants it
    try:
        apply_theme(qapp, Theme.LIGHT, font_scale=1.5)
        assert view.columnWidth(0) == pytest.approx(150 * current_look().body_pt / plain, abs=1)
    finally:
        apply_theme(qapp, Theme.LIGHT)
    assert view.columnWidth(0) == pytest.approx(150, abs=1)
    assert view.columnWidth(1) == pytest.approx(before, abs=1)
