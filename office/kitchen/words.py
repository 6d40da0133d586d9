"""Words of the kitchen as the screens write them, in the language on screen."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QLocale

from core.calendar import Suspension, SuspensionKind
from core.meals.certificates import CertificateState
from core.meals.kitchen import Changed, Difference, OrderStatus
from core.meals.menu import Allergen, Conflict, Course, each_allergen
from core.qt.columns import Tone

_MINUS = "\N{MINUS SIGN}"


def status_word(status: OrderStatus, *, is_past: bool) -> tuple[str, Tone | None]:
    """Return what an order's state is called, and its colour."""
    match status:
        case OrderStatus.WAITING:
            return QCoreApplication.translate("Kitchen", "In attesa"), Tone.MUTED
        case OrderStatus.DUE if is_past:
            return QCoreApplication.translate("Kitchen", "Non inviato"), Tone.MUTED
        case OrderStatus.DUE:
            return QCoreApplication.translate("Kitchen", "Da inviare"), Tone.DANGER
        case OrderStatus.SENT:
            return QCoreApplication.translate("Kitchen", "Inviato, non letto"), Tone.WARNING
        case OrderStatus.READ:
            return QCoreApplication.translate("Kitchen", "Letto"), Tone.SUCCESS
        case OrderStatus.CHANGED:
            return QCoreApplication.translate("Kitchen", "Da aggiornare"), Tone.DANGER


def kind_name(kind: SuspensionKind) -> str:
    """Return what a kind of suspension is called."""
    match kind:
        case SuspensionKind.STRIKE:
            return QCoreApplication.translate("Kitchen", "Sciopero")
        case SuspensionKind.TRIP:
            return QCoreApplication.translate("Kitchen", "Gita")
        case SuspensionKind.EARLY_CLOSING:
            return QCoreApplication.translate("Kitchen", "Uscita anticipata")
        case SuspensionKind.EMERGENCY:
            return QCoreApplication.translate("Kitchen", "Emergenza (neve, guasto)")
        case SuspensionKind.OTHER:
            return QCoreApplication.translate("Kitchen", "Altro")


def whom(one: Suspension) -> str:
    """Return whom a suspension concerns."""
    if one.class_names:
        names = ", ".join(one.class_names)
        return f"{one.school_name} · {names}" if one.school_name else names
    return one.school_name or QCoreApplication.translate("Kitchen", "Tutte le scuole")


def course_name(course: Course) -> str:  # noqa: PLR0911 - one line a course
    """Return what a course is called."""
    match course:
        case Course.FIRST:
            return QCoreApplication.translate("Kitchen", "Primo")
        case Course.SECOND:
            return QCoreApplication.translate("Kitchen", "Secondo")
        case Course.SINGLE:
            return QCoreApplication.translate("Kitchen", "Piatto unico")
        case Course.SIDE:
            return QCoreApplication.translate("Kitchen", "Contorno")
        case Course.BREAD:
            return QCoreApplication.translate("Kitchen", "Pane")
        case Course.FRUIT:
            return QCoreApplication.translate("Kitchen", "Frutta o dolce")
        case Course.OTHER:
            return QCoreApplication.translate("Kitchen", "Altro")


def allergen_name(allergen: Allergen) -> str:
    """Return what an allergen is called, in the order and (shortened) words of the regulation's annex II."""
    return {
        Allergen.GLUTEN: QCoreApplication.translate("Kitchen", "Glutine"),
        Allergen.CRUSTACEANS: QCoreApplication.translate("Kitchen", "Crostacei"),
        Allergen.EGGS: QCoreApplication.translate("Kitchen", "Uova"),
        Allergen.FISH: QCoreApplication.translate("Kitchen", "Pesce"),
        Allergen.PEANUTS: QCoreApplication.translate("Kitchen", "Arachidi"),
        Allergen.SOY: QCoreApplication.translate("Kitchen", "Soia"),
        Allergen.MILK: QCoreApplication.translate("Kitchen", "Latte"),
        Allergen.NUTS: QCoreApplication.translate("Kitchen", "Frutta a guscio"),
        Allergen.CELERY: QCoreApplication.translate("Kitchen", "Sedano"),
        Allergen.MUSTARD: QCoreApplication.translate("Kitchen", "Senape"),
        Allergen.SESAME: QCoreApplication.translate("Kitchen", "Sesamo"),
        Allergen.SULPHITES: QCoreApplication.translate("Kitchen", "Solfiti"),
        Allergen.LUPIN: QCoreApplication.translate("Kitchen", "Lupini"),
        Allergen.MOLLUSCS: QCoreApplication.translate("Kitchen", "Molluschi"),
    }[allergen]


def allergen_names(allergens: Allergen) -> str:
    """Return several allergens' names; empty for none."""
    return ", ".join(map(allergen_name, each_allergen(allergens)))


def left_out(one: Conflict) -> str:
    """Return what of the dish the diet leaves out, in the language on screen: `Glutine, maiale`."""
    return ", ".join(filter(None, (allergen_names(one.allergens), *one.ingredients)))


def certificate_word(state: CertificateState, days_left: int | None) -> tuple[str, Tone | None]:
    """Return where a certificate stands, and its colour."""
    match state:
        case CertificateState.EXPIRED:
            return QCoreApplication.translate("Kitchen", "Scaduto"), Tone.DANGER
        case CertificateState.EXPIRING if days_left == 0:
            return QCoreApplication.translate("Kitchen", "Scade oggi"), Tone.WARNING
        case CertificateState.EXPIRING if days_left == 1:
            return QCoreApplication.translate("Kitchen", "Scade domani"), Tone.WARNING
        case CertificateState.EXPIRING:
            return QCoreApplication.translate("Kitchen", "Scade tra {days} giorni").format(days=days_left), Tone.WARNING
        case CertificateState.VALID:
            return QCoreApplication.translate("Kitchen", "Valido"), Tone.SUCCESS
        case CertificateState.NONE:
            return QCoreApplication.translate("Kitchen", "Senza certificato"), Tone.MUTED


def difference_text(one: Difference) -> str:
    """Return a difference as one reads it aloud: `3ªA: dieta GLU −1`."""
    what = {
        Changed.STANDARD: QCoreApplication.translate("Kitchen", "standard"),
        Changed.PLAIN: QCoreApplication.translate("Kitchen", "in bianco"),
        Changed.DIET: QCoreApplication.translate("Kitchen", "dieta {code}").format(code=one.label),
        Changed.EXTRA: QCoreApplication.translate("Kitchen", "extra"),
        Changed.STAFF: QCoreApplication.translate("Kitchen", "personale"),
        Changed.SPARE: QCoreApplication.translate("Kitchen", "pasti in più"),
    }[one.what]
    text = f"{what} {signed(one.change)}"
    return f"{one.class_name}: {text}" if one.class_name else text


def signed(number: int) -> str:
    """Return a number with its sign, the minus a true one."""
    return f"+{number}" if number > 0 else f"{_MINUS}{-number}" if number else "0"


def weekday_name(weekday: int) -> str:
    """Return `lunedì` for 0."""
    return QLocale().dayName(weekday + 1)


def period(first: date, last: date) -> str:
    """Return one day, or two with a dash between and nothing said twice: `24–25/11/2026`."""
    if first == last:
        return f"{first:%d/%m/%Y}"
    if (first.year, first.month) == (last.year, last.month):
        return f"{first:%d}–{last:%d/%m/%Y}"
    return f"{first:%d/%m}–{last:%d/%m/%Y}" if first.year == last.year else f"{first:%d/%m/%Y}–{last:%d/%m/%Y}"
