"""The search at the top of the window: what was found hangs below it; arrows choose, Enter opens, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QIcon, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.qt.announcing import announce
from core.qt.icons import Icon, icon
from core.qt.search_field import SearchField
from core.qt.theme import current_look
from office.shell.finding import Hit, HitKind, words_match

_HIT = int(Qt.ItemDataRole.UserRole)
_HEADING = _HIT + 1
_ICONS = {
    HitKind.ACTION: Icon.RIGHT,
    HitKind.PUPIL: Icon.PUPIL,
    HitKind.CLASS: Icon.CLASSES,
    HitKind.GUARDIAN: Icon.FAMILY,
}
_ROWS_SHOWN = 14


@dataclass(frozen=True, slots=True)
class Action:
    """Something that can be done from anywhere. `words` are further words by which it is found."""

    key: str
    title: str
    run: Callable[[], None]
    shortcut: str = ""
    words: str = ""


class SearchBox(SearchField):
    """A search field with its answers below. Whoever owns it answers `search_changed` through `show_hits`."""

    #: A pupil, class or guardian was chosen; actions run by themselves.
    hit_chosen = Signal(object)
    #: Something of the list was opened, a hit or an action.
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.answers = _Answers()  # before Qt asks this field for texts
        super().__init__(parent)
        self.setObjectName("global_search")
        self._actions: tuple[Action, ...] = ()
        self._hits: tuple[Hit, ...] = ()
        self._shown_for: str | None = None
        self._is_enter_waiting = False
        self._has_moved = False
        self.answers.itemClicked.connect(self._on_item_clicked)
        self.search_changed.connect(self._on_search_changed)
        self.textEdited.connect(self._on_typed)
        self.returnPressed.connect(self._on_return)

    def set_actions(self, actions: Sequence[Action]) -> None:
        """Set what can be done from here."""
        self._actions = tuple(actions)
        if self.answers.isVisible():  # pages are made one after the other: more can be done than a moment ago
            self._offer()

    def begin(self) -> None:
        """Take the keyboard and offer the actions."""
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.selectAll()
        self._offer()

    def show_hits(self, text: str, hits: Sequence[Hit]) -> None:
        """Show what was found for `text`; an answer that comes too late is dropped."""
        if text != self.text().strip():
            return
        self._hits, self._shown_for = tuple(hits), text
        self._offer()
        if self._is_enter_waiting:
            self._is_enter_waiting = False
            self._open_current()

    def leave(self) -> None:
        """Take the answers away."""
        self.answers.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move in the answers; Esc first takes them away, then clears the field."""
        key = event.key()
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}:
            if self.answers.isHidden():
                self._offer()
            self._has_moved = True
            self.answers.move_by({Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 6}.get(Qt.Key(key), -6))
        elif key == Qt.Key.Key_Escape and self.answers.isVisible():
            self.leave()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The answers go away with the keyboard."""
        self.leave()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The answers stay as wide as the field."""
        super().resizeEvent(event)
        if self.answers.isVisible():
            self._place_answers()

    def _on_typed(self) -> None:
        """What was found for other letters is not offered any more; actions are, at once."""
        self._hits, self._shown_for = (), None
        self.forget_told()  # the same letters typed again are to be searched again
        self._has_moved = self._is_enter_waiting = False
        self._offer()

    def _on_search_changed(self, text: str) -> None:
        if not text:
            self._hits, self._shown_for = (), ""
            self._offer()

    def _on_return(self) -> None:
        is_answered = self._has_moved or self._shown_for == self.text().strip()
        if self.answers.isVisible() and is_answered:
            self._open_current()
        else:
            self._is_enter_waiting = True

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        hit = item.data(_HIT)
        if hit is not None:
            self._open(hit)

    def _open_current(self) -> None:
        hit = self.answers.current_hit()
        if hit is not None:
            self._open(hit)

    def _open(self, hit: Hit) -> None:
        self.leave()
        self.clear()
        # Emptied while it had the keyboard, it would offer everything again, over what was just opened.
        self.clearFocus()
        if hit.kind is HitKind.ACTION:
            next(action for action in self._actions if action.key == hit.key).run()
        else:
            self.hit_chosen.emit(hit)
        self.opened.emit()

    def _offer(self) -> None:
        text = self.text().strip()
        actions = [
            Hit(HitKind.ACTION, action.key, action.title, action.shortcut)
            for action in self._actions
            if words_match(text, action.title, action.words)
        ]
        # «chiudi»: «Chiudi la giornata» before «Apri o chiudi la cassa».
        actions.sort(key=lambda hit: not hit.title.casefold().startswith(text.casefold()))
        groups = [(self._heading(kind), [hit for hit in self._hits if hit.kind is kind]) for kind in HitKind]
        groups = [(heading, hits) for heading, hits in groups if hits]
        groups.append((self._heading(HitKind.ACTION), actions))
        is_none = text == self._shown_for and not self._hits and not actions
        chosen = self.answers.current_hit() if self._has_moved else None
        self.answers.show_groups(groups, self.tr("Nessun risultato per «{text}».").format(text=text) if is_none else "")
        self.answers.choose(chosen)
        if not self.hasFocus():
            return
        if self.answers.count():
            self._place_answers()
            self.answers.show()
            self.answers.raise_()
            announce(self, self.answers.summary())
        else:
            self.leave()

    def _place_answers(self) -> None:
        window = self.window()
        if self.answers.parentWidget() is not window:
            self.answers.setParent(window)
        corner = self.mapTo(window, QPoint(0, self.height() + 4))
        height = min(self.answers.wanted_height(), window.height() - corner.y() - 8)
        self.answers.setGeometry(QRect(corner, QSize(self.width(), height)))

    def _heading(self, kind: HitKind) -> str:
        match kind:
            case HitKind.ACTION:
                return self.tr("Azioni")
            case HitKind.PUPIL:
                return self.tr("Alunni")
            case HitKind.CLASS:
                return self.tr("Classi")
            case HitKind.GUARDIAN:
                return self.tr("Genitori")

    def _retranslate(self) -> None:
        self.setPlaceholderText(self.tr("Cerca alunni, classi, genitori, azioni (Ctrl+K)"))
        self.setAccessibleName(self.tr("Cerca ovunque"))
        self.answers.setAccessibleName(self.tr("Risultati"))


class _Answers(QListWidget):
    """The list below the field. It never has the keyboard."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search_answers")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setItemDelegate(_HitDelegate(self))
        self.hide()

    def show_groups(self, groups: Sequence[tuple[str, Sequence[Hit]]], nothing: str) -> None:
        """Show headings and hits, the first hit chosen; or the sentence that nothing was found."""
        self.clear()
        for heading, hits in groups:
            if not hits:
                continue
            self._add(heading)
            for hit in hits:
                item = self._add(f"{hit.title}, {hit.detail}" if hit.detail else hit.title)
                item.setData(_HIT, hit)
                item.setData(_HEADING, heading)
                item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
        if nothing:
            self._add(nothing)
        self.move_by(1)

    def move_by(self, step: int) -> None:
        """Move the choice among the hits, passing over headings."""
        rows = [row for row in range(self.count()) if self.item(row).data(_HIT) is not None]
        if not rows:
            return
        here = rows.index(self.currentRow()) if self.currentRow() in rows else -1
        wanted = min(len(rows) - 1, max(0, here + step))
        self.setCurrentRow(rows[wanted])

    def current_hit(self) -> Hit | None:
        """Return the chosen hit."""
        row = self.currentRow()
        hit: Hit | None = self.item(row).data(_HIT) if row >= 0 else None
        return hit

    def choose(self, hit: Hit | None) -> None:
        """Choose a hit again, where it still is."""
        for row in range(self.count()):
            if hit is not None and self.item(row).data(_HIT) == hit:
                self.setCurrentRow(row)

    def wanted_height(self) -> int:
        """Return the height that shows all, or as many as fit the eye."""
        rows = min(self.count(), _ROWS_SHOWN)
        return rows * _row_height() + 2 * self.frameWidth() + 8

    def summary(self) -> str:
        """Return what a screen reader says: the chosen hit."""
        return self.item(max(0, self.currentRow())).text() if self.count() else ""

    def _add(self, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text, self)
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return item


class _HitDelegate(QStyledItemDelegate):
    """Icon, title and, in a quieter colour, the detail; headings small."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        hit, look = index.data(_HIT), current_look()
        painter.save()
        rect = option.rect.adjusted(12, 0, -12, 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        if hit is None:
            painter.setPen(QColor(look.colours.muted))
            font = painter.font()
            font.setPointSizeF(look.body_pt * 0.9)
            painter.setFont(font)
            painter.drawText(rect, middle, index.data(Qt.ItemDataRole.DisplayRole))
            painter.restore()
            return
        state = option.state
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            ground = look.colours.selection if is_chosen else look.colours.hover
            painter.fillRect(option.rect, QColor(ground))
        ink = look.colours.on_selection if is_chosen else look.colours.text
        size = look.icon_size
        sign: QIcon = icon(_ICONS[hit.kind], ink)
        sign.paint(painter, QRect(rect.left(), rect.center().y() - size // 2, size, size))
        rect.setLeft(rect.left() + size + 12)
        metrics = option.fontMetrics
        painter.setPen(QColor(ink))
        title = metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, middle, title)
        rect.setLeft(rect.left() + metrics.horizontalAdvance(title) + 12)
        painter.setPen(QColor(ink if is_chosen else look.colours.muted))
        detail = metrics.elidedText(hit.detail, Qt.TextElideMode.ElideRight, max(0, rect.width()))
        painter.drawText(rect, middle, detail)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, _row_height())


def _row_height() -> int:
    return current_look().row_height
