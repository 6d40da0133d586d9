"""F1: what each area is for, and the keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFrame, QTextBrowser

from core.qt.theme import current_look
from office.page import Page


class HelpPage(Page):
    """Written from what the areas say of themselves, so that it never tells of rooms that are not there."""

    def __init__(self, areas: Callable[[], Sequence[tuple[str, str, str, str]]]) -> None:
        super().__init__()
        self._areas = areas
        self._wanted = ""
        self.text = QTextBrowser()
        self.text.setObjectName("help_text")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.text.setOpenLinks(False)
        self.body.addWidget(self.text, 1)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Aiuto")

    def show_area(self, key: str) -> None:
        """Begin with what is said of an area."""
        self._wanted = key
        self.reload()

    def reload(self) -> None:
        """Write the text anew."""
        self.text.document().setDefaultStyleSheet(
            f"h2 {{ color: {current_look().colours.text}; margin-top: 20px; margin-bottom: 4px; }}"
            " p { margin-top: 4px; margin-bottom: 4px; } td { padding: 3px 24px 3px 0; }"
        )
        self.text.setHtml(self._html())
        self.text.setAccessibleName(self.title())
        if self._wanted:
            self.text.scrollToAnchor(self._wanted)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme, too."""
        if event.type() == QEvent.Type.PaletteChange and self.isVisible():
            self.reload()
        super().changeEvent(event)

    def _html(self) -> str:
        parts = []
        for key, title, shortcut, text in self._areas():
            paragraphs = "".join(f"<p>{escape(line)}</p>" for line in text.splitlines() if line)
            shown = f" ({escape(shortcut)})" if shortcut else ""
            parts.append(f'<h2><a name="{escape(key)}"></a>{escape(title)}{shown}</h2>{paragraphs}')
        rows = "".join(f"<tr><td><b>{escape(keys)}</b></td><td>{escape(text)}</td></tr>" for keys, text in self._keys())
        return f"<h2>{escape(self.tr('Tasti'))}</h2><table>{rows}</table>{''.join(parts)}"

    def _keys(self) -> list[tuple[str, str]]:
        return [
            ("Ctrl+K", self.tr("Cerca ovunque: alunni, classi, genitori, azioni")),
            ("Ctrl+F", self.tr("Cerca nella pagina")),
            ("Ctrl+1 … 9", self.tr("Apri un'area della barra a sinistra")),
            ("Ctrl+B", self.tr("Riduci o allarga la barra a sinistra")),
            ("F5", self.tr("Aggiorna la pagina")),
            ("Ctrl++  Ctrl+-  Ctrl+0", self.tr("Caratteri più grandi, più piccoli, normali")),
            ("Tab", self.tr("Al campo seguente; Maiusc+Tab al precedente")),
            (self.tr("Invio"), self.tr("Apre la riga scelta di un elenco")),
            ("Esc", self.tr("Annulla una domanda, svuota la ricerca, chiude un pannello")),
            ("Ctrl+C", self.tr("Copia le righe scelte, pronte per un foglio di calcolo")),
            ("Ctrl+P  Ctrl+E", self.tr("Stampa o esporta l'elenco della pagina")),
            ("F1", self.tr("Questa pagina")),
        ]
