"""The command line: `refettorio COMMAND [options]`. Words are Italian; `--help` tells all.

Exit codes stand in `refettorio.exit_codes`.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from core.clock import Clock, SystemClock
from core.errors import RefettorioError
from refettorio.exit_codes import DEFECT, DONE, REFUSED
from refettorio.options import parser


def main(arguments: Sequence[str] | None = None, *, clock: Clock | None = None) -> int:
    """Run the command that `arguments` name (the process's own when None); return the exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old Windows console has no "…"
    options = parser().parse_args(arguments)
    options.clock = clock or SystemClock()
    try:
        return int(options.run(options))
    except RefettorioError as error:
        print(f"refettorio: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("\nrefettorio: interrotto. Quanto già concluso resta registrato.", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        # `refettorio … | head`: whoever read has gone. What is still in the buffer must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Exception as error:  # noqa: BLE001 - the last net: a defect of ours ends in a report, not in a wall of code
        print(f"refettorio: {_reported(error, options.clock)}", file=sys.stderr)
        return DEFECT


def office() -> int:
    """Open the office (entry point of the window without a console)."""
    return main(["office", *sys.argv[1:]])


def kiosk() -> int:
    """Open the kiosk (entry point of the window without a console)."""
    return main(["kiosk", *sys.argv[1:]])


def _reported(error: Exception, clock: Clock) -> str:
    """Write the report of a defect of ours; return what to say about it."""
    from core.qt.crash_report import report_of, write_report
    from refettorio.places import crash_folder, version

    at = clock.now()
    path: Path | None = write_report(crash_folder(), report_of(error, version=version(), at=at), at)
    where = f"Il rapporto per l'assistenza, senza dati di persone, è in {path}" if path else "Nessun rapporto scritto"
    return (
        f"il programma ha un difetto e il comando non è finito ({type(error).__name__}). Quanto già concluso resta "
        f"registrato. {where}."
    )
