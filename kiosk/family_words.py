"""The few texts that a parent reads at the counter, in the languages that families speak.

The station's own words come through the catalogue like all others. The languages below are for families only: whoever
serves goes on reading the station's language, so that these never need more than this one page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication

from core.payments import Means


class FamilyLanguage(StrEnum):
    """A language that a parent can ask for; the value is its ISO 639 code, the name its own name for itself."""

    ITALIAN = "it"
    ENGLISH = "en"
    FRENCH = "fr"
    ROMANIAN = "ro"
    ARABIC = "ar"

    @property
    def own_name(self) -> str:
        """What the language calls itself: readable by who needs it."""
        return {"it": "Italiano", "en": "English", "fr": "Français", "ro": "Română", "ar": "العربية"}[self.value]

    @property
    def is_right_to_left(self) -> bool:
        """Whether it is written from the right."""
        return self is FamilyLanguage.ARABIC


@dataclass(frozen=True, slots=True)
class FamilyWords:
    """What is said to a parent. `{means}`, `{number}` and `{balance}` are filled where they are shown."""

    invitation: str
    amount: str
    means: str
    cash: str
    bancomat: str
    card: str
    cheque: str
    paid_with: str
    receipt: str
    balance: str
    balance_later: str

    def means_name(self, means: Means) -> str:
        """Return what a means of payment is called."""
        names = {
            Means.CASH: self.cash,
            Means.BANCOMAT: self.bancomat,
            Means.CARD: self.card,
            Means.CHEQUE: self.cheque,
        }
        return names.get(means, means.value)


def station_words() -> FamilyWords:
    """Return the words in the language of the station's screens."""
    translate = QCoreApplication.translate
    return FamilyWords(
        invitation=translate("FamilyWords", "Avvicina la tessera"),
        amount=translate("FamilyWords", "Quanto si ricarica?"),
        means=translate("FamilyWords", "Come si paga?"),
        cash=translate("FamilyWords", "Contanti"),
        bancomat=translate("FamilyWords", "Bancomat"),
        card=translate("FamilyWords", "Carta di credito"),
        cheque=translate("FamilyWords", "Assegno"),
        paid_with=translate("FamilyWords", "Pagamento: {means}"),
        receipt=translate("FamilyWords", "Ricevuta {number}"),
        balance=translate("FamilyWords", "Nuovo saldo: {balance}"),
        balance_later=translate("FamilyWords", "Il nuovo saldo comparirà dopo il prossimo scambio con l'ufficio."),
    )


_FOREIGN: Mapping[FamilyLanguage, FamilyWords] = MappingProxyType(
    {
        FamilyLanguage.ENGLISH: FamilyWords(
            invitation="Hold the card in front of the camera",
            amount="How much?",
            means="How do you pay?",
            cash="Cash",
            bancomat="Debit card",
            card="Credit card",
            cheque="Cheque",
            paid_with="Payment: {means}",
            receipt="Receipt {number}",
            balance="New balance: {balance}",
            balance_later="The new balance will appear after the next exchange with the office.",
        ),
        FamilyLanguage.FRENCH: FamilyWords(
            invitation="Présentez la carte devant la caméra",
            amount="Quel montant ?",
            means="Comment payez-vous ?",
            cash="Espèces",
            bancomat="Carte de débit",
            card="Carte de crédit",
            cheque="Chèque",
            paid_with="Paiement : {means}",
            receipt="Reçu {number}",
            balance="Nouveau solde : {balance}",
            balance_later="Le nouveau solde apparaîtra après le prochain échange avec le bureau.",
        ),
        FamilyLanguage.ROMANIAN: FamilyWords(
            invitation="Apropiați cardul de cameră",
            amount="Ce sumă?",
            means="Cum plătiți?",
            cash="Numerar",
            bancomat="Card de debit",
            card="Card de credit",
            cheque="Cec",
            paid_with="Plată: {means}",
            receipt="Chitanța {number}",
            balance="Sold nou: {balance}",
            balance_later="Soldul nou va apărea după următorul schimb de date cu biroul.",
        ),
        FamilyLanguage.ARABIC: FamilyWords(
            invitation="قرّب البطاقة من الكاميرا",
            amount="ما المبلغ؟",
            means="كيف تدفع؟",
            cash="نقدًا",
            bancomat="بطاقة خصم",
            card="بطاقة ائتمان",
            cheque="شيك",
            paid_with="الدفع: {means}",
            receipt="إيصال {number}",
            balance="الرصيد الجديد: {balance}",
            balance_later="سيظهر الرصيد الجديد بعد الاتصال التالي بالمكتب.",
        ),
    }
)


def words_in(language: FamilyLanguage) -> FamilyWords:
    """Return the words in a language; Italian is the station's own."""
    return _FOREIGN.get(language) or station_words()
