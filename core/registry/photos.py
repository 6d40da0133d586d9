"""The photo of a pupil, only where the municipality wants it: small, with nothing beside the picture.

A face is personal data of a child. So it is off until the administrator switches it on, and gone when it is switched
off; it is shown to those who know the children, and at the refectory only beside the name of who has just come.
Pictures come already reduced (core.qt.photos); here it is made sure that they are.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from core.access.audit import record
from core.access.options import Option, get_option, set_option
from core.access.permissions import Permission
from core.access.session import Session
from core.errors import UserError
from core.registry.checking import ensure_exists, ensure_own_pupil
from core.registry.jpeg import jpeg_head
from core.storage import instant_from_number, instant_number

#: Whether the municipality wants photos; its name and value also stand in the stations' view (core.station.rights).
PHOTOS_ENABLED = Option("registry.photos", default=False)
#: Pixels and bytes that a stored photo never exceeds.
MOST_WIDTH, MOST_HEIGHT, MOST_BYTES = 480, 640, 60 * 1024


class PhotosDisabled(UserError):
    """The municipality does not want photos."""

    template = (
        "Le foto degli alunni non sono attive per questo comune. Se servono, l'amministratore le attiva in «Privacy», "
        "«Conservazione»."
    )


class PhotoNotReduced(UserError):
    """What was handed over is not the small, bare picture that is kept."""

    template = "La foto non è stata preparata: sceglila di nuovo dalla scheda dell'alunno."


@dataclass(frozen=True, slots=True)
class PupilPhoto:
    """A photo: the JPEG, the SHA-256 it is known by, who put it there and when (UTC)."""

    pupil_id: int
    jpeg: bytes
    digest: str
    width: int
    height: int
    actor_name: str
    at: datetime


def photos_enabled(session: Session) -> bool:
    """Tell whether the municipality wants photos."""
    session.require(Permission.VIEW_REGISTRY)
    return get_option(session, PHOTOS_ENABLED)


def count_photos(session: Session) -> int:
    """Return how many photos are kept: so many go when they are switched off."""
    session.require(Permission.EDIT_SETTINGS)
    return int(session.database.scalar("SELECT COUNT(*) FROM pupil_photo"))


def enable_photos(session: Session) -> None:
    """Let photos be kept from now on."""
    session.require(Permission.EDIT_SETTINGS)
    if not get_option(session, PHOTOS_ENABLED):
        set_option(session, PHOTOS_ENABLED, value=True)


def disable_photos(session: Session) -> int:
    """Keep no photos any more: all that are there go, here now and at the stations with their next exchange.

    Return how many went. They do not come back when photos are switched on again.
    """
    session.require(Permission.EDIT_SETTINGS)
    with session.database.transaction():
        gone = session.database.execute("DELETE FROM pupil_photo")
        if get_option(session, PHOTOS_ENABLED):
            set_option(session, PHOTOS_ENABLED, value=False)
        if gone:
            record(session, "remove_photo", "pupil_photo", gone=gone)
        return gone


def photo_of(session: Session, pupil_id: int) -> PupilPhoto | None:
    """Return a pupil's photo, None when there is none.

    Raises:
        NotFound: no such pupil, or (for a school user) not one of the school's.
    """
    session.require(Permission.VIEW_PHOTO)
    ensure_exists(session, "pupil", pupil_id, "Alunno")
    ensure_own_pupil(session, pupil_id)
    row = session.database.row(
        "SELECT jpeg, digest, width, height, actor_name, at FROM pupil_photo WHERE pupil_id = ?", (pupil_id,)
    )
    if row is None:
        return None
    jpeg, digest, width, height, actor_name, at = row
    return PupilPhoto(pupil_id, bytes(jpeg), digest, width, height, actor_name, instant_from_number(at))


def set_photo(session: Session, pupil_id: int, jpeg: bytes) -> str:
    """Keep a photo in the place of the one before; return its digest.

    Args:
        session: who acts.
        pupil_id: whose photo it is.
        jpeg: a JPEG without anything beside the picture, no larger than `MOST_WIDTH` × `MOST_HEIGHT`, `MOST_BYTES`.

    Raises:
        PhotosDisabled: the municipality does not want photos.
        PhotoNotReduced: it is another picture than that.
        NotFound: no such pupil.
    """
    session.require(Permission.EDIT_REGISTRY)
    width, height = _checked_size(jpeg)
    digest = hashlib.sha256(jpeg).hexdigest()
    with session.database.transaction():
        # Asked inside the transaction: nobody keeps a photo while another is switching them off.
        if not get_option(session, PHOTOS_ENABLED):
            raise PhotosDisabled
        ensure_exists(session, "pupil", pupil_id, "Alunno")
        before = session.database.scalar("SELECT digest FROM pupil_photo WHERE pupil_id = ?", (pupil_id,))
        if before == digest:
            return digest
        session.database.execute("DELETE FROM pupil_photo WHERE pupil_id = ?", (pupil_id,))
        session.database.execute(
            "INSERT INTO pupil_photo (pupil_id, digest, width, height, actor_id, actor_name, at, jpeg)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                pupil_id, digest, width, height, session.actor.id, session.actor.name, instant_number(session.now()),
                jpeg,
            ),
        )  # fmt: skip
        record(session, "set_photo", f"pupil:{pupil_id}", before=before, after=digest, bytes=len(jpeg))
        return digest


def remove_photo(session: Session, pupil_id: int) -> bool:
    """Take a photo away; tell whether there was one. Also while photos are switched off.

    Raises:
        NotFound: no such pupil.
    """
    session.require(Permission.EDIT_REGISTRY)
    with session.database.transaction():
        ensure_exists(session, "pupil", pupil_id, "Alunno")
        before = session.database.scalar("SELECT digest FROM pupil_photo WHERE pupil_id = ?", (pupil_id,))
        if before is None:
            return False
        session.database.execute("DELETE FROM pupil_photo WHERE pupil_id = ?", (pupil_id,))
        record(session, "remove_photo", f"pupil:{pupil_id}", before=before)
        return True


def _checked_size(jpeg: bytes) -> tuple[int, int]:
    head = jpeg_head(jpeg) if len(jpeg) <= MOST_BYTES else None
    if head is None or head.has_metadata or not head.is_whole:
        raise PhotoNotReduced
    if not (1 <= head.width <= MOST_WIDTH and 1 <= head.height <= MOST_HEIGHT):
        raise PhotoNotReduced
    return head.width, head.height
