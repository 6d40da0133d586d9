"""What was entered by mistake goes; what something depends on stays whole."""

from __future__ import annotations

import pytest

from core.errors import InvalidValue, NotFound
from core.registry import (
    NameTaken,
    StillInUse,
    classes,
    create_class,
    create_school,
    create_service,
    create_service_group,
    delete_class,
    delete_school,
    delete_service,
    delete_service_group,
    offer_service,
    offered_services,
    rename_service_group,
    schools,
    service_groups,
    services,
)
from tests.builders import Town


def test_what_nothing_depends_on_goes(town: Town) -> None:
    session = town.session
    school_id = create_school(session, "Sbagliata", "primaria")
    class_id = create_class(session, school_id, town.school_year_id, "1ªA", range(5))
    group_id = create_service_group(session, "Trasporto")
    service_id = create_service(session, group_id, "Scuolabus")
    offer_service(session, school_id, service_id)
    offer_service(session, town.school_id, service_id)
    delete_class(session, class_id)
    delete_service(session, service_id)
    delete_service_group(session, group_id)
    delete_school(session, school_id)
    assert [one.name for one in schools(session, include_inactive=True)] == ["Primaria Italo Calvino"]
    assert [one.name for one in services(session)] == ["Mensa"]
    assert [one.name for one in service_groups(session)] == ["Refezione"]
    assert {one.service_name for one in offered_services(session)} == {"Mensa"}
    trail = session.database.rows("SELECT operation FROM audit WHERE operation LIKE 'delete_%' ORDER BY id")
    assert [verb for (verb,) in trail] == [
        "delete_class", "delete_service", "delete_service_group", "delete_school",
    ]  # fmt: skip


def test_what_is_in_use_stays_whole(town: Town) -> None:
    session = town.session
    town.pupil()
    offered = offered_services(session)
    for delete, row_id, name in (
        (delete_class, town.class_id, "3ªA"),
        (delete_school, town.school_id, "Primaria Italo Calvino"),
        (delete_service, town.service_id, "Mensa"),
        (delete_service_group, town.group_id, "Refezione"),
    ):
        with pytest.raises(StillInUse, match=f"«{name}»"):
            delete(session, row_id)
    assert offered_services(session) == offered
    assert [one.name for one in classes(session)] == ["3ªA"]
    assert session.database.scalar("SELECT COUNT(*) FROM audit WHERE operation LIKE 'delete_%'") == 0


@pytest.mark.parametrize("delete", [delete_class, delete_school, delete_service, delete_service_group])
def test_what_is_not_there_cannot_go(sqlite_town: Town, delete) -> None:
    with pytest.raises(NotFound):
        delete(sqlite_town.session, 999)


def test_a_group_of_services_is_called_otherwise(town: Town) -> None:
    session = town.session
    create_service_group(session, "Trasporto")
    rename_service_group(session, town.group_id, " Mensa  e merende ")
    assert next((one.id, one.name) for one in service_groups(session)) == (town.group_id, "Mensa e merende")
    assert services(session)[0].service_group_name == "Mensa e merende"
    with pytest.raises(NameTaken, match="«Trasporto»"):
        rename_service_group(session, town.group_id, "Trasporto")
    with pytest.raises(InvalidValue):
        rename_service_group(session, town.group_id, " ")
    with pytest.raises(NotFound):
        rename_service_group(session, 999, "Altro")
