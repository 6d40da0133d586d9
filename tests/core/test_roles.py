"""Every operation of core called with every role: what is refused is refused by core, whatever a screen shows.

The operations are found by themselves: a new one fails here until somebody writes down who may do it.

    python -m pytest tests/core/test_roles.py -s     prints the table
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from core.access.permissions import Permission, Role
from core.access.session import Actor, Session
from core.errors import NotAllowed, NotFound
from core.meals import assign_diet, create_diet
from core.meals.kitchen import assign_kitchen, create_kitchen, send_orders, set_cooked
from core.registry import create_guardian, link_guardian
from tests.builders import TUESDAY, Town
from tests.core.operations import Arguments, attempt, operations

ROLES = {
    "adm": Role.ADMINISTRATOR, "clk": Role.CLERK, "csh": Role.CASHIER, "sch": Role.SCHOOL, "kit": Role.KITCHEN,
    "aud": Role.AUDITOR, "sta": Role.STATION, "sys": Role.SYSTEM,
}  # fmt: skip

#: Operations that ask for no permission, and why that is meant.
OPEN = {
    "access.change_password": "one's own, knowing the present one",
    "access.ensure_as_shown": "a building block: whoever writes asks by itself",
    "access.get_option": "how the program behaves, nothing about people; what shows an option asks by itself",
    "access.has_users": "asked before anybody can sign in: is this the first start?",
    "access.once": "a building block: what it does once asks by itself",
    "access.record": "a building block: everybody's work leaves its line",
}

TABLE = """
                                     adm  clk  csh  sch  kit  aud  sta  sys
access.audit_operations              x    .    .    .    .    x    .    x
access.audit_trail                   x    .    .    .    .    x    .    x
access.change_password               x    x    x    x    x    x    x    x
access.create_user                   x    .    .    .    .    .    .    x
access.deactivate_user               x    .    .    .    .    .    .    x
access.ensure_as_shown               x    x    x    x    x    x    x    x
access.get_option                    x    x    x    x    x    x    x    x
access.has_users                     x    x    x    x    x    x    x    x
access.once                          x    x    x    x    x    x    x    x
access.record                        x    x    x    x    x    x    x    x
access.reset_password                x    .    .    .    .    .    .    x
access.set_active                    x    .    .    .    .    .    .    x
access.set_option                    x    .    .    .    .    .    .    x
access.subject_names                 x    .    .    .    .    x    .    x
access.unlock_user                   x    .    .    .    .    .    .    x
access.update_user                   x    .    .    .    .    .    .    x
access.users                         x    .    .    .    .    .    .    x
calendar.add_closure                 x    x    .    .    .    .    .    x
calendar.add_opening                 x    x    .    .    .    .    .    x
calendar.class_patterns              x    x    x    x    x    x    x    x
calendar.classes_served              x    x    x    x    x    x    x    x
calendar.close_school_holidays       x    x    .    .    .    .    .    x
calendar.exceptions                  x    x    x    x    x    x    x    x
calendar.holidays_of                 x    x    x    x    x    x    x    x
calendar.is_service_day              x    x    x    x    x    x    x    x
calendar.remove_exception            x    x    .    .    .    .    .    x
calendar.remove_weekdays_from        x    x    .    .    .    .    .    x
calendar.school_holidays_missing     x    x    x    x    x    x    x    x
calendar.service_days                x    x    x    x    x    x    x    x
calendar.set_weekdays_from           x    x    .    .    .    .    .    x
calendar.suspension                  x    x    x    x    x    x    x    x
calendar.suspensions                 x    x    x    x    x    x    x    x
calendar.year_days                   x    x    x    x    x    x    x    x
cards.card_counts                    x    x    .    x    .    .    .    x
cards.card_list                      x    x    .    x    .    .    .    x
cards.card_of                        x    x    x    x    x    x    x    x
cards.cards_of                       x    x    x    x    x    x    x    x
cards.find_card                      x    x    x    x    x    x    x    x
cards.issue_card                     x    x    .    x    .    .    .    x
cards.issue_missing_cards            x    x    .    x    .    .    .    x
cards.printable_cards                x    x    .    x    .    .    .    x
cards.reissue_card                   x    x    .    x    .    .    .    x
cards.revoke_card                    x    x    .    x    .    .    .    x
cards.tokens_in_use                  x    x    .    x    .    .    .    x
documents.changes_paper_of           x    x    .    x    x    x    x    x
documents.class_sheet_of             x    x    .    x    .    .    .    x
documents.labels_paper_of            x    x    .    x    x    .    .    x
documents.menu_paper_of              x    x    .    x    x    x    x    x
documents.order_mail                 x    x    .    x    x    x    x    x
documents.order_paper_of             x    x    .    x    x    x    x    x
documents.request_paper_of           x    x    .    x    x    x    x    x
documents.year_paper_of              x    x    x    x    x    x    x    x
importing.carry_out                  x    x    .    .    .    .    .    x
importing.export_pupils              x    x    .    .    .    .    .    x
importing.imports                    x    x    .    .    .    .    .    x
importing.known_layout               x    x    .    x    .    .    .    x
importing.plan                       x    x    .    .    .    .    .    x
importing.remember_layout            x    x    .    x    .    .    .    x
importing.undo                       x    x    .    .    .    .    .    x
ledger.accept_contestation           x    x    .    .    .    .    .    x
ledger.accounts_of                   x    x    x    .    .    x    .    x
ledger.approve_differences           x    x    .    .    .    .    .    x
ledger.assign_band                   x    x    .    .    .    .    .    x
ledger.assign_many                   x    x    .    .    .    .    .    x
ledger.assignments_of                x    x    x    .    .    x    .    x
ledger.back_up                       x    x    .    .    .    .    .    x
ledger.backups                       x    x    .    .    .    .    .    x
ledger.balance                       x    x    x    .    .    x    .    x
ledger.bands                         x    x    x    .    .    x    .    x
ledger.charge_again                  x    x    .    .    .    .    .    x
ledger.charge_differences            x    x    x    .    .    x    .    x
ledger.close_period                  x    .    .    .    .    .    .    x
ledger.closed_periods                x    x    x    .    .    x    .    x
ledger.contest                       x    x    .    .    .    .    .    x
ledger.contest_deadline              x    x    x    .    .    x    .    x
ledger.contestations                 x    x    x    .    .    x    .    x
ledger.create_band                   x    x    .    .    .    .    .    x
ledger.delete_band                   x    x    .    .    .    .    .    x
ledger.exempt                        x    x    .    .    .    .    .    x
ledger.expiring_bands                x    x    x    .    .    x    .    x
ledger.health                        x    x    .    .    .    .    .    x
ledger.is_backup_due                 x    x    .    .    .    .    .    x
ledger.open_account                  x    x    .    .    .    .    .    x
ledger.open_accounts                 x    x    .    .    .    .    .    x
ledger.post                          x    x    .    .    .    .    .    x
ledger.post_charges                  x    x    .    .    .    .    .    x
ledger.price_of                      x    x    x    .    .    x    .    x
ledger.prices_on                     x    x    x    .    .    x    .    x
ledger.pupil_bands                   x    x    x    .    .    x    .    x
ledger.pupils_without_price          x    x    x    .    .    x    .    x
ledger.refund                        x    x    .    .    .    .    .    x
ledger.refunds                       x    x    x    .    .    x    .    x
ledger.refuse_contestation           x    x    .    .    .    .    .    x
ledger.rename_band                   x    x    .    .    .    .    .    x
ledger.repeat_charge                 x    x    .    .    .    .    .    x
ledger.restore_backup                x    x    .    .    .    .    .    x
ledger.reverse_charges               x    x    .    .    .    .    .    x
ledger.reverse_entry                 x    x    .    .    .    .    .    x
ledger.scopes_done                   x    x    x    .    .    x    .    x
ledger.set_backup_hours              x    .    .    .    .    .    .    x
ledger.set_rate                      x    x    .    .    .    .    .    x
ledger.statement                     x    x    x    .    .    x    .    x
ledger.take_back_rate                x    x    .    .    .    .    .    x
ledger.transfer                      x    x    .    .    .    .    .    x
meals.assign_diet                    x    x    .    .    .    .    .    x
meals.bookings                       x    x    .    x    x    x    x    x
meals.certificates                   x    x    .    .    .    .    .    x
meals.change_cells                   x    x    .    x    .    .    .    x
meals.change_diet                    x    x    .    .    .    .    .    x
meals.charge_late                    x    x    .    .    .    .    .    x
meals.choose_at_closing              x    x    .    .    .    .    .    x
meals.class_week                     x    x    .    x    x    x    x    x
meals.clear_insertion                x    x    .    x    .    .    .    x
meals.close_day                      x    x    .    .    .    .    .    x
meals.close_due_days                 x    x    .    .    .    .    .    x
meals.close_month                    x    .    .    .    .    .    .    x
meals.close_preview                  x    x    .    .    .    .    .    x
meals.closed_day                     x    x    .    .    .    .    .    x
meals.closed_lines                   x    x    .    .    .    .    .    x
meals.closing_classes                x    x    .    .    .    .    .    x
meals.closing_lines                  x    x    .    .    .    .    .    x
meals.closing_plan                   x    x    .    .    .    .    .    x
meals.complete_suspension            x    x    .    .    .    .    .    x
meals.create_diet                    x    x    .    .    .    .    .    x
meals.credit_lasts                   x    x    x    .    .    x    .    x
meals.day_pupils                     x    x    .    x    x    x    x    x
meals.day_status                     x    x    .    x    x    x    x    x
meals.day_summary                    x    x    .    x    x    x    x    x
meals.deadline                       x    x    x    x    x    x    x    x
meals.delete_diet                    x    x    .    .    .    .    .    x
meals.diet_reason                    .    x    .    .    .    .    .    .
meals.diets                          x    x    .    x    x    x    x    x
meals.diets_of                       x    x    .    x    x    x    x    x
meals.end_diet                       x    x    .    .    .    .    .    x
meals.insertions                     x    x    .    x    x    x    x    x
meals.is_close_due                   x    x    .    .    .    .    .    x
meals.is_day_closed                  x    x    x    x    x    x    x    x
meals.is_unfinished                  x    x    .    .    .    .    .    x
meals.kitchen.acknowledge_order      x    x    .    .    x    .    .    x
meals.kitchen.assign_kitchen         x    x    .    .    .    .    .    x
meals.kitchen.assigned_kitchens      x    x    x    x    x    x    x    x
meals.kitchen.cooked_services        x    x    x    x    x    x    x    x
meals.kitchen.create_kitchen         x    x    .    .    .    .    .    x
meals.kitchen.day_orders             x    x    .    x    x    x    x    x
meals.kitchen.diet_labels            x    x    .    x    x    .    .    x
meals.kitchen.follow_all             x    x    .    .    .    .    .    x
meals.kitchen.is_any_behind          x    x    .    x    x    x    x    x
meals.kitchen.is_any_mail_waiting    x    x    .    x    x    x    x    x
meals.kitchen.kitchens               x    x    x    x    x    x    x    x
meals.kitchen.mail_history           x    x    .    x    x    x    x    x
meals.kitchen.mail_order             x    x    .    .    .    .    .    x
meals.kitchen.mailings               x    x    .    x    x    x    x    x
meals.kitchen.order                  x    x    .    x    x    x    x    x
meals.kitchen.order_mails            x    x    .    x    x    x    x    x
meals.kitchen.send_all_due           x    x    .    .    .    .    .    x
meals.kitchen.send_due_orders        x    x    .    .    .    .    .    x
meals.kitchen.send_orders            x    x    .    .    .    .    .    x
meals.kitchen.set_cooked             x    .    .    .    .    .    .    x
meals.kitchen.set_day_meals          x    x    .    x    .    .    .    x
meals.kitchen.set_mailing            x    x    .    .    .    .    .    x
meals.kitchen.set_standing_meals     x    x    .    x    .    .    .    x
meals.kitchen.standing_meals         x    x    .    x    x    x    x    x
meals.kitchen.update_kitchen         x    x    .    .    .    .    .    x
meals.kitchen.waiting_mails          x    x    .    .    .    .    .    x
meals.meal_requests                  x    x    .    x    x    x    x    x
meals.menu.check_day                 x    x    .    x    x    x    x    x
meals.menu.check_menu                x    x    .    x    x    x    x    x
meals.menu.clear_exclusion           x    x    .    .    .    .    .    x
meals.menu.delete_dish               x    x    .    .    x    .    .    x
meals.menu.delete_menu               x    x    .    .    x    .    .    x
meals.menu.dishes                    x    x    .    x    x    x    x    x
meals.menu.exclusions                x    x    .    x    x    x    x    x
meals.menu.menu                      x    x    .    x    x    x    x    x
meals.menu.menu_days                 x    x    .    x    x    x    x    x
meals.menu.menu_of_day               x    x    .    x    x    x    x    x
meals.menu.menus                     x    x    .    x    x    x    x    x
meals.menu.save_dish                 x    x    .    .    x    .    .    x
meals.menu.save_menu                 x    x    .    .    x    .    .    x
meals.menu.set_exclusion             x    x    .    .    .    .    .    x
meals.menu.set_menu_day              x    x    .    .    x    .    .    x
meals.menu.set_substitute            x    x    .    .    x    .    .    x
meals.months                         x    x    .    .    .    .    .    x
meals.open_days                      x    x    .    .    .    .    .    x
meals.pending_cents                  x    x    x    .    .    x    .    x
meals.receipt                        x    x    .    x    x    x    x    x
meals.record_presence                x    x    .    x    .    .    x    x
meals.register_differences           x    x    .    x    .    .    .    x
meals.renew_certificate              x    x    .    .    .    .    .    x
meals.report_absence                 x    x    .    x    .    .    .    x
meals.request_plain_meal             x    x    .    x    .    .    .    x
meals.restore_booking                x    x    .    x    .    .    .    x
meals.reverse_charge                 x    x    .    .    .    .    .    x
meals.roster                         x    x    .    x    x    x    x    x
meals.set_insertion                  x    x    .    x    .    .    .    x
meals.suspend                        x    x    .    .    .    .    .    x
meals.suspension_preview             x    x    .    .    .    .    .    x
meals.undo_closing_choices           x    x    .    .    .    .    .    x
meals.undo_insertion                 x    x    .    x    .    .    .    x
meals.undo_presence                  x    x    .    x    .    .    x    x
meals.undo_preview                   x    x    .    .    .    .    .    x
meals.undo_suspension                x    x    .    .    .    .    .    x
meals.what_keeps_open                x    x    .    .    .    .    .    x
meals.why_still_open                 x    x    .    .    .    .    .    x
merging.merge_guardians              x    x    .    .    .    .    .    x
merging.merge_pupils                 x    x    .    .    .    .    .    x
merging.merged_into                  x    x    x    x    x    x    x    x
merging.preview_guardian_merge       x    x    .    .    .    .    .    x
merging.preview_merge                x    x    .    .    .    .    .    x
messages.cancel_message              x    x    .    .    .    .    .    x
messages.due_reminders               x    x    .    .    .    .    .    x
messages.ladder                      x    x    .    .    .    .    .    x
messages.letters_to_print            x    x    .    .    .    .    .    x
messages.mail_server                 x    x    .    .    .    .    .    x
messages.mark_printed                x    x    .    .    .    .    .    x
messages.message                     x    x    .    .    .    .    .    x
messages.message_history             x    x    .    .    .    .    .    x
messages.outbox                      x    x    .    .    .    .    .    x
messages.prepare_reminders           x    x    .    .    .    .    .    x
messages.preview_text                x    x    .    .    .    .    .    x
messages.retry_message               x    x    .    .    .    .    .    x
messages.send_order_mails            x    x    .    .    .    .    .    x
messages.send_reminders              x    x    .    .    .    .    .    x
messages.set_ladder                  x    .    .    .    .    .    .    x
messages.set_mail_server             x    .    .    .    .    .    .    x
messages.set_template                x    .    .    .    .    .    .    x
messages.smtp_transport              x    x    .    .    .    .    .    x
messages.template                    x    x    .    .    .    .    .    x
payments.agent_account               x    x    x    .    .    x    .    x
payments.cancel_deposit              x    x    x    .    .    .    .    .
payments.cash_sessions               x    x    x    .    .    x    .    x
payments.cash_state                  x    x    x    .    .    x    .    x
payments.close_cash_session          x    x    x    .    .    .    .    .
payments.day_register                x    x    x    .    .    x    .    x
payments.deposit                     x    x    x    .    .    .    .    .
payments.deposits                    x    x    x    .    .    x    .    x
payments.holdings                    x    x    x    .    .    x    .    x
payments.missing_receipts            x    x    x    .    .    x    .    x
payments.my_cash_session             x    x    x    .    .    .    x    x
payments.open_cash_session           x    x    x    .    .    .    .    .
payments.open_cash_sessions          x    x    x    .    .    x    .    x
payments.operators                   x    x    x    .    .    x    .    x
payments.receipt                     x    x    x    .    .    x    x    x
payments.recharge                    x    x    x    .    .    .    x    x
payments.recharges                   x    x    x    .    .    x    .    x
privacy.due_for_erasure              x    .    .    .    .    .    .    x
privacy.erase_pupils                 x    .    .    .    .    .    .    x
privacy.export_family                x    x    .    .    .    .    .    x
privacy.export_pupil                 x    x    .    .    .    .    .    x
privacy.preview_erasure              x    .    .    .    .    .    .    x
privacy.purge_audit                  x    .    .    .    .    .    .    x
privacy.purge_diet_reasons           x    .    .    .    .    .    .    x
privacy.purge_message_texts          x    .    .    .    .    .    .    x
privacy.purge_photos                 x    .    .    .    .    .    .    x
privacy.retention                    x    x    .    .    .    .    .    x
privacy.retention_report             x    .    .    .    .    .    .    x
privacy.set_retention                x    .    .    .    .    .    .    x
registry.add_to_waiting              x    x    .    .    .    .    .    x
registry.class_group                 x    x    x    x    x    x    x    x
registry.classes                     x    x    x    x    x    x    x    x
registry.count_photos                x    .    .    .    .    .    .    x
registry.create_class                x    x    .    .    .    .    .    x
registry.create_guardian             x    x    .    .    .    .    .    x
registry.create_pupil                x    x    .    .    .    .    .    x
registry.create_school               x    x    .    .    .    .    .    x
registry.create_school_year          x    x    .    .    .    .    .    x
registry.create_service              x    .    .    .    .    .    .    x
registry.create_service_group        x    .    .    .    .    .    .    x
registry.current_school_year         x    x    x    x    x    x    x    x
registry.delete_class                x    x    .    .    .    .    .    x
registry.delete_school               x    x    .    .    .    .    .    x
registry.delete_school_year          x    x    .    .    .    .    .    x
registry.delete_service              x    .    .    .    .    .    .    x
registry.delete_service_group        x    .    .    .    .    .    .    x
registry.disable_photos              x    .    .    .    .    .    .    x
registry.enable_photos               x    .    .    .    .    .    .    x
registry.enrol                       x    x    .    .    .    .    .    x
registry.enrol_where_placed          x    x    .    .    .    .    .    x
registry.enrolments_of               x    x    x    x    x    x    x    x
registry.find_duplicates             x    x    .    .    .    .    .    x
registry.find_guardian_duplicates    x    x    .    .    .    .    .    x
registry.give_place                  x    x    .    .    .    .    .    x
registry.guardians_of                x    x    x    x    .    x    .    x
registry.link_guardian               x    x    .    .    .    .    .    x
registry.mark_distinct               x    x    .    .    .    .    .    x
registry.mark_guardians_distinct     x    x    .    .    .    .    .    x
registry.move_pupil                  x    x    .    .    .    .    .    x
registry.municipality                x    x    x    x    x    x    x    x
registry.note_waiting                x    x    .    .    .    .    .    x
registry.offer_service               x    .    .    .    .    .    .    x
registry.offered_services            x    x    x    x    x    x    x    x
registry.payers_of                   x    x    x    x    .    x    .    x
registry.payers_on                   x    x    x    x    .    x    .    x
registry.photo_of                    x    x    .    x    .    .    .    x
registry.photos_enabled              x    x    x    x    x    x    x    x
registry.place_pupil                 x    x    .    .    .    .    .    x
registry.placements_of               x    x    x    x    x    x    x    x
registry.places                      x    x    x    x    x    x    x    x
registry.preview_roll_over           x    x    .    .    .    .    .    x
registry.preview_school_year         x    x    .    .    .    .    .    x
registry.propose_roll_over           x    x    .    .    .    .    .    x
registry.pupil                       x    x    x    x    x    x    x    x
registry.pupil_names                 x    x    x    x    x    x    x    x
registry.pupils_of_guardians         x    x    x    x    .    x    .    x
registry.remove_photo                x    x    .    .    .    .    .    x
registry.rename_service_group        x    .    .    .    .    .    .    x
registry.roll_over                   x    x    .    .    .    .    .    x
registry.roll_overs                  x    x    .    .    .    .    .    x
registry.save_municipality           x    .    .    .    .    .    .    x
registry.school_year_on              x    x    x    x    x    x    x    x
registry.school_years                x    x    x    x    x    x    x    x
registry.schools                     x    x    x    x    x    x    x    x
registry.search_guardians            x    x    x    x    .    x    .    x
registry.search_pupils               x    x    x    x    x    x    x    x
registry.service_groups              x    x    x    x    x    x    x    x
registry.services                    x    x    x    x    x    x    x    x
registry.set_applicant               x    x    .    .    .    .    .    x
registry.set_payers                  x    x    .    .    .    .    .    x
registry.set_photo                   x    x    .    .    .    .    .    x
registry.set_seats                   x    x    .    .    .    .    .    x
registry.siblings_of                 x    x    x    x    .    x    .    x
registry.stop_offering               x    .    .    .    .    .    .    x
registry.undo_roll_over              x    x    .    .    .    .    .    x
registry.unlink_guardian             x    x    .    .    .    .    .    x
registry.update_class                x    x    .    .    .    .    .    x
registry.update_guardian             x    x    .    .    .    .    .    x
registry.update_pupil                x    x    .    .    .    .    .    x
registry.update_school               x    x    .    .    .    .    .    x
registry.update_school_year          x    x    .    .    .    .    .    x
registry.update_service              x    .    .    .    .    .    .    x
registry.wait_where_placed           x    x    .    .    .    .    .    x
registry.waiting_list                x    x    .    .    .    .    .    x
registry.withdraw_enrolment          x    x    .    .    .    .    .    x
registry.withdraw_payers             x    x    .    .    .    .    .    x
registry.withdraw_waiting            x    x    .    .    .    .    .    x
reports.attendance                   x    x    .    x    x    x    x    x
reports.closing_table                x    x    .    .    .    .    .    x
reports.comparison                   x    x    x    .    .    x    .    x
reports.completeness                 x    x    x    x    .    x    .    x
reports.debts                        x    x    x    .    .    x    .    x
reports.meals_by_band                x    x    x    .    .    x    .    x
reports.staff_meals                  x    x    .    x    x    x    x    x
reports.takings                      x    x    x    .    .    x    .    x
reports.tax_certificate              x    x    x    .    .    x    .    x
reports.tax_certificates             x    x    x    .    .    x    .    x
reports.uncharged_meals              x    x    x    .    .    x    .    x
station.apply_event                  x    x    .    .    .    .    .    x
station.cancel_handover              x    x    x    .    .    .    .    .
station.dismiss_event                x    x    .    .    .    .    .    x
station.enrol_station                x    .    .    .    .    .    .    x
station.handovers                    x    x    x    .    .    x    .    x
station.kept_counts                  x    x    .    .    .    .    .    x
station.loose_money                  x    x    x    .    .    x    .    x
station.make_station_code            x    .    .    .    .    .    .    x
station.quarantined                  x    x    .    .    .    .    .    x
station.revoke_station               x    .    .    .    .    .    .    x
station.served_twice                 x    x    .    .    .    .    .    x
station.station_tills                x    x    x    .    .    x    .    x
station.stations                     x    x    .    .    .    .    .    x
station.take_over_loose              x    x    x    .    .    .    .    .
station.take_over_till               x    x    x    .    .    .    .    .
station.till_of                      x    x    x    .    .    x    .    x
station.till_receipts                x    x    x    .    .    x    .    x
station.till_table                   x    x    x    .    .    x    .    x
station.way_of                       x    x    .    .    .    .    .    x
station.ways_of                      x    x    .    .    .    .    .    x
"""


@pytest.fixture
def town(sqlite_town: Town) -> Town:
    """Two pupils and an order to the kitchen: papers ask for it before they ask for names."""
    sqlite_town.pupil()
    sqlite_town.pupil("Bianchi", "Bruno")
    set_cooked(sqlite_town.session, sqlite_town.service_id, is_cooked=True)
    kitchen_id = create_kitchen(sqlite_town.session, "C1", "Centro cottura")
    assign_kitchen(sqlite_town.session, sqlite_town.school_id, kitchen_id)
    send_orders(sqlite_town.session, sqlite_town.service_id, TUESDAY)
    return sqlite_town


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Permission]:
    """The permissions that were asked for."""
    found: list[Permission] = []
    may = Session.may

    def may_told(session: Session, permission: Permission) -> bool:
        found.append(permission)
        return may(session, permission)

    monkeypatch.setattr(Session, "may", may_told)
    return found


def of_role(town: Town, role: Role, school_id: int | None = None) -> Session:
    school_id = (school_id or town.school_id) if role is Role.SCHOOL else None
    return replace(town.session, actor=Actor(town.session.actor.id, "Prova", role, school_id))


def written(is_allowed: Callable[[str, Role], bool]) -> str:
    """The table as it is written above."""
    head = f"{'':<37}" + "  ".join(ROLES)
    lines = [
        f"{name:<37}" + "".join("x    " if is_allowed(name, role) else ".    " for role in ROLES.values()).rstrip()
        for name in operations()
    ]
    return "\n".join([head, *lines])


def test_every_operation_with_every_role(town: Town, asked: list[Permission], tmp_path: Path):
    # Given: a town, and arguments with which an operation comes at least to its question
    arguments = Arguments(town, tmp_path)
    allowed: set[tuple[str, Role]] = set()
    silent: set[str] = set()
    # When: everybody tries everything
    for name, operation in operations().items():
        for role in Role:
            asked.clear()
            if not isinstance(attempt(of_role(town, role), arguments, operation), NotAllowed):
                allowed.add((name, role))
            if not asked:
                silent.add(name)
    # Then: it is as the table says, and what never asks is known by name
    table = written(lambda name, role: (name, role) in allowed)
    print(f"\n{table}\n")
    print(*(f"{name}: {why}" for name, why in OPEN.items()), sep="\n")
    assert table.splitlines() == TABLE.strip("\n").splitlines()
    assert silent == set(OPEN)
    assert set(ROLES.values()) == set(Role)


def test_a_school_user_gets_nothing_of_another_schools_pupil(town: Town, tmp_path: Path):
    # Given: a pupil with a mother and a diet, and a user of another school
    pupil, session = town.pupils[0], town.session
    link_guardian(session, pupil, create_guardian(session, "Verdi", "Maria", phone="011 123456"), "madre")
    diet = create_diet(session, "CEL", "Celiachia", "senza glutine")
    assign_diet(session, pupil, diet, starts_on=TUESDAY, ends_on=TUESDAY)
    arguments = Arguments(town, tmp_path)
    foreign = of_role(town, Role.SCHOOL, town.school("Altra"))
    # When: the user asks for the pupil, by every operation that takes one
    answers = {
        name: attempt(foreign, arguments, operation)
        for name, operation in operations().items()
        if {"pupil_id", "pupil_ids", "ids"} & set(operation.__annotations__)
    }
    # Then: each refuses, or has nothing to tell
    assert len(answers) > 30
    told = {name: one for name, one in answers.items() if one and not isinstance(one, (NotAllowed, NotFound))}
    assert told == {}


def test_a_new_operation_does_not_pass_unseen(monkeypatch: pytest.MonkeyPatch):
    def peek(session: Session, pupil_id: int) -> str:
        return session.database.url + str(pupil_id)

    peek.__module__ = "core.registry.pupils"
    monkeypatch.setattr("core.registry.peek", peek, raising=False)
    assert operations()["registry.peek"] is peek
