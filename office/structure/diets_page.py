"""Special diets: code, effect on the tray, what they leave out. Who follows one, and why, is not here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QLineEdit

from core import meals
from core.access.session import Session
from core.access.stale import ensure_as_shown
from core.errors import NotFound
from core.meals import Diet, DietCodeTaken
from core.meals.menu import Allergen, Exclusion, clear_exclusion, each_allergen, exclusions, set_exclusion
from core.qt.columns import Tone
from core.qt.icons import Icon
from core.qt.record_table import Column, RecordTableModel
from office.admin.side_panel import beside
from office.desk import Desk
from office.kitchen.allergen_boxes import AllergenBoxes
from office.kitchen.words import allergen_name
from office.structure.forms import StructureForm, note_label
from office.structure.listing import ListPage, Work


@dataclass(frozen=True, slots=True)
class DietEntry:
    """A diet as it is typed, or as it is kept."""

    code: str
    name: str
    effect: str
    allergens: Allergen = Allergen.NONE
    ingredients: tuple[str, ...] = ()

    @property
    def is_checked(self) -> bool:
        """Whether it says what it leaves out."""
        return bool(self.allergens or self.ingredients)


@dataclass(frozen=True, slots=True)
class DietFacts:
    """What the page shows."""

    diets: tuple[Diet, ...] = ()
    exclusions: Mapping[int, Exclusion] | None = None

    def entry_of(self, diet: Diet) -> DietEntry:
        """Return a diet as it is kept."""
        known = (self.exclusions or {}).get(diet.id)
        if known is None:
            return DietEntry(diet.code, diet.name, diet.effect)
        return DietEntry(diet.code, diet.name, diet.effect, known.allergens, known.ingredients)


def create(session: Session, entry: DietEntry) -> int:
    """Make a diet, with what it leaves out; return its id."""
    diet_id = meals.create_diet(session, entry.code, entry.name, entry.effect)
    if entry.is_checked:
        set_exclusion(session, diet_id, allergens=entry.allergens, ingredients=entry.ingredients)
    return diet_id


def kept_entry(session: Session, diet_id: int) -> DietEntry:
    """Return a diet as it is kept now."""
    diet = next((one for one in meals.diets(session) if one.id == diet_id), None)
    if diet is None:
        raise NotFound(what="Dieta")
    return DietFacts((diet,), exclusions(session)).entry_of(diet)


def change(session: Session, diet_id: int, before: DietEntry, after: DietEntry) -> DietEntry:
    """Change a diet, unless somebody else did since it was as `before`; return it as it is now.

    Raises:
        ChangedMeanwhile: somebody did.
        InvalidValue: it said what it leaves out, and would say nothing any more.
    """
    ensure_as_shown(session, f"diet:{diet_id}", before, partial(kept_entry, session, diet_id))
    if (before.name, before.effect) != (after.name, after.effect):
        meals.change_diet(session, diet_id, name=after.name, effect=after.effect)
    if (before.allergens, before.ingredients) != (after.allergens, after.ingredients):
        set_exclusion(session, diet_id, allergens=after.allergens, ingredients=after.ingredients)
    return kept_entry(session, diet_id)


def change_back(session: Session, diet_id: int, before: DietEntry, after: DietEntry) -> DietEntry:
    """Undo a change, also where nothing was said before, unless somebody else changed it after that."""
    ensure_as_shown(session, f"diet:{diet_id}", after, partial(kept_entry, session, diet_id))
    if after.is_checked and not before.is_checked:
        clear_exclusion(session, diet_id)
        after = DietEntry(after.code, after.name, after.effect)
    return change(session, diet_id, after, before)


class DietForm(StructureForm):
    """A diet, new or known."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("diet_form")
        self.diet: Diet | None = None
        self.shown = DietEntry("", "", "")
        self.show_now = lambda now: self.begin(self.diet, now)
        self.code, self.diet_name, self.effect, self.ingredients = (QLineEdit() for _field in range(4))
        self.allergens, self.note = AllergenBoxes(), note_label()
        for widget, name in (
            (self.code, "diet_code"), (self.diet_name, "diet_name"), (self.effect, "diet_effect"),
            (self.ingredients, "diet_ingredients"),
        ):  # fmt: skip
            widget.setObjectName(name)
        self.code.setMaxLength(12)
        self._code_line = self.add(self.code, "Codice della dieta")
        self._name_line = self.add(self.diet_name, "Nome della dieta")
        self._effect_line = self.add(self.effect, "Effetto della dieta")
        self._allergens_line = self.add(self.allergens, "Cosa esclude la dieta")
        self._ingredients_line = self.add(self.ingredients, "Ingredienti esclusi")
        self._rows.addWidget(self.note)
        self.tie(DietCodeTaken, self.code)
        self.retranslate()

    def begin(self, diet: Diet | None, entry: DietEntry) -> None:
        """Show the form for a diet, None for a new one."""
        self.diet, self.shown = diet, entry
        self.code.setText(entry.code)
        self.code.setEnabled(diet is None)
        self.diet_name.setText(entry.name)
        self.effect.setText(entry.effect)
        self.allergens.set_allergens(entry.allergens)
        self.ingredients.setText(", ".join(entry.ingredients))
        self.retranslate()
        self.start()

    def entry(self) -> DietEntry:
        """Return what was typed."""
        words = tuple(" ".join(word.split()) for word in self.ingredients.text().split(",") if word.strip())
        return DietEntry(self.code.text(), self.diet_name.text(), self.effect.text(), self.allergens.allergens(), words)

    def retranslate(self) -> None:
        """Set all texts."""
        self.heading.setText(self.tr("Nuova dieta") if self.diet is None else self.tr("Modifica la dieta"))
        for line, label in (
            (self._code_line, self.tr("Codice, per esempio GLU: poi non si cambia")),
            (self._name_line, self.tr("Nome")),
            (self._effect_line, self.tr("Che cosa servire, e che cosa no")),
            (self._allergens_line, self.tr("Allergeni esclusi")),
            (self._ingredients_line, self.tr("Ingredienti esclusi, separati da virgole")),
        ):
            self.name(line, label)
        self.note.setText(
            self.tr(
                "Codice, nome ed effetto li legge chi cucina e chi serve: scrivi che cosa mangia, mai la malattia o la "
                "religione. Con le esclusioni il menu avvisa dei piatti non adatti."
            )
        )


class DietsPage(ListPage[Diet]):
    """Layout and behaviour."""

    areas = frozenset({"meals"})

    def __init__(self, desk: Desk) -> None:
        self.form = DietForm()
        self.facts = DietFacts()
        super().__init__(desk, "diets", RecordTableModel([], identity=lambda one: one.id), self.form)
        self.delete_button = self.panel.add_button("delete_diet", Icon.DELETE)
        self.body.addWidget(self.confirm)
        self.body.addWidget(beside(self.table, self.panel), 1)
        self.primary.show()
        self.delete_button.clicked.connect(self._on_delete)
        self.form.save_wanted.connect(self._on_save)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the page."""
        return self.tr("Diete")

    def help_text(self) -> str:
        """Return what the help says of this page."""
        return self.tr(
            "Diete: il codice e che cosa mettere sul vassoio, letti da chi cucina e da chi serve; gli allergeni e gli "
            "ingredienti esclusi, con cui il menu avvisa dei piatti non adatti. Chi segue una dieta si vede nella "
            "scheda dell'alunno; il motivo lo legge solo l'ufficio scolastico."
        )

    def retranslate(self) -> None:
        """Set all texts."""
        super().retranslate()
        self.primary.setText(self.tr("Nuova dieta"))
        self.delete_button.setText(self.tr("Togli"))
        self.table.setAccessibleName(self.tr("Diete"))
        self.table.set_empty_text(self.tr("Nessuna dieta: comincia con «Nuova dieta»."))
        self.model.set_columns(
            [
                Column("code", self.tr("Codice"), lambda one: one.code),
                Column("name", self.tr("Nome"), lambda one: one.name),
                Column("effect", self.tr("Che cosa servire"), lambda one: one.effect, is_stretched=True),
                Column("excluded", self.tr("Esclude"), self._excluded_text,
                       tone=lambda one: None if self.facts.entry_of(one).is_checked else Tone.WARNING),
            ]
        )  # fmt: skip
        self.show_chosen()

    def reload(self) -> None:
        """Ask for the diets again."""
        self._desk.read(
            lambda session: DietFacts(meals.diets(session), exclusions(session)), self._show, owner=self,
            key=f"diets {id(self)}",
        )  # fmt: skip

    def begin_new(self) -> None:
        """Show the form of a new diet."""
        self.panel.show_form(self.form)
        self.form.begin(None, DietEntry("", "", ""))

    def begin_change(self) -> None:
        """Show the form of the chosen diet."""
        diet = self.chosen()
        if diet is not None:
            self.panel.show_form(self.form)
            self.form.begin(diet, self.facts.entry_of(diet))

    def show_facts(self, record: Diet) -> None:
        """Show a diet."""
        excluded = self.tr("Esclude: {what}.").format(what=self._excluded_text(record))
        unknown = self.tr(
            "Non è detto che cosa esclude: il menu non può avvisare dei piatti non adatti. Scrivilo con «Modifica»."
        )
        text = excluded if self.facts.entry_of(record).is_checked else unknown
        self.panel.show_facts(f"{record.code} · {record.name}", f"{record.effect}\n\n{text}")

    def _show(self, facts: DietFacts) -> None:
        self.facts = facts
        self.show_records(facts.diets)

    def _excluded_text(self, diet: Diet) -> str:
        entry = self.facts.entry_of(diet)
        names = [allergen_name(one) for one in each_allergen(entry.allergens)]
        return ", ".join([*names, *entry.ingredients]) or self.tr("non verificata")

    def _on_save(self) -> None:
        diet, entry = self.form.diet, self.form.entry()
        name = " ".join(entry.name.split())
        if diet is None:
            work = Work(
                lambda session: create(session, entry),
                self.tr("Dieta «{name}» aggiunta: si assegna nella scheda dell'alunno.").format(name=name),
                meals.delete_diet,
            )
        else:
            before = self.form.shown
            work = Work(
                lambda session: change(session, diet.id, before, entry),
                self.tr("Dieta «{name}» salvata: cucina e refettorio la vedono da adesso.").format(name=name),
                lambda session, now: change_back(session, diet.id, before, now),
                is_chosen=False,
            )
        self.do(work, self.form)

    def _on_delete(self) -> None:
        diet = self.chosen()
        if diet is None:
            return
        before = self.facts.entry_of(diet)
        self.do(
            Work(
                lambda session: meals.delete_diet(session, diet.id),
                self.tr("Dieta «{name}» tolta.").format(name=diet.name),
                lambda session, _none: create(session, before),
            )
        )
