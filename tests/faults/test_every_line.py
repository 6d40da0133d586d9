"""Bad input and bad days, line by line, with the tests that would fail were the behaviour lost.

Read it as the list of promises: what may come, and where it is tried. A test that was renamed or taken out is missed
here at once; so is a line without a test.
"""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

LINES = {
    "CSV in cp1252": """
        core/importing/test_reading.py test_letters_with_accents_survive_every_encoding
        office/pupils/test_import.py test_a_file_is_looked_at_before_anything_is_written
    """,
    "CSV with BOM": """
        core/importing/test_reading.py test_letters_with_accents_survive_every_encoding
    """,
    "wrong separator": """
        core/importing/test_reading.py test_the_separator_is_found
        core/importing/test_reading.py test_too_many_cells_are_told
        core/importing/test_reading.py test_a_separator_that_nobody_uses_is_said_to_be_none
    """,
    "torn last line": """
        core/importing/test_reading.py test_a_torn_last_line_is_marked_not_swallowed
        core/importing/test_reading.py test_a_quote_never_closed_does_not_lose_the_rest_in_silence
    """,
    "Excel dates and numbers as text": """
        core/importing/test_reading.py test_a_day_whatever_excel_made_of_it
        core/importing/test_reading.py test_what_is_no_day
        core/importing/test_reading.py test_an_amount_is_exact
        core/importing/test_reading.py test_what_is_no_amount
        core/importing/test_reading.py test_figures_as_text
        core/importing/test_reading.py test_a_workbook_s_figures_and_days
    """,
    "200,000 rows": """
        core/importing/test_reading.py test_a_file_of_200_000_rows_is_refused_before_it_is_looked_at
        core/importing/test_reading.py test_a_workbook_of_200_000_rows_is_refused_without_being_held
    """,
    "zip-bomb XLSX": """
        core/importing/test_reading.py test_a_zip_bomb_is_never_unpacked
        core/importing/test_reading.py test_a_bomb_that_lies_about_its_size_is_not_unpacked_either
        core/importing/test_reading.py test_a_file_too_large_to_be_a_list
    """,
    "formulas in what is imported": """
        core/importing/test_reading.py test_formulas_of_a_workbook_are_never_computed
        core/importing/test_reading.py test_a_formula_in_a_text_file_is_a_text
        core/importing/test_importing.py test_a_hostile_cell_is_a_name_like_any_other
    """,
    "exports neutralise =+-@": """
        core/documents/test_strange_texts.py test_no_text_of_a_spreadsheet_is_run
        core/documents/test_report.py test_no_text_is_ever_a_formula
        core/qt/test_record_view.py test_text_that_a_spreadsheet_would_run_is_made_harmless
        core/qt/test_record_view.py test_figures_stay_figures_and_texts_with_signs_do_not_run
    """,
    "two pupils with one fiscal code": """
        core/registry/test_pupils.py test_a_fiscal_code_is_one_childs_only
        core/importing/test_importing.py test_who_is_there_twice_and_who_is_there_already
        office/pupils/test_entering.py test_two_pupils_with_one_fiscal_code_are_told_apart
    """,
    "a class that does not exist": """
        core/importing/test_importing.py test_everything_that_is_wrong_with_a_row_is_told_at_once
        office/pupils/test_import.py test_a_file_is_looked_at_before_anything_is_written
    """,
    "two clerks changing the same record": """
        core/access/test_stale.py test_every_operation_that_writes_a_record_anew_is_in_the_table
        core/access/test_stale.py test_the_second_is_told_by_whom_and_when_and_loses_nothing
        core/access/test_stale.py test_of_two_at_the_very_same_moment_one_is_told
        office/pupils/test_entering.py test_the_second_of_two_clerks_is_told_and_shown_both
    """,
    "a clock set back": """
        faults/test_bad_days.py test_a_clock_set_back_loses_no_money_and_no_number
        faults/test_bad_days.py test_a_clock_set_back_does_not_open_a_closed_day_again
    """,
    "the day closed while a recharge is being typed": """
        faults/test_bad_days.py test_a_recharge_typed_while_the_day_is_closed_counts_beside_the_meal
        faults/test_bad_days.py test_recharges_pressed_while_the_day_is_being_closed
    """,
    "database locked": """
        faults/test_database_gone.py test_locked_by_another_program_the_same_press_goes_through_afterwards
        office/test_bad_days_on_screen.py
            test_a_recharge_typed_while_the_database_is_locked_stays_in_the_form_and_counts_once
    """,
    "database moved": """
        faults/test_database_gone.py test_moved_while_working_the_writer_says_so_and_brought_back_it_goes_on
        faults/test_database_gone.py test_moved_while_working_no_reader_makes_an_empty_file_in_its_place
        faults/test_database_gone.py test_a_file_moved_away_without_its_log_is_not_replaced_by_an_empty_one
    """,
    "database read-only": """
        faults/test_database_gone.py test_write_protected_in_mid_operation_leaves_no_half_recharge
    """,
    "database gone in mid-operation": """
        faults/test_database_gone.py test_deleted_while_working_nothing_is_written_into_nowhere
        core/storage/test_database.py test_a_full_disk_is_told_not_that_there_is_nothing_to_undo
        core/storage/test_database.py test_what_cannot_be_undone_does_not_pass_for_undone
    """,
    "PostgreSQL stopped and started": """
        faults/test_server_stops.py test_a_recharge_cut_off_by_the_server_is_taken_once
        faults/test_server_stops.py test_a_close_cut_off_between_two_chunks_goes_on
    """,
    "the program killed in mid-operation": """
        faults/test_kill_close.py *
        faults/test_kill_station.py *
    """,
    "disk full in mid-print": """
        core/documents/test_writing.py test_a_full_disk_leaves_the_old_file
        core/documents/test_writing.py test_a_disk_that_fills_half_way_leaves_the_old_file
        office/test_bad_days_on_screen.py
            test_a_disk_that_fills_up_in_mid_print_is_said_and_the_same_press_prints_afterwards
        office/test_bad_days_on_screen.py test_a_list_exported_onto_a_full_disk_leaves_the_old_file
    """,
    "printer missing": """
        office/test_cards.py test_where_no_program_opens_papers_it_says_that_the_file_is_there
        kiosk/test_recharge.py test_without_a_printer_the_recharge_stands_and_the_paper_is_in_its_folder
        kiosk/test_recharge.py test_a_printer_that_hangs_does_not_keep_the_kiosk_from_closing
    """,
    "mail server missing": """
        core/messages/test_reminders.py test_without_the_server_everything_waits
        core/messages/test_texts.py test_a_server_that_is_not_there_is_named
        office/reminders/test_reminders.py test_a_dead_server_is_named_and_everything_waits
    """,
    "a tariff that leaves some pupil without a price": """
        core/meals/test_closing.py test_missing_prices_are_named_and_nothing_is_written
        core/ledger/test_price_lists.py test_whoever_has_no_price_is_listed_before_the_close
        core/ledger/test_price_lists.py test_a_rate_with_a_hole_leaves_all_of_its_band_without_a_price
        office/closing/test_day_page.py test_whoever_has_no_price_is_listed_and_the_day_cannot_be_closed
    """,
    "a suspension over a closed month": """
        core/calendar/test_suspensions_refused.py test_over_a_closed_month_it_is_refused_and_the_month_is_named
        core/calendar/test_suspensions_refused.py test_undoing_into_a_closed_month_is_refused
    """,
    "an absence for a withdrawn pupil": """
        faults/test_bad_days.py test_an_absence_for_a_pupil_who_was_withdrawn
    """,
    "a name of 200 characters": """
        office/pupils/test_strange_names.py
            test_a_name_of_200_characters_is_refused_with_what_to_do_and_loses_nothing
        office/pupils/test_strange_names.py test_typed_into_the_form_it_is_said_beside_the_field
        office/test_strange_names_everywhere.py test_every_page_and_every_tab
        core/documents/test_strange_texts.py test_every_paper_takes_them
    """,
    "RTL and emoji names": """
        office/pupils/test_strange_names.py test_they_are_found_as_they_are_typed
        office/test_strange_names_everywhere.py test_every_page_and_every_tab
        office/test_strange_names_everywhere.py test_the_record_and_the_account_of_each
        core/documents/test_strange_texts.py test_every_paper_takes_them
        core/documents/test_strange_texts.py test_every_spreadsheet_has_them_as_they_were_written
        kiosk/test_strange_names.py test_the_outcome_says_the_word_and_the_diet_whatever_the_name
    """,
    "a photo of 50 MB": """
        core/qt/test_photos.py test_a_photo_of_50_mb_is_refused_unread
        core/qt/test_photos.py test_a_picture_that_would_fill_the_memory_is_refused_by_its_head
        core/qt/test_photos.py test_what_is_no_photo_is_told_in_words
        core/registry/test_photos.py test_only_what_was_reduced_is_kept
        office/pupils/test_photo.py test_a_photo_of_50_mb_is_refused_in_words_and_the_old_one_stays
    """,
    "roles are enforced in core": """
        core/test_roles.py test_every_operation_with_every_role
    """,
}


@cache
def names_in(path: str) -> frozenset[str]:
    """The tests that a file has, those in classes too."""
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return frozenset(
        node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def named(line: str) -> list[tuple[str, str]]:
    """The files and tests of a line, in pairs."""
    words = LINES[line].split()
    return list(zip(words[::2], words[1::2], strict=True))


@pytest.mark.parametrize("line", LINES)
def test_every_line_has_its_tests(line: str) -> None:
    wanted = named(line)
    assert wanted
    for path, test in wanted:
        there = names_in(path)
        assert there, path
        assert test == "*" or test in there, f"{path} has no {test} any more"
