"""Documents are written whole or not at all."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from core.documents.faults import fault_of


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`: written beside it under another name, flushed to the disk, then moved over.

    Whoever looks at `path` sees the old file or the new one, never half of it.

    Raises:
        NoRoomForDocument, DocumentInUse, FolderNotWritable, FolderMissing, DocumentNotWritten: the old file, if there
            was one, is as it was, and nothing is left beside it.
    """
    # A short name of its own: the document's may already be as long as names may be.
    beside = path.with_name(f".documento-{os.getpid()}-{threading.get_ident()}.tmp")
    is_replacing = False
    try:
        try:
            with beside.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            is_replacing = True
            beside.replace(path)
        except OSError:
            beside.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise fault_of(error, path, is_replacing=is_replacing) from error
