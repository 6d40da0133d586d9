"""What can go wrong while a document is written, each with what to do about it. The file that was there stays whole."""

from __future__ import annotations

import errno
from pathlib import Path

from core.errors import EnvironmentFault


class DocumentNotWritten(EnvironmentFault):
    """The document could not be written for a reason of the file system."""

    template = "Il documento «{name}» non è stato scritto ({reason}). Scegli un'altra cartella e riprova."


class NoRoomForDocument(EnvironmentFault):
    """The disk or the quota is full."""

    template = "Il disco è pieno: il documento «{name}» non è stato scritto. Libera spazio e riprova."


class DocumentInUse(EnvironmentFault):
    """Another program holds the file open (Windows), or the file is protected."""

    template = "«{name}» è aperto in un altro programma o protetto: chiudilo, oppure scegli un altro nome, e riprova."


class FolderNotWritable(EnvironmentFault):
    """The folder may not be written."""

    template = "Nella cartella «{folder}» non si può scrivere: scegline un'altra o chiedi i permessi."


class FolderMissing(EnvironmentFault):
    """The folder does not exist, or is not a folder, or its drive was removed."""

    template = "La cartella «{folder}» non esiste o non è raggiungibile: scegline un'altra."


def fault_of(error: OSError, path: Path, *, is_replacing: bool) -> EnvironmentFault:
    """Return what an operating system's error means; `is_replacing`: it came when the old file was to give way."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return NoRoomForDocument(name=path.name)
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return FolderMissing(folder=path.parent)
    if isinstance(error, PermissionError) or error.errno in {errno.EROFS, errno.EBUSY}:
        return DocumentInUse(name=path.name) if is_replacing else FolderNotWritable(folder=path.parent)
    return DocumentNotWritten(name=path.name, reason=error.strerror or type(error).__name__)
