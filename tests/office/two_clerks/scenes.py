"""Forms that two clerks have open at once: how each is opened, filled in, and looked at afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import time
from typing import Any

from PySide6.QtWidgets import QAbstractButton

from core import meals, messages, privacy, registry
from core.access.options import get_option, set_option
from core.access.permissions import Role
from core.access.session import Session
from core.access.users import create_user, update_user, users
from core.ledger import REFUND_MINIMUM
from core.meals import kitchen, menu
from core.meals.menu import Allergen, Course
from core.messages import Step, Template
from core.qt.record_model import read_all
from core.registry import ChargePolicy, SchoolLevel
from office.admin.users_page import UsersPage
from office.both_shown import BothShown
from office.form import Form
from office.kitchen.menus import DIET, DISH
from office.kitchen.page import KitchenPage
from office.kitchen.view import KITCHENS, MENU
from office.privacy.page import KEEP, PrivacyPage
from office.reminders.page import RemindersPage
from office.reminders.view import RULES, TEXTS
from office.structure.page import StructurePage
from tests.builders import YEAR_END, YEAR_START
from tests.office.conftest import OfficeTown


@dataclass
class Scene:
    """A form on screen with something typed into it, and how to look at what is kept."""

    form: Any
    save: QAbstractButton
    both: BothShown
    kept: Callable[[], Any]


Open = Callable[["Stage"], Scene]


@dataclass
class Stage:
    """What a scene is made of. `carla` is the colleague who saves first."""

    town: OfficeTown
    carla: Session
    open: Callable[[Any], Any]
    settled: Callable[[], None]
    desk: Any

    @property
    def session(self) -> Session:
        return self.town.session

    def structure(self, key: str) -> Any:
        area = self.open(StructurePage(self.desk))
        page = area.show_page(key)
        self.settled()
        return page


def scene(form: Form, kept: Callable[[], Any]) -> Scene:
    return Scene(form, form.save_button, form.both, kept)


def pick(page: Any, row: int = 0) -> None:
    page.table.selectRow(row)
    page.begin_change()


# Each opens a form, types into the first field, lets Carla save another value of the same field, and another field.


def of_a_user(stage: Stage) -> Scene:
    user = create_user(stage.session, "ugo", "Ugo Neri", Role.CLERK, "una frase lunga davvero")
    page = stage.open(UsersPage(stage.desk))
    page.table.select_identity(user)
    page.edit_button.click()
    page.form.display_name.setText("Ugo mio")
    update_user(stage.carla, user, display_name="Ugo suo", role=Role.AUDITOR)

    def kept() -> tuple[str, str]:
        one = next(one for one in users(stage.session) if one.id == user)
        return one.display_name, one.role.value

    return scene(page.form, kept)


def of_a_school(stage: Stage) -> Scene:
    page = stage.structure("schools")
    row = next(row for row, one in enumerate(read_all(page.model)) if one.id == stage.town.town.school_id)
    pick(page, row)
    page.school_form.school_name.setText("Calvino mia")
    registry.update_school(stage.carla, stage.town.town.school_id, name="Calvino sua", level=SchoolLevel.PRIMARIA,
                           address="Via Roma")  # fmt: skip
    registry.offer_service(stage.carla, stage.town.town.school_id, stage.town.service_id, time(8, 45))

    def kept() -> tuple[object, ...]:
        one = next(one for one in registry.schools(stage.session) if one.id == stage.town.town.school_id)
        return one.name, one.address, registry.offered_services(stage.session, one.id)[0].cutoff

    return scene(page.school_form, kept)


def of_a_class(stage: Stage) -> Scene:
    page = stage.structure("schools")
    row = next(row for row, one in enumerate(read_all(page.model)) if one.id == stage.town.town.school_id)
    page.table.selectRow(row)
    page.class_table.select_identity(stage.town.town.class_id)
    page.edit_class.click()
    page.class_form.names.setText("3ª mia")
    registry.update_class(stage.carla, stage.town.town.class_id, name="3ª sua", weekdays=[0, 2])

    def kept() -> tuple[object, ...]:
        one = registry.class_group(stage.session, stage.town.town.class_id)
        return one.name, sorted(one.weekdays)

    return scene(page.class_form, kept)


def of_a_service(stage: Stage) -> Scene:
    page = stage.structure("services")
    pick(page)
    page.service_form.service_name.setText("Mensa mia")
    registry.update_service(stage.carla, stage.town.service_id, name="Mensa sua", charge_policy=ChargePolicy.BOOKED,
                            cutoff=time(8, 15), plain_limit_days=3)  # fmt: skip

    def kept() -> tuple[object, ...]:
        one = registry.services(stage.session)[0]
        return one.name, one.cutoff

    return scene(page.service_form, kept)


def of_a_group(stage: Stage) -> Scene:
    page = stage.structure("services")
    page.table.selectRow(0)
    page.group_button.click()
    page.group_form.group_name.setText("Pasti miei")
    registry.rename_service_group(stage.carla, stage.town.town.group_id, "Pasti suoi")
    return scene(page.group_form, lambda: (registry.service_groups(stage.session)[0].name, None))


def of_a_diet(stage: Stage) -> Scene:
    diet = meals.create_diet(stage.session, "VEG", "Vegetariana", "niente carne")
    page = stage.structure("diets")
    pick(page)
    page.form.diet_name.setText("Veg mia")
    meals.change_diet(stage.carla, diet, name="Veg sua", effect="niente carne")
    menu.set_exclusion(stage.carla, diet, allergens=Allergen.FISH, ingredients=["carne"])

    def kept() -> tuple[object, ...]:
        one = menu.exclusions(stage.session)[diet]
        return one.diet.name, one.allergens, one.ingredients

    return scene(page.form, kept)


def of_the_municipality(stage: Stage) -> Scene:
    page = stage.structure("municipality")
    page.form.fields["phone"].setText("011 33")
    registry.save_municipality(stage.carla, name="Mazzè", province="TO", fiscal_code="01716020019", phone="011 44",
                               address="Via Nuova 1")  # fmt: skip

    def kept() -> tuple[object, ...]:
        one = registry.municipality(stage.session)
        return one.phone, one.address, one.patron_name

    return scene(page.form, kept)


def of_options(stage: Stage) -> Scene:
    page = stage.structure("options")
    page.form.refund_minimum.setText("7,00")
    set_option(stage.carla, REFUND_MINIMUM, 900)
    return scene(page.form, lambda: (get_option(stage.session, REFUND_MINIMUM), None))


def of_the_ladder(stage: Stage) -> Scene:
    page = stage.open(RemindersPage(stage.desk))
    page.parts.setCurrentIndex(RULES)
    page.rules.amounts["low_cents"].setText("7,00")
    messages.set_ladder(stage.carla, replace(messages.ladder(stage.carla), low_cents=900, repeat_days=20))

    def kept() -> tuple[object, ...]:
        one = messages.ladder(stage.session)
        return one.low_cents, one.repeat_days

    return scene(page.rules.rules, kept)


def of_the_mail_server(stage: Stage) -> Scene:
    page = stage.open(RemindersPage(stage.desk))
    page.parts.setCurrentIndex(RULES)
    page.rules.host.setText("mia.example.org")
    page.rules.from_address.setText("mensa@example.org")
    messages.set_mail_server(stage.carla, messages.MailServer("sua.example.org", 465, sender="mensa@example.org"))

    def kept() -> tuple[object, ...]:
        one = messages.mail_server(stage.session)
        return one.host, one.port

    return scene(page.rules.mail, kept)


def of_a_text(stage: Stage) -> Scene:
    page = stage.open(RemindersPage(stage.desk))
    page.parts.setCurrentIndex(TEXTS)
    page.texts.subject.setText("Oggetto mio")
    messages.set_template(stage.carla, Template(Step.ALERT, "Oggetto suo", "Testo suo"))

    def kept() -> tuple[object, ...]:
        one = messages.template(stage.session, Step.ALERT)
        return one.subject, one.body

    return Scene(page.texts, page.texts.save_button, page.texts.both, kept)


def of_the_retention(stage: Stage) -> Scene:
    page = stage.open(PrivacyPage(stage.desk))
    page.parts.setCurrentIndex(KEEP)
    page.keep.boxes["pupil_years"].setValue(7)
    privacy.set_retention(stage.carla, replace(privacy.retention(stage.carla), pupil_years=9, message_years=3))

    def kept() -> tuple[object, ...]:
        one = privacy.retention(stage.session)
        return one.pupil_years, one.message_years

    return scene(page.keep.form, kept)


def of_a_kitchen(stage: Stage) -> Scene:
    one = kitchen.create_kitchen(stage.session, "CU", "Cucina")
    page = stage.open(KitchenPage(stage.desk))
    page.parts.setCurrentIndex(KITCHENS)
    stage.settled()
    form = page.kitchens.form
    form.which.setCurrentIndex(form.which.findData(one))
    form.kitchen_name.setText("Cucina mia")
    kitchen.update_kitchen(stage.carla, one, name="Cucina sua", is_active=False)

    def kept() -> tuple[object, ...]:
        found = next(each for each in kitchen.kitchens(stage.session) if each.id == one)
        return found.name, found.is_active

    return scene(form, kept)


def of_a_dish(stage: Stage) -> Scene:
    dish = menu.save_dish(stage.session, "Pasta", Course.FIRST)
    page = stage.open(KitchenPage(stage.desk))
    page.parts.setCurrentIndex(MENU)
    stage.settled()
    page.menus.cards.setCurrentIndex(DISH)
    form = page.menus.dish_form
    form.which.setCurrentIndex(form.which.findData(dish))
    form.dish_name.setText("Pasta mia")
    menu.save_dish(stage.carla, "Pasta sua", Course.SINGLE, dish_id=dish, allergens=Allergen.GLUTEN, is_organic=True)

    def kept() -> tuple[object, ...]:
        one = next(one for one in menu.dishes(stage.session) if one.id == dish)
        return one.name, one.course, one.allergens, one.is_organic

    return scene(form, kept)


def of_an_exclusion(stage: Stage) -> Scene:
    diet = meals.create_diet(stage.session, "VEG", "Vegetariana", "niente carne")
    menu.set_exclusion(stage.session, diet, allergens=Allergen.NONE, ingredients=["carne"])
    page = stage.open(KitchenPage(stage.desk))
    page.parts.setCurrentIndex(MENU)
    stage.settled()
    page.menus.cards.setCurrentIndex(DIET)
    form = page.menus.exclusion_form
    form.ingredients.setText("mia")
    menu.set_exclusion(stage.carla, diet, allergens=Allergen.FISH, ingredients=["sua"])

    def kept() -> tuple[object, ...]:
        one = menu.exclusions(stage.session)[diet]
        return ", ".join(one.ingredients), one.allergens

    return scene(form, kept)


def of_a_menu(stage: Stage) -> Scene:
    one = menu.save_menu(stage.session, stage.town.service_id, "Menu", starts_on=YEAR_START, ends_on=YEAR_END, weeks=4)
    page = stage.open(KitchenPage(stage.desk))
    page.parts.setCurrentIndex(MENU)
    stage.settled()
    page.menus.edit_button.click()
    form = page.menus.season_form
    form.menu_name.setText("Menu mio")
    menu.save_menu(stage.carla, stage.town.service_id, "Menu suo", starts_on=YEAR_START, ends_on=YEAR_END, weeks=5,
                   menu_id=one)  # fmt: skip

    def kept() -> tuple[object, ...]:
        found = menu.menu(stage.session, one)
        return found.name, found.weeks

    return scene(form, kept)


SCENES: dict[str, tuple[Open, tuple[object, ...], tuple[object, ...]]] = {
    # What is kept if the second leaves what is proposed (the own line, their other ones); if theirs is taken.
    "user": (of_a_user, ("Ugo mio", "auditor"), ("Ugo suo", "auditor")),
    "school": (of_a_school, ("Calvino mia", "Via Roma", time(8, 45)), ("Calvino sua", "Via Roma", time(8, 45))),
    "class": (of_a_class, ("3ª mia", [0, 2]), ("3ª sua", [0, 2])),
    "service": (of_a_service, ("Mensa mia", time(8, 15)), ("Mensa sua", time(8, 15))),
    "group": (of_a_group, ("Pasti miei", None), ("Pasti suoi", None)),
    "diet": (of_a_diet, ("Veg mia", Allergen.FISH, ("carne",)), ("Veg sua", Allergen.FISH, ("carne",))),
    "municipality": (of_the_municipality, ("011 33", "Via Nuova 1", None), ("011 44", "Via Nuova 1", None)),
    "options": (of_options, (700, None), (900, None)),
    "ladder": (of_the_ladder, (700, 20), (900, 20)),
    "mail server": (of_the_mail_server, ("mia.example.org", 465), ("sua.example.org", 465)),
    "text": (of_a_text, ("Oggetto mio", "Testo suo"), ("Oggetto suo", "Testo suo")),
    "retention": (of_the_retention, (7, 3), (9, 3)),
    "kitchen": (of_a_kitchen, ("Cucina mia", False), ("Cucina sua", False)),
    "dish": (of_a_dish, ("Pasta mia", Course.SINGLE, Allergen.GLUTEN, True),
             ("Pasta sua", Course.SINGLE, Allergen.GLUTEN, True)),
    "exclusion": (of_an_exclusion, ("mia", Allergen.FISH), ("sua", Allergen.FISH)),
    "menu": (of_a_menu, ("Menu mio", 5), ("Menu suo", 5)),
}  # fmt: skip
