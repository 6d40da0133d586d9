"""The kitchen's page for the eye: `python -m tests.office.kitchen.gallery [FOLDER]` writes its PNGs."""

from __future__ import annotations

import sys
from datetime import date, time, timedelta
from pathlib import Path

from core import meals, registry
from core.calendar import SuspensionKind, SuspensionScope
from core.clock import rome_instant
from core.documents.kitchen_order_mail import order_mail
from core.meals import kitchen
from core.meals.certificates import certificates, renew_certificate
from core.meals.suspending import suspend
from core.messages import send_order_mails
from office.kitchen.menus import DIET, DISH
from office.kitchen.orders_view import MAILS
from office.kitchen.page import KitchenPage
from office.kitchen.view import CERTIFICATES, KITCHENS, MENU, ORDERS, SUSPENSIONS
from refettorio.demo.sample import SampleTown
from tests.core.messages.conftest import FakeMail
from tests.office.account.gallery import Studio, operation, photograph

DAY = date(2026, 11, 24)

#: The studios in which the morning has begun.
_LIVED: set[int] = set()


def live(studio: Studio, town: SampleTown) -> None:
    """Staff meals, a morning with orders, late absences and a suspension."""
    session = studio.desk.session
    session.clock.set(rome_instant(DAY, time(8)))
    service_id = town.service_id
    if id(studio) in _LIVED:
        return
    _LIVED.add(id(studio))
    for school in registry.schools(session):
        for weekday in range(5):
            kitchen.set_standing_meals(session, school.id, service_id, weekday, staff=4, extra=1)
    for place, one in enumerate(certificates(session, only_due=False)[:6]):
        renew_certificate(session, one.pupil_diet_id, DAY + timedelta(days=(0, 3, 12, 30, 44, 60)[place]))


def shoot(studio: Studio, town: SampleTown, mark: str, width: int, height: int) -> None:
    live(studio, town)
    session, service_id = studio.desk.session, town.service_id
    page = KitchenPage(studio.desk)
    page.set_day(DAY)
    studio.show(page, width, height)
    studio.take(f"kitchen-0-before-{mark}")
    session.clock.set(rome_instant(DAY, time(9, 40)))
    page.reload()
    studio.take(f"kitchen-1-due-{mark}")
    cook = next(iter(kitchen.kitchens(session)), None)
    cook_id = kitchen.create_kitchen(session, "CC", "Centro cottura") if cook is None else cook.id
    kitchen.set_mailing(session, cook_id, ["cuochi@ristorazione.example", "ufficio@ristorazione.example"], is_on=True)
    page.primary.click()
    studio.settle()
    pupils = meals.day_pupils(session, service_id, DAY)
    late = [one.pupil_id for one in pupils if one.state is meals.BookingState.BOOKED][:3]
    for pupil_id in late:
        meals.report_absence(
            session, operation(session), pupil_id, service_id, DAY, DAY, channel=meals.RequestChannel.PHONE,
            asked_by="madre", override_reason="malattia",
        )  # fmt: skip
    page.reload()
    studio.settle()
    page.orders.table.selectRow(0)
    page.orders.parts.setCurrentIndex(1)
    studio.take(f"kitchen-2-sent-{mark}")
    refused = FakeMail(refused=("ufficio@ristorazione.example",))
    send_order_mails(session, refused, order_mail)
    page.orders.parts.setCurrentIndex(MAILS)
    page.reload()
    studio.settle()
    page.orders.table.selectRow(0)
    studio.take(f"kitchen-14-mails-{mark}")
    page.orders.reader.setText("Ada, cuoca")
    page.orders.read_button.click()
    studio.take(f"kitchen-3-read-{mark}")
    page.parts.setCurrentIndex(SUSPENSIONS)
    studio.settle()
    form = page.suspensions.form
    form.kind.setCurrentIndex(0)
    form.cause.setText("Sciopero del personale")
    form.last.set_day(DAY + timedelta(days=1))
    form.school.setCurrentIndex(1)
    form.classes.item(0).setCheckState(form.classes.item(0).checkState().Checked)
    form.preview_button.click()
    studio.take(f"kitchen-4-suspension-{mark}")
    form.suspend_button.click()
    studio.settle()
    page.suspensions.table.selectRow(0)
    page.suspensions.undo_button.click()
    studio.take(f"kitchen-5-undo-{mark}")
    page.suspensions.confirm.confirm_button.click()
    studio.settle()
    form.first.setText("31/02/2026")
    form.preview_button.click()
    studio.take(f"kitchen-6-fault-{mark}")
    page.parts.setCurrentIndex(MENU)
    studio.settle()
    page.menus.table.selectRow(2)
    studio.take(f"kitchen-7-menu-{mark}")
    page.menus.cards.setCurrentIndex(DISH)
    page.menus.dish_form.which.setCurrentIndex(4)
    studio.take(f"kitchen-8-dish-{mark}")
    page.menus.cards.setCurrentIndex(DIET)
    studio.take(f"kitchen-9-diet-{mark}")
    page.primary.click()
    studio.take(f"kitchen-10-season-{mark}")
    page.parts.setCurrentIndex(CERTIFICATES)
    studio.settle()
    page.certificates.table.selectRow(0)
    studio.take(f"kitchen-11-certificates-{mark}")
    page.parts.setCurrentIndex(KITCHENS)
    studio.settle()
    studio.take(f"kitchen-13-kitchens-{mark}")
    page.parts.setCurrentIndex(ORDERS)
    page.set_day(date(2026, 12, 25))
    studio.take(f"kitchen-12-holiday-{mark}")
    suspend(
        session, operation(session), SuspensionScope(service_id, DAY + timedelta(days=8), DAY + timedelta(days=8)),
        SuspensionKind.EMERGENCY, "Guasto alla caldaia",
    ) if mark.startswith("light-800") else None  # fmt: skip


def main(folder: Path) -> None:
    photograph(folder, shoot)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
