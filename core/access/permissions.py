"""Which role may do what: one table, enforced in core by `Session.require`, never only by hidden buttons."""

from __future__ import annotations

from enum import StrEnum

from core.errors import NotAllowed, Phrase


class Role(StrEnum):
    """The roles of the office. SYSTEM is the program itself and STATION a kiosk; nobody signs in as either."""

    ADMINISTRATOR = "administrator"
    CLERK = "clerk"
    CASHIER = "cashier"
    SCHOOL = "school"
    KITCHEN = "kitchen"
    AUDITOR = "auditor"
    STATION = "station"
    SYSTEM = "system"


#: How a refusal names the role of whoever was refused.
_NAMES = {
    Role.ADMINISTRATOR: Phrase("amministratore"),
    Role.CLERK: Phrase("ufficio"),
    Role.CASHIER: Phrase("cassa"),
    Role.SCHOOL: Phrase("scuola"),
    Role.KITCHEN: Phrase("cucina"),
    Role.AUDITOR: Phrase("revisore"),
    Role.STATION: Phrase("postazione"),
    Role.SYSTEM: Phrase("programma"),
}


def not_allowed(role: Role) -> NotAllowed:
    """Return the refusal of an operation that the role does not include, to be raised."""
    return NotAllowed(role=_NAMES[role])


class Permission(StrEnum):
    """What an operation asks for."""

    MANAGE_USERS = "manage_users"
    EDIT_SETTINGS = "edit_settings"
    VIEW_AUDIT = "view_audit"
    BACK_UP = "back_up"
    VIEW_REGISTRY = "view_registry"
    VIEW_GUARDIANS = "view_guardians"
    EDIT_REGISTRY = "edit_registry"
    VIEW_PHOTO = "view_photo"
    EDIT_CALENDAR = "edit_calendar"
    EDIT_TARIFFS = "edit_tariffs"
    VIEW_MEALS = "view_meals"
    REPORT_ABSENCE = "report_absence"
    OVERRIDE_CUTOFF = "override_cutoff"
    SET_INSERTION = "set_insertion"
    RECORD_PRESENCE = "record_presence"
    EDIT_DIETS = "edit_diets"
    READ_DIET_REASON = "read_diet_reason"
    SEND_ORDER = "send_order"
    ACKNOWLEDGE_ORDER = "acknowledge_order"
    EDIT_MENU = "edit_menu"
    CLOSE_DAY = "close_day"
    VIEW_LEDGER = "view_ledger"
    POST_LEDGER = "post_ledger"
    CLOSE_PERIOD = "close_period"
    RECHARGE = "recharge"
    ISSUE_CARDS = "issue_cards"
    MANAGE_STATIONS = "manage_stations"
    SEND_REMINDERS = "send_reminders"
    EXPORT_SUBJECT = "export_subject"
    ERASE_DATA = "erase_data"


_A, _C, _K, _S, _T, _U, _X, _Y = (
    Role.ADMINISTRATOR,
    Role.CLERK,
    Role.KITCHEN,
    Role.SCHOOL,
    Role.CASHIER,
    Role.AUDITOR,
    Role.STATION,
    Role.SYSTEM,
)

ROLES_OF: dict[Permission, frozenset[Role]] = {
    Permission.MANAGE_USERS: frozenset({_A, _Y}),
    Permission.EDIT_SETTINGS: frozenset({_A, _Y}),
    Permission.VIEW_AUDIT: frozenset({_A, _U, _Y}),
    Permission.BACK_UP: frozenset({_A, _C, _Y}),
    Permission.VIEW_REGISTRY: frozenset({_A, _C, _T, _S, _K, _U, _X, _Y}),
    # Names of families, phones and addresses: not for the kitchen, nor for a kiosk that anybody stands before.
    Permission.VIEW_GUARDIANS: frozenset({_A, _C, _T, _S, _U, _Y}),
    Permission.EDIT_REGISTRY: frozenset({_A, _C, _Y}),
    # A child's face: for those who know the children, and whom it helps to recognise them.
    Permission.VIEW_PHOTO: frozenset({_A, _C, _S, _Y}),
    Permission.EDIT_CALENDAR: frozenset({_A, _C, _Y}),
    Permission.EDIT_TARIFFS: frozenset({_A, _C, _Y}),
    Permission.VIEW_MEALS: frozenset({_A, _C, _S, _K, _U, _X, _Y}),
    Permission.REPORT_ABSENCE: frozenset({_A, _C, _S, _Y}),
    Permission.OVERRIDE_CUTOFF: frozenset({_A, _C, _Y}),
    # Run by the schools, not by the municipality (the seed): core lets a school touch its own children only.
    Permission.SET_INSERTION: frozenset({_A, _C, _S, _Y}),
    Permission.RECORD_PRESENCE: frozenset({_A, _C, _S, _X, _Y}),
    Permission.EDIT_DIETS: frozenset({_A, _C, _Y}),
    # The reason of a diet is special-category data (GDPR art. 9): not for those who run the program.
    Permission.READ_DIET_REASON: frozenset({_C}),
    Permission.SEND_ORDER: frozenset({_A, _C, _Y}),
    # The kitchen itself, or the office for a kitchen that answers on the phone.
    Permission.ACKNOWLEDGE_ORDER: frozenset({_A, _C, _K, _Y}),
    Permission.EDIT_MENU: frozenset({_A, _C, _K, _Y}),
    Permission.CLOSE_DAY: frozenset({_A, _C, _Y}),
    Permission.VIEW_LEDGER: frozenset({_A, _C, _T, _U, _Y}),
    Permission.POST_LEDGER: frozenset({_A, _C, _Y}),
    Permission.CLOSE_PERIOD: frozenset({_A, _Y}),
    Permission.RECHARGE: frozenset({_A, _C, _T, _X, _Y}),
    Permission.ISSUE_CARDS: frozenset({_A, _C, _S, _Y}),
    Permission.MANAGE_STATIONS: frozenset({_A, _Y}),
    Permission.SEND_REMINDERS: frozenset({_A, _C, _Y}),
    # All that is kept about a family, for the family (GDPR art. 15).
    Permission.EXPORT_SUBJECT: frozenset({_A, _C, _Y}),
    # What is erased does not come back.
    Permission.ERASE_DATA: frozenset({_A, _Y}),
}
