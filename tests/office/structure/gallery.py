"""The page of schools and services for the eye: `python -m tests.office.structure.gallery [FOLDER]` writes its PNGs."""

from __future__ import annotations

import sys
from pathlib import Path

from core.registry import Municipality
from office.structure.municipality_page import save_as
from office.structure.page import StructurePage
from refettorio.demo.sample import SampleTown
from tests.office.account.gallery import Studio, photograph


def shoot(studio: Studio, town: SampleTown, mark: str, width: int, height: int) -> None:
    save_as(studio.desk.session, Municipality(
        "Mazzè", "TO", "01716020019", "Piazza della Repubblica 2", "Ufficio scolastico", "011 9835901", "TO",
        "Santi Gervasio e Protasio", 6, 19,
    ))  # fmt: skip
    page = StructurePage(studio.desk)
    studio.show(page, width, height)
    schools = page.show_page("schools")
    schools.table.selectRow(1)
    studio.take(f"structure-0-schools-{mark}")
    schools.begin_change()
    next(iter(schools.school_form.offers.rows.values())).is_own.setChecked(True)
    studio.take(f"structure-1-school-{mark}")
    next(iter(schools.school_form.offers.rows.values())).is_offered.setChecked(False)
    schools.school_form.save_button.click()
    studio.take(f"structure-2-asks-{mark}")
    schools.confirm.cancel()
    schools.school_form.cancel_button.click()
    schools.new_class.click()
    schools.class_form.names.setText("3ªA")
    schools.class_form.save_button.click()
    studio.take(f"structure-3-class-{mark}")
    services = page.show_page("services")
    studio.take(f"structure-4-services-{mark}")
    services.begin_new()
    services.service_form.group.setCurrentIndex(services.service_form.group.count() - 1)
    services.service_form.save_button.click()
    studio.take(f"structure-5-service-{mark}")
    diets = page.show_page("diets")
    studio.take(f"structure-6-diets-{mark}")
    diets.begin_change()
    studio.take(f"structure-7-diet-{mark}")
    page.show_page("municipality")
    studio.settle()
    form = page.pages["municipality"].form
    form.fields["patron_on"].setText("31/02")
    form.save_button.click()
    studio.take(f"structure-8-municipality-{mark}")
    page.show_page("options")
    studio.take(f"structure-9-options-{mark}")


def main(folder: Path) -> None:
    photograph(folder, shoot)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "gallery"))
