"""Gathering what stands on the receipt of a request that was registered before: the copy says that it is one."""

from __future__ import annotations

from core import meals, registry
from core.access.session import Session
from core.documents.paper import Heading
from core.documents.request_receipts import RequestPaper
from core.errors import NotFound, Phrase
from core.meals import RequestChannel, RequestKind

_KINDS = {
    RequestKind.ABSENCE: "Assenza",
    RequestKind.PLAIN: "Pasto in bianco",
    RequestKind.RESTORE: "Ripristino della prenotazione",
}
_CHANNELS = {
    RequestChannel.PHONE: "Telefono",
    RequestChannel.DESK: "Sportello",
    RequestChannel.EMAIL: "E-mail",
    RequestChannel.SCHOOL: "Scuola",
    RequestChannel.PORTAL: "Portale",
    RequestChannel.IMPORT: "Registro di classe",
}


def request_paper_of(session: Session, code: str) -> RequestPaper:
    """Return the receipt of a request as it was given, marked as printed again; `code` as somebody types it.

    Raises:
        NotFound: no request has the code.
        MunicipalityMissing: the municipality's data are not entered yet.
        NotAllowed: the role may not, or the child is of another school than the school's user.
    """
    found = meals.receipt(session, code)
    one = next(iter(meals.meal_requests(session, found.receipt_code).items), None)
    if one is None:
        raise NotFound(what=Phrase("Codice di ricevuta «{code}»", code=code[:20]))
    return RequestPaper(
        heading=Heading.of(registry.municipality(session)),
        code=found.receipt_code,
        at=found.at,
        request_text=_KINDS[found.kind],
        pupil_name=one.pupil_name,
        class_text=one.class_name,
        service_name=one.service_name,
        days=found.days,
        skipped=found.skipped,
        asked_by=found.asked_by,
        channel_text=_CHANNELS[found.channel],
        is_copy=True,
    )
