"""The demonstration's morning: the town is made, cards are printed, families call, a station is enrolled.

All of it through the operations that the office itself uses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from random import Random

from core import calendar, cards, documents, meals, registry
from core.access.operations import OperationId
from core.access.permissions import Role
from core.access.sealing import open_sealer
from core.access.session import Session
from core.access.users import create_user
from core.cards import PrintableCard
from core.station import enrol_station
from refettorio.demo.clock import DemoClock
from refettorio.demo.place import DemoPlace
from refettorio.demo.sample import YEAR_END, YEAR_START, SampleTown, make_sample
from refettorio.demo.sample_history import open_balances

#: A Tuesday on which all three schools have their meal.
DAY = date(2026, 11, 24)
STATION_ID = "CALVINO"
USERNAME, PASSWORD, CLERK = "marta", "pasta al pomodoro", "Marta Ferrero"

CARDS, BUS_CARDS, NEW_CARD, CLASS_SHEET = (
    "tessere.pdf", "tessere-scuolabus.pdf", "tessera-nuova.pdf", "foglio-classe.pdf",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class People:
    """Who plays a part; pupils by their ids. `others` are booked, in no class on a trip, without a diet."""

    diet: int
    plain: int
    absent: int
    at_home: int
    lost_card: int
    on_trip: int
    by_bus: int
    of_other_school: int
    others: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Morning:
    """What the morning came to. `sheets` are the cards of each PDF, in the order in which they are printed."""

    town: SampleTown
    school_id: int
    people: People
    lost_token: str
    sheets: dict[str, tuple[PrintableCard, ...]]

    @property
    def cards_printed(self) -> int:
        """How many cards are on paper, of all PDFs."""
        return sum(len(printed) for printed in self.sheets.values())


def live_morning(session: Session, clock: DemoClock, place: DemoPlace, seed: int) -> Morning:
    """Make the town and live until the cut-off; return what the rest of the day needs."""
    clock.put(time(7, 15))
    town = make_sample(session, open_sealer(place.key_file, session.database), seed)
    create_user(session, USERNAME, CLERK, Role.ADMINISTRATOR, PASSWORD)
    school_id = town.school_ids["primaria"]
    trip_class_id = max(class_id for class_id, school in town.class_ids.items() if school == school_id)
    people = _cast(session, town, school_id, trip_class_id, Random(seed))  # noqa: S311 - parts, nothing secret
    open_balances(session, town, Random(seed + 1))  # noqa: S311 - amounts of an example
    for service_id in (town.service_id, town.bus_service_id):
        cards.issue_missing_cards(session, service_id)
    sheets = {
        CARDS: cards.printable_cards(session, town.service_id, on=DAY),
        BUS_CARDS: cards.printable_cards(session, town.bus_service_id, on=DAY),
    }
    lost_token = _token_of(session, people.lost_card, town.service_id)
    clock.put(time(8, 5))
    _families_call(session, town, people, trip_class_id)
    _replace_card(session, people.lost_card, town.service_id)
    sheets[NEW_CARD] = cards.printable_cards(session, town.service_id, pupil_ids=[people.lost_card], on=DAY)
    for name, printed in sheets.items():
        documents.card_sheets_pdf(printed, place.papers / name)
    _print_class_sheet(session, town, people.diet, place)
    enrol_station(
        session,
        id=STATION_ID,
        name="Refettorio Calvino",
        school_id=school_id,
        service_id=town.service_id,
        may_presence=True,
        may_recharge=True,
    )
    return Morning(town, school_id, people, lost_token, sheets)


def _cast(session: Session, town: SampleTown, school_id: int, trip_class_id: int, random: Random) -> People:
    on_trip = [pupil for pupil in town.pupils_of_school[school_id] if _class_of(session, pupil) == trip_class_id]
    pupils = [
        pupil
        for pupil in town.pupils_of_school[school_id]
        if pupil not in on_trip and not meals.diets_of(session, pupil, DAY)
    ]
    random.shuffle(pupils)
    diet, plain, absent, at_home, lost_card, *others = pupils
    by_bus = next(pupil for pupil in others if _rides(session, pupil, town.bus_service_id))
    of_other_school = random.choice(town.pupils_of_school[town.school_ids["infanzia"]])
    return People(
        diet=diet,
        plain=plain,
        absent=absent,
        at_home=at_home,
        lost_card=lost_card,
        on_trip=random.choice(on_trip),
        by_bus=by_bus,
        of_other_school=of_other_school,
        others=tuple(others),
    )


def _families_call(session: Session, town: SampleTown, people: People, trip_class_id: int) -> None:
    """Report absences and plain meals, note a diet, take the service away from the class that goes on a trip."""
    calendar.add_closure(session, DAY, DAY, "Gita al museo", class_group_id=trip_class_id, service_id=town.service_id)
    gluten = next(diet for diet in meals.diets(session) if diet.code == "SG")
    meals.assign_diet(session, people.diet, gluten.id, starts_on=YEAR_START, ends_on=YEAR_END)
    for pupil in (people.absent, people.at_home):
        meals.report_absence(
            session, _operation(session), pupil, town.service_id, DAY, DAY,
            channel=meals.RequestChannel.PHONE, asked_by="Un genitore",
        )  # fmt: skip
    meals.request_plain_meal(
        session, _operation(session), people.plain, town.service_id, DAY, DAY,
        channel=meals.RequestChannel.PHONE, asked_by="Un genitore",
    )  # fmt: skip


def _replace_card(session: Session, pupil_id: int, service_id: int) -> None:
    card = cards.card_of(session, pupil_id, service_id)
    if card is None:
        raise AssertionError("every pupil has a card")
    cards.reissue_card(session, card.id, "Smarrita")


def _print_class_sheet(session: Session, town: SampleTown, pupil_id: int, place: DemoPlace) -> None:
    """Print the teacher's sheet of the class in which somebody has a diet."""
    class_id = _class_of(session, pupil_id)
    group = registry.class_group(session, class_id)
    pupils = [pupil for pupil in town.pupils if _class_of(session, pupil) == class_id]
    lines = []
    for pupil in pupils:
        record = registry.pupil(session, pupil)
        diets = meals.diets_of(session, pupil, DAY)
        lines.append(
            documents.ClassSheetLine(
                record.last_name,
                record.first_name,
                _token_of(session, pupil, town.service_id),
                diets[0].diet.code if diets else None,
            )
        )
    sheet = documents.ClassSheet(
        heading=documents.Heading.of(registry.municipality(session)),
        class_name=group.name,
        school_name=group.school_name,
        service_name="Mensa",
        on=DAY,
        lines=tuple(sorted(lines, key=lambda line: (line.last_name, line.first_name))),
    )
    documents.class_sheet_pdf(sheet, place.papers / CLASS_SHEET)


def _class_of(session: Session, pupil_id: int) -> int:
    return registry.placements_of(session, pupil_id)[0].class_id


def _rides(session: Session, pupil_id: int, bus_service_id: int) -> bool:
    return any(one.service_id == bus_service_id for one in registry.enrolments_of(session, pupil_id))


def _token_of(session: Session, pupil_id: int, service_id: int) -> str:
    card = cards.card_of(session, pupil_id, service_id)
    if card is None:
        raise AssertionError("every pupil has a card")
    return card.token


def _operation(session: Session) -> OperationId:
    return OperationId("office", session.ids.new_id())
