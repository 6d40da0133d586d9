"""How a year's payments are shared between those who bore them: cents that cannot be divided go to who stands first.

The order is fixed: the applicant first, then by name. What each bore is added up unrounded, and what is certified is
divided once, so that nobody but the first is as much as a cent off.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from core.errors import InvalidValue
from core.payments import Means

#: Guardian and percent of each who bears something, in the fixed order.
Parts = tuple[tuple[int, int], ...]


class Sharing(StrEnum):
    """In whose name the certificate is.

    PAYERS: who paid, if the receipt names one of the guardians; else who paid for the pupil on that day. The other two
    are chosen at the printing, whatever is written: the applicant alone, or all guardians in equal parts.
    """

    PAYERS = "payers"
    APPLICANT = "applicant"
    EQUAL = "equal"


@dataclass(frozen=True, slots=True)
class TaxPayer:
    """Who bore a part of a payment; `percent` of it."""

    guardian_id: int
    name: str
    percent: int


@dataclass(frozen=True, slots=True)
class TaxPayment:
    """A recharge received in the year. `is_named`: the receipt itself says which guardian paid."""

    on: date
    receipt: str
    means: Means
    amount_cents: int
    payers: tuple[TaxPayer, ...] = ()
    is_named: bool = False


@dataclass(frozen=True, slots=True)
class TaxShare:
    """A guardian's part and what it comes to in cents; `percent` None: not the same of all payments."""

    guardian_id: int
    guardian_name: str
    fiscal_code: str | None
    percent: int | None
    traceable_cents: int
    cash_cents: int


@dataclass(frozen=True, slots=True)
class TaxGuardian:
    """A guardian as the certificate names one."""

    id: int
    name: str
    fiscal_code: str | None
    is_applicant: bool


def divided(cents: int, weights: Sequence[int]) -> tuple[int, ...]:
    """Return `cents` in the proportion of the weights, in parts that add up exactly.

    What cannot be divided goes to the first that has any weight.
    """
    if not weights:
        return ()
    total = sum(weights)
    parts = [cents * weight // total if total else 0 for weight in weights]
    first = next((place for place, weight in enumerate(weights) if weight), 0)
    parts[first] += cents - sum(parts)
    return tuple(parts)


def shares_of(
    payments: Sequence[tuple[TaxPayment, Parts]],
    net: tuple[int, int],
    people: Mapping[int, TaxGuardian],
    parts_without_payments: Parts,
) -> tuple[TaxShare, ...]:
    """Return each guardian's part of what is certified.

    Args:
        payments: each with those who bear it.
        net: traceable and cash, less the refunds: what the parts must come to.
        people: everybody named, in the fixed order.
        parts_without_payments: who is named in a year of refunds only.
    """
    if any(not parts for _payment, parts in payments):
        return ()
    order = list(people)
    borne = tuple(
        _borne([one for one in payments if one[0].means.is_traceable is wanted], order) for wanted in (True, False)
    )
    named = {guardian_id for _payment, parts in payments for guardian_id, _percent in parts}
    named |= {guardian_id for guardian_id, _percent in parts_without_payments} if not payments else set()
    kept = [guardian_id for guardian_id in order if guardian_id in named]
    traceable, cash = (
        dict(zip(kept, divided(cents, [of[one] for one in kept]), strict=True))
        for cents, of in zip(net, borne, strict=True)
    )
    percents = _percents([parts for _payment, parts in payments] or [parts_without_payments])
    return tuple(
        TaxShare(
            one, people[one].name, people[one].fiscal_code, percents.get(one) if percents else None, traceable[one],
            cash[one],
        )
        for one in kept
    )  # fmt: skip


def typed_parts(guardians: Sequence[TaxGuardian], percents: Mapping[int, int]) -> Parts:
    """Return the parts that somebody typed at the printing, in the fixed order.

    Raises:
        InvalidValue: they are not 100 in all, or of somebody who is not the pupil's guardian.
    """
    if sum(percents.values()) != 100 or any(percent < 0 for percent in percents.values()):
        raise InvalidValue(field="Quote", reason="devono essere 100 in tutto.")
    if not percents.keys() <= {one.id for one in guardians}:
        raise InvalidValue(field="Quote", reason="una quota è di chi non è tra i genitori dell'alunno.")
    return tuple((one.id, percents[one.id]) for one in guardians if percents.get(one.id))


def equal_parts(guardians: Sequence[TaxGuardian]) -> Parts:
    """Return all guardians in equal parts; what is over goes to the first ones."""
    if not guardians:
        return ()
    even, rest = divmod(100, len(guardians))
    return tuple((one.id, even + (place < rest)) for place, one in enumerate(guardians))


def named_guardian(paid_by: str | None, people: Iterable[TaxGuardian]) -> TaxGuardian | None:
    """Return the guardian whose name a receipt bears, whichever name comes first; None: nobody's, or of two."""
    wanted = _name_key(paid_by or "")
    found = {one.id: one for one in people if wanted and _name_key(one.name) == wanted}
    return next(iter(found.values())) if len(found) == 1 else None


def _name_key(name: str) -> tuple[str, ...]:
    return tuple(sorted(name.casefold().split()))


def _borne(payments: Sequence[tuple[TaxPayment, Parts]], order: Sequence[int]) -> dict[int, int]:
    """Return what each guardian bore of these payments, in hundredths of a cent, in the fixed order."""
    borne = dict.fromkeys(order, 0)
    for payment, parts in payments:
        for guardian_id, percent in parts:
            borne[guardian_id] += payment.amount_cents * percent
    return borne


def _percents(all_parts: Sequence[Parts]) -> dict[int, int] | None:
    """Return the percents when they are the same for all payments."""
    return dict(all_parts[0]) if len(set(all_parts)) == 1 else None
