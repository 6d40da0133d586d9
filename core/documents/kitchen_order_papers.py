"""What stands on the kitchen's papers, asked of core: the order, its difference sheet, the labels of diets."""

from __future__ import annotations

from core.access.session import Session
from core.documents.kitchen_order import OrderPaper
from core.documents.kitchen_order_changes import ChangesPaper
from core.documents.kitchen_order_labels import LabelsPaper
from core.documents.paper import Heading
from core.errors import InvalidValue
from core.meals.kitchen import diet_labels, order
from core.meals.menu import check_day, menu_of_day
from core.registry import municipality


def order_paper_of(session: Session, order_id: int, version: int | None = None) -> OrderPaper:
    """Return an order in one of its versions (None: the last), with the day's menu as it is now.

    Raises:
        NotFound: no such order or version.
        NotAllowed: a school's user asks for another school's.
    """
    one = order(session, order_id)
    return OrderPaper(
        heading=Heading.of(municipality(session)),
        order=one,
        version=one.last if version is None else one.version(version),
        menu=menu_of_day(session, one.service_id, one.on, school_id=one.school_id),
        conflicts=check_day(session, one.service_id, one.on, school_id=one.school_id).conflicts,
    )


def changes_paper_of(session: Session, order_id: int, before: int | None = None) -> ChangesPaper:
    """Return what changed up to the last version: from `before`, or from the last that the kitchen read, or the first.

    When the kitchen has read the last version already, it is compared with the one before it.

    Raises:
        InvalidValue: there is one version only, or `before` is the last.
        NotFound: no such order or version.
        NotAllowed: a school's user asks for another school's.
    """
    one = order(session, order_id)
    if len(one.versions) < 2 or before == one.last.version:
        raise InvalidValue(field="Variazioni", reason="l'ordine non è cambiato dopo l'invio.")
    if before is None:
        read = max((version.version for version in one.versions[:-1] if version.read_at is not None), default=1)
        before = one.last.version - 1 if one.last.read_at is not None else read
    return ChangesPaper(Heading.of(municipality(session)), one, one.version(before), one.last)


def labels_paper_of(session: Session, order_id: int) -> LabelsPaper:
    """Return the labels of an order's special plates, as of now.

    Raises:
        NotFound: no such order.
        NotAllowed: the role has nothing to do with plates.
    """
    one = order(session, order_id)
    labels = diet_labels(session, one.service_id, one.school_id, one.on)
    return LabelsPaper(municipality(session).name, one.school_name, one.on, labels)
