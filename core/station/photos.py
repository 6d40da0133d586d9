"""Photos at a station: each is a part of its own in the exchange, so that only those that changed travel.

A part is named by the pupil and its version is the photo's digest. What the office does not name any more (the child
left, the photo was taken away, photos were switched off) the station deletes, before anything new is put in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.access.options import get_option
from core.access.session import Session
from core.registry.photos import PHOTOS_ENABLED
from core.storage import Database

#: What a station's login on PostgreSQL may read of the photos: nothing while they are switched off.
PHOTO_VIEW = "station_photo"
#: New photos in one exchange, about two megabytes: the others come with the next ones.
AT_ONCE = 40
_PART = "photo:"
_IDS_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class KnownPhoto:
    """A photo on its way to a station."""

    pupil_id: int
    digest: str
    jpeg: bytes


def is_photo_part(part: str) -> bool:
    """Tell whether a part of an update is a photo."""
    return part.startswith(_PART)


# At the office


def photo_versions(session: Session, pupil_ids: Iterable[int]) -> dict[str, str]:
    """Return the parts of the photos that there are of these pupils: none while photos are switched off."""
    table = _table(session)
    if table is None:
        return {}
    found: dict[str, str] = {}
    for places, part in _parts(pupil_ids):
        rows = session.database.rows(f"SELECT pupil_id, digest FROM {table} WHERE pupil_id IN ({places})", part)
        found.update({f"{_PART}{pupil_id}": digest for pupil_id, digest in rows})
    return found


def new_photos(session: Session, wanted: Mapping[str, str], known: Mapping[str, str]) -> tuple[KnownPhoto, ...]:
    """Return the photos of `wanted` that differ from what the station has, no more than `AT_ONCE`."""
    table = _table(session)
    changed = [int(part.removeprefix(_PART)) for part, digest in wanted.items() if known.get(part) != digest]
    return () if table is None else tuple(
        KnownPhoto(pupil_id, digest, bytes(jpeg))
        for places, part in _parts(sorted(changed)[:AT_ONCE])
        for pupil_id, digest, jpeg in session.database.rows(
            f"SELECT pupil_id, digest, jpeg FROM {table} WHERE pupil_id IN ({places}) ORDER BY pupil_id", part
        )
    )  # fmt: skip


def _table(session: Session) -> str | None:
    """Return where photos are read: the view that a station's login may read, or the table; None for nowhere."""
    database = session.database
    if database.dialect == "sqlite":
        return "pupil_photo" if get_option(session, PHOTOS_ENABLED) else None
    if database.scalar("SELECT to_regclass(?)", (PHOTO_VIEW,)) is not None:
        return PHOTO_VIEW
    # Rights that were given by an older version know of no photos: the station goes on without.
    if not database.scalar("SELECT has_table_privilege('pupil_photo', 'SELECT')"):
        return None
    return "pupil_photo" if get_option(session, PHOTOS_ENABLED) else None


# At the station


def known_photos(database: Database) -> dict[str, str]:
    """Return what photos the station has, by part."""
    return {f"{_PART}{pupil_id}": digest for pupil_id, digest in database.rows("SELECT pupil_id, digest FROM photo")}


def take_photos(database: Database, photos: Iterable[KnownPhoto], versions: Mapping[str, str]) -> None:
    """Delete the photos that the office names no more or that changed, then put the new ones in, one by one."""
    known = known_photos(database)
    gone = [int(part.removeprefix(_PART)) for part, digest in known.items() if versions.get(part) != digest]
    if gone:
        with database.transaction():
            for pupil_id in gone:
                database.execute("DELETE FROM photo WHERE pupil_id = ?", (pupil_id,))
    for photo in photos:
        with database.transaction():
            database.execute(
                "INSERT OR REPLACE INTO photo (pupil_id, digest, jpeg) VALUES (?, ?, ?)",
                (photo.pupil_id, photo.digest, photo.jpeg),
            )
    if gone:
        # What was deleted is overwritten in the file; the write-ahead log still holds it.
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def photo_at_station(database: Database, pupil_id: int) -> bytes | None:
    """Return the photo of a child as a JPEG, None when the station has none."""
    jpeg = database.scalar("SELECT jpeg FROM photo WHERE pupil_id = ?", (pupil_id,))
    return None if jpeg is None else bytes(jpeg)


def _parts(ids: Iterable[int]) -> list[tuple[str, list[int]]]:
    wanted = sorted(set(ids))
    parts = [wanted[start : start + _IDS_AT_ONCE] for start in range(0, len(wanted), _IDS_AT_ONCE)]
    return [(", ".join("?" * len(part)), part) for part in parts]
