"""Suspensions, kitchens with their orders and mails, dishes and menus, what diets exclude."""

from __future__ import annotations

import peewee

from core.storage.tables.columns import DayField, InstantField, Table, check, reference
from core.storage.tables.ledger import Account
from core.storage.tables.meals import Diet
from core.storage.tables.registry import CalendarException, ClassGroup, School, Service


class Suspension(Table):
    """A strike, a trip, an early closing: takes a service away from all, from one school or from some classes."""

    service = reference(Service)
    school = reference(School, null=True)
    starts_on = DayField()
    ends_on = DayField()
    kind = peewee.TextField()
    cause = peewee.TextField()
    actor_id = peewee.IntegerField()
    actor_name = peewee.TextField()
    at = InstantField()
    undone_at = InstantField(null=True)
    undone_by = peewee.TextField(null=True)

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("kind IN ('strike', 'trip', 'early_closing', 'emergency', 'other')"),
            check("cause <> ''"),
            check("starts_on <= ends_on"),
            check("(undone_at IS NULL) = (undone_by IS NULL)"),
        ]


class SuspensionClass(Table):
    """The classes of a suspension, when it does not take whole schools."""

    suspension = reference(Suspension)
    class_group = reference(ClassGroup)

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("suspension", "class_group")
        without_rowid = True


class SuspensionClosure(Table):
    """The closures of the calendar that a suspension made."""

    calendar_exception = reference(CalendarException, primary_key=True)
    suspension = reference(Suspension)

    class Meta:
        """Keys and constraints."""

        without_rowid = True


class SuspensionDay(Table):
    """A day that a suspension took away: how many meals it freed, and whether the day was charged already."""

    suspension = reference(Suspension)
    day = DayField()
    was_closed = peewee.BooleanField()
    freed = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("suspension", "day")
        without_rowid = True
        constraints = [check("freed >= 0")]


class SuspensionReversal(Table):
    """A charge that a suspension reversed; `is_restored` once the suspension was undone and it is charged again."""

    account = reference(Account)
    day = DayField()
    seq = peewee.IntegerField()
    suspension = reference(Suspension)
    is_restored = peewee.BooleanField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("account", "day", "seq")
        without_rowid = True


class Kitchen(Table):
    """A kitchen (centro cottura)."""

    code = peewee.TextField(unique=True)
    name = peewee.TextField(unique=True)
    is_active = peewee.BooleanField()

    class Meta:
        """Keys and constraints."""

        constraints = [check("code <> ''"), check("name <> ''")]


class KitchenService(Table):
    """Whether the kitchens cook for a service; without a row those do that know plain meals."""

    service = reference(Service, primary_key=True)
    is_cooked = peewee.BooleanField()

    class Meta:
        """Keys and constraints."""

        without_rowid = True


class KitchenSchool(Table):
    """Which kitchen cooks for a school; the first kitchen cooks for schools without a row."""

    school = reference(School, primary_key=True)
    kitchen = reference(Kitchen)

    class Meta:
        """Keys and constraints."""

        without_rowid = True


class KitchenMailing(Table):
    """Where a kitchen's orders go by e-mail (addresses with commas between), and whether they do."""

    kitchen = reference(Kitchen, primary_key=True)
    addresses = peewee.TextField()
    is_on = peewee.BooleanField()

    class Meta:
        """Keys and constraints."""

        without_rowid = True
        constraints = [check("addresses <> ''")]


class KitchenCounter(Table):
    """The last order number of a kitchen in a year."""

    kitchen = reference(Kitchen)
    year = peewee.IntegerField()
    last_number = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("kitchen", "year")
        without_rowid = True
        constraints = [check("last_number > 0")]


class StandingMeals(Table):
    """Meals of the staff and meals to spare that a school has on a weekday."""

    school = reference(School)
    service = reference(Service)
    weekday = peewee.IntegerField()
    staff = peewee.IntegerField()
    extra = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("school", "service", "weekday")
        without_rowid = True
        constraints = [check("weekday BETWEEN 0 AND 6"), check("staff >= 0"), check("extra >= 0")]


class DayMeals(Table):
    """The same for one day, in place of the weekday's."""

    school = reference(School)
    service = reference(Service)
    day = DayField()
    staff = peewee.IntegerField()
    extra = peewee.IntegerField()
    note = peewee.TextField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("school", "service", "day")
        without_rowid = True
        constraints = [check("staff >= 0"), check("extra >= 0")]


class KitchenOrder(Table):
    """The numbered order of a school's day: never changed, its versions follow."""

    kitchen = reference(Kitchen)
    school = reference(School)
    service = reference(Service)
    day = DayField()
    year = peewee.IntegerField()
    number = peewee.IntegerField()

    class Meta:
        """Keys and constraints."""

        indexes = ((("kitchen", "year", "number"), True), (("school", "service", "day"), True))
        constraints = [check("number > 0")]


class KitchenOrderVersion(Table):
    """What an order says: frozen. `body` has the plates and classes as JSON, without names of children."""

    kitchen_order = reference(KitchenOrder)
    version = peewee.IntegerField()
    standard = peewee.IntegerField()
    plain = peewee.IntegerField()
    diet = peewee.IntegerField()
    extra = peewee.IntegerField()
    staff = peewee.IntegerField()
    body = peewee.TextField()
    reason = peewee.TextField()
    actor_id = peewee.IntegerField()
    actor_name = peewee.TextField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("kitchen_order", "version")
        without_rowid = True
        constraints = [
            check("version > 0"),
            check("standard >= 0"),
            check("plain >= 0"),
            check("diet >= 0"),
            check("extra >= 0"),
            check("staff >= 0"),
        ]


class KitchenOrderReceipt(Table):
    """The kitchen has read a version."""

    kitchen_order_id = peewee.IntegerField()
    version = peewee.IntegerField()
    received_by = peewee.TextField()
    actor_id = peewee.IntegerField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("kitchen_order_id", "version")
        depends_on = (KitchenOrderVersion,)
        without_rowid = True
        constraints = [
            check("received_by <> ''"),
            peewee.SQL(
                "FOREIGN KEY (kitchen_order_id, version) REFERENCES kitchen_order_version (kitchen_order_id, version)"
            ),
        ]


class KitchenMail(Table):
    """A version on its way to one address of its kitchen; states as a message's."""

    kitchen_order_id = peewee.IntegerField()
    version = peewee.IntegerField()
    address = peewee.TextField()
    state = peewee.TextField()
    attempts = peewee.IntegerField()
    last_error = peewee.TextField(null=True)
    made_at = InstantField()
    state_at = InstantField()

    class Meta:
        """Keys and constraints."""

        depends_on = (KitchenOrderVersion,)
        indexes = ((("kitchen_order_id", "version", "address"), True),)
        constraints = [
            check("address <> ''"),
            check("state IN ('queued', 'sending', 'sent', 'failed', 'cancelled')"),
            check("attempts >= 0"),
            peewee.SQL(
                "FOREIGN KEY (kitchen_order_id, version) REFERENCES kitchen_order_version (kitchen_order_id, version)"
            ),
        ]


class KitchenMailEvent(Table):
    """What became of such a mail: only added."""

    kitchen_mail = reference(KitchenMail)
    seq = peewee.IntegerField()
    state = peewee.TextField()
    detail = peewee.TextField()
    actor_name = peewee.TextField()
    at = InstantField()

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("kitchen_mail", "seq")
        without_rowid = True


class Dish(Table):
    """A dish; `allergens` has a bit for each of the 14 of Reg. (EU) 1169/2011, annex II."""

    name = peewee.TextField(unique=True)
    course = peewee.TextField()
    ingredients = peewee.TextField()
    allergens = peewee.IntegerField()
    is_frozen = peewee.BooleanField()
    is_organic = peewee.BooleanField()

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("name <> ''"),
            check("course IN ('first', 'second', 'side', 'single', 'bread', 'fruit', 'other')"),
            check("allergens BETWEEN 0 AND 16383"),
        ]


class Menu(Table):
    """The menu of a season: some weeks that follow one another and begin again; for one level of schools, or all."""

    service = reference(Service)
    name = peewee.TextField()
    starts_on = DayField()
    ends_on = DayField()
    weeks = peewee.IntegerField()
    level = peewee.TextField(null=True)

    class Meta:
        """Keys and constraints."""

        constraints = [
            check("name <> ''"),
            check("starts_on <= ends_on"),
            check("weeks BETWEEN 1 AND 8"),
            check("level IN ('infanzia', 'primaria', 'secondaria')"),
        ]


class MenuDish(Table):
    """A dish of a week and weekday of a menu."""

    menu = reference(Menu)
    week = peewee.IntegerField()
    weekday = peewee.IntegerField()
    place = peewee.IntegerField()
    dish = reference(Dish)

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("menu", "week", "weekday", "place")
        without_rowid = True
        constraints = [check("week BETWEEN 1 AND 8"), check("weekday BETWEEN 0 AND 6"), check("place >= 0")]


class DietExclusion(Table):
    """What a diet leaves out: allergens (bits as in Dish) and ingredients."""

    diet = reference(Diet, primary_key=True)
    allergens = peewee.IntegerField()
    ingredients = peewee.TextField()

    class Meta:
        """Keys and constraints."""

        without_rowid = True
        constraints = [check("allergens BETWEEN 0 AND 16383")]


class DietSubstitute(Table):
    """What a diet gets in place of a dish."""

    diet = reference(Diet)
    dish = reference(Dish)
    substitute = reference(Dish)

    class Meta:
        """Keys and constraints."""

        primary_key = peewee.CompositeKey("diet", "dish")
        without_rowid = True
        constraints = [check("substitute_id <> dish_id")]
