"""What of those who go on ends before the new year does, until when it could go on, and whether that is proposed.

What rests on an ISEE is never proposed: a new statement is due each year. What ends on 31 December, as an ISEE does by
law, does not go on at all, and neither does a diet longer than its certificate. Bands of residence, exemptions for
good and lasting diets may.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from core.access.session import Session
from core.errors import Phrase
from core.registry.rolling_over_records import Expiring, ExpiringKind, RollOverPlan
from core.registry.rolling_over_work import Work
from core.storage import day_from_number, day_number

_A_MONTH = 31
#: What the law dates by the calendar year (DPCM 159/2013, art. 10).
_LAST_OF_ISEE = (12, 31)
_ISEE = "isee"


def expiring(session: Session, plan: RollOverPlan, work: Work) -> tuple[Expiring, ...]:
    """Return what ends, of those who go on, and is not renewed yet."""
    if not work.going:
        return ()
    rows = session.database.rows("SELECT id, last_name, first_name FROM pupil")
    names = {pupil_id: f"{last} {first}" for pupil_id, last, first in rows}
    found = [
        one.found(names[one.pupil_id], work.classes[work.pupils[one.pupil_id]].name)
        for one in (*_bands(session, plan), *_diets(session, plan))
        if one.pupil_id in work.going
    ]
    return tuple(sorted(found, key=lambda one: (one.kind, one.name, one.ends_on)))


class _Ending:
    """Something that ends, before whose it is was looked up."""

    def __init__(  # noqa: PLR0917 - what ends: whose, what, when, and until when it could go on
        self, pupil_id: int, row_id: int, kind: ExpiringKind, what: str, ends_on: date, until: date | None,
        why_not: str = "", *, is_proposed: bool = False,
    ) -> None:  # fmt: skip
        self.pupil_id = pupil_id
        self._rest = (kind, what, ends_on, row_id, until, why_not, is_proposed)

    def found(self, name: str, class_name: str) -> Expiring:
        """Return it as it is shown."""
        return Expiring(self.pupil_id, name, class_name, *self._rest)


def _bands(session: Session, plan: RollOverPlan) -> Iterator[_Ending]:
    if not plan.service_ids:
        return
    places, last_of_old = ", ".join("?" * len(plan.service_ids)), _last_of_old(session, plan)
    rows = session.database.rows(
        "SELECT a.pupil_id, a.id, a.is_exempt, COALESCE(b.code, ''), COALESCE(b.name, ''), v.name, a.ends_on,"
        " COALESCE(a.reason, '') FROM band_assignment a"
        " JOIN service v ON v.id = a.service_id LEFT JOIN tariff_band b ON b.id = a.tariff_band_id"
        f" WHERE a.service_id IN ({places}) AND a.ends_on < ? AND a.ends_on = (SELECT MAX(m.ends_on)"
        " FROM band_assignment m WHERE m.pupil_id = a.pupil_id AND m.service_id = a.service_id)",
        (*plan.service_ids, day_number(plan.ends_on)),
    )
    for pupil_id, row_id, is_exempt, code, name, service, ends, reason in rows:
        ends_on = day_from_number(ends)
        is_dated = (ends_on.month, ends_on.day) == _LAST_OF_ISEE
        is_isee = is_dated or any(_ISEE in text.casefold() for text in (code, name, reason))
        why = _why_not(is_dated=is_dated, is_over=ends < last_of_old)
        kind, what = (ExpiringKind.EXEMPTION, service) if is_exempt else (ExpiringKind.BAND, f"{code} · {service}")
        yield _Ending(
            pupil_id, row_id, kind, what, ends_on, None if why else plan.ends_on, why, is_proposed=not (why or is_isee)
        )


def _why_not(*, is_dated: bool, is_over: bool) -> str:
    if is_dated:
        return Phrase("l'ISEE vale fino al 31 dicembre: serve quello nuovo")
    if is_over:  # going on, it would cover days that are past and were charged otherwise
        return Phrase("è finita durante l'anno: assegnala di nuovo in «Tariffe»")
    return ""


def _diets(session: Session, plan: RollOverPlan) -> Iterator[_Ending]:
    """Give the diets followed today or later that end too early, or whose certificate does."""
    last, today = day_number(plan.ends_on), day_number(session.today())
    rows = session.database.rows(
        "SELECT d.pupil_id, d.id, t.code, d.ends_on, d.certificate_expires_on FROM pupil_diet d"
        " JOIN diet t ON t.id = d.diet_id WHERE d.ends_on >= ? AND d.ends_on = (SELECT MAX(m.ends_on) FROM pupil_diet m"
        " WHERE m.pupil_id = d.pupil_id AND m.diet_id = d.diet_id)",
        (min(today, _last_of_old(session, plan)),),
    )
    short = Phrase("il certificato scade prima della fine dell'anno: serve quello nuovo")
    for pupil_id, row_id, code, ends, certificate in rows:
        ends_on = day_from_number(ends)
        if ends < last:
            is_short = certificate is not None and certificate < last
            until = None if is_short else plan.ends_on
            yield _Ending(
                pupil_id, row_id, ExpiringKind.DIET, code, ends_on, until, short if is_short else "",
                is_proposed=not is_short,
            )  # fmt: skip
        elif certificate is not None and certificate < last:
            yield _Ending(
                pupil_id, row_id, ExpiringKind.CERTIFICATE, code, day_from_number(certificate), None,
                Phrase("serve il certificato nuovo"),
            )  # fmt: skip


def _last_of_old(session: Session, plan: RollOverPlan) -> int:
    # A diet entered until the last day of lessons is still a diet of the year, also for who looks in July.
    ends_on = session.database.scalar("SELECT ends_on FROM school_year WHERE id = ?", (plan.from_year_id,))
    return int(ends_on) - _A_MONTH
