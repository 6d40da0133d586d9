"""Documents are written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pytest

from core.documents import (
    DocumentInUse,
    DocumentNotWritten,
    FolderMissing,
    FolderNotWritable,
    NoRoomForDocument,
    card_sheets_pdf,
    write_whole,
)
from core.errors import EnvironmentFault
from tests.core.documents.conftest import MakeCards


def failing(code: int) -> Callable[..., object]:
    def fail(*_args: object, **_kwargs: object) -> object:
        raise OSError(code, os.strerror(code))

    return fail


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "tessere.pdf"
    path.write_bytes(b"the old one")
    return path


def assert_untouched(path: Path) -> None:
    assert path.read_bytes() == b"the old one"
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_the_new_file_takes_the_place_of_the_old(old: Path):
    write_whole(old, b"new")

    assert old.read_bytes() == b"new"
    assert [one.name for one in old.parent.iterdir()] == [old.name]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_the_old_file(old: Path, make_cards: MakeCards, monkeypatch: pytest.MonkeyPatch, code: int):
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", failing(code))  # where a full disk is told at the latest
        with pytest.raises(NoRoomForDocument, match=r"tessere\.pdf"):
            card_sheets_pdf(make_cards(2), old)
    assert_untouched(old)


def test_a_disk_that_fills_half_way_leaves_the_old_file(old: Path, monkeypatch: pytest.MonkeyPatch):
    real = Path.open

    def half(path: Path, *args: object, **kwargs: object) -> object:
        file = real(path, *args, **kwargs)

        class Half:
            def __enter__(self) -> Self:
                return self

            def __exit__(self, *_: object) -> None:
                file.close()

            def write(self, content: bytes) -> None:
                file.write(content[: len(content) // 2])
                raise OSError(errno.ENOSPC, "No space left on device")

        return Half()

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", half)
        with pytest.raises(NoRoomForDocument):
            write_whole(old, b"0123456789")
    assert_untouched(old)


@pytest.mark.parametrize(
    ("code", "fault"),
    [
        (errno.EACCES, DocumentInUse),  # Windows: a viewer holds the file
        (errno.EPERM, DocumentInUse),
        (errno.EBUSY, DocumentInUse),
        (errno.ENOSPC, NoRoomForDocument),
        (errno.EIO, DocumentNotWritten),
    ],
)
def test_a_file_that_cannot_be_replaced_stays(
    old: Path, monkeypatch: pytest.MonkeyPatch, code: int, fault: type[EnvironmentFault]
):
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", failing(code))
        with pytest.raises(fault, match=r"tessere\.pdf"):
            write_whole(old, b"new")
    assert_untouched(old)


@pytest.mark.parametrize("code", [errno.EACCES, errno.EROFS])
def test_a_folder_that_may_not_be_written(old: Path, monkeypatch: pytest.MonkeyPatch, code: int):
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", failing(code))
        with pytest.raises(FolderNotWritable, match="scegline un'altra"):
            write_whole(old, b"new")
    assert_untouched(old)


def test_a_folder_that_is_not_there(tmp_path: Path):
    with pytest.raises(FolderMissing, match="chiavetta"):
        write_whole(tmp_path / "chiavetta" / "tessere.pdf", b"new")
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FolderMissing):
        write_whole(tmp_path / "file" / "tessere.pdf", b"new")


def test_a_folder_with_the_name_of_the_document(tmp_path: Path):
    (tmp_path / "tessere.pdf").mkdir()
    with pytest.raises(DocumentNotWritten, match=r"tessere\.pdf"):
        write_whole(tmp_path / "tessere.pdf", b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["tessere.pdf"]


def test_a_name_as_long_as_names_may_be(tmp_path: Path):
    path = tmp_path / ("t" * 251 + ".pdf")
    write_whole(path, b"new")
    assert path.read_bytes() == b"new"
