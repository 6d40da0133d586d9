"""The one table model: columns, order, filter, pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QModelIndex, Qt

from core.progress import NO_PROGRESS
from core.qt.paging import Sort
from core.qt.record_model import PAGE, PAGES_KEPT, read_all
from core.qt.record_table import RECORD_ROLE, Column, RecordTableModel, Tone, code_column, money_column
from core.qt.tasks import TaskRunner

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True, slots=True)
class Pupil:
    id: int
    name: str
    balance_cents: int | None
    born_on: date | None = None
    code: str = ""


ANNA = Pupil(1, "Anna Rossi", 1250, date(2017, 3, 9), "AB12")
BRUNO = Pupil(2, "bruno Verdi", -400, date(2016, 12, 1), "ZZ01")
CARLA = Pupil(3, "Carla Neri", None)


def columns() -> list[Column[Pupil]]:
    return [
        Column("name", "Alunno", lambda pupil: pupil.name),
        Column("born", "Nato il", lambda pupil: pupil.born_on),
        money_column("balance", "Saldo", lambda pupil: pupil.balance_cents, is_signed=True),
        code_column("code", "Codice", lambda pupil: pupil.code),
    ]


@pytest.fixture
def model(qapp: object) -> RecordTableModel[Pupil]:
    model = RecordTableModel(columns(), identity=lambda pupil: pupil.id)
    model.set_records([BRUNO, ANNA, CARLA])
    return model


def picture(model: RecordTableModel[Pupil]) -> list[str]:
    return [
        " | ".join(
            str(model.index(row, column).data()).replace("\N{NO-BREAK SPACE}", " ")
            for column in range(model.columnCount())
        )
        for row in range(model.rowCount())
    ]


def names(model: RecordTableModel[Pupil]) -> list[str]:
    return [pupil.name for pupil in read_all(model)]


def test_a_table_shows_each_value_as_people_write_it(model):
    assert picture(model) == [
        "bruno Verdi | 01/12/2016 | −4,00 € | ZZ01",
        "Anna Rossi | 09/03/2017 | +12,50 € | AB12",
        "Carla Neri |  |  | ",
    ]
    assert [model.headerData(n, Qt.Orientation.Horizontal) for n in range(4)] == [
        "Alunno",
        "Nato il",
        "Saldo",
        "Codice",
    ]


def test_the_model_keeps_qts_rules_for_models(model, qtmodeltester):
    qtmodeltester.check(model, force_py=True)
    model.sort(0, ASCENDING)
    model.set_filter("r")
    qtmodeltester.check(model, force_py=True)


def test_sorting_ignores_case_and_leaves_empty_cells_last_both_ways(model):
    model.sort(0, ASCENDING)
    assert names(model) == ["Anna Rossi", "bruno Verdi", "Carla Neri"]
    model.sort(1, ASCENDING)
    assert names(model) == ["bruno Verdi", "Anna Rossi", "Carla Neri"]
    model.sort(1, DESCENDING)
    assert names(model) == ["Anna Rossi", "bruno Verdi", "Carla Neri"]
    model.sort(2, ASCENDING)  # by amount, not by its text
    assert names(model) == ["bruno Verdi", "Anna Rossi", "Carla Neri"]


def test_no_column_gives_back_the_sources_own_order(model):
    model.sort(0, ASCENDING)
    model.sort(-1, ASCENDING)

    assert names(model) == ["bruno Verdi", "Anna Rossi", "Carla Neri"]


def test_a_column_may_order_by_something_else_than_it_shows(qapp):
    weekdays = [Column("day", "Giorno", lambda n: ["lun", "mar", "mer"][n], sort_key=lambda n: n)]
    model: RecordTableModel[int] = RecordTableModel(weekdays)
    model.set_records([2, 0, 1])
    model.sort(0, DESCENDING)

    assert read_all(model) == [2, 1, 0]


def test_a_filter_wants_all_its_words_anywhere_in_any_case(model):
    model.set_filter("VERDI 2016")
    assert names(model) == ["bruno Verdi"]
    model.set_filter("verdi 2017")
    assert names(model) == []
    model.set_filter("")
    assert len(names(model)) == 3


def test_filter_and_order_survive_new_records(model):
    model.sort(0, DESCENDING)
    model.set_filter("r")
    model.set_records([ANNA, BRUNO, Pupil(4, "Ilio Conte", 0)])

    assert names(model) == ["bruno Verdi", "Anna Rossi"]


def test_new_titles_change_the_header_and_keep_the_records(model):
    model.set_columns([Column("name", "Pupil", lambda pupil: pupil.name)])

    assert picture(model) == ["bruno Verdi", "Anna Rossi", "Carla Neri"]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Pupil"


def test_cells_speak_are_aligned_and_toned(qapp):
    model: RecordTableModel[Pupil] = RecordTableModel(
        [
            Column(
                "balance",
                "Saldo",
                lambda pupil: pupil.balance_cents,
                align=Qt.AlignmentFlag.AlignRight,
                accessible=lambda pupil: f"{pupil.name} è a debito",
                tone=lambda pupil: Tone.DANGER,
                tooltip=lambda pupil: "da sollecitare",
            ),
            code_column("code", "Codice", lambda pupil: pupil.code),
        ]
    )
    model.set_records([BRUNO])
    balance, code = model.index(0, 0), model.index(0, 1)

    assert balance.data(Qt.ItemDataRole.AccessibleTextRole) == "bruno Verdi è a debito"
    assert code.data(Qt.ItemDataRole.AccessibleTextRole) == "Codice: ZZ01"
    assert balance.data(Qt.ItemDataRole.TextAlignmentRole) & Qt.AlignmentFlag.AlignRight
    assert balance.data(Qt.ItemDataRole.ForegroundRole).name() == "#b3141d"
    assert code.data(Qt.ItemDataRole.ForegroundRole) is None
    assert balance.data(Qt.ItemDataRole.ToolTipRole) == "da sollecitare"
    assert code.data(Qt.ItemDataRole.FontRole).families()[0] == "Roboto Mono"
    assert code.data(RECORD_ROLE) is BRUNO


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "Sì"),
        (False, "No"),
        (0, "0"),
        (date(2026, 11, 4), "04/11/2026"),
        (datetime(2026, 7, 1, 22, 30, tzinfo=UTC), "02/07/2026 00:30"),
    ],
)
def test_values_have_their_usual_text(qapp, value, text):
    assert Column("x", "X", lambda record: record).text(value) == text


class Numbers:
    """A source of 150,000 records that remembers what it was asked."""

    def __init__(self, count: int = 150_000) -> None:
        self.size = count
        self.asked: list[tuple[int, Sort | None, str]] = []

    def count(self, filter_text: str) -> int:
        return self.size if not filter_text else self.size // 10

    def fetch(self, offset: int, limit: int, sort: Sort | None, filter_text: str) -> Sequence[Pupil]:
        self.asked.append((offset, sort, filter_text))
        end = min(offset + limit, self.count(filter_text))
        if sort is not None and sort.is_descending:
            return [Pupil(self.size - n, f"Alunno {self.size - n}", 0) for n in range(offset, end)]
        return [Pupil(n, f"Alunno {n}", 0) for n in range(offset, end)]


@pytest.fixture
def runner(qapp: object) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def settled(qtbot, runner: TaskRunner) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not runner.tasks)


def paged(runner: TaskRunner | None, source: Numbers) -> RecordTableModel[Pupil]:
    model = RecordTableModel(columns(), runner=runner, identity=lambda pupil: pupil.id)
    model.set_source(source)
    return model


def test_of_a_large_table_only_what_is_looked_at_is_fetched(runner, settled):
    source = Numbers()
    model = paged(runner, source)
    assert (model.rowCount(), model.is_loading) == (0, True)
    settled()
    assert (model.rowCount(), model.is_loading) == (150_000, False)

    cell = model.index(120_001, 0)
    assert cell.data() is None
    settled()

    assert cell.data() == "Alunno 120001"
    assert [offset for offset, _sort, _text in source.asked] == [0, 120_000]


def test_views_are_told_when_a_page_has_come(qtbot, runner, settled):
    model = paged(runner, Numbers(450))
    settled()
    with qtbot.waitSignal(model.dataChanged) as blocker:
        model.record(449)

    first, last, _roles = blocker.args
    assert (first.row(), last.row()) == (400, 449)
    settled()


def test_pages_scrolled_past_are_given_up(runner, settled):
    source = Numbers()
    model = paged(runner, source)
    settled()
    for row in range(0, 150_000, 1_000):
        model.record(row)
    settled()

    assert model.record(149_000) is not None
    assert len(source.asked) < 20


def test_memory_holds_only_so_many_pages(qapp):
    source = Numbers()
    model = paged(None, source)
    for number in range(PAGES_KEPT + 5):
        model.record(number * PAGE)
    before = len(source.asked)
    model.record((PAGES_KEPT + 4) * PAGE)
    assert len(source.asked) == before
    model.record(0)
    assert len(source.asked) == before + 1


def test_order_and_filter_are_the_sources_work(runner, settled):
    source = Numbers()
    model = paged(runner, source)
    model.sort(0, DESCENDING)
    model.set_filter("anna")
    settled()

    # Not the last one asked: the query it replaced may still be on its way on another reader.
    assert (0, Sort("name", is_descending=True), "anna") in source.asked
    assert model.rowCount() == 15_000
    assert model.record(0) == Pupil(150_000, "Alunno 150000", 0)


def test_a_failure_of_the_source_is_told_and_the_table_stays(qtbot, runner, settled):
    class Broken(Numbers):
        def count(self, filter_text: str) -> int:
            raise OSError("gone")

    model = paged(runner, Numbers(5))
    settled()
    with qtbot.captureExceptions() as caught:
        model.set_source(Broken())
        settled()

    assert [kind for kind, _error, _trace in caught] == [OSError]
    assert (model.rowCount(), model.is_loading) == (5, False)


def test_everything_can_be_read_in_order_whatever_is_on_screen(qapp):
    model = paged(None, Numbers(450))
    model.sort(0, DESCENDING)

    records = list(model.all_records()(NO_PROGRESS))

    assert [pupil.id for pupil in records] == list(range(450, 0, -1))


def test_a_row_is_found_again_by_its_identity(model):
    model.sort(0, ASCENDING)

    assert model.row_of(2) == 1
    assert model.row_of(99) is None
    assert model.identity_of(1) == 2


def test_a_child_index_has_no_rows(model):
    assert model.rowCount(model.index(0, 0)) == 0
    assert model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
