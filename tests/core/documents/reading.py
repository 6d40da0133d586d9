"""Documents as others see them: rendered, read, decoded, without asking those who made them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2 as pdfium
import zxingcpp
from pyzbar import pyzbar

Picture = npt.NDArray[np.uint8]
DPI = 200


@contextmanager
def opened(path: Path) -> Iterator[pdfium.PdfDocument]:
    document = pdfium.PdfDocument(path)
    try:
        yield document
    finally:
        document.close()


def page_texts(path: Path) -> list[str]:
    texts = []
    with opened(path) as document:
        for page in document:
            text_page = page.get_textpage()
            texts.append(text_page.get_text_bounded().replace("\r\n", "\n"))
            text_page.close()
            page.close()
    return texts


def page_pictures(path: Path, dpi: int = DPI) -> list[Picture]:
    pictures = []
    with opened(path) as document:
        for page in document:
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            pictures.append(np.array(bitmap.to_numpy()).reshape(bitmap.height, bitmap.width))
            bitmap.close()
            page.close()
    return pictures


def codes(picture: Picture) -> set[str]:
    """What both decoders read on a page: they must agree."""
    by_zbar = {code.data.decode() for code in pyzbar.decode(picture, [pyzbar.ZBarSymbol.QRCODE])}
    formats = zxingcpp.BarcodeFormat.QRCode
    by_zxing = {code.text for code in zxingcpp.read_barcodes(picture, formats=formats)}
    assert by_zbar == by_zxing
    return by_zbar


def pixel(millimetres: float, dpi: int = DPI) -> int:
    return round(millimetres / 25.4 * dpi)
