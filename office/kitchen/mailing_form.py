"""Where a kitchen wants its orders by e-mail, and whether it does."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit

from core.meals.kitchen import Kitchen, Mailing
from core.qt.theme import Role, set_role
from office.form import Form, chosen


class MailingForm(Form):
    """The addresses of a kitchen and the switch; a reload leaves what is being typed alone."""

    def __init__(self) -> None:
        super().__init__()
        self._mailings: dict[int, Mailing] = {}
        self._has_server: bool | None = None
        self._filled_with: tuple[int | None, Mailing | None] | None = None
        self.which = QComboBox()
        self.which.setObjectName("mailed_kitchen")
        self.addresses = QLineEdit()
        self.addresses.setObjectName("kitchen_addresses")
        self.is_on = QCheckBox()
        self.is_on.setObjectName("kitchen_mailed")
        self.hint = QLabel()
        self.hint.setObjectName("mailing_hint")
        self.hint.setWordWrap(True)
        set_role(self.hint, Role.MUTED)
        self._which_line = self.add(self.which)
        self._addresses_line = self.add(self.addresses, "E-mail")
        self._on_line = self.add(self.is_on)
        self._rows.addWidget(self.hint)
        self.cancel_button.hide()
        self.show_now = self._show_now
        self.which.currentIndexChanged.connect(lambda _index: self.refill())
        self.retranslate()

    @property
    def kitchen_id(self) -> int | None:
        """The kitchen on show, None while there is none at all."""
        return chosen(self.which)

    def typed(self) -> list[str]:
        """Return the addresses that were typed."""
        return [part.strip() for part in self.addresses.text().replace(";", ",").split(",")]

    def show_mailings(self, known: Sequence[Kitchen], mailings: Mapping[int, Mailing], *, has_server: bool) -> None:
        """Offer the kitchens; stay on the one that is chosen."""
        wanted, self._mailings, self._has_server = self.kitchen_id, dict(mailings), has_server
        self.which.blockSignals(True)
        self.which.clear()
        for one in known:
            self.which.addItem(one.name, one.id)
        self.which.setCurrentIndex(max(0, self.which.findData(wanted)) if known else -1)
        self.which.blockSignals(False)
        self.which.setVisible(len(known) > 1)
        self._which_line.label.setVisible(len(known) > 1)
        for widget in (self.addresses, self.is_on, self.save_button):
            widget.setEnabled(bool(known))
        is_other = self._filled_with is None or self._filled_with[0] != self.kitchen_id
        if is_other or not self.is_typed():
            self.refill()
        self._say()

    def refill(self) -> None:
        """Show what is kept of the chosen kitchen."""
        self.clear_faults()
        one = self._mailings.get(self.kitchen_id or 0)
        self._filled_with = (self.kitchen_id, one)
        self.addresses.setText("" if one is None else ", ".join(one.addresses))
        self.addresses.setCursorPosition(0)  # long: its beginning is what one knows it by
        self.is_on.setChecked(one is not None and one.is_on)
        self.begun()

    @property
    def shown(self) -> Mailing | None:
        """The addresses as the fields were filled with them."""
        kitchen_id, one = self._filled_with or (None, None)
        return None if kitchen_id is None else one or Mailing(kitchen_id, (), is_on=False)

    def _show_now(self, now: Mailing) -> None:
        self._mailings[now.kitchen_id] = now
        self.refill()

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Ordini per e-mail"))
        self.name(self._which_line, self.tr("Centro cottura"))
        self.name(self._addresses_line, self.tr("Indirizzi, separati da virgole"))
        self.name(self._on_line, self.tr("Manda gli ordini per e-mail"))
        self._on_line.label.hide()  # the box says it itself
        self.is_on.setText(self.tr("Manda ogni ordine e variazione, con il PDF"))
        self._say()

    def _say(self) -> None:
        if not self.which.count():
            text = self.tr("Prima salva qui sopra il centro cottura (oppure invia il primo ordine).")
        elif self._has_server is False:
            text = self.tr("Manca il server di posta: si imposta in «Avvisi e solleciti», «Soglie e posta».")
        else:
            text = ""
        self.hint.setText(text)
        self.hint.setVisible(bool(text))
