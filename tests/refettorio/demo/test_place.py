"""The demonstration's folder: made anew each time, and nobody else's things are touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from refettorio.demo.place import DemoPlace, FolderNotOurs, FolderNotUsable


def test_a_second_demonstration_begins_with_empty_folders(tmp_path: Path) -> None:
    place = DemoPlace(tmp_path / "demo")
    place.prepare()
    old = [place.database, place.papers / "a.pdf", place.pictures / "b.png", place.films / "c.avi", place.summary]
    for path in old:
        path.write_text("vecchio")
    (place.root / "mio.txt").write_text("mio")
    place.prepare()
    assert not any(path.exists() for path in old)
    assert (place.root / "mio.txt").exists()


@pytest.mark.parametrize("name", ["dati", "carte", "schermate", "filmati", "summary.json"])
def test_what_is_somebody_elses_is_left_alone(tmp_path: Path, name: str) -> None:
    theirs = tmp_path / name
    if theirs.suffix:
        theirs.write_text("mio")
    else:
        theirs.mkdir()
        (theirs / "importante.txt").write_text("mio")
    with pytest.raises(FolderNotOurs, match=name):
        DemoPlace(tmp_path).prepare()
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert theirs.is_file() or (theirs / "importante.txt").read_text() == "mio"


def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(FolderNotUsable, match="file"):
        DemoPlace(tmp_path / "file" / "demo").prepare()
