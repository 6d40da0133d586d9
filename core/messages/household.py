"""One letter or e-mail for a guardian with several children: what is said of all stands once, the rest child by child.

Each child keeps its own message, with its own history; only the paper, or the mail, is one. It is put together when it
is printed or sent, from the messages that are still due then: whoever has paid meanwhile is not in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.messages.records import MessageLine

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÀ-Ý])")
_NAME = "\x00"


@dataclass(frozen=True, slots=True)
class HouseholdLetter:
    """A letter or an e-mail, and the messages that it stands for."""

    recipient: str
    address: str
    subject: str
    body: str
    message_ids: tuple[int, ...]


def household_letters(lines: Sequence[MessageLine]) -> tuple[HouseholdLetter, ...]:
    """Return the letters for these messages, in their order: one a guardian and step, where the texts allow it."""
    return tuple(_letter(group) for group in household_groups(lines))


def household_groups(lines: Sequence[MessageLine]) -> list[list[MessageLine]]:
    """Return the messages that go together, in the order of the first of each."""
    groups: list[list[MessageLine]] = []
    of_guardian: dict[int | None, list[list[MessageLine]]] = {}
    for line in lines:
        near = of_guardian.setdefault(line.guardian_id, [])
        is_known = line.guardian_id is not None
        group = next((one for one in near if is_known and _go_together(one[0], line)), None)
        if group is None:
            group = []
            groups.append(group)
            near.append(group)
        group.append(line)
    return groups


def _go_together(first: MessageLine, other: MessageLine) -> bool:
    """Whether two letters are one: to the same guardian, of the same step, built from the same text."""
    return (first.guardian_id, first.step, first.recipient, first.address) == (
        other.guardian_id,
        other.step,
        other.recipient,
        other.address,
    ) and [len(_sentences(part)) for part in _paragraphs(first)] == [
        len(_sentences(part)) for part in _paragraphs(other)
    ]


def _letter(group: Sequence[MessageLine]) -> HouseholdLetter:
    paragraphs = zip(*(_paragraphs(line) for line in group), strict=True)
    return HouseholdLetter(
        group[0].recipient,
        group[0].address,
        _subject(group),
        "\n\n".join(_joined(versions) for versions in paragraphs),
        tuple(line.id for line in group),
    )


def _subject(group: Sequence[MessageLine]) -> str:
    """Return one subject: with all the names where that is all that differs, else one after the other."""
    masked = dict.fromkeys(line.subject.replace(line.pupil_name, _NAME) for line in group)
    if len(masked) == 1:
        return next(iter(masked)).replace(_NAME, _names(group))
    return "; ".join(dict.fromkeys(line.subject for line in group))


def _names(group: Sequence[MessageLine]) -> str:
    names = list(dict.fromkeys(line.pupil_name for line in group))
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} e {names[-1]}"


def _joined(versions: Sequence[str]) -> str:
    """Return one paragraph: sentences that are the same once, the others a line for each child."""
    if len(set(versions)) == 1:
        return versions[0]
    text, was_varied = "", True
    for sentences in zip(*(_sentences(version) for version in versions), strict=True):
        kinds = list(dict.fromkeys(sentences))
        is_varied = len(kinds) > 1
        between = "\n" if is_varied or was_varied else " "
        text = between.join(part for part in (text, "\n".join(kinds)) if part)
        was_varied = is_varied
    return text


def _paragraphs(line: MessageLine) -> list[str]:
    return line.body.split("\n\n")


def _sentences(paragraph: str) -> list[str]:
    return _SENTENCE.split(paragraph)
