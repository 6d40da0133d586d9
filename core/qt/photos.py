"""A photo from a camera made into the small, bare JPEG that is kept: whatever it was, nothing but the picture is left.

To be run off the screen's thread. Nothing is decoded before its size is known: a picture that would fill the memory is
refused by what its head says.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter

from core.errors import EnvironmentFault, Phrase, UserError
from core.progress import NO_PROGRESS, Progress
from core.registry.jpeg import jpeg_head
from core.registry.photos import MOST_BYTES, MOST_HEIGHT, MOST_WIDTH

#: A photo of a telephone has 2 to 15 MB.
MOST_FILE_MEGABYTES = 25
#: 50 million pixels are 200 MB of memory while they are made smaller; the cameras of telephones have 12 to 48.
MOST_MEGAPIXELS = 50
#: What Qt may take for one picture: a little more than the above.
_MOST_MEGABYTES = 256
_FORMS = frozenset({"jpeg", "png", "webp", "bmp", "heic", "heif", "tiff"})
_CHUNK = 1 << 20
_QUALITIES = (85, 75, 60, 45, 30)
#: Below a picture that nobody can be recognised in, however well it is printed.
_SMALLEST_SIDE = 32
#: The endings offered in a file dialog.
ENDINGS = ("jpg", "jpeg", "png", "heic", "heif", "webp", "bmp", "tif", "tiff")


class PhotoUnreadable(EnvironmentFault):
    """The file cannot be opened."""

    template = "La foto «{name}» non si può leggere ({reason}). Controlla che il file ci sia ancora e riprova."


class NotAPhoto(UserError):
    """It is no picture, or one that breaks off."""

    template = "«{name}» non è una foto che si può usare ({reason}). Scegli un'immagine JPEG o PNG."


class PhotoTooLarge(UserError):
    """The file or the picture is larger than any portrait."""

    template = (
        "«{name}» è troppo grande ({size}, al massimo {most}). Scatta la foto con una qualità più bassa, o salvala più "
        "piccola, e riprova."
    )


def reduced(source: Path | QImage, progress: Progress = NO_PROGRESS) -> bytes:
    """Return a photo as it is kept: upright, no larger than `MOST_WIDTH` × `MOST_HEIGHT` and `MOST_BYTES`.

    Args:
        source: the file, or a picture that was pasted.
        progress: asked between the steps whether to stop.

    Raises:
        PhotoUnreadable, NotAPhoto, PhotoTooLarge, Cancelled: as `opened`.
    """
    return _encoded(_bare(opened(source, progress)), progress)


def opened(source: Path | QImage, progress: Progress = NO_PROGRESS) -> QImage:
    """Return a photo upright and large enough to choose a part of it: no side longer than twice what is kept.

    Raises:
        PhotoUnreadable: the file cannot be read.
        NotAPhoto: it is none, or a torn one.
        PhotoTooLarge: it has too many bytes or pixels.
        Cancelled: the clerk stopped it.
    """
    if isinstance(source, QImage):
        name: str = Phrase("L'immagine incollata")
        image = source
        if image.isNull():
            raise NotAPhoto(name=name, reason=Phrase("è vuota"))
    else:
        name = source.name
        image = _decoded(_content(source, progress), name)
    progress.check()
    _ensure_recognisable(image.size(), name)
    size = _fitted(image.size(), QSize(2 * MOST_HEIGHT, 2 * MOST_HEIGHT))
    return image if size == image.size() else _made_small(image, size)


def part_of(image: QImage, part: QRect, progress: Progress = NO_PROGRESS) -> bytes:
    """Return a part of a photo as it is kept.

    Raises:
        NotAPhoto: nobody could be recognised in so small a part.
        Cancelled: the clerk stopped it.
    """
    inside = part.intersected(image.rect())
    _ensure_recognisable(inside.size(), Phrase("La parte scelta"))
    return _encoded(_bare(image.copy(inside)), progress)


def photo_among(data: QMimeData) -> Path | QImage | None:
    """Return the photo that is dropped or pasted: the first file, or the picture itself; None when there is neither."""
    for url in data.urls():
        if url.isLocalFile():
            return Path(url.toLocalFile())
    if data.hasImage():
        image = data.imageData()
        return image if isinstance(image, QImage) else None
    return None


def _content(path: Path, progress: Progress) -> bytes:
    """Return the file, never more of it than is allowed: it may grow while it is read."""
    parts: list[bytes] = []
    size = 0
    try:
        if (told := path.stat().st_size) > MOST_FILE_MEGABYTES * 1_000_000:
            raise _too_large(path.name, told)
        with path.open("rb") as file:
            while part := file.read(_CHUNK):
                progress.check()
                size += len(part)
                if size > MOST_FILE_MEGABYTES * 1_000_000:
                    raise _too_large(path.name, size)
                parts.append(part)
    except OSError as error:
        raise PhotoUnreadable(name=path.name, reason=error.strerror) from error
    if not parts:
        raise NotAPhoto(name=path.name, reason=Phrase("il file è vuoto"))
    return b"".join(parts)


def _too_large(name: str, size: int) -> PhotoTooLarge:
    return PhotoTooLarge(name=name, size=f"{size / 1e6:.0f} MB", most=f"{MOST_FILE_MEGABYTES} MB")


def _decoded(content: bytes, name: str) -> QImage:
    with _reading(content) as reader:
        form = reader.format().toStdString()
        if form not in _FORMS:
            raise NotAPhoto(name=name, reason=_unknown(content))
        if not _is_whole(content, form):
            raise NotAPhoto(name=name, reason=Phrase("il file è incompleto"))
        size = reader.size()
        if not size.isValid():
            raise NotAPhoto(name=name, reason=Phrase("il file è danneggiato"))
        if size.width() * size.height() > MOST_MEGAPIXELS * 1_000_000:
            pixels = f"{size.width()} × {size.height()} pixel"
            raise PhotoTooLarge(name=name, size=pixels, most=Phrase("{most} milioni di pixel", most=MOST_MEGAPIXELS))
        if form == "jpeg":
            # Decoded small at once: a few megabytes instead of a few hundred.
            reader.setScaledSize(_fitted(size, QSize(2 * MOST_HEIGHT, 2 * MOST_HEIGHT)))
        image = reader.read()
    if image.isNull():
        raise NotAPhoto(name=name, reason=Phrase("il file è danneggiato"))
    return image


@contextmanager
def _reading(content: bytes) -> Iterator[QImageReader]:
    """Give a reader of a file's content, and let go of the content last: TIFF's looks at it once more at its end."""
    QImageReader.setAllocationLimit(_MOST_MEGABYTES)
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    try:
        yield reader
    finally:
        reader.setDevice(None)  # type: ignore[arg-type]  # Qt takes none for "let go"


def _unknown(content: bytes) -> Phrase:
    if content[4:8] == b"ftyp":
        return Phrase("questo computer non legge le foto in formato HEIC")
    return Phrase("non è un'immagine")


def _is_whole(content: bytes, form: str) -> bool:
    """Tell whether a picture goes to its end: Qt would show a torn one, grey from the tear on."""
    if form == "jpeg":
        head = jpeg_head(content)
        return head is not None and head.is_whole
    return form != "png" or b"IEND" in content[-4096:]


def _ensure_recognisable(size: QSize, name: str) -> None:
    if min(size.width(), size.height()) < _SMALLEST_SIDE:
        reason = Phrase("è di soli {width} × {height} pixel", width=size.width(), height=size.height())
        raise NotAPhoto(name=name, reason=reason)


def _fitted(size: QSize, most: QSize) -> QSize:
    """Return the size that fits into `most`, never larger than it is, never empty."""
    if size.width() <= most.width() and size.height() <= most.height():
        return size
    return size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio).expandedTo(QSize(1, 1))


def _bare(image: QImage) -> QImage:
    """Return the pixels alone, made small, on white: texts, profiles and transparency stay behind."""
    size = _fitted(image.size(), QSize(MOST_WIDTH, MOST_HEIGHT))
    small = _made_small(image, size)
    bare = QImage(size, QImage.Format.Format_RGB32)
    bare.fill(QColor("white"))
    painter = QPainter(bare)
    painter.drawImage(0, 0, small)
    painter.end()
    return bare


def _made_small(image: QImage, size: QSize) -> QImage:
    return image.scaled(size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation)


def _encoded(image: QImage, progress: Progress) -> bytes:
    """Return the JPEG of the best quality that is short enough; grain of a whole picture may need a smaller one."""
    while True:
        for quality in _QUALITIES:
            progress.check()
            jpeg = _jpeg(image, quality)
            if len(jpeg) <= MOST_BYTES:
                return jpeg
        image = image.scaled(image.size() * 0.8, mode=Qt.TransformationMode.SmoothTransformation)


def _jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, b"jpeg")
    writer.setQuality(quality)
    if not writer.write(image):
        raise RuntimeError(f"no JPEG can be written: {writer.errorString()}")
    return bytes(buffer.data().data())
