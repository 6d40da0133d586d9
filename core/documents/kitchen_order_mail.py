"""An order as an e-mail to the kitchen: the numbers in the text, the order and what changed as PDF.

As on paper: codes and effects of diets, never a child's name, never a reason.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from core.access.session import Session
from core.clock import rome
from core.documents.kitchen_order import kitchen_order_pdf, long_day
from core.documents.kitchen_order_changes import difference_sheet_pdf, difference_text, signed
from core.documents.kitchen_order_papers import changes_paper_of, order_paper_of
from core.meals.kitchen import KitchenOrder, MailState, OrderMail, OrderVersion, differences, order, order_mails
from core.messages import Attachment, Mail
from core.registry import municipality, municipality_title

_PDF = "application/pdf"


def order_mail(session: Session, mail: OrderMail) -> Mail:
    """Return the mail of a version, with its papers.

    From the second version on there is a difference sheet too: against the last version that went to the same address,
    or that the kitchen read; where neither is known the order stands alone.

    Raises:
        NotFound: no such order or version.
        EnvironmentFault: there is no room for the papers.
    """
    one = order(session, mail.order_id)
    version = one.version(mail.version)
    before = _known_version(session, one, mail)
    name = one.number_text.replace("/", "-")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "order.pdf"
        kitchen_order_pdf(order_paper_of(session, one.id, version.version), path)
        papers = [Attachment(f"ordine-{name}-v{version.version}.pdf", _PDF, path.read_bytes())]
        if before is not None:
            difference_sheet_pdf(changes_paper_of(session, one.id, before.version), path)
            papers.append(Attachment(f"variazioni-{name}-v{version.version}.pdf", _PDF, path.read_bytes()))
    office = municipality_title(municipality(session).name)
    return Mail(
        one.kitchen_name, mail.address, _subject(one, version), _body(one, version, before, office), tuple(papers)
    )


def _known_version(session: Session, one: KitchenOrder, mail: OrderMail) -> OrderVersion | None:
    """Return the newest version before this one that the address has got or the kitchen has read."""
    got = {
        other.version
        for other in order_mails(session, [one.id])[one.id]
        if other.address == mail.address and other.state is MailState.SENT
    }
    known = [other for other in one.versions[: mail.version - 1] if other.version in got or other.read_at is not None]
    return known[-1] if known else None


def _subject(one: KitchenOrder, version: OrderVersion) -> str:
    what = "Ordine" if version.version == 1 else f"Variazione (versione {version.version}) dell'ordine"
    return f"{what} {one.number_text} · {one.school_name} · {long_day(one.on)} · pasti: {version.content.total}"


def _body(one: KitchenOrder, version: OrderVersion, before: OrderVersion | None, office: str) -> str:
    content = version.content
    lines = [
        f"{one.service_name} · {one.school_name}",
        f"{long_day(one.on).capitalize()}",
        f"Ordine {one.number_text}, versione {version.version}, {rome(version.at):%d/%m/%Y, ore %H:%M}",
        "",
    ]
    if version.version > 1:
        since = 1 if before is None else before.version
        reasons = dict.fromkeys(other.reason for other in one.versions[since : version.version])
        lines += ["Sostituisce le versioni precedenti.", *(f"Motivo: {reason}." for reason in reasons), ""]
    if before is not None:
        lines.append(f"Che cosa cambia rispetto alla versione {before.version}:")
        changes = [
            f"- {change.class_name or 'Tutta la scuola'}: {difference_text(change)} {signed(change.change)}"
            f" (da {change.before} a {change.after})"
            for change in differences(before.content, content)
        ]
        lines += [*(changes or ["- solo descrizioni o note: leggi l'ordine allegato"]), ""]
    lines += [f"Pasti in tutto: {content.total}", f"- standard: {content.standard}", f"- in bianco: {content.plain}"]
    lines += [f"- dieta {plate.label}: {number} ({plate.effect})" for plate, number in content.diets]
    lines += [f"- extra: {content.extra}", f"- personale: {content.staff}"]
    if content.note:
        lines += ["", f"Nota dell'ufficio: {content.note}"]
    lines += ["", "L'ordine completo, classe per classe, è nel PDF allegato. Confermaci di averlo letto.", "", office]
    return "\n".join(lines) + "\n"
