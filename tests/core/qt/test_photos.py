"""Whatever is given as a photo becomes the small bare picture that core keeps, or a sentence that says why not."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QColor, QImage

from core.errors import Cancelled
from core.qt import photos
from core.qt.photos import NotAPhoto, PhotoTooLarge, PhotoUnreadable, photo_among, reduced
from core.registry.jpeg import jpeg_head
from core.registry.photos import MOST_BYTES
from tests.pictures import picture


@pytest.fixture
def file(tmp_path: Path):
    def write(content: bytes, name: str = "foto.jpg") -> Path:
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return write


def opened(jpeg: bytes) -> Image.Image:
    return Image.open(BytesIO(jpeg))


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_of(width: int, height: int) -> bytes:
    """A few bytes that say they are a picture of this size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")
    )


def noise(width: int, height: int) -> bytes:
    """What no JPEG makes small: every pixel another colour."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    state = 1
    for y in range(height):
        for x in range(width):
            state = state * 1103515245 + 12345 & 0x7FFFFFFF
            image.setPixel(x, y, state >> 7 & 0xFFFFFF)
    out = BytesIO()
    Image.frombytes("RGB", (width, height), bytes(image.convertToFormat(QImage.Format.Format_RGB888).constBits())).save(
        out, "PNG"
    )
    return out.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "BMP", "TIFF"])
def test_any_usual_form_becomes_a_small_jpeg(qapp, file, form: str) -> None:
    jpeg = reduced(file(picture(1600, 1200, form=form), "Anna.dat"))
    head = jpeg_head(jpeg)
    assert head is not None
    assert (head.width, head.height, head.has_metadata, head.is_whole) == (480, 360, False, True)
    assert len(jpeg) <= MOST_BYTES


def test_a_small_picture_is_not_blown_up(qapp, file) -> None:
    assert opened(reduced(file(picture(90, 120)))).size == (90, 120)


@pytest.mark.parametrize(
    ("orientation", "corner"), [(1, "upper left"), (3, "lower right"), (6, "upper right"), (8, "lower left")]
)
def test_it_stands_upright_and_says_nothing_of_where_it_was_taken(qapp, file, orientation: int, corner: str) -> None:
    content = picture(1000, 800, orientation=orientation)
    assert b"Exif" in content
    jpeg = reduced(file(content))
    assert b"Exif" not in jpeg
    image = opened(jpeg)
    assert image.size == ((480, 384) if orientation in {1, 3} else (480, 600))
    assert not image.getexif()
    width, height = image.size
    corners = {
        "upper left": (5, 5), "upper right": (width - 5, 5), "lower left": (5, height - 5),
        "lower right": (width - 5, height - 5),
    }  # fmt: skip
    white = {name for name, at in corners.items() if min(image.getpixel(at)) > 200}
    assert white == {corner}


def test_what_is_clear_becomes_white_not_black(qapp, file) -> None:
    out = BytesIO()
    Image.new("RGBA", (100, 100), (0, 0, 0, 0)).save(out, "PNG")
    assert min(opened(reduced(file(out.getvalue()))).getpixel((50, 50))) > 250


def test_grain_that_does_not_compress_still_fits(qapp, file) -> None:
    assert len(reduced(file(noise(480, 640), "grana.png"))) <= MOST_BYTES


def test_a_photo_of_50_mb_is_refused_unread(qapp, tmp_path: Path) -> None:
    path = tmp_path / "enorme.jpg"
    with path.open("wb") as out:
        out.write(picture())
        out.truncate(50_000_000)

    class Unasked:
        def advance(self, done: int, total: int) -> None: ...

        def check(self) -> None:
            raise AssertionError("something was read")

    with pytest.raises(PhotoTooLarge, match=r"«enorme.jpg» è troppo grande \(50 MB, al massimo 25 MB\)"):
        reduced(path, Unasked())


def test_a_picture_that_would_fill_the_memory_is_refused_by_its_head(qapp, file) -> None:
    bomb = png_of(60_000, 60_000)
    assert len(bomb) < 200
    with pytest.raises(PhotoTooLarge, match="60000 × 60000 pixel, al massimo 50 milioni di pixel"):
        reduced(file(bomb, "bomba.png"))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "il file è vuoto"),
        (b"cognome;nome\nRossi;Anna\n", "non è un'immagine"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", "non è un'immagine"),
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "non legge le foto in formato HEIC"),
        (picture(800, 600)[:-500], "il file è incompleto"),
        (picture(800, 600)[:300], "danneggiato|incompleto|non è un'immagine"),
        (picture(800, 600, form="PNG")[:-200], "il file è incompleto"),
        (picture(20, 20), "è di soli 20 × 20 pixel"),
    ],
)
def test_what_is_no_photo_is_told_in_words(qapp, file, content: bytes, reason: str) -> None:
    with pytest.raises(NotAPhoto, match=reason):
        reduced(file(content, "prova.jpg"))


def test_a_file_that_is_gone(qapp, tmp_path: Path) -> None:
    with pytest.raises(PhotoUnreadable, match=r"«via.jpg» non si può leggere"):
        reduced(tmp_path / "via.jpg")


def test_it_can_be_stopped(qapp, file) -> None:
    class Stopping:
        def advance(self, done: int, total: int) -> None: ...

        def check(self) -> None:
            raise Cancelled

    with pytest.raises(Cancelled):
        reduced(file(picture(800, 600)), Stopping())


def test_a_pasted_picture_and_an_empty_one(qapp) -> None:
    image = QImage(900, 1200, QImage.Format.Format_ARGB32)
    image.fill(QColor("#336699"))
    image.setText("Description", "Anna Rossi, via Roma 1")
    jpeg = reduced(image)
    assert opened(jpeg).size == (480, 640)
    assert b"Roma" not in jpeg
    with pytest.raises(NotAPhoto, match="incollata"):
        reduced(QImage())


def test_what_is_dropped_or_pasted(qapp, tmp_path: Path) -> None:
    data = QMimeData()
    assert photo_among(data) is None
    data.setText("testo")
    assert photo_among(data) is None
    data.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    assert isinstance(photo_among(data), QImage)
    data.setUrls([QUrl("https://example.org/foto.jpg"), QUrl.fromLocalFile(str(tmp_path / "foto.jpg"))])
    assert photo_among(data) == tmp_path / "foto.jpg"


def test_no_more_than_is_allowed_is_read_of_a_file_that_grows(qapp, file, monkeypatch: pytest.MonkeyPatch) -> None:
    path = file(picture() + b"\0" * 100)
    monkeypatch.setattr(photos, "MOST_FILE_MEGABYTES", 0.001)
    monkeypatch.setattr(type(path), "stat", lambda self, **_options: type("Told", (), {"st_size": 1})())
    with pytest.raises(PhotoTooLarge):
        reduced(path)
