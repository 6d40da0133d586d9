"""The words of the command line, all in Italian: what can be asked, and what is said when it cannot be understood."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from core.settings import LANGUAGES
from refettorio import run
from refettorio.exit_codes import NOT_UNDERSTOOD

#: What argparse says, and what we say instead. Its sentences are the same in Python 3.11 to 3.14.
_SAID = (
    (r"the following arguments are required: COMANDO", "manca il comando"),
    (r"argument COMANDO: invalid choice: '?([^' ]*)'?.*", r"non c'è un comando «\1»"),
    (r"unrecognized arguments: (.*)", r"non capisco: \1"),
    (r"argument (\S+): expected one argument", r"dopo \1 manca il valore"),
    (r"argument (\S+): invalid choice: '?([^' ]*)'?.*choose from (.*)\)", r"\1 non può essere «\2»: scegli tra \3"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 può voler dire \2: scrivi per intero"),
    (r"argument (\S+): ignored explicit argument (.*)", r"\1 non vuole un valore (\2)"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)
MOST_CARDS = 300


class ItalianParser(argparse.ArgumentParser):
    """argparse with our words around it."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**settings, add_help=False)  # type: ignore[arg-type]
        self._optionals.title = "opzioni"
        self.add_argument("-h", "--help", action="help", help="mostra questo aiuto")

    def format_usage(self) -> str:
        """Return the line on how the command is written."""
        return super().format_usage().replace("usage:", "uso:", 1)

    def format_help(self) -> str:
        """Return the whole help."""
        return super().format_help().replace("usage:", "uso:", 1)

    def error(self, message: str) -> NoReturn:
        """Say what was not understood and where help is; end with the code for wrong words."""
        for said, instead in _SAID:
            found = re.fullmatch(said, message, re.DOTALL)
            if found is not None:
                message = found.expand(instead)
                break
        self.exit(NOT_UNDERSTOOD, f"refettorio: {message}. Aiuto: {self.prog} --help\n")


def parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command line; `options.run` is the command's function."""
    root = ItalianParser(
        prog="refettorio",
        description="La mensa scolastica del comune: ufficio, postazione in refettorio, conti prepagati.",
        epilog="Codici d'uscita: 0 fatto, 1 non si può fare (il motivo è scritto), 2 parole non capite, 3 il registro "
        "dei conti non è integro, 5 difetto del programma.",
    )
    commands = root.add_subparsers(title="comandi", required=True, metavar="COMANDO", parser_class=ItalianParser)
    _add_demo(commands)
    _add_windows(commands)
    _add_close_day(commands)
    _add_send_orders(commands)
    _add_maintenance(commands)
    return root


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[ItalianParser]  # noqa: SLF001 - argparse gives it no public name


def _command(
    commands: Commands, name: str, text: str, body: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=text, description=text)
    command.set_defaults(run=body)
    return command


def _add_database(command: argparse.ArgumentParser) -> None:
    """Add the option that overrides the environment and the settings file."""
    command.add_argument(
        "--database",
        metavar="URL",
        type=_filled,
        help="base dati: percorso di un file, sqlite:///percorso/file.db o postgresql://utente:password@server/nome "
        "(altrimenti REFETTORIO_DATABASE, il file delle impostazioni, o il file nella cartella dei dati dell'utente)",
    )


def _add_demo(commands: Commands) -> None:
    command = _command(
        commands, "demo", "Un comune di esempio vive una giornata: tessere, mensa, ricarica, chiusura", run.demo
    )
    command.add_argument(
        "--output", metavar="CARTELLA", type=Path, help="dove salvare PDF, immagini e summary.json (demo-output)"
    )
    command.add_argument("--cards", metavar="N", type=_cards, default=30, help="quante tessere filmare (30)")
    command.add_argument("--seed", metavar="N", type=_whole, default=20261124, help="seme del caso (20261124)")
    command.add_argument("--headless", action="store_true", help="senza finestre anche se c'è uno schermo")


def _add_windows(commands: Commands) -> None:
    command = _command(commands, "office", "Apre il programma dell'ufficio", run.office)
    _add_database(command)
    command.add_argument("--language", choices=LANGUAGES, help="lingua delle finestre")
    command = _command(commands, "kiosk", "Apre la postazione in refettorio", run.kiosk)
    _add_database(command)
    command.add_argument("--station-file", metavar="FILE", type=Path, help="archivio della postazione")
    command.add_argument("--station", metavar="ID", type=_filled, help="codice della postazione, la prima volta")
    command.add_argument(
        "--camera",
        metavar="SORGENTE",
        type=_filled,
        help="numero, file video o indirizzo (quella scelta in «Gestione», all'inizio 0)",
    )
    command.add_argument("--windowed", action="store_true", help="in una finestra, non a schermo intero")
    command.add_argument("--language", choices=LANGUAGES, help="lingua delle finestre")


def _add_close_day(commands: Commands) -> None:
    command = _command(commands, "close-day", "Chiude una giornata e addebita i pasti", run.close_day)
    _add_database(command)
    command.add_argument("--day", metavar="AAAA-MM-GG", type=_day, help="giorno (oggi)")
    command.add_argument("--service", metavar="NOME", type=_filled, help="servizio (tutti)")


def _add_send_orders(commands: Commands) -> None:
    command = _command(
        commands,
        "send-orders",
        "Invia alle cucine gli ordini dopo l'orario limite, i cambiamenti e le e-mail",
        run.send_orders,
    )
    _add_database(command)


def _add_maintenance(commands: Commands) -> None:
    _add_database(_command(commands, "verify", "Controlla che il registro dei conti sia integro", run.verify))
    command = _command(commands, "backup", "Fa una copia di sicurezza controllata", run.backup)
    _add_database(command)
    command.add_argument("--folder", metavar="CARTELLA", type=Path, help="dove metterla")
    command.add_argument("--list", action="store_true", help="elenca le copie che ci sono")
    command.add_argument(
        "--prune",
        action="store_true",
        help="toglie le copie vecchie: restano le ultime 24, una al giorno per 31 giorni, una al mese per due anni",
    )
    command = _command(commands, "migrate", "Aggiorna la base dati, dopo averne fatta una copia", run.migrate)
    _add_database(command)
    command.add_argument(
        "--without-copy", action="store_true", help="senza copia: solo se l'hai già fatta con i mezzi del server"
    )
    command = _command(
        commands,
        "station-rights",
        "Dà all'utente PostgreSQL di una postazione i soli permessi che le servono",
        run.station_rights,
    )
    _add_database(command)
    command.add_argument("--login", metavar="UTENTE", type=_filled, help="utente del server, già creato")
    command.add_argument("--till", action="store_true", help="può anche registrare ricariche")
    command.add_argument("--print", action="store_true", help="scrive il testo SQL e non cambia nulla")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"«{text}» non è un giorno come 2026-11-24") from error


def _whole(text: str) -> int:
    if not re.fullmatch(r"\d{1,12}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"«{text}» non è un numero intero")
    return int(text)


def _cards(text: str) -> int:
    count = _whole(text)
    if not 1 <= count <= MOST_CARDS:
        raise argparse.ArgumentTypeError(f"da 1 a {MOST_CARDS} tessere")
    return count


def _filled(text: str) -> str:
    """Refuse what a script passes when its variable is empty: it would silently mean the default."""
    if not text.strip():
        raise argparse.ArgumentTypeError("il valore è vuoto")
    return text
