"""A pupil's photo: only where it is wanted, small and bare, seen by those who know the children."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace

import pytest

from core.access.options import get_option
from core.access.permissions import Role
from core.access.session import Actor
from core.errors import NotAllowed, NotFound
from core.registry import (
    PHOTOS_ENABLED,
    PhotoNotReduced,
    PhotosDisabled,
    count_photos,
    disable_photos,
    enable_photos,
    photo_of,
    photos_enabled,
    remove_photo,
    set_photo,
)
from core.registry.jpeg import jpeg_head
from core.registry.photos import MOST_BYTES
from tests.builders import Town
from tests.pictures import picture


def trail(town: Town) -> list[str]:
    return [
        row[0] for row in town.database.rows("SELECT operation FROM audit WHERE operation LIKE '%photo' ORDER BY id")
    ]


def test_photos_are_off_until_the_administrator_wants_them(town: Town) -> None:
    pupil = town.pupil()
    assert not photos_enabled(town.session)
    with pytest.raises(PhotosDisabled, match="«Conservazione»"):
        set_photo(town.session, pupil, picture())
    assert photo_of(town.session, pupil) is None
    clerk = replace(town.session, actor=Actor(2, "Giulia", Role.CLERK))
    for verb in (enable_photos, disable_photos, count_photos):
        with pytest.raises(NotAllowed):
            verb(clerk)
    assert not get_option(town.session, PHOTOS_ENABLED)


def test_a_photo_is_kept_replaced_and_taken_away_and_each_is_on_record(town: Town) -> None:
    pupil, other = town.pupil("Rossi"), town.pupil("Bianchi")
    enable_photos(town.session)
    first, second = picture(colour="#102030"), picture(120, 90)
    assert set_photo(town.session, pupil, first) == hashlib.sha256(first).hexdigest()
    set_photo(town.session, pupil, first)  # the same once more is nothing new
    set_photo(town.session, pupil, second)
    shown = photo_of(town.session, pupil)
    assert shown is not None
    assert (shown.jpeg, shown.width, shown.height, shown.actor_name) == (second, 120, 90, town.session.actor.name)
    assert shown.at == town.session.now()
    assert photo_of(town.session, other) is None
    assert remove_photo(town.session, pupil)
    assert not remove_photo(town.session, pupil)
    assert photo_of(town.session, pupil) is None
    assert trail(town) == ["set_photo", "set_photo", "remove_photo"]
    told = json.loads(
        town.database.scalar("SELECT detail FROM audit WHERE operation = 'set_photo' ORDER BY id DESC LIMIT 1")
    )
    assert told["before"] == hashlib.sha256(first).hexdigest()


def test_switching_off_takes_every_photo_away(town: Town) -> None:
    pupil = town.pupil()
    enable_photos(town.session)
    set_photo(town.session, pupil, picture())
    assert count_photos(town.session) == 1
    assert disable_photos(town.session) == 1
    enable_photos(town.session)
    assert photo_of(town.session, pupil) is None
    assert disable_photos(town.session) == 0


def test_only_what_was_reduced_is_kept(town: Town) -> None:
    pupil = town.pupil()
    enable_photos(town.session)
    whole = picture()
    for wrong in (
        b"", b"no picture", picture(form="PNG"), picture(481, 640), picture(480, 641), whole[:-2], whole[:20],
        picture(orientation=6), whole + b"\0" * MOST_BYTES, whole[:2] + b"\xff\xfe\x00\x06nota" + whole[2:],
    ):  # fmt: skip
        with pytest.raises(PhotoNotReduced):
            set_photo(town.session, pupil, wrong)
    assert photo_of(town.session, pupil) is None
    set_photo(town.session, pupil, picture(480, 640))


@pytest.mark.parametrize("cut", range(4, 40))
def test_a_torn_head_is_no_picture_and_no_crash(cut: int) -> None:
    head = jpeg_head(picture()[:cut])
    assert head is None or not head.is_whole


def test_a_photo_is_of_a_pupil_who_is_there(town: Town) -> None:
    enable_photos(town.session)
    for verb in (lambda: set_photo(town.session, 99, picture()), lambda: remove_photo(town.session, 99),
                 lambda: photo_of(town.session, 99)):  # fmt: skip
        with pytest.raises(NotFound):
            verb()


def test_a_school_sees_its_own_children_and_the_kitchen_none(town: Town) -> None:
    own = town.pupil("Rossi")
    elsewhere = town.pupil("Verdi", class_id=town.class_group("1A", town.school("Rodari")))
    enable_photos(town.session)
    for pupil in (own, elsewhere):
        set_photo(town.session, pupil, picture())
    school = replace(town.session, actor=Actor(5, "Calvino", Role.SCHOOL, town.school_id))
    assert photo_of(school, own) is not None
    with pytest.raises(NotFound):
        photo_of(school, elsewhere)
    with pytest.raises(NotAllowed):
        set_photo(school, own, picture())
    for role in (Role.KITCHEN, Role.CASHIER, Role.AUDITOR, Role.STATION):
        with pytest.raises(NotAllowed):
            photo_of(replace(town.session, actor=Actor(6, "Altri", role)), own)
