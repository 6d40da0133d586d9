"""The command line: `refettorio COMMAND [options]`. Words are Italian; `--help` tells all.

Exit codes: 0 done, 1 something asked for cannot be done (the reason is printed), 2 wrong words, 3 the ledger does not
verify.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from core.errors import RefettorioError

DONE, REFUSED, NOT_VERIFIED = 0, 1, 3


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command that `arguments` name; return the exit code."""
    options = parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except RefettorioError as error:
        print(f"refettorio: {error}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        print("\nrefettorio: interrotto. Quanto già concluso resta registrato.", file=sys.stderr)
        return REFUSED


def office() -> int:
    """Open the office (entry point of the window without a console)."""
    return main(["office", *sys.argv[1:]])


def kiosk() -> int:
    """Open the kiosk (entry point of the window without a console)."""
    return main(["kiosk", *sys.argv[1:]])


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line."""
    root = argparse.ArgumentParser(
        prog="refettorio",
        description="La mensa scolastica del comune: ufficio, postazione in refettorio, conti prepagati.",
    )
    commands = root.add_subparsers(title="comandi", required=True, metavar="COMANDO")
    _add_demo(commands)
    _add_windows(commands)
    _add_close_day(commands)
    _add_maintenance(commands)
    return root


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001 - argparse gives it no public name


def _command(commands: Commands, name: str, text: str, run: object) -> argparse.ArgumentParser:
    """Add a command; its option `--database` overrides the environment and the settings file."""
    command: argparse.ArgumentParser = commands.add_parser(name, help=text, description=text)
    command.set_defaults(run=run)
    command.add_argument(
        "--database",
        metavar="URL",
        help="base dati: sqlite:///percorso/file.db oppure postgresql://utente:password@server/nome "
        "(altrimenti REFETTORIO_DATABASE, il file delle impostazioni, o il file nella cartella dei dati dell'utente)",
    )
    return command


def _add_demo(commands: Commands) -> None:
    command = _command(
        commands, "demo", "Un comune di esempio vive una giornata: tessere, mensa, ricarica, chiusura", _demo
    )
    command.add_argument("--output", metavar="CARTELLA", type=Path, help="dove salvare PDF, immagini e summary.json")
    command.add_argument("--cards", metavar="N", type=int, default=60, help="quante tessere filmare (60)")
    command.add_argument("--seed", metavar="N", type=int, default=20261124, help="seme del caso (20261124)")
    command.add_argument("--headless", action="store_true", help="senza finestre anche se c'è uno schermo")


def _add_windows(commands: Commands) -> None:
    command = _command(commands, "office", "Apre il programma dell'ufficio", _office)
    command.add_argument("--language", choices=("it", "en"), default="it", help="lingua (it)")
    command = _command(commands, "kiosk", "Apre la postazione in refettorio", _kiosk)
    command.add_argument("--station-file", metavar="FILE", type=Path, help="archivio della postazione")
    command.add_argument("--station", metavar="ID", help="codice della postazione, la prima volta")
    command.add_argument("--camera", metavar="SORGENTE", default="0", help="numero, file video o indirizzo (0)")
    command.add_argument("--windowed", action="store_true", help="in una finestra, non a schermo intero")
    command.add_argument("--language", choices=("it", "en"), default="it", help="lingua (it)")


def _add_close_day(commands: Commands) -> None:
    command = _command(commands, "close-day", "Chiude una giornata e addebita i pasti", _close_day)
    command.add_argument("--day", metavar="AAAA-MM-GG", type=date.fromisoformat, help="giorno (oggi)")
    command.add_argument("--service", metavar="NOME", help="servizio (tutti)")


def _add_maintenance(commands: Commands) -> None:
    _command(commands, "verify", "Controlla che il registro dei conti sia integro", _verify)
    command = _command(commands, "backup", "Fa una copia di sicurezza controllata", _backup)
    command.add_argument("--folder", metavar="CARTELLA", type=Path, help="dove metterla")
    command.add_argument("--list", action="store_true", help="elenca le copie che ci sono")
    _command(commands, "migrate", "Aggiorna la base dati, dopo averne fatta una copia", _migrate)


# What each command does is imported when it is asked for: `--help` needs neither Qt nor a database.


def _demo(options: argparse.Namespace) -> int:
    from refettorio.demo import day

    return day.run(options)


def _office(options: argparse.Namespace) -> int:
    from refettorio import windows

    return windows.office(options)


def _kiosk(options: argparse.Namespace) -> int:
    from refettorio import windows

    return windows.kiosk(options)


def _close_day(options: argparse.Namespace) -> int:
    from refettorio import maintenance

    return maintenance.close_day(options)


def _verify(options: argparse.Namespace) -> int:
    from refettorio import maintenance

    return maintenance.verify(options)


def _backup(options: argparse.Namespace) -> int:
    from refettorio import maintenance

    return maintenance.backup(options)


def _migrate(options: argparse.Namespace) -> int:
    from refettorio import maintenance

    return maintenance.migrate(options)
