"""Year end, reminders and privacy for the eye: `python -m tests.office.rollover.gallery FOLDER [name]`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from refettorio.demo.sample import SampleTown
from tests.office.account.gallery import Studio, photograph

NOVEMBER, JULY = datetime(2026, 11, 24, 7, 0, tzinfo=UTC), datetime(2027, 7, 5, 7, 0, tzinfo=UTC)


def shoot_rollover(studio: Studio, town: SampleTown, mark: str, width: int, height: int) -> None:
    from core import registry
    from office.rollover.page import RolloverPage
    from office.rollover.preview_panel import PreviewList
    from office.rollover.view import CHECK, DONE

    session = studio.desk.session
    session.clock.set(JULY)
    page = RolloverPage(studio.desk)
    studio.desk.runner.changed.connect(page.on_changes)
    studio.show(page, width, height)
    page.table.selectRow(4)
    studio.take(f"rollover-0-decide-{mark}")
    page.steps.setCurrentIndex(CHECK)
    studio.settle()
    studio.take(f"rollover-1-check-{mark}")
    page.preview.show_list(PreviewList.LEAVERS)
    page.primary.click()
    studio.take(f"rollover-2-leavers-{mark}")
    page.confirm.cancel()
    page.preview.show_list(PreviewList.EXPIRING)
    studio.take(f"rollover-3-expiring-{mark}")
    page.primary.click()
    page.confirm.confirm_button.click()
    studio.settle()
    page.history_table.selectRow(0)
    studio.take(f"rollover-4-done-{mark}")
    page.undo_button.click()
    studio.take(f"rollover-5-undo-{mark}")
    page.confirm.confirm_button.click()
    studio.settle()
    assert page.steps.currentIndex() == DONE
    assert not [one for one in registry.school_years(session) if one.label == "2027/2028"]
    session.clock.set(NOVEMBER)


def shoot_duplicates(studio: Studio, town: SampleTown, mark: str, width: int, height: int) -> None:
    from core import registry
    from core.registry.duplicates import find_duplicates
    from core.registry.guardian_duplicates import find_guardian_duplicates
    from office.duplicates.page import DuplicatesPage

    session = studio.desk.session
    if not find_duplicates(session):
        for number in (3, 57, 90):
            twin = registry.pupil(session, town.pupils[number])
            registry.create_pupil(session, twin.last_name, twin.first_name, None, twin.born_on)
    area = DuplicatesPage(studio.desk)
    studio.show(area, width, height)
    page = area.pages["pupils"]
    studio.take(f"duplicates-0-list-{mark}")
    page.table.selectRow(0)
    studio.settle()
    page.card.choices[1].setChecked(True)
    studio.take(f"duplicates-1-pair-{mark}")
    page.card.merge_button.click()
    studio.take(f"duplicates-2-ask-{mark}")
    for place in () if find_guardian_duplicates(session) else (3, 57):
        for guardian in registry.guardians_of(session, town.pupils[place])[:1]:
            double = registry.create_guardian(
                session, guardian.last_name, guardian.first_name, None, "altra@example.it", guardian.phone
            )
            registry.link_guardian(session, town.pupils[place], double, guardian.relation)
    page = area.show_page("guardians")
    area.reload()
    studio.settle()
    page.table.selectRow(0)
    studio.settle()
    studio.take(f"duplicates-3-guardians-{mark}")


def shoot_reminders(studio: Studio, town: SampleTown, mark: str, width: int, height: int) -> None:
    from core import ledger, messages
    from office.reminders.page import RemindersPage
    from office.reminders.view import DUE, OUTBOX, RULES, TEXTS
    from tests.core.messages.conftest import FakeMail
    from tests.office.account.gallery import operation

    session = studio.desk.session
    if not session.database.scalar("SELECT COUNT(*) FROM entry"):
        for number, pupil_id in enumerate(town.pupils[:40]):
            account = ledger.open_account(session, pupil_id, town.service_group_id)
            ledger.post(session, operation(session), account_id=account, on=session.today(),
                        kind=ledger.EntryKind.ADJUSTMENT, amount_cents=(-6_150, 830, 4_000, -975)[number % 4],
                        contra=ledger.Contra.OPENING)  # fmt: skip
    mail = FakeMail(refused=())
    page = RemindersPage(studio.desk, lambda _session: mail)
    page._desk.runner.changed.connect(page.on_changes)
    studio.show(page, width, height)
    page.table = page.due.table
    page.due.table.selectRow(2)
    studio.take(f"reminders-0-due-{mark}")
    if page.due.chosen():
        page.primary.click()
        studio.take(f"reminders-1-ask-{mark}")
        page.confirm.confirm_button.click()
        studio.settle()
        (first, *_rest) = messages.outbox(session, [messages.MessageState.QUEUED]).items
        mail.refused = (first.address,)
        page.primary.click()
        page.confirm.confirm_button.click()
    page.parts.setCurrentIndex(OUTBOX)
    studio.settle()
    page.outbox.table.selectRow(0)
    studio.take(f"reminders-2-outbox-{mark}")
    page.parts.setCurrentIndex(TEXTS)
    page.texts.step.setCurrentIndex(1)
    studio.take(f"reminders-3-texts-{mark}")
    page.parts.setCurrentIndex(RULES)
    page.rules.amounts["second_cents"].setText("2,00")
    page.rules.rules.save_button.click()
    studio.take(f"reminders-4-rules-{mark}")
    page.parts.setCurrentIndex(DUE)
    studio.take(f"reminders-5-none-{mark}")


def shoot_privacy(studio: Studio, town: SampleTown, mark: str, width: int, height: int) -> None:
    from office.privacy.page import ERASE, KEEP, PrivacyPage

    session = studio.desk.session
    page = PrivacyPage(studio.desk)
    studio.show(page, width, height)
    studio.take(f"privacy-0-empty-{mark}")
    page.export.search.setText("ros")
    page.export.search.returnPressed.emit()
    studio.settle()
    page.export.table.selectRow(0)
    studio.take(f"privacy-1-family-{mark}")
    session.clock.set(datetime(2039, 9, 1, 7, 0, tzinfo=UTC))
    page.reload()
    studio.settle()
    page.parts.setCurrentIndex(ERASE)
    page.erase.table.selectRow(1)
    studio.settle()
    page.primary.click()
    studio.take(f"privacy-2-erase-{mark}")
    page.parts.setCurrentIndex(KEEP)
    page.keep.boxes["audit_years"].setValue(3)
    page.keep.form.save_button.click()
    studio.take(f"privacy-3-keep-{mark}")
    session.clock.set(NOVEMBER)


def shoot_waiting(studio: Studio, town: SampleTown, mark: str, width: int, height: int) -> None:
    from core.registry import waiting
    from office.waiting.page import WaitingPage, waiting_facts

    session = studio.desk.session
    facts = waiting_facts(session, None, None)
    if not facts.entries:
        waiting.set_seats(session, facts.school_id, facts.service_id, facts.year.id, 60)
        for pupil_id in town.pupils[70:74]:
            waiting.add_to_waiting(session, pupil_id, facts.service_id, facts.school_id, facts.year.id)
    page = WaitingPage(studio.desk)
    studio.show(page, width, height)
    page.table.selectRow(1)
    page.search.setText("ros")
    page.search.returnPressed.emit()
    studio.take(f"waiting-0-list-{mark}")


def main(folder: Path, wanted: str = "") -> None:
    shots = {"rollover": shoot_rollover, "duplicates": shoot_duplicates, "reminders": shoot_reminders,
             "privacy": shoot_privacy, "waiting": shoot_waiting}  # fmt: skip
    for name, shoot in shots.items():
        if wanted in {"", name}:
            photograph(folder, shoot)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"), sys.argv[2] if len(sys.argv) > 2 else "")
