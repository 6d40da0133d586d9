"""Before the close: who did not come is decided of, each choice is a fact of its own and can be taken back."""

from __future__ import annotations

from datetime import date, time

import pytest

from core import ledger, meals
from core.access.permissions import Role
from core.errors import Conflict, InvalidValue, NotAllowed
from core.meals import ClosingChoice
from core.storage import day_number
from tests.builders import TUESDAY
from tests.core.meals.conftest import Canteen

MONDAY = date(2026, 11, 23)


@pytest.fixture
def lunch(both: Canteen) -> Canteen:
    """Six children; after lunch two were scanned, one of them without being booked."""
    for name in ("Bassi", "Conti", "Dutto", "Emma", "Fava"):
        both.pupil(name)
    both.pupil("Galli", enrolled=False)
    both.at(TUESDAY, time(13))
    for name in ("Bassi", "Galli"):
        scan(both, name)
    return both


def of(canteen: Canteen, name: str) -> int:
    return canteen.database.scalar("SELECT id FROM pupil WHERE last_name = ?", (name,))


def scan(canteen: Canteen, name: str, event_id: str | None = None) -> None:
    meals.record_presence(
        canteen.session, pupil_id=of(canteen, name), service_id=canteen.service_id, day=TUESDAY,
        at=canteen.clock.now(), source="scan", event_id=event_id or f"scan-{name}",
    )  # fmt: skip


def choose(canteen: Canteen, choice: ClosingChoice, *names: str, reason: str = "", **more) -> meals.ChoicesMade:
    return meals.choose_at_closing(
        more.pop("session", canteen.session), more.pop("operation", None) or canteen.operation(), canteen.service_id,
        more.pop("day", TUESDAY), [of(canteen, name) for name in names], choice, reason=reason,
    )  # fmt: skip


def undo(canteen: Canteen, *names: str) -> None:
    meals.undo_closing_choices(
        canteen.session, canteen.operation(), canteen.service_id, TUESDAY, [of(canteen, name) for name in names]
    )


def listed(canteen: Canteen, **more) -> dict[str, str]:
    """`Conti: missing`, `Galli: extra`, with the choice after it."""
    return {
        line.last_name: " ".join(
            part for part in ("extra" if line.is_extra else "", line.choice.value if line.choice else "open",
                              line.reason) if part
        )
        for line in meals.closing_lines(canteen.session, canteen.service_id, TUESDAY, **more)
    }  # fmt: skip


def charged(canteen: Canteen) -> set[str]:
    meals.close_day(canteen.session, canteen.service_id, TUESDAY)
    rows = canteen.database.rows(
        "SELECT p.last_name FROM entry e JOIN account a ON a.id = e.account_id JOIN pupil p ON p.id = a.pupil_id"
        " WHERE e.day = ? AND e.kind = 1", (day_number(TUESDAY),),
    )  # fmt: skip
    return {name for (name,) in rows}


def audited(canteen: Canteen) -> list[str]:
    return [
        verb for (verb,) in canteen.database.rows("SELECT operation FROM audit ORDER BY id") if verb != "issue_card"
    ]


def test_the_list_holds_who_is_missing_and_who_came_unbooked_and_nobody_else(lunch: Canteen) -> None:
    assert listed(lunch) == {"Conti": "open", "Dutto": "open", "Emma": "open", "Fava": "open", "Galli": "extra open"}


def test_each_choice_is_kept_at_once_and_the_close_follows_it(lunch: Canteen) -> None:
    choose(lunch, ClosingChoice.PRESENT, "Conti")
    choose(lunch, ClosingChoice.CHARGED, "Dutto")
    choose(lunch, ClosingChoice.EXCUSED, "Emma", reason="  Rimandata a casa,\n malata ")
    assert listed(lunch) == {
        "Conti": "present", "Dutto": "charged", "Emma": "excused Rimandata a casa, malata", "Fava": "open",
        "Galli": "extra open",
    }  # fmt: skip
    assert audited(lunch)[-3:] == ["record_presence", "confirm_rule", "report_absence"]
    assert charged(lunch) == {"Bassi", "Conti", "Dutto", "Fava", "Galli"}


def test_who_and_when_stand_beside_the_choice(lunch: Canteen) -> None:
    choose(lunch, ClosingChoice.EXCUSED, "Emma", reason="malata")
    (line,) = (one for one in meals.closing_lines(lunch.session, lunch.service_id, TUESDAY) if one.choice)
    assert (line.by, line.at) == ("Giulia Cirillo", lunch.clock.now())


def test_a_choice_gives_way_to_the_next_and_can_be_taken_back(lunch: Canteen) -> None:
    before = listed(lunch)
    for choice in (ClosingChoice.PRESENT, ClosingChoice.EXCUSED, ClosingChoice.CHARGED, ClosingChoice.EXCUSED,
                   ClosingChoice.PRESENT):  # fmt: skip
        choose(lunch, choice, "Conti", reason="motivo")
        assert listed(lunch)["Conti"].split()[0] == choice.value
        undo(lunch, "Conti")
        assert listed(lunch) == before
        choose(lunch, choice, "Conti", reason="motivo")
    assert listed(lunch)["Conti"] == "present"


def test_a_plain_meal_is_plain_again_when_the_excuse_is_taken_back(lunch: Canteen) -> None:
    lunch.at(MONDAY)
    lunch.plain(of(lunch, "Conti"), TUESDAY)
    lunch.at(TUESDAY, time(13))
    choose(lunch, ClosingChoice.EXCUSED, "Conti", reason="malata")
    undo(lunch, "Conti")
    assert lunch.month(of(lunch, "Conti"), TUESDAY, TUESDAY) == "P"


def test_an_absence_told_in_time_is_not_on_the_list_and_is_not_undone(lunch: Canteen) -> None:
    lunch.at(TUESDAY, time(8))
    lunch.absence(of(lunch, "Conti"), TUESDAY)
    lunch.at(TUESDAY, time(13))
    assert "Conti" not in listed(lunch)
    undo(lunch, "Conti")
    assert lunch.month(of(lunch, "Conti"), TUESDAY, TUESDAY) == "A"


def test_an_extra_by_mistake_is_taken_away_and_pays_nothing(lunch: Canteen) -> None:
    choose(lunch, ClosingChoice.CHARGED, "Galli")
    assert listed(lunch)["Galli"] == "extra charged"
    choose(lunch, ClosingChoice.NOT_THERE, "Galli")
    assert "Galli" not in listed(lunch)
    assert "Galli" not in charged(lunch)


def test_taking_a_mark_back_leaves_a_check_in_that_came_meanwhile(lunch: Canteen) -> None:
    """The kiosk was off line, the office marked the child present, then the kiosk told of its own scan."""
    choose(lunch, ClosingChoice.PRESENT, "Conti")
    with lunch.database.transaction():
        lunch.database.execute(
            "INSERT INTO station (id, name, school_id, service_id, may_presence, may_recharge, enrolled_at)"
            " VALUES ('K1', 'K1', ?, ?, ?, ?, 1)", (lunch.town.school_id, lunch.service_id, True, False),
        )  # fmt: skip
        scan(lunch, "Conti", "late-scan")
        lunch.database.execute(
            "INSERT INTO event (event_id, payload_hash, station_id, kind, body, made_at, received_at, verdict, day,"
            " pupil_id) VALUES ('late-scan', '', 'K1', 'presence', '{\"source\": \"scan\"}', 1, 1, 'applied', ?, ?)",
            (day_number(TUESDAY), of(lunch, "Conti")),
        )
    undo(lunch, "Conti")
    assert "Conti" not in listed(lunch)
    found = lunch.database.row("SELECT source, event_id FROM presence WHERE pupil_id = ?", (of(lunch, "Conti"),))
    assert found == ("scan", "late-scan")


def test_whoever_ate_is_not_excused_and_holds_up_nobody(lunch: Canteen) -> None:
    made = choose(lunch, ClosingChoice.EXCUSED, "Bassi", "Conti", "Galli", reason="malata")
    assert made.done == (of(lunch, "Conti"),)
    assert [(name.split()[0], text.split(":")[0]) for _key, name, text in made.refused] == [
        ("Bassi", "Bassi Anna risulta presente"), ("Galli", "Galli Anna risulta presente"),
    ]  # fmt: skip


def test_one_reason_holds_for_many_and_none_is_refused(lunch: Canteen) -> None:
    with pytest.raises(InvalidValue, match="giustificata"):
        choose(lunch, ClosingChoice.EXCUSED, "Conti", reason="  ")
    choose(lunch, ClosingChoice.EXCUSED, "Conti", "Dutto", reason="Gita")
    assert [text for text in listed(lunch).values() if text.startswith("excused")] == ["excused Gita"] * 2


def test_the_same_operation_again_changes_nothing_more(lunch: Canteen) -> None:
    operation = lunch.operation()
    first = choose(lunch, ClosingChoice.PRESENT, "Conti", operation=operation)
    undo(lunch, "Conti")
    assert choose(lunch, ClosingChoice.PRESENT, "Conti", operation=operation) == first
    assert listed(lunch)["Conti"] == "open"
    with pytest.raises(Conflict):
        choose(lunch, ClosingChoice.CHARGED, "Conti", operation=operation)


def test_before_the_limit_nothing_is_decided_and_after_the_close_neither(lunch: Canteen) -> None:
    lunch.at(TUESDAY, time(9, 30))
    with pytest.raises(meals.DayNotOver, match="09:30"):
        choose(lunch, ClosingChoice.PRESENT, "Conti")
    lunch.at(TUESDAY, time(13))
    meals.close_day(lunch.session, lunch.service_id, TUESDAY)
    for choice in ClosingChoice:
        with pytest.raises(meals.DayClosed, match="storna"):
            choose(lunch, choice, "Conti", reason="tardi")
    with pytest.raises(meals.DayClosed):
        undo(lunch, "Conti")


@pytest.mark.parametrize("role", [Role.SCHOOL, Role.CASHIER, Role.KITCHEN, Role.AUDITOR])
def test_only_whoever_closes_decides(lunch: Canteen, role: Role) -> None:
    session = lunch.session_of(role, lunch.town.school_id)
    with pytest.raises(NotAllowed):
        choose(lunch, ClosingChoice.PRESENT, "Conti", session=session)
    with pytest.raises(NotAllowed):
        meals.closing_lines(session, lunch.service_id, TUESDAY)


def test_classes_tell_how_much_there_is_to_decide(lunch: Canteen) -> None:
    other = lunch.town.class_group("3ªB")
    lunch.pupil("Zara", class_id=other)
    choose(lunch, ClosingChoice.PRESENT, "Conti")
    choose(lunch, ClosingChoice.EXCUSED, "Dutto", reason="malata")
    choose(lunch, ClosingChoice.CHARGED, "Galli")
    first, second = meals.closing_classes(lunch.session, lunch.service_id, TUESDAY)
    assert (first.expected, first.present, first.missing, first.extra) == (4, 2, 2, 1)
    assert (first.by_hand, first.excused, first.undecided) == (1, 1, 2)
    assert (second.class_name, second.expected, second.undecided) == ("3ªB", 1, 1)


def test_on_a_day_off_only_whoever_came_is_listed(lunch: Canteen) -> None:
    lunch.closed(TUESDAY)
    assert listed(lunch) == {"Bassi": "extra open", "Galli": "extra open"}
    (line,) = meals.closing_classes(lunch.session, lunch.service_id, TUESDAY)
    assert (line.expected, line.extra, line.undecided) == (0, 2, 2)


def test_a_search_finds_everybody_of_the_day_also_who_was_scanned(lunch: Canteen) -> None:
    assert listed(lunch, search="bas an") == {"Bassi": "open"}
    assert listed(lunch, search="100%") == {}


def test_an_excuse_after_the_meal_changes_no_order_of_the_kitchen(lunch: Canteen) -> None:
    from core.meals.kitchen import assign_kitchen, create_kitchen, follow_all, send_orders, set_cooked

    set_cooked(lunch.session, lunch.service_id, is_cooked=True)
    kitchen_id = create_kitchen(lunch.session, "CC", "Centro")
    assign_kitchen(lunch.session, lunch.town.school_id, kitchen_id)
    send_orders(lunch.session, lunch.service_id, TUESDAY)
    before = lunch.database.rows("SELECT kitchen_order_id, version FROM kitchen_order_version")
    choose(lunch, ClosingChoice.EXCUSED, "Conti", reason="malata")
    assert lunch.database.rows("SELECT kitchen_order_id, version FROM kitchen_order_version") == before
    assert before
    follow_all(lunch.session)  # as an office that is open does every minute
    assert lunch.database.rows("SELECT kitchen_order_id, version FROM kitchen_order_version") == before


@pytest.mark.parametrize("choice", [ClosingChoice.CHARGED, ClosingChoice.PRESENT])
def test_a_child_scanned_after_the_excuse_is_decided_again_and_booked_again(
    lunch: Canteen, choice: ClosingChoice
) -> None:
    """The kiosk was off line; the office had excused the child."""
    choose(lunch, ClosingChoice.EXCUSED, "Conti", reason="malata")
    scan(lunch, "Conti")
    assert listed(lunch)["Conti"] == "extra open"
    (line,) = meals.closing_classes(lunch.session, lunch.service_id, TUESDAY)
    assert line.undecided == 5
    choose(lunch, choice, "Conti")
    assert "Conti" not in listed(lunch)
    assert lunch.month(of(lunch, "Conti"), TUESDAY, TUESDAY) == "B"
    assert "Conti" in charged(lunch)


def test_prices_are_not_needed_to_decide(lunch: Canteen) -> None:
    lunch.pupil("Senza", priced=False)
    choose(lunch, ClosingChoice.EXCUSED, "Senza", reason="malata")
    assert "Senza" not in charged(lunch)
    assert ledger.verify(lunch.database).findings == ()
