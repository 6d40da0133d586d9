from __future__ import annotations

from collections.abc import Callable

import pytest

from core.access.operations import OperationId
from core.ids import CountedIds


@pytest.fixture
def new_operation(ids: CountedIds) -> Callable[[], OperationId]:
    """An operation's id, new each time."""
    return lambda: OperationId("office", ids.new_id())
