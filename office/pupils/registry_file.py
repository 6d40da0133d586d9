"""The registry as a file that a spreadsheet opens and that «Importa» reads again."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path

from core.access.session import Session
from core.documents import write_whole
from core.importing import export_pupils
from core.progress import Progress
from core.qt.csv_export import harmless
from core.registry import PupilSummary


def write_registry(
    session: Session,
    path: Path,
    read: Callable[[Progress], Iterator[PupilSummary]],
    service_id: int | None,
    progress: Progress,
) -> int:
    """Write the pupils that `read` gives, with their families, to `path`; return how many.

    Raises:
        DocumentNotWritten and its like: the file is as it was.
        Cancelled: the clerk stopped it; nothing was written.
    """
    pupil_ids = [one.id for one in read(progress)]
    rows = export_pupils(session, pupil_ids, service_id, progress)
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=";", lineterminator="\r\n").writerows([harmless(cell) for cell in row] for row in rows)
    write_whole(path, b"\xef\xbb\xbf" + text.getvalue().encode())
    return len(pupil_ids)
