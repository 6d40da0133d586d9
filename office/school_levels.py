"""The kind of a school, proposed from its name until somebody chooses it."""

from __future__ import annotations

from PySide6.QtWidgets import QComboBox, QLineEdit

from core.registry import SchoolLevel
from core.registry.naming import search_words

#: Words in a school's name that say of which kind it is.
_TOLD = {
    "infanzia": SchoolLevel.INFANZIA, "materna": SchoolLevel.INFANZIA, "asilo": SchoolLevel.INFANZIA,
    "primaria": SchoolLevel.PRIMARIA, "elementare": SchoolLevel.PRIMARIA, "elementari": SchoolLevel.PRIMARIA,
    "secondaria": SchoolLevel.SECONDARIA, "media": SchoolLevel.SECONDARIA, "medie": SchoolLevel.SECONDARIA,
}  # fmt: skip


def level_told(name: str) -> SchoolLevel | None:
    """Return the kind that a name tells of, None when it tells none or several."""
    found = {_TOLD[word] for word in search_words(name) if word in _TOLD}
    return found.pop() if len(found) == 1 else None


def propose_level(name: QLineEdit, level: QComboBox) -> None:
    """Let the kind follow what is typed as a new school's name, until somebody chooses it by hand."""
    is_chosen = False

    def choose(_row: int) -> None:
        nonlocal is_chosen
        is_chosen = True

    def follow(text: str) -> None:
        told = level_told(text)
        if told is not None and not is_chosen:
            level.setCurrentIndex(level.findData(told))

    level.activated.connect(choose)
    name.textEdited.connect(follow)
