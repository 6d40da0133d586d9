"""The menu: a season's weeks and days, its dishes, what is not for a diet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
)

from core.access.permissions import Permission
from core.access.session import Session
from core.access.stale import ChangedMeanwhile
from core.documents.menu_sheet import menu_paper_of, menu_sheet_pdf
from core.errors import RefettorioError
from core.meals import menu as menus
from core.qt.columns import Column
from core.qt.confirm import ConfirmBar
from core.qt.icons import Icon, set_icon
from core.qt.record_table import RecordTableModel, RecordTableView
from core.qt.theme import Role, set_role
from core.qt.translations import describe
from office.desk import Desk
from office.form import Form, chosen
from office.kitchen.dish_forms import DishForm, ExclusionForm
from office.kitchen.menu_cards import DayCard, MenuLine, SeasonForm, menu_title
from office.kitchen.menu_facts import MenuFacts, menu_facts
from office.kitchen.menu_words import allergens, conflicts_text, explained, marked, open_diets, open_tone, summary
from office.kitchen.section import Section, scrolled, set_widths
from office.kitchen.words import weekday_name
from office.papers import show_paper
from office.shell.letters import fix_side

T = TypeVar("T")
DAY, DISH, DIET, SEASON = range(4)


class MenusSection(Section):
    """Behaviour and layout of the menu."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._facts: MenuFacts | None = None
        self._wanted: int | None = None
        self._may_edit = desk.session.may(Permission.EDIT_MENU)
        self.which = QComboBox()
        self.which.setObjectName("which_menu")
        self.which.setMinimumWidth(200)
        self.edit_button = QPushButton()
        self.edit_button.setObjectName("edit_menu")
        set_icon(self.edit_button, Icon.EDIT)
        self.pdf_button = QPushButton()
        self.pdf_button.setObjectName("menu_pdf")
        set_icon(self.pdf_button, Icon.PDF)
        self.confirm = ConfirmBar()
        self.summary = QLabel()
        self.summary.setObjectName("menu_summary")
        self.summary.setWordWrap(True)
        self.model: RecordTableModel[MenuLine] = RecordTableModel(
            self._columns(), identity=lambda one: (one.week, one.weekday)
        )
        self.table = RecordTableView()
        self.table.setObjectName("menu_days")
        self.table.setModel(self.model)
        set_widths(self.table, self.model, week=56, weekday=100, diets=128)
        self.cards = QTabBar()
        self.cards.setObjectName("menu_cards")
        self.cards.setDrawBase(False)
        self.cards.setExpanding(False)
        for _card in (DAY, DISH, DIET):
            self.cards.addTab("")
        self.day_card, self.dish_form, self.exclusion_form = DayCard(), DishForm(), ExclusionForm()
        self.season_form = SeasonForm(desk.session.today)
        self.stack = QStackedWidget()
        self.dish_area = scrolled(self.dish_form)
        for widget in (self.day_card, self.dish_area, scrolled(self.exclusion_form), scrolled(self.season_form)):
            self.stack.addWidget(widget)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.which, 1)
        top.addWidget(self.edit_button)
        top.addWidget(self.pdf_button)
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.confirm)
        left.addLayout(top)
        left.addWidget(self.summary)
        left.addWidget(self.table, 1)
        card = QFrame()
        card.setObjectName("menu_card")
        set_role(card, Role.CARD)
        fix_side(card, 400)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(16, 8, 16, 12)
        inside.setSpacing(8)
        inside.addWidget(self.cards)
        inside.addWidget(self.stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(16)
        layout.addLayout(left, 1)
        layout.addWidget(card)
        self.edit_button.hide()
        may_exclude = self.desk.session.may(Permission.EDIT_DIETS)
        self.cards.setTabVisible(DISH, self._may_edit)
        self.cards.setTabVisible(DIET, may_exclude)

    def _connect(self) -> None:
        self.which.currentIndexChanged.connect(self._on_which)
        self.edit_button.clicked.connect(lambda: self._show_season(new=False))
        self.pdf_button.clicked.connect(self._on_pdf)
        self.table.record_selected.connect(self._show_line)
        self.table.record_activated.connect(lambda _line: self.day_card.choice.setFocus())
        self.cards.currentChanged.connect(self.stack.setCurrentIndex)
        self.day_card.dishes_wanted.connect(self._on_dishes)
        self.day_card.substitute_wanted.connect(self._on_substitute)
        self.day_card.unclear.connect(self._on_unclear)
        self.dish_form.save_wanted.connect(self._on_save_dish)
        self.dish_form.delete_wanted.connect(self._on_delete_dish)
        self.exclusion_form.save_wanted.connect(self._on_save_exclusion)
        self.season_form.save_wanted.connect(self._on_save_season)
        self.season_form.delete_wanted.connect(self._on_delete_season)
        self.season_form.cancelled.connect(lambda: self.stack.setCurrentIndex(self.cards.currentIndex()))

    # What is shown

    def reload(self) -> None:
        """Ask for the menu."""
        service_id, wanted = self.service_id, self._wanted
        if service_id is not None:
            self.desk.read(
                lambda session: menu_facts(session, service_id, wanted), self._show, owner=self, key=f"menu {id(self)}"
            )

    def primary_text(self) -> str:
        """Return the name of the primary action."""
        return self.tr("Nuovo menu") if self._may_edit else ""

    def run_primary(self) -> None:
        """Begin a new menu."""
        self._show_season(new=True)

    def print_paper(self) -> bool:
        """Print the menu that is shown."""
        has_menu = self._facts is not None and self._facts.shown is not None
        self._on_pdf()
        return has_menu

    def take_focus(self) -> None:
        """Put the keyboard into the table of the days."""
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set all texts."""
        self.which.setAccessibleName(self.tr("Menu"))
        self.edit_button.setText(self.tr("Modifica"))
        self.pdf_button.setText(self.tr("PDF"))
        self.pdf_button.setToolTip(self.tr("Il menu da stampare, appendere o dare alle famiglie"))
        self.table.setAccessibleName(self.tr("Giorni del menu"))
        self.table.set_empty_text(
            self.tr("Nessun menu. Con «Nuovo menu» scegli stagione e settimane, poi metti i piatti di ogni giorno.")
        )
        for card, text in ((DAY, self.tr("Giorno")), (DISH, self.tr("Piatti")), (DIET, self.tr("Diete"))):
            self.cards.setTabText(card, text)
        self.cards.setAccessibleName(self.tr("Schede"))
        self.model.set_columns(self._columns())
        for form in (self.day_card, self.dish_form, self.exclusion_form, self.season_form):
            form.retranslate()
        if self._facts is not None:
            self._show(self._facts)

    def _columns(self) -> list[Column[MenuLine]]:
        return [
            Column("week", self.tr("Sett."), lambda one: one.week),
            Column("weekday", self.tr("Giorno"), lambda one: weekday_name(one.weekday),
                   sort_key=lambda one: one.weekday),
            Column("dishes", self.tr("Piatti"), lambda one: ", ".join(map(marked, one.dishes)), is_stretched=True,
                   tooltip=lambda one: "\n".join(map(explained, one.dishes))),
            Column("allergens", self.tr("Allergeni"), allergens, tooltip=allergens, is_hidden=True),
            Column("diets", self.tr("Da sostituire"), open_diets, tone=open_tone,
                   tooltip=conflicts_text),
        ]  # fmt: skip

    def _show(self, facts: MenuFacts) -> None:
        self._facts = facts
        self._wanted = None if facts.shown is None else facts.shown.id
        self.which.blockSignals(True)
        self.which.clear()
        for one in facts.menus:
            days = f"{one.starts_on:%d/%m/%Y} – {one.ends_on:%d/%m/%Y}"
            self.which.addItem(f"{menu_title(one)} · {days}", one.id)
        self.which.setCurrentIndex(self.which.findData(self._wanted))
        self.which.blockSignals(False)
        self.which.setVisible(bool(facts.menus))
        self.edit_button.setVisible(self._may_edit and facts.shown is not None)
        self.pdf_button.setVisible(facts.shown is not None)
        had_none = self.table.current_record() is None
        self.model.set_records(facts.lines)
        self.day_card.show_dishes(facts.dishes)
        self.dish_form.show_dishes(facts.dishes, self.dish_form.dish_id)
        self.exclusion_form.show_diets(facts.diets, facts.exclusions)
        self._show_summary(facts)
        if facts.lines and had_none:
            self.table.selectRow(0)
        self._show_line(self.table.current_record())

    def _show_summary(self, facts: MenuFacts) -> None:
        text, is_fine = summary(facts)
        self.summary.setText(text)
        self.summary.setProperty("tone", "success" if is_fine else "warning")
        self.summary.style().unpolish(self.summary)
        self.summary.style().polish(self.summary)

    def _show_line(self, line: MenuLine | None) -> None:
        self.day_card.show_line(line, may_edit=self._may_edit)

    def _on_which(self, _index: int) -> None:
        self._wanted = chosen(self.which)
        self.reload()

    def _show_season(self, *, new: bool) -> None:
        shown = None if new or self._facts is None else self._facts.shown
        self.stack.setCurrentIndex(SEASON)
        self.season_form.show_sources(() if self._facts is None else self._facts.menus)
        self.season_form.show_menu(shown)

    def _on_pdf(self) -> None:
        shown = None if self._facts is None else self._facts.shown
        if shown is not None:
            name = f"menu-{menu_title(shown).replace(' · ', '-')}.pdf"
            show_paper(
                self.desk,
                name,
                lambda session, path: menu_sheet_pdf(menu_paper_of(session, shown.id), path),
                owner=self,
            )

    # What is changed

    def _on_dishes(self, dish_ids: list[int]) -> None:
        line: MenuLine | None = self.table.current_record()
        menu_id = self._wanted
        if line is not None and menu_id is not None:
            self._set_dishes(menu_id, line, dish_ids, [dish.id for dish in line.dishes])

    def _set_dishes(self, menu_id: int, line: MenuLine, dish_ids: list[int], shown: Sequence[int]) -> None:
        """Set a day's dishes; where somebody else did meanwhile, show theirs and offer to set ours all the same."""

        def failed(error: BaseException) -> None:
            if not isinstance(error, ChangedMeanwhile):
                self.desk.tell_error(error)
                return
            now: Any = error.now
            self.reload()
            self.desk.messages.warning(
                self.tr("{told} Ora: {now}. I tuoi: {mine}.").format(
                    told=describe(error), now=self._named(now), mine=self._named(dish_ids)
                ),
                action=self.tr("Metti i miei"),
                on_action=lambda: self._set_dishes(menu_id, line, dish_ids, now),
            )

        self.desk.write(
            lambda session, _progress: menus.set_menu_day(
                session, menu_id, line.week, line.weekday, dish_ids, shown=shown
            ),
            lambda _none: None,
            owner=self,
            touches=("meals",),
            on_failed=failed,
        )

    def _named(self, dish_ids: Sequence[int]) -> str:
        names = {} if self._facts is None else {dish.id: dish.name for dish in self._facts.dishes}
        return ", ".join(names.get(one, "?") for one in dish_ids) or self.tr("nessun piatto")

    def _on_substitute(self, diet_id: int, dish_id: int, substitute_id: int | None) -> None:
        self._write(lambda session: menus.set_substitute(session, diet_id, dish_id, substitute_id))

    def _on_unclear(self, typed: str) -> None:
        text = self.tr("«{typed}» non basta per trovare un piatto solo: scegli dall'elenco. Non è cambiato nulla.")
        self.desk.messages.warning(text.format(typed=typed))

    def _on_save_dish(self) -> None:
        form = self.dish_form
        values = (form.dish_name.text(), form.chosen_course())
        more = {
            "allergens": form.allergens.allergens(), "ingredients": [form.ingredients.text()],
            "is_frozen": form.is_frozen.isChecked(), "is_organic": form.is_organic.isChecked(), "dish_id": form.dish_id,
            "shown": form.shown,
        }  # fmt: skip

        def saved(_dish_id: int) -> None:
            self.desk.tell(self.tr("Piatto «{name}» salvato.").format(name=values[0].strip()))
            form.begin_new()
            self.dish_area.verticalScrollBar().setValue(0)  # the next one is begun from its top

        self._write(lambda session: menus.save_dish(session, *values, **more), saved, form)  # type: ignore[arg-type]

    def _on_delete_dish(self, dish_id: int) -> None:
        self.confirm.ask(
            self.tr("Il piatto «{name}» sparisce dall'elenco.").format(name=self._named([dish_id])),
            self.tr("Elimina il piatto"),
            lambda: self._write(
                lambda session: menus.delete_dish(session, dish_id),
                lambda _nothing: self.desk.tell(self.tr("Piatto eliminato.")),
                self.dish_form,
            ),
        )

    def _on_save_exclusion(self) -> None:
        form, diet_id = self.exclusion_form, chosen(self.exclusion_form.diet)
        if diet_id is None:
            return
        allergens, ingredients, shown = form.allergens.allergens(), [form.ingredients.text()], form.shown

        def saved(_nothing: object) -> None:
            form.begun()
            self.desk.tell(self.tr("Dieta salvata: il menu è stato ricontrollato."))

        self._write(
            lambda session: menus.set_exclusion(
                session, diet_id, allergens=allergens, ingredients=ingredients, shown=shown
            ),
            saved,
            form,
        )

    def _on_save_season(self) -> None:
        form, service_id = self.season_form, self.service_id
        if service_id is None:
            return
        try:
            first, last = form.first.wanted_day(), form.last.wanted_day()
        except RefettorioError as error:
            form.show_fault(error)
            return
        name, menu_id = form.menu_name.text(), form.menu_id
        more = {
            "starts_on": first, "ends_on": last, "weeks": form.weeks.value(), "level": form.chosen_level(),
            "menu_id": menu_id, "copy_from": form.copy_from(), "shown": form.shown,
        }  # fmt: skip

        def saved(saved_id: int) -> None:
            self._wanted = saved_id
            self.stack.setCurrentIndex(self.cards.currentIndex())
            self.desk.tell(self.tr("Menu «{name}» salvato.").format(name=name.strip()))
            self.reload()

        self._write(
            lambda session: menus.save_menu(session, service_id, name, **more),  # type: ignore[arg-type]
            saved,
            form,
        )

    def _on_delete_season(self) -> None:
        shown = self.season_form.shown
        if shown is None:
            return

        def deleted(_nothing: None) -> None:
            self.stack.setCurrentIndex(self.cards.currentIndex())
            self.desk.tell(self.tr("Menu «{name}» eliminato.").format(name=menu_title(shown)))

        text = self.tr("Il menu «{name}» sparisce con i piatti dei suoi giorni; i piatti restano nell'elenco.")
        self.confirm.ask(
            text.format(name=menu_title(shown)),
            self.tr("Elimina il menu"),
            lambda: self._write(lambda session: menus.delete_menu(session, shown.id), deleted, self.season_form),
        )

    def _write(
        self,
        operation: Callable[[Session], T],
        on_done: Callable[[T], None] | None = None,
        form: Form | None = None,
    ) -> None:
        """Carry out; a refusal stands in the form that asked, if one did."""

        def failed(error: BaseException) -> None:
            if form is not None and isinstance(error, RefettorioError):
                form.show_fault(error)
            else:
                self.desk.tell_error(error)

        self.desk.write(
            lambda session, _progress: operation(session),
            on_done or (lambda _result: None),
            owner=self,
            touches=("meals",),
            on_failed=failed,
        )
