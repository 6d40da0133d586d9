"""The menu: seasons, weeks, days, dishes; the 14 allergens; whether a diet may eat what is served."""

from core.meals.menu.allergens import ALLERGEN_NAMES, Allergen, allergens_text, each_allergen, together
from core.meals.menu.conflicts import (
    Conflict,
    DayCheck,
    Exclusion,
    MenuCheck,
    MenuConflict,
    check_day,
    check_menu,
    clear_exclusion,
    exclusions,
    set_exclusion,
    set_substitute,
)
from core.meals.menu.dishes import Course, Dish, delete_dish, dishes, save_dish
from core.meals.menu.faults import DishInUse, DishNameTaken, MenusOverlap, SubstituteNotFit
from core.meals.menu.seasons import Menu, MenuDay, menu, menu_days, menu_of_day, menus, save_menu, set_menu_day

__all__ = [
    "ALLERGEN_NAMES",
    "Allergen",
    "Conflict",
    "Course",
    "DayCheck",
    "Dish",
    "DishInUse",
    "DishNameTaken",
    "Exclusion",
    "Menu",
    "MenuCheck",
    "MenuConflict",
    "MenuDay",
    "MenusOverlap",
    "SubstituteNotFit",
    "allergens_text",
    "check_day",
    "check_menu",
    "clear_exclusion",
    "delete_dish",
    "dishes",
    "each_allergen",
    "exclusions",
    "menu",
    "menu_days",
    "menu_of_day",
    "menus",
    "save_dish",
    "save_menu",
    "set_exclusion",
    "set_menu_day",
    "set_substitute",
    "together",
]
