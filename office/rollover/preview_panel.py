"""What a roll-over will do: figures that lead to their lists."""

from __future__ import annotations

from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from core.qt.big_number import BigNumber
from core.qt.columns import Tone, shown
from core.qt.record_table import Column, RecordTableModel, RecordTableView, money_column
from core.qt.theme import Role, set_role
from core.qt.translations import in_words
from core.registry import ClassOutcome, Expiring, ExpiringKind, Leaver, RollOverPreview
from office.rollover.move_bar import MoveBar
from office.rollover.renew_bar import RenewBar
from office.rollover.words import leaving_word


class PreviewList(StrEnum):
    """The lists behind the figures."""

    CLASSES = "classes"
    LEAVERS = "leavers"
    EXPIRING = "expiring"


class PreviewPanel(QWidget):
    """Shows a `RollOverPreview`."""

    pupil_wanted = Signal(int)
    #: Pupils (ids) who leave are to enter a class (id), or None: to leave after all.
    move_wanted = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: RollOverPreview | None = None
        self.going, self.leaving, self.renewed, self.expiring = BigNumber(), BigNumber(), BigNumber(), BigNumber()
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for tile, name, kind in (
            (self.going, "tile_going", PreviewList.CLASSES),
            (self.renewed, "tile_renewed", PreviewList.CLASSES),
            (self.leaving, "tile_leaving", PreviewList.LEAVERS),
            (self.expiring, "tile_expiring", PreviewList.EXPIRING),
        ):
            tile.setObjectName(name)
            tile.clicked.connect(lambda _checked=False, kind=kind: self.show_list(kind))
            tiles.addWidget(tile)
        self.note = QLabel()
        self.note.setObjectName("preview_note")
        self.note.setWordWrap(True)
        #: What the clerk has decided of what ends, by what a plan names it by; the rest is as proposed.
        self._decided: dict[tuple[ExpiringKind, int], bool] = {}
        self.renewing = RenewBar()
        self.renewing.decided.connect(lambda is_renewed: self._decide(is_renewed=is_renewed))
        self.moving = MoveBar()
        self.moving.decided.connect(self._on_move)
        self.list_title = QLabel()
        self.list_title.setObjectName("preview_list_title")
        set_role(self.list_title, Role.SUBTITLE)
        self.classes: RecordTableModel[ClassOutcome] = RecordTableModel([], identity=lambda one: one.class_id)
        self.leavers: RecordTableModel[Leaver] = RecordTableModel([], identity=lambda one: one.pupil_id)
        self.ending: RecordTableModel[Expiring] = RecordTableModel([], identity=lambda one: one.key)
        self.tables: dict[PreviewList, RecordTableView] = {}
        self.stack = QStackedWidget()
        for kind, model in zip(PreviewList, self._models(), strict=True):
            table = RecordTableView()
            table.setObjectName(f"preview_{kind.value}")
            table.setModel(model)
            self.tables[kind] = table
            self.stack.addWidget(table)
        for kind in (PreviewList.LEAVERS, PreviewList.EXPIRING):
            self.tables[kind].record_activated.connect(lambda one: self.pupil_wanted.emit(one.pupil_id))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addLayout(tiles)
        layout.addWidget(self.note)
        layout.addWidget(self.list_title)
        layout.addWidget(self.stack, 1)
        layout.addWidget(self.renewing)
        layout.addWidget(self.moving)
        space = QShortcut(QKeySequence(Qt.Key.Key_Space), self.tables[PreviewList.EXPIRING])
        space.setContext(Qt.ShortcutContext.WidgetShortcut)
        space.activated.connect(self._turn)
        self._retranslate()

    @property
    def shown_preview(self) -> RollOverPreview | None:
        """What is on show."""
        return self._preview

    def renewals(self) -> tuple[tuple[ExpiringKind, int], ...]:
        """Return what goes on into the new year, as a plan names it."""
        shown = () if self._preview is None else self._preview.expiring
        return tuple(one.key for one in shown if self._is_renewed(one))

    def _is_renewed(self, one: Expiring) -> bool:
        return one.until is not None and self._decided.get(one.key, one.is_proposed)

    def _turn(self) -> None:
        chosen = [one for one in self.tables[PreviewList.EXPIRING].selected_records() if one.until is not None]
        if chosen:
            self._decide(is_renewed=not self._is_renewed(chosen[0]))

    def _decide(self, *, is_renewed: bool) -> None:
        table = self.tables[PreviewList.EXPIRING]
        chosen = table.selected_records()
        self._decided.update({one.key: is_renewed for one in chosen})
        refused = [one for one in chosen if one.until is None]
        if is_renewed and refused:
            self.renewing.show_refusal(refused[0].name, in_words(refused[0].why_not))
        else:
            self.renewing.retranslate()
        self._show_ending()
        table.viewport().update()
        table.setFocus()

    def _on_move(self, class_id: int | None) -> None:
        chosen = [one.pupil_id for one in self.tables[PreviewList.LEAVERS].selected_records()]
        if chosen:
            self.move_wanted.emit(chosen, class_id)

    def _show_ending(self) -> None:
        if self._preview is None:
            return
        renewed = len(self.renewals())
        self.expiring.set_value(len(self._preview.expiring) - renewed)
        self.expiring.set_note(self.tr("si rinnovano: {count}").format(count=renewed) if renewed else "")

    def _models(self) -> tuple[RecordTableModel[Any], ...]:
        return self.classes, self.leavers, self.ending

    def show_preview(self, preview: RollOverPreview | None) -> None:
        """Show what will be done; None: nothing was asked yet."""
        self._preview = preview
        if preview is None:
            return
        self.going.set_value(preview.going)
        self.going.set_note(self.tr("già inseriti: {count}").format(count=preview.already) if preview.already else "")
        self.leaving.set_value(len(preview.leavers))
        owing = sum(1 for one in preview.leavers if one.balance_cents < 0)
        holding = sum(1 for one in preview.leavers if one.balance_cents > 0)
        parts = [
            self.tr("{count} a debito").format(count=owing) if owing else "",
            self.tr("{count} a credito").format(count=holding) if holding else "",
        ]
        self.leaving.set_note(", ".join(filter(None, parts)), Tone.WARNING if owing else None)
        self.renewed.set_value(sum(one.renewed for one in preview.services))
        ended = sum(one.ended for one in preview.services)
        self.renewed.set_note(self.tr("non continuano: {count}").format(count=ended) if ended else "")
        self._show_ending()
        self.classes.set_records(preview.classes)
        self.leavers.set_records((*preview.moved, *preview.leavers))
        self.ending.set_records(preview.expiring)
        self._show_note()

    def show_list(self, kind: PreviewList) -> None:
        """Show one of the lists."""
        self.stack.setCurrentWidget(self.tables[kind])
        self.list_title.setText(self._list_name(kind))
        self.renewing.setVisible(kind is PreviewList.EXPIRING)
        self.moving.setVisible(kind is PreviewList.LEAVERS)
        self.tables[kind].setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _list_name(self, kind: PreviewList) -> str:
        match kind:
            case PreviewList.CLASSES:
                return self.tr("Classe per classe")
            case PreviewList.LEAVERS:
                return self.tr("Chi non ha una classe nell'anno nuovo")
            case PreviewList.EXPIRING:
                return self.tr("Che cosa scade con l'anno, e che cosa si rinnova")

    def _show_note(self) -> None:
        if self._preview is None:
            return
        new = self._preview.new_classes
        self.note.setText(
            " ".join(
                (
                    self.tr("Nasce l'anno {label}.").format(label=self._preview.plan.label)
                    if self._preview.makes_year
                    else self.tr("L'anno {label} c'è già.").format(label=self._preview.plan.label),
                    self.tr("Classi nuove: {count}.").format(count=len(new)),
                    self.tr("I conti continuano da soli: saldi e movimenti restano all'alunno."),
                    self.tr("Restano valide le tessere in uso: {count}.").format(count=self._preview.cards),
                    *(
                        self.tr("Attenzione: {school}, «{service}»: {wanted} iscritti per {seats} posti.").format(
                            school=one.school_name, service=one.service_name, wanted=one.wanted, seats=one.seats
                        )
                        for one in self._preview.full
                    ),
                )
            )
        )
        self.note.setToolTip("\n".join(new))

    def _retranslate(self) -> None:
        self.going.set_caption(self.tr("Passano di classe"))
        self.leaving.set_caption(self.tr("Escono"))
        self.renewed.set_caption(self.tr("Iscrizioni rinnovate"))
        self.expiring.set_caption(self.tr("Scadono con l'anno"))
        self.renewing.retranslate()
        self.moving.retranslate()
        right = Qt.AlignmentFlag.AlignRight
        self.classes.set_columns(
            [
                Column("school", self.tr("Scuola"), lambda one: one.school_name),
                Column("class", self.tr("Classe"), lambda one: one.class_name),
                Column("next", self.tr("Nell'anno nuovo"), lambda one: one.next_name or leaving_word(one.level),
                       is_stretched=True, tone=lambda one: None if one.next_name else Tone.MUTED),
                Column("going", self.tr("Passano"), lambda one: one.going, align=right),
                Column("already", self.tr("Già inseriti"), lambda one: one.already, align=right),
                Column("leaving", self.tr("Escono"), lambda one: one.leaving, align=right),
            ]
        )  # fmt: skip
        self.leavers.set_columns(
            [
                Column("name", self.tr("Alunno"), lambda one: one.name),
                Column("class", self.tr("Classe"), lambda one: one.class_name),
                Column("school", self.tr("Scuola"), lambda one: one.school_name),
                Column("where", self.tr("Poi"), lambda one: one.moves_to or leaving_word(one.level),
                       tone=lambda one: Tone.SUCCESS if one.moves_to else None),
                money_column("balance", self.tr("Saldo"), lambda one: one.balance_cents or None, is_signed=True),
                Column("word", self.tr("Nota"), self._balance_word,
                       tone=lambda one: Tone.WARNING if one.balance_cents < 0 and not one.moves_to else None),
            ]
        )  # fmt: skip
        self.ending.set_columns(
            [
                Column("name", self.tr("Alunno"), lambda one: one.name),
                Column("class", self.tr("Classe"), lambda one: one.class_name),
                Column("kind", self.tr("Che cosa"), lambda one: self._kind_name(one.kind)),
                Column("what", self.tr("Quale"), lambda one: one.what),
                Column("ends", self.tr("Scade"), lambda one: one.ends_on),
                Column("renewed", self.tr("Si rinnova"), self._renewal_word, is_stretched=True,
                       tone=self._renewal_tone, sort_key=self._is_renewed),
            ]
        )  # fmt: skip
        self.tables[PreviewList.CLASSES].set_empty_text(self.tr("Nessuna classe in questo anno."))
        self.tables[PreviewList.LEAVERS].set_empty_text(self.tr("Nessuno esce: tutti hanno una classe."))
        self.tables[PreviewList.EXPIRING].set_empty_text(self.tr("Niente scade con l'anno."))
        for kind, table in self.tables.items():
            table.setAccessibleName(self._list_name(kind))
        self.list_title.setText(self._list_name(self._shown()))
        self.show_preview(self._preview)

    def _shown(self) -> PreviewList:
        return next(kind for kind, table in self.tables.items() if table is self.stack.currentWidget())

    def _balance_word(self, one: Leaver) -> str:
        if one.balance_cents == 0:
            return ""
        if one.moves_to:  # stays here: nothing is to be paid back
            return self.tr("continua sul conto")
        return self.tr("da incassare") if one.balance_cents < 0 else self.tr("da rimborsare o trasferire")

    def _renewal_word(self, one: Expiring) -> str:
        if one.until is None:
            return self.tr("no: {why}").format(why=in_words(one.why_not))
        return self.tr("sì, fino al {day}").format(day=shown(one.until)) if self._is_renewed(one) else self.tr("no")

    def _renewal_tone(self, one: Expiring) -> Tone | None:
        if one.until is None:
            return Tone.MUTED
        return Tone.SUCCESS if self._is_renewed(one) else Tone.WARNING

    def _kind_name(self, kind: ExpiringKind) -> str:
        match kind:
            case ExpiringKind.BAND:
                return self.tr("Fascia")
            case ExpiringKind.EXEMPTION:
                return self.tr("Esenzione")
            case ExpiringKind.DIET:
                return self.tr("Dieta")
            case ExpiringKind.CERTIFICATE:
                return self.tr("Certificato della dieta")
