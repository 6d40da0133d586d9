"""All that is kept about a family, for the family that asks (GDPR art. 15 and 20).

A guardian gets its own data and those of the children it stands for. Of another guardian only the name and the relation
are told: parents may live apart, and addresses are not ours to pass on.
"""

from __future__ import annotations

import base64
from collections.abc import Sequence

from core.access.audit import record
from core.access.permissions import Permission
from core.access.session import Session
from core.cards.records import masked
from core.errors import NotFound
from core.meals.diets import Sealer, diet_reason
from core.privacy.records import Cell, ExportColumn, ExportSection, SubjectExport
from core.registry import weekdays_of
from core.registry.merged_guardians import ensure_guardian_in_use, records_of
from core.storage import day_from_number, instant_from_number
from core.storage.database import Row

#: What stands for a reason that whoever exports may not read.
RESERVED = "riservato: lo può leggere solo l'ufficio scolastico"
_KINDS = {
    1: "Pasto", 2: "Ricarica", 3: "Storno", 4: "Saldo iniziale", 5: "Rimborso", 6: "Giroconto", 7: "Rettifica"
}  # fmt: skip


def export_family(session: Session, guardian_id: int, sealer: Sealer | None = None) -> SubjectExport:
    """Return what is kept about a guardian, the records merged into it, and its children.

    Args:
        session: who acts.
        guardian_id: who asked.
        sealer: opens the reasons of diets, for those who may read them; every reading is on record.

    Raises:
        NotFound: no such guardian.
        GuardianRetired: the record was merged into another: that one has all.
    """
    session.require(Permission.EXPORT_SUBJECT)
    with session.database.transaction():
        ensure_guardian_in_use(session, guardian_id)
        records = records_of(session.database, guardian_id)
        rows = session.database.rows(
            "SELECT last_name, first_name, fiscal_code, email, phone, address FROM guardian"
            f" WHERE id IN ({', '.join('?' * len(records))}) ORDER BY CASE WHEN id = ? THEN 0 ELSE 1 END, id",
            (*records, guardian_id),
        )
        own = _section(
            "genitore", "Chi ha chiesto i dati", "",
            ("cognome", "nome", "codice_fiscale", "email", "telefono", "indirizzo"), rows,
        )  # fmt: skip
        children = session.database.rows(
            "SELECT l.pupil_id FROM guardianship l JOIN pupil p ON p.id = l.pupil_id WHERE l.guardian_id = ?"
            " ORDER BY p.search_key, p.id",
            (guardian_id,),
        )
        sections = [own, *(one for (child,) in children for one in _pupil_sections(session, child, sealer))]
        sections.append(_guardian_messages(session, records))
        record(session, "export_subject", f"guardian:{guardian_id}", pupils=[row[0] for row in children])
        return SubjectExport(f"{rows[0][1]} {rows[0][0]}".strip(), session.now(), _filled(sections))


def export_pupil(session: Session, pupil_id: int, sealer: Sealer | None = None) -> SubjectExport:
    """Return what is kept about one pupil; as `export_family`.

    Raises:
        NotFound: no such pupil.
    """
    session.require(Permission.EXPORT_SUBJECT)
    with session.database.transaction():
        sections = _pupil_sections(session, pupil_id, sealer)
        record(session, "export_subject", f"pupil:{pupil_id}")
        return SubjectExport(sections[0].about, session.now(), _filled(sections))


def _filled(sections: Sequence[ExportSection]) -> tuple[ExportSection, ...]:
    return tuple(one for one in sections if one.rows)


def _pupil_sections(session: Session, pupil_id: int, sealer: Sealer | None) -> list[ExportSection]:
    """Return what is kept about a pupil and the records merged into it."""
    row = session.database.row(
        "SELECT last_name, first_name, fiscal_code, born_on, created_at FROM pupil WHERE id = ?", (pupil_id,)
    )
    if row is None:
        raise NotFound(what="Alunno")
    name = f"{row[0]} {row[1]}"
    who = _Pupil(session, pupil_id, name)
    return [
        _section(
            "alunno", "Dati dell'alunno", name,
            ("cognome", "nome", "codice_fiscale", "nascita", "inserito_il"), [row],
        ),
        who.section(
            "genitori", "Genitori", ("cognome", "nome", "relazione", "richiedente"),
            "SELECT g.last_name, g.first_name, l.relation, l.is_applicant FROM guardianship l"
            " JOIN guardian g ON g.id = l.guardian_id WHERE l.pupil_id IN {ids} ORDER BY l.is_applicant DESC, g.id",
        ),
        who.section(
            "paganti", "Chi paga", ("dal", "al", "cognome", "nome", "quota"),
            "SELECT t.starts_on, CASE WHEN t.ends_on < 2932896 THEN t.ends_on END, g.last_name, g.first_name,"
            " s.percent || '%' FROM payer_period t JOIN payer_share s ON s.payer_set_id = t.payer_set_id"
            " JOIN guardian g ON g.id = s.guardian_id WHERE t.withdrawn_at IS NULL AND t.pupil_id IN {ids}"
            " ORDER BY t.starts_on, g.id",
        ),
        who.section(
            "classi", "Classi", ("scuola", "classe", "dal", "al"),
            "SELECT s.name, c.name, p.starts_on, p.ends_on FROM placement p JOIN class_group c"
            " ON c.id = p.class_group_id JOIN school s ON s.id = c.school_id WHERE p.pupil_id IN {ids}"
            " ORDER BY p.starts_on",
        ),
        who.section(
            "iscrizioni", "Iscrizioni ai servizi", ("servizio", "dal", "al"),
            "SELECT v.name, e.starts_on, e.ends_on FROM enrolment e JOIN service v ON v.id = e.service_id"
            " WHERE e.pupil_id IN {ids} ORDER BY e.starts_on",
        ),
        who.insertions(),
        who.photo(),
        who.diets(sealer),
        who.section(
            "fasce", "Fasce ed esenzioni", ("servizio", "fascia", "esente", "dal", "al", "motivo"),
            "SELECT v.name, b.code, a.is_exempt, a.starts_on, a.ends_on, a.reason FROM band_assignment a"
            " JOIN service v ON v.id = a.service_id LEFT JOIN tariff_band b ON b.id = a.tariff_band_id"
            " WHERE a.pupil_id IN {ids} ORDER BY a.starts_on",
        ),
        who.section(
            "richieste", "Assenze e pasti in bianco richiesti",
            ("ricevuta", "tipo", "dal", "al", "chi", "il"),
            "SELECT receipt_code, CASE kind WHEN 'absence' THEN 'assenza' WHEN 'plain' THEN 'pasto in bianco'"
            " ELSE 'annullata' END, starts_on, ends_on, asked_by, at FROM meal_request"
            " WHERE pupil_id IN {ids} ORDER BY at",
        ),
        who.section(
            "pasti", "Pasti registrati", ("giorno", "servizio", "il"),
            "SELECT p.day, v.name, p.at FROM presence p JOIN service v ON v.id = p.service_id"
            " WHERE p.pupil_id IN {ids} ORDER BY p.day",
        ),
        who.section(
            "verifiche", "Assenze ed extra confermati prima della chiusura", ("giorno", "servizio", "il"),
            "SELECT c.day, v.name, c.at FROM closing_seen c JOIN service v ON v.id = c.service_id"
            " WHERE c.pupil_id IN {ids} ORDER BY c.day",
        ),
        who.cards(),
        who.section(
            "movimenti", "Movimenti dei conti", ("conto", "giorno", "movimento", "importo_cents"),
            "SELECT g.name, e.day, e.kind, e.amount_cents FROM entry e JOIN account a ON a.id = e.account_id"
            " JOIN service_group g ON g.id = a.service_group_id WHERE a.pupil_id IN {ids}"
            " ORDER BY g.name, e.day, e.kind, e.seq",
        ),
        who.section(
            "ricevute", "Ricevute delle ricariche",
            ("giorno", "importo_cents", "mezzo", "numero", "anno", "pagato_da"),
            "SELECT r.day, r.amount_cents, r.means, r.receipt_number, r.receipt_year, r.paid_by FROM recharge r"
            " JOIN account a ON a.id = r.account_id WHERE a.pupil_id IN {ids} ORDER BY r.at",
        ),
        who.section(
            "giroconti", "Giroconti e rimborsi", ("giorno", "importo_cents", "motivo", "iban", "intestatario"),
            "SELECT n.day, e.amount_cents, n.reason, n.iban, n.payee FROM entry_note n JOIN entry e"
            " ON e.account_id = n.account_id AND e.day = n.day AND e.kind = n.kind AND e.seq = n.seq"
            " JOIN account a ON a.id = n.account_id WHERE a.pupil_id IN {ids} ORDER BY n.day, n.seq",
        ),
        who.section(
            "contestazioni", "Addebiti contestati",
            ("giorno", "ricevuta_il", "chi", "testo", "allegato", "esito", "motivo"),
            "SELECT c.day, c.received_on, c.asked_by, c.text, c.attachment, CASE d.state WHEN 'accepted' THEN 'accolta'"
            " WHEN 'refused' THEN 'respinta' ELSE 'aperta' END, d.reason FROM contestation c JOIN account a"
            " ON a.id = c.account_id LEFT JOIN contestation_decision d ON d.contestation_id = c.id"
            " WHERE a.pupil_id IN {ids} ORDER BY c.day, c.id",
        ),
        who.section(
            "operazioni", "Che cosa è stato fatto con questi dati", ("il", "operazione"),
            "SELECT at, operation FROM audit WHERE subject IN {subjects} ORDER BY id",
        ),
    ]  # fmt: skip


def _guardian_messages(session: Session, guardian_ids: Sequence[int]) -> ExportSection:
    rows = session.database.rows(
        "SELECT m.made_at, p.last_name || ' ' || p.first_name, m.state, m.address, m.subject, m.body FROM message m"
        f" JOIN pupil p ON p.id = m.pupil_id WHERE m.guardian_id IN ({', '.join('?' * len(guardian_ids))})"
        " ORDER BY m.id",
        guardian_ids,
    )
    return _section(
        "messaggi", "Lettere ed e-mail", "", ("il", "alunno", "stato", "indirizzo", "oggetto", "testo"), rows
    )


class _Pupil:
    """Reads what is kept about a pupil, with the records merged into it."""

    def __init__(self, session: Session, pupil_id: int, name: str) -> None:
        self._session, self._name = session, name
        self.ids, asked = [pupil_id], [pupil_id]
        while asked:
            rows = session.database.rows("SELECT merged_id FROM pupil_merge WHERE kept_id = ?", (asked.pop(),))
            self.ids += [row[0] for row in rows]
            asked += [row[0] for row in rows]
        self._places = f"({', '.join('?' * len(self.ids))})"

    def rows(self, sql: str) -> list[Row]:
        values: list[object] = list(self.ids)
        if "{subjects}" in sql:
            values = [f"pupil:{pupil_id}" for pupil_id in self.ids]
        return self._session.database.rows(sql.format(ids=self._places, subjects=self._places), values)

    def section(self, key: str, title: str, columns: Sequence[str], sql: str) -> ExportSection:
        return _section(key, title, self._name, columns, self.rows(sql))

    def diets(self, sealer: Sealer | None) -> ExportSection:
        rows = self.rows(
            "SELECT t.code, t.name, d.starts_on, d.ends_on, d.certificate_expires_on, d.id, r.pupil_diet_id IS NOT NULL"
            " FROM pupil_diet d JOIN diet t ON t.id = d.diet_id LEFT JOIN diet_reason r ON r.pupil_diet_id = d.id"
            " WHERE d.pupil_id IN {ids} ORDER BY d.starts_on"
        )
        told = [(*row[:5], self._reason(row[5], sealer) if row[6] else None) for row in rows]
        columns = ("codice", "dieta", "dal", "al", "scadenza_certificato", "motivo")
        return _section("diete", "Diete speciali", self._name, columns, told)

    def insertions(self) -> ExportSection:
        rows = self.rows(
            "SELECT v.name, i.starts_on, i.ends_on, i.weekdays FROM insertion i JOIN enrolment e"
            " ON e.id = i.enrolment_id JOIN service v ON v.id = e.service_id WHERE e.pupil_id IN {ids}"
            " ORDER BY i.starts_on"
        )
        told = [
            (*row[:3], " ".join(_WEEKDAYS[day] for day in sorted(weekdays_of(row[3]))) or "nessuno") for row in rows
        ]
        columns = ("servizio", "dal", "al", "mangia_di")
        return _section("inserimenti", "Inserimenti graduali", self._name, columns, told)

    def photo(self) -> ExportSection:
        """Return the photo as other programs read it: the JPEG in base 64."""
        rows = self.rows("SELECT at, width, height, jpeg FROM pupil_photo WHERE pupil_id IN {ids}")
        told = [(at, f"{width} × {height}", base64.b64encode(jpeg).decode()) for at, width, height, jpeg in rows]
        return _section("foto", "Foto", self._name, ("messa_il", "pixel", "jpeg_base64"), told)

    def cards(self) -> ExportSection:
        rows = self.rows(
            "SELECT v.name, c.token, c.issue_number, c.issued_at, c.revoked_at, c.revoke_reason FROM card c"
            " JOIN service v ON v.id = c.service_id WHERE c.pupil_id IN {ids} ORDER BY c.id"
        )
        told = [(service, masked(token), *rest) for service, token, *rest in rows]
        columns = ("servizio", "codice", "numero", "emessa_il", "revocata_il", "motivo")
        return _section("tessere", "Tessere", self._name, columns, told)

    def _reason(self, pupil_diet_id: int, sealer: Sealer | None) -> str | None:
        if sealer is None or not self._session.may(Permission.READ_DIET_REASON):
            return RESERVED
        return diet_reason(self._session, pupil_diet_id, sealer)


#: How the stored numbers of a column are read, and what columns are called on paper.
#: Of weekdays 0 to 6.
_WEEKDAYS = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")
_DAYS = frozenset({"nascita", "dal", "al", "scadenza_certificato", "giorno", "ricevuta_il"})
_INSTANTS = frozenset({"inserito_il", "messa_il", "il", "emessa_il", "revocata_il"})
_FLAGS = frozenset({"richiedente", "esente"})
_LONG = frozenset({"testo", "motivo"})
_TITLES = {
    "mangia_di": "Mangia di",
    "codice_fiscale": "Codice fiscale", "inserito_il": "Inserito il", "scadenza_certificato": "Certificato fino al",
    "importo_cents": "Importo", "pagato_da": "Pagato da", "emessa_il": "Emessa il", "revocata_il": "Revocata il",
    "ricevuta_il": "Ricevuta il",
    "il": "Quando", "email": "E-mail", "iban": "IBAN", "messa_il": "Messa il", "jpeg_base64": "JPEG",
}  # fmt: skip


def _section(key: str, title: str, about: str, columns: Sequence[str], rows: Sequence[Row]) -> ExportSection:
    return ExportSection(
        key,
        title,
        about,
        tuple(ExportColumn(name, _TITLES.get(name, name.capitalize()), name in _LONG) for name in columns),
        tuple(tuple(_read(name, value) for name, value in zip(columns, row, strict=True)) for row in rows),
    )


def _read(column: str, value: str | int | None) -> Cell:
    if value is None or isinstance(value, str):
        return value
    if column in _DAYS:
        return day_from_number(value)
    if column in _INSTANTS:
        return instant_from_number(value)
    if column in _FLAGS:
        return bool(value)
    return _KINDS.get(value, str(value)) if column == "movimento" else value
