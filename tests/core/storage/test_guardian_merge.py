"""What the database refuses of guardians whose records became one."""

from __future__ import annotations

import peewee
import pytest

from core.storage import Database
from tests.core.storage.world import fill, fresh, put


@pytest.mark.parametrize(
    ("statement", "because"),
    [
        (
            "INSERT INTO guardian_merge (merged_id, kept_id, actor_id, at) VALUES (1, 13, 1, 1)",
            "still stands for a child",
        ),
        ("UPDATE guardian_merge SET kept_id = 13", "never changed"),
        (
            "INSERT INTO guardianship (pupil_id, guardian_id, relation, is_applicant) VALUES (4, 11, 'zia', FALSE)",
            "was merged",
        ),
    ],
)
def test_a_merged_record_stands_for_nobody(database: Database, statement: str, because: str) -> None:
    fill(database)
    with pytest.raises(peewee.IntegrityError, match=because), database.transaction():
        database.execute(statement)


def test_a_merge_is_forgotten_only_when_the_kept_record_stands_for_nobody(database: Database) -> None:
    fill(database)
    put(database, "guardianship", fresh("guardianship", pupil_id=4, guardian_id=12, is_applicant=False))
    forget = "DELETE FROM guardian_merge WHERE merged_id = 11"
    with pytest.raises(peewee.IntegrityError, match="rows are kept"), database.transaction():
        database.execute(forget)
    with database.transaction():
        database.execute("DELETE FROM guardianship WHERE guardian_id = 12")
        assert database.execute(forget) == 1
