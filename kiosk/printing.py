"""Printing a PDF on the station's own printer, without a dialog: nobody at a counter answers one."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

import pypdfium2
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from core.errors import EnvironmentFault

_DOTS_PER_INCH = 200


class PrinterMissing(EnvironmentFault):
    """No printer is set up on this machine."""

    template = "Nessuna stampante: la ricevuta è salvata in «{path}». Collega una stampante e ristampa, o inviala."


class PrinterFailed(EnvironmentFault):
    """The printer took nothing."""

    template = "La stampante «{printer}» non risponde: controlla carta e cavo, poi ristampa. La ricevuta è in «{path}»."


class PaperPrinter(Protocol):
    """Prints a PDF; called off the screen's thread."""

    def print_pdf(self, path: Path) -> None:
        """Print the file.

        Raises:
            EnvironmentFault: it cannot be printed now.
        """
        ...


class SystemPrinter:
    """The printer that the system calls its own."""

    def print_pdf(self, path: Path) -> None:
        """Print all pages on the default printer.

        Raises:
            PrinterMissing: there is none.
            PrinterFailed: it took nothing.
        """
        info = QPrinterInfo.defaultPrinter()
        if info.isNull():
            raise PrinterMissing(path=path)
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        printer.setFullPage(True)
        painter = QPainter()
        if not painter.begin(printer):
            raise PrinterFailed(printer=info.printerName(), path=path)
        try:
            for place, page in enumerate(pages_of(path)):
                if place:
                    printer.newPage()
                painter.drawImage(QRectF(painter.viewport()), page)
        finally:
            painter.end()


def pages_of(path: Path) -> list[QImage]:
    """Return the pages of a PDF as pictures, upright, in grey."""
    document = pypdfium2.PdfDocument(path)
    try:
        pages = []
        for page in document:
            bitmap = page.render(scale=_DOTS_PER_INCH / 72, grayscale=True)
            picture = bitmap.to_numpy()
            height, width = picture.shape[:2]
            image = QImage(picture.data, width, height, picture.strides[0], QImage.Format.Format_Grayscale8)
            pages.append(image.convertToFormat(QImage.Format.Format_RGB32, Qt.ImageConversionFlag.AutoColor).copy())
        return pages
    finally:
        document.close()
