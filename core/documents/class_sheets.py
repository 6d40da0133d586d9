"""Gathering what stands on a class's sheet: its pupils of a day, their cards in use, the codes of their diets."""

from __future__ import annotations

from datetime import date

from core import cards, meals, registry
from core.access.session import Session
from core.documents.class_sheet import ClassSheet, ClassSheetLine
from core.documents.paper import Heading
from core.errors import NotFound


def class_sheet_of(session: Session, service_id: int, class_id: int, on: date) -> ClassSheet:
    """Return the sheet of a class for a day: all its pupils enrolled in the service, with or without a card.

    Raises:
        NotFound: no such class or service.
        MunicipalityMissing: the municipality's data are not entered yet.
        NotAllowed: the role may not.
    """
    group = registry.class_group(session, class_id)
    service = next((one for one in registry.services(session) if one.id == service_id), None)
    if service is None:
        raise NotFound(what="Servizio")
    pupils = meals.day_pupils(session, service_id, on, class_id=class_id)
    tokens = cards.tokens_in_use(session, service_id, [one.pupil_id for one in pupils])
    lines = tuple(
        ClassSheetLine(one.last_name, one.first_name, tokens.get(one.pupil_id), ", ".join(one.diets) or None)
        for one in pupils
    )
    heading = Heading.of(registry.municipality(session))
    return ClassSheet(heading, group.name, group.school_name, service.name, on, lines)
