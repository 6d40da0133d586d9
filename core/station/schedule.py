"""When to exchange next: soon while there is something to tell, seldom while the office does not answer."""

from __future__ import annotations

from core.errors import UserError
from core.station.exchanging import ExchangeReport

#: Seconds after an exchange that handed something over (others want to hear of it), and after a quiet one.
BUSY, QUIET = 20.0, 60.0
#: Seconds after a first failure, and at most.
FIRST_RETRY, LONGEST_RETRY = 5.0, 300.0


class ExchangeSchedule:
    """Decides the delay before the next exchange. No clock and no chance: the same story gives the same delays."""

    def __init__(self) -> None:
        self._failures = 0

    def after(self, report: ExchangeReport) -> float:
        """Return the seconds to wait after an exchange that succeeded."""
        self._failures = 0
        if report.is_revoked:
            return LONGEST_RETRY
        return BUSY if report.sent else QUIET

    def after_failure(self, error: BaseException) -> float:
        """Return the seconds to wait after one that failed; what only a person can mend is tried seldom."""
        self._failures += 1
        if isinstance(error, UserError):
            return LONGEST_RETRY
        return min(FIRST_RETRY * 2.0 ** min(self._failures - 1, 10), LONGEST_RETRY)
