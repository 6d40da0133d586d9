"""What is set up once and changed sometimes, each kind behind its tab."""

from __future__ import annotations

from collections.abc import Sequence

from core.access.permissions import Permission
from core.qt.icons import Icon
from office.desk import Desk
from office.shell.search_box import Action
from office.structure.diets_page import DietsPage
from office.structure.municipality_page import MunicipalityPage
from office.structure.options_page import OptionsPage
from office.structure.schools_page import SchoolsPage
from office.structure.services_page import ServicesPage
from office.structure.years_page import YearsPage
from office.tabbed_page import Tab, TabbedPage

_PAGES: tuple[Tab, ...] = (
    ("schools", Permission.EDIT_REGISTRY, SchoolsPage),
    ("years", Permission.EDIT_REGISTRY, YearsPage),
    ("services", Permission.EDIT_SETTINGS, ServicesPage),
    ("diets", Permission.EDIT_DIETS, DietsPage),
    ("municipality", Permission.EDIT_SETTINGS, MunicipalityPage),
    ("options", Permission.EDIT_SETTINGS, OptionsPage),
)


class StructurePage(TabbedPage):
    """Schools, school years, services, diets, the municipality, options."""

    icon = Icon.SCHOOL.value
    key = "structure"

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _PAGES)

    def title(self) -> str:
        """Return the name of the area."""
        return self.tr("Scuole e servizi")

    def search_actions(self) -> Sequence[Action]:
        """Return a way to each page, and to what people come for."""
        errands = (
            ("schools", "new_school", self.tr("Aggiungi una scuola o una classe"), self.tr("plesso sezione nuova")),
            ("years", "new_year", self.tr("Aggiungi un anno scolastico o cambia le sue date"),
             self.tr("inizio fine lezioni calendario settembre giugno")),
            ("services", "cutoff", self.tr("Cambia l'orario limite o chi paga"),
             self.tr("disdetta addebito presente prenotato bianco")),
            ("diets", "new_diet", self.tr("Aggiungi o cambia una dieta"),
             self.tr("allergia allergeni glutine lattosio vegetariana esclusione")),
            ("municipality", "letterhead", self.tr("Cambia indirizzo, telefono o patrono del comune"),
             self.tr("intestazione ufficio codice fiscale festa")),
        )  # fmt: skip
        found = (Action(key, text, self._way_to(page), "", words) for page, key, text, words in errands
                 if page in self.pages)  # fmt: skip
        return [*super().search_actions(), *found]

    def search_words(self) -> str:
        """Return further words under which the search finds the pages."""
        return self.tr("struttura impostazioni comune patrono scuole plessi classi servizi mensa diete opzioni")
