from __future__ import annotations

import base64
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.access.sealing import (
    KeyFileMissing,
    KeyFileUnreadable,
    SealBroken,
    Sealer,
    WrongKey,
    open_sealer,
    sealer_of,
)
from core.storage.tables import Diet, DietReason, PupilDiet
from tests.builders import YEAR_END, YEAR_START, Town

ROW, REASON = "pupil_diet:12", "Celiachia, certificato del 3 settembre"
OLD, NEW = bytes(range(32)), bytes(range(1, 33))


def key_file_text(*keys: bytes) -> str:
    return "# commento\n\n" + "".join(base64.b64encode(key).decode() + "\n" for key in keys)


@pytest.fixture
def sealer() -> Sealer:
    return sealer_of(key_file_text(NEW), Path("chiave"))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_what_is_sealed_opens_for_its_row(text: str) -> None:
    sealer = sealer_of(key_file_text(NEW), Path("chiave"))
    assert sealer.unseal(sealer.seal(text, bound_to=ROW), bound_to=ROW) == text


def test_a_sealed_text_shows_nothing_and_is_new_each_time(sealer: Sealer) -> None:
    sealed = {sealer.seal(REASON, bound_to=ROW) for _ in range(50)}
    assert len(sealed) == 50
    assert not any("Celiachia" in one or base64.b64encode(b"Celiachia").decode()[:8] in one for one in sealed)
    assert base64.b64encode(NEW).decode() not in repr(sealer)
    assert str(NEW) not in repr(sealer)


def test_it_does_not_open_for_another_row(sealer: Sealer) -> None:
    with pytest.raises(SealBroken, match="pupil_diet:13"):
        sealer.unseal(sealer.seal(REASON, bound_to=ROW), bound_to="pupil_diet:13")


def test_every_changed_character_is_noticed(sealer: Sealer) -> None:
    sealed = sealer.seal(REASON, bound_to=ROW)
    for place in range(len(sealed)):
        changed = sealed[:place] + ("A" if sealed[place] != "A" else "B") + sealed[place + 1 :]
        with pytest.raises((SealBroken, WrongKey)):
            sealer.unseal(changed, bound_to=ROW)


@pytest.mark.parametrize(
    "torn", ["", "s1", "s1.", "s1.x.", "s1..", "ciao", "s2.aaaaaaaa.AAAA", "s1.{key}.AAAA", "s1.{key}.è"]
)
def test_a_torn_text_is_told(sealer: Sealer, torn: str) -> None:
    with pytest.raises((SealBroken, WrongKey)):
        sealer.unseal(torn.format(key=next(iter(sealer.keys))), bound_to=ROW)


def test_after_a_new_key_old_texts_open_and_new_ones_use_it() -> None:
    before = sealer_of(key_file_text(OLD), Path("chiave"))
    after = sealer_of(key_file_text(OLD, NEW), Path("chiave"))
    old_text, new_text = before.seal(REASON, bound_to=ROW), after.seal(REASON, bound_to=ROW)
    assert after.unseal(old_text, bound_to=ROW) == REASON
    assert old_text.split(".")[1] != new_text.split(".")[1]
    with pytest.raises(WrongKey, match=new_text.split(".")[1]):
        before.unseal(new_text, bound_to=ROW)


def test_the_key_file_is_made_once_and_is_its_owners(sqlite_town: Town, tmp_path: Path) -> None:
    path = tmp_path / "config" / "refettorio.key"
    sealed = open_sealer(path, sqlite_town.database).seal(REASON, bound_to=ROW)
    text = path.read_text(encoding="utf-8")
    assert open_sealer(path, sqlite_town.database).unseal(sealed, bound_to=ROW) == REASON
    assert path.read_text(encoding="utf-8") == text
    assert [file.name for file in path.parent.iterdir()] == ["refettorio.key"]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o644)  # put back from a stick
        open_sealer(path, sqlite_town.database)
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_two_files_hold_two_keys(sqlite_town: Town, tmp_path: Path) -> None:
    one, other = (open_sealer(tmp_path / name, sqlite_town.database) for name in ("a.key", "b.key"))
    with pytest.raises(WrongKey):
        other.unseal(one.seal(REASON, bound_to=ROW), bound_to=ROW)


def test_no_new_key_is_made_while_something_is_sealed(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "refettorio.key"
    sealed = open_sealer(path, town.database).seal(REASON, bound_to=ROW)
    diet = town.database.insert(Diet, code="SG", name="Senza glutine", effect="")
    given_diet = town.database.insert(PupilDiet, pupil=town.pupil(), diet=diet, starts_on=YEAR_START, ends_on=YEAR_END)
    town.database.run(DietReason.insert(pupil_diet=given_diet, sealed=sealed, at=town.session.now()))
    path.unlink()
    with pytest.raises(KeyFileMissing, match="Rimetti la copia"):
        open_sealer(path, town.database)
    assert not path.exists()


@pytest.mark.parametrize(
    "content", [b"", b"# solo commenti\n", b"non e' una chiave\n", base64.b64encode(b"corta") + b"\n", b"\xff\xfe\x00"]
)
def test_a_file_that_holds_no_key_is_told_and_left_alone(sqlite_town: Town, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "refettorio.key"
    path.write_bytes(content)
    with pytest.raises(KeyFileUnreadable, match=r"refettorio\.key"):
        open_sealer(path, sqlite_town.database)
    assert path.read_bytes() == content


def test_a_folder_in_its_place_is_told(sqlite_town: Town, tmp_path: Path) -> None:
    with pytest.raises(KeyFileUnreadable):
        open_sealer(tmp_path, sqlite_town.database)
    (tmp_path / "file").touch()
    with pytest.raises(KeyFileUnreadable):
        open_sealer(tmp_path / "file" / "refettorio.key", sqlite_town.database)


def test_who_comes_second_takes_the_key_that_is_there(
    sqlite_town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "refettorio.key"
    link = os.link

    def beaten(source: Path, target: Path) -> None:
        target.write_text(key_file_text(OLD), encoding="utf-8")
        link(source, target)

    monkeypatch.setattr(os, "link", beaten)
    assert list(open_sealer(path, sqlite_town.database).keys.values()) == [OLD]


def test_a_stick_without_hard_links_will_do(sqlite_town: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_source: Path, _target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", none)
    path = tmp_path / "refettorio.key"
    sealed = open_sealer(path, sqlite_town.database).seal(REASON, bound_to=ROW)
    assert open_sealer(path, sqlite_town.database).unseal(sealed, bound_to=ROW) == REASON
