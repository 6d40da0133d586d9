"""The demonstration's own folder, and what lies where in it."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from core.errors import EnvironmentFault

#: What a folder that a demonstration made carries: only there is anything taken away.
_MARK = "dimostrazione.txt"
_MARK_TEXT = "I dati in questa cartella sono inventati: la dimostrazione li cancella e li rifà ogni volta.\n"


class FolderNotOurs(EnvironmentFault):
    """The folder holds things that no demonstration made, under our names."""

    template = "«{path}» c'è già e non viene da una dimostrazione: non la tocco. Indica un'altra cartella con --output."


class FolderNotUsable(EnvironmentFault):
    """The folder cannot be made, emptied or written."""

    template = "La cartella della dimostrazione «{path}» non si può usare ({reason}). Indicane un'altra con --output."


@dataclass(frozen=True, slots=True)
class DemoPlace:
    """Where a demonstration puts what. `prepare` makes the folders, and takes away what an earlier one left."""

    root: Path

    @property
    def data(self) -> Path:
        """The folder of databases and key."""
        return self.root / "dati"

    @property
    def database(self) -> Path:
        """The office's database."""
        return self.data / "comune.db"

    @property
    def station_file(self) -> Path:
        """The station's own file."""
        return self.data / "postazione.db"

    @property
    def key_file(self) -> Path:
        """The key of the sealed texts."""
        return self.data / "chiave.key"

    @property
    def papers(self) -> Path:
        """The folder of the PDFs."""
        return self.root / "carte"

    @property
    def pictures(self) -> Path:
        """The folder of the screenshots."""
        return self.root / "schermate"

    @property
    def films(self) -> Path:
        """The folder of what the virtual camera films."""
        return self.root / "filmati"

    @property
    def summary(self) -> Path:
        """The figures."""
        return self.root / "summary.json"

    def prepare(self) -> None:
        """Make the folders, empty.

        Raises:
            FolderNotOurs: one of them is there and was made by somebody else.
            FolderNotUsable: the file system refuses.
        """
        ours = (self.data, self.papers, self.pictures, self.films)
        mark = self.root / _MARK
        try:
            if not mark.exists():
                for path in (*ours, self.summary):
                    if path.exists():
                        raise FolderNotOurs(path=path)
            for folder in ours:
                if folder.exists():
                    shutil.rmtree(folder)
                folder.mkdir(parents=True)
            self.summary.unlink(missing_ok=True)
            mark.write_text(_MARK_TEXT, encoding="utf-8")
        except OSError as error:
            raise FolderNotUsable(path=self.root, reason=error.strerror or error) from error
