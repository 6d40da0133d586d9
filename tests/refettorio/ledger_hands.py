"""What the tests of the commands do to a ledger: money in, and an amount changed behind its back."""

from __future__ import annotations

from core import payments
from core.access.operations import OperationId
from core.storage import Database
from tests.builders import Town


def recharge(town: Town, pupil_id: int, cents: int = 2000) -> None:
    payments.recharge(
        town.session, OperationId("test", str(pupil_id)), pupil_id=pupil_id, service_group_id=town.group_id,
        amount_cents=cents, means=payments.Means.CASH, channel=payments.Channel.COUNTER, issuer="UFF",
    )  # fmt: skip


def tamper(database: Database) -> None:
    """Change an amount behind the ledger's back, as somebody with the file in hand could."""
    with database.transaction():
        for (name,) in database.rows("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry'"):
            database.execute(f"DROP TRIGGER {name}")
        database.execute("UPDATE entry SET amount_cents = amount_cents + 100")
