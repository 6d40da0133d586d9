"""What happens to a photo that is offered: made small off the screen's thread, kept, and one press brings it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QImage

from core.access.session import Session
from core.progress import Progress
from core.qt.photos import ENDINGS, opened, part_of
from core.registry import PupilPhoto, remove_photo, set_photo
from office.desk import Desk
from office.pupils.card import PupilCard
from office.pupils.photo_section import PhotoSection


class PhotoKeeper(QObject):
    """Listens to the photo's section of one panel."""

    #: The photo of the pupil on screen is another one, or gone.
    changed = Signal()

    def __init__(self, desk: Desk, section: PhotoSection) -> None:
        super().__init__(section)
        self._desk = desk
        self._section = section
        self._card: PupilCard | None = None
        #: The photo that was brought last, as it came, and what was kept of it: as long as that is still kept, a part
        #: of the one is better than a part of the other.
        self._source: tuple[QImage, bytes] | None = None
        #: Whose photo is being framed, and what of.
        self._framed: tuple[PupilCard, QImage] | None = None
        section.offered.connect(self._on_offered)
        section.choose_wanted.connect(self._choose)
        section.remove_wanted.connect(self._remove)
        section.framing_wanted.connect(self._begin_framing)
        section.framing.part_chosen.connect(self._on_part)
        section.nothing_offered.connect(self._on_nothing)

    def show_card(self, card: PupilCard) -> None:
        """Note whose record is on screen; a photo of somebody else is not framed any more, nor kept in mind."""
        if self._card is None or self._card.record.id != card.record.id:
            self._source = None
            self._stop_framing()
        self._card = card

    def _stop_framing(self) -> None:
        self._framed = None
        self._section.framing.hide()

    def _choose(self) -> None:
        endings = " ".join(f"*.{ending}" for ending in ENDINGS)
        path = self._desk.files.ask_open(self._section, self.tr("Foto ({endings})").format(endings=endings))
        if path is not None:
            self._on_offered(path)

    def _on_offered(self, source: Path | QImage) -> None:
        card = self._card
        if card is None:
            return
        self._stop_framing()
        # Whose it is is settled now: another record may be on screen when it is ready.
        self._desk.runner.query(
            lambda progress: _small(opened(source, progress), progress),
            on_done=partial(self._on_opened, card),
            on_failed=self._desk.tell_error,
            title=self.tr("Preparo la foto"),
            owner=self,
        )

    def _on_opened(self, card: PupilCard, made: tuple[QImage, bytes]) -> None:
        image, jpeg = made
        if self._card is not None and self._card.record.id == card.record.id:
            self._source = image, jpeg
        self._keep(card, jpeg)

    def _begin_framing(self) -> None:
        card = self._card
        if card is None or card.photo is None:
            return
        image = QImage.fromData(card.photo.jpeg)
        if self._source is not None and self._source[1] == card.photo.jpeg:
            image = self._source[0]
        self._framed = card, image
        self._section.framing.begin(image)

    def _on_part(self, part: QRect) -> None:
        if self._framed is None:
            return
        (card, image), self._framed = self._framed, None
        self._desk.runner.query(
            lambda progress: part_of(image, part, progress),
            on_done=lambda jpeg: self._on_opened(card, (image, jpeg)),
            on_failed=self._desk.tell_error,
            title=self.tr("Preparo la foto"),
            owner=self,
        )

    def _keep(self, card: PupilCard, jpeg: bytes) -> None:
        name, before = card.record.full_name, card.photo
        told = self.tr("Foto di {name} salvata.").format(name=name)
        self._write(card, lambda session: set_photo(session, card.record.id, jpeg), told, before)

    def _remove(self) -> None:
        card = self._card
        if card is not None:
            self._stop_framing()
            told = self.tr("Foto di {name} tolta.").format(name=card.record.full_name)
            self._write(card, lambda session: remove_photo(session, card.record.id), told, card.photo)

    def _put_back(self, card: PupilCard, before: PupilPhoto | None) -> None:
        told = self.tr("La foto di {name} è come prima.").format(name=card.record.full_name)
        if before is None:
            self._write(card, lambda session: remove_photo(session, card.record.id), told)
        else:
            self._write(card, lambda session: set_photo(session, card.record.id, before.jpeg), told)

    def _write(self, card: PupilCard, verb: Callable[[Session], object], told: str, *before: PupilPhoto | None) -> None:
        """Send it; with the photo from before (or None) the message offers to bring it back."""

        def done(_result: object) -> None:
            self.changed.emit()
            if before:
                self._desk.tell(told, action=self.tr("Annulla"), on_action=partial(self._put_back, card, before[0]))
            else:
                self._desk.tell(told)

        self._desk.write(lambda session, _progress: verb(session), done, owner=self, touches=("registry",))

    def _on_nothing(self) -> None:
        self._desk.messages.info(self.tr("Negli appunti non c'è nessuna foto: copiala prima, poi incollala qui."))


def _small(image: QImage, progress: Progress) -> tuple[QImage, bytes]:
    return image, part_of(image, image.rect(), progress)
