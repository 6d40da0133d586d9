"""Start Refettorio on a machine that has only Python: `python3 start.py`.

Makes `.venv` beside this file, installs the locked packages into it, looks for the system's libraries that Qt needs,
then runs what was asked. When everything is there it only looks and hands over. Standard library only, because
nothing else is installed yet; no syntax newer than Python 3.6, so that an old Python can still say what is wrong
(docs/decisions/0004-desktop-first-run.md).
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older Python starts exactly this file
    sys.stderr.write(
        "Refettorio ha bisogno di Python 3.11 o successivo: questo e' Python {0}.{1}.\n"
        "Installa un Python piu' recente e ripeti il comando con quello, per esempio: python3.12 start.py\n"
        "Refettorio needs Python 3.11 or newer: this is Python {0}.{1}. Install a newer one and start it with that.\n"
        "".format(*sys.version_info[:2])
    )
    sys.exit(4)

import contextlib
import ctypes
import errno
import hashlib
import importlib.util
import io
import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

EXIT_STOPPED = 4  # 1 to 3 are the exit codes of the commands themselves (refettorio.cli)
EXIT_INTERRUPTED = 130
PACKAGES = ("core", "office", "kiosk", "portal", "refettorio", "resources")
SPACE_NEEDED_GB = 1.5
LOCKED = ("--require-hashes", "--no-deps", "-r")

HELP = """\
python3 start.py                 prepara l'ambiente la prima volta, poi apre la dimostrazione (--output, --headless)
python3 start.py test [...]      tutte le prove (le parole in più vanno a pytest)
python3 start.py lint            i controlli sul codice
python3 start.py prepare         prepara soltanto, senza avviare nulla
python3 start.py PAROLE          refettorio PAROLE: office, kiosk, verify…
python3 start.py office --help   l'aiuto di un comando
In Windows: py start.py
"""

# Debian package -> the file that the loader must find. Without these Qt does not start at all.
REQUIRED_LIBRARIES = {
    "libglib2.0-0": "libglib-2.0.so.0",
    "libegl1": "libEGL.so.1",
    "libgl1": "libGL.so.1",
    "libdbus-1-3": "libdbus-1.so.3",
    "libfontconfig1": "libfontconfig.so.1",
    "libxkbcommon0": "libxkbcommon.so.0",
}
# Without these one thing is missing (the second decoder, windows on an X screen), the rest works.
OPTIONAL_LIBRARIES = {
    "libzbar0": "libzbar.so.0",
    "libxkbcommon-x11-0": "libxkbcommon-x11.so.0",
    "libxcb-cursor0": "libxcb-cursor.so.0",
    "libxcb-icccm4": "libxcb-icccm.so.4",
    "libxcb-image0": "libxcb-image.so.0",
    "libxcb-keysyms1": "libxcb-keysyms.so.1",
    "libxcb-randr0": "libxcb-randr.so.0",
    "libxcb-render-util0": "libxcb-render-util.so.0",
    "libxcb-shape0": "libxcb-shape.so.0",
}

# What programs print when something of the machine's is wrong (regular expressions), and what the person can do.
DISK_SIGNS = r"Errno 28\b|No space left on device|not enough space on the disk"
ADVICE = {
    r"DO NOT MATCH THE HASHES": (
        "Un pacchetto scaricato non è quello previsto (impronta diversa) e non è stato installato: "
        "riprova più tardi o avvisa chi gestisce la rete."
    ),
    r"ConnectionError|TimeoutError|NameResolutionError|ProxyError|Name or service not known|getaddrinfo failed"
    r"|Temporary failure in name resolution|Network is unreachable|CERTIFICATE_VERIFY_FAILED": (
        "La prima volta serve la rete, e il deposito dei pacchetti Python non risponde. Controlla il collegamento e "
        "ripeti il comando.\nDietro un proxy: imposta HTTPS_PROXY. Con un deposito interno: imposta PIP_INDEX_URL."
    ),
    r"No matching distribution found|is not a supported wheel on this platform": (
        "Per questo sistema manca un componente già pronto: serve un Python 3.11-3.14 a 64 bit "
        "su Windows 10, macOS 13, Debian 12, Ubuntu 22.04 o successivi."
    ),
    r"WinError (5|32)\b": (
        "Un altro programma sta usando l'ambiente: chiudi Refettorio in tutte le finestre e ripeti il comando."
    ),
}
ADVICE_OTHERWISE = "Correggi quanto indicato e ripeti il comando: riprende da dove era arrivato."

# Variables of the person's own shell that would bend an installation into our environment.
FOREIGN_VARIABLES = re.compile(
    r"PYTHONHOME|PYTHONPATH|__PYVENV_LAUNCHER__|PIP_(USER|TARGET|PREFIX|QUIET)|LC_ALL|LANGUAGE"
)


class Stop(Exception):
    """Preparing cannot go on; the text says in Italian what is missing and what to do."""


class Machine:
    """All that start.py does to the world around it; tests put another in its place."""

    windows = os.name == "nt"
    linux = sys.platform.startswith("linux")
    python = str(getattr(sys, "_base_executable", None) or sys.executable)  # never the environment's own Python

    def say(self, text: str) -> None:
        """One plain line for the person, at once."""
        print(text, flush=True)

    def run(self, command: Sequence[str], on_line: Callable[[str], None] = lambda _line: None) -> tuple[int, list[str]]:
        """Run to the end without a keyboard; gives the exit code and the lines it printed, each also to `on_line`.

        A program that is not there gives 127, as in a shell.
        """
        environment = {name: value for name, value in os.environ.items() if not FOREIGN_VARIABLES.fullmatch(name)}
        environment.update(LC_MESSAGES="C", PYTHONIOENCODING="utf-8", PYTHONUNBUFFERED="1")
        lines = []
        try:
            process = subprocess.Popen(
                list(command),
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
            )
        except (FileNotFoundError, NotADirectoryError, PermissionError) as fault:
            return 127, [str(fault)]
        with process:
            for line in process.stdout or ():
                lines.append(line.rstrip())
                on_line(lines[-1])
        return process.returncode, lines

    def call(self, command: Sequence[str], folder: "Path | None" = None) -> int:
        """Run with the person's own screen and keyboard; gives the exit code."""
        with subprocess.Popen(list(command), cwd=folder) as process:
            while True:
                try:
                    return process.wait()
                except KeyboardInterrupt:  # the child got it too and decides what it means
                    continue

    def hand_over(self, command: Sequence[str], folder: "Path | None" = None) -> int:
        """Become `command` where the system can (POSIX), else run it and give its exit code."""
        if not self.windows:
            os.chdir(folder or Path.cwd())
            os.execv(command[0], list(command))
        return self.call(command, folder)

    def loads(self, library: str) -> bool:
        """Does the system's loader find this library?"""
        try:
            ctypes.CDLL(library)
        except OSError:
            return False
        return True

    def finds(self, program: str) -> bool:
        """Is there such a program on the search path?"""
        return shutil.which(program) is not None

    def has_module(self, name: str) -> bool:
        """Has the Python that runs this file such a module?"""
        return importlib.util.find_spec(name) is not None

    def is_root(self) -> bool:
        """May this process install packages of the system?"""
        return sys.platform != "win32" and os.geteuid() == 0


class Launcher:
    """Prepares the environment of the project in `root` and runs commands in it."""

    def __init__(self, root: Path, machine: Machine) -> None:
        self.root = root
        self.machine = machine
        self.venv = root / ".venv"
        self.stamp = self.venv / "refettorio-stamp.json"
        self.python = self.script("python")

    def script(self, name: str) -> Path:
        """A program of the environment."""
        return self.venv / "Scripts" / (name + ".exe") if self.machine.windows else self.venv / "bin" / name

    def run_script(self, name: str, *words: str) -> list[str]:
        """The command for a script that a package installed, also where the first line of scripts has a short limit."""
        script = str(self.script(name))
        return [script, *words] if self.machine.windows else [str(self.python), script, *words]

    # What is there

    def steps_done(self) -> dict[str, str]:
        """What the stamp says was finished; empty when there is none or it cannot be read."""
        try:
            done = json.loads(self.stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return {str(key): str(value) for key, value in done.items()} if isinstance(done, dict) else {}

    def write_steps(self, done: dict[str, str]) -> None:
        """Replace the stamp whole, so that it is never half-written."""
        draft = self.stamp.with_suffix(".new")
        draft.write_text(json.dumps(done, indent=1), encoding="utf-8")
        draft.replace(self.stamp)

    def steps_wanted(self, development: bool) -> dict[str, str]:
        """The steps of a complete environment, each with a sign that changes when the step must be done again."""
        names = [name for name in PACKAGES if (self.root / name).is_dir()]
        wanted = {
            "runtime": fingerprint(self.root / "requirements.lock"),
            "project": " ".join([str(self.root), fingerprint(self.root / "pyproject.toml"), *names]),
        }
        if development:
            wanted["development"] = fingerprint(self.root / "requirements-dev.lock")
        return wanted

    def venv_version(self) -> str:
        """Version of the Python in the environment, or nothing when it does not run or has no pip."""
        probe = "import sys, importlib.util as u; print(*sys.version_info[:2], sep='.') if u.find_spec('pip') else 0"
        code, lines = self.machine.run([str(self.python), "-I", "-c", probe])
        return lines[-1] if code == 0 and lines else ""

    # Making it whole

    def prepare(self, development: bool) -> None:
        """Bring the environment to what the lock files say; does nothing when it is there.

        Raises:
            Stop: something is missing that only the person can give.
        """
        if not self.is_ready(development):
            with one_at_a_time(self.root / "start.py", self.machine):
                self.make_ready(development)
        self.check_libraries()

    def is_ready(self, development: bool) -> bool:
        """Are all steps done, for this very Python, in this very folder?"""
        done = self.steps_done()
        wanted = self.steps_wanted(development)
        if "unfinished" in done or any(done.get(step) != sign for step, sign in wanted.items()):
            return False
        return done.get("python") == self.venv_version() != ""

    def make_ready(self, development: bool) -> None:
        """Do the steps that are missing, marking each in the stamp as it is finished."""
        if self.is_ready(development):  # somebody else did it while we waited for our turn
            return
        self.check_writable()
        done = self.steps_done()
        version = self.venv_version()
        if "unfinished" in done or not version or done.get("python", version) != version:
            self.make_venv()
            done = {"python": self.venv_version()}
        else:
            self.machine.say("Aggiorno l'ambiente…" if "project" in done else "Completo l'ambiente…")
        done.setdefault("python", version)
        for step, sign in self.steps_wanted(development).items():
            if done.get(step) != sign:
                self.write_steps({**done, "unfinished": step})
                self.install(step, done)
                done[step] = sign
                self.write_steps(done)

    def check_writable(self) -> None:
        """Raise Stop when nothing can be written beside this file."""
        try:
            tempfile.TemporaryFile(dir=self.root).close()
        except OSError as fault:
            if fault.errno == errno.ENOSPC:
                raise
            raise Stop(
                f"Non posso scrivere nella cartella {self.root} ({fault.strerror}).\n"
                "Copia la cartella di Refettorio dove hai il permesso di scrivere e ripeti il comando."
            ) from fault

    def make_venv(self) -> None:
        """Make the environment from nothing, also over the remains of a broken one."""
        if self.venv.exists():
            self.machine.say("L'ambiente in .venv è rimasto a metà o non funziona più: lo rifaccio.")
        self.machine.say("Preparo l'ambiente… (una volta sola)")
        if not self.machine.has_module("ensurepip"):
            self.install_venv_package()
        code, lines = self.machine.run([self.machine.python, "-m", "venv", "--clear", str(self.venv)])
        if code != 0:
            raise Stop(self.explain("Non riesco a creare l'ambiente Python in .venv.", lines))

    def install_venv_package(self) -> None:
        """Debian keeps `venv`'s other half in a package of its own."""
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        if self.apt_install([package]):
            return
        if self.machine.finds("apt-get"):
            raise Stop(
                f"A questo Python manca il modulo venv. Installalo e ripeti il comando:\n  {apt_line([package])}"
            )
        raise Stop(
            "A questo Python manca il modulo ensurepip, che serve a creare l'ambiente.\n"
            "Installa il pacchetto del sistema che lo contiene (di solito si chiama python3-venv) e ripeti il comando."
        )

    def install(self, step: str, done: dict[str, str]) -> None:
        """One step by pip; when pip gives up before changing anything, the step is not left as half-made.

        The locks name everything, so pip must add nothing (`--no-deps`): an older pip looks for the extras of a locked
        package (`coverage[toml]`) without its lock, and stops as soon as the registry has a newer one.
        """
        title, words = {
            "runtime": ("Scarico e installo i componenti…", [*LOCKED, "requirements.lock"]),
            "project": ("Installo Refettorio…", ["--no-deps", "--no-build-isolation", "-e", ""]),
            "development": ("Installo gli strumenti di prova…", [*LOCKED, "requirements-dev.lock"]),
        }[step]
        self.machine.say(title)
        words[-1] = str(self.root / words[-1])
        pip = [str(self.python), "-m", "pip", "install", "--no-input", "--disable-pip-version-check"]
        code, lines = self.machine.run([*pip, "--progress-bar", "off", *words], self.show_download)
        if code == 0:
            return
        if not any("Installing collected packages" in line for line in lines):
            self.write_steps(done)
        raise Stop(self.explain("L'installazione dei componenti non è riuscita.", lines))

    def show_download(self, line: str) -> None:
        """Say what pip is fetching, without the addresses."""
        words = line.split()
        if words[:1] == ["Downloading"] and words[-1].endswith(")"):
            name = words[1].rsplit("/", 1)[-1].split("-")[0]
            self.machine.say(f"  {name} {' '.join(words[2:])}")

    def explain(self, what: str, lines: Sequence[str]) -> str:
        """What went wrong in a program's own words, and what to do about it."""
        text = "\n".join(lines)
        advice = next((told for signs, told in ADVICE.items() if re.search(signs, text)), ADVICE_OTHERWISE)
        if re.search(DISK_SIGNS, text):
            advice = self.disk_advice()
        return "\n".join([what, *("  " + line for line in last_words(lines)), advice])

    def disk_advice(self) -> str:
        """How much room there is and how much is needed."""
        free = shutil.disk_usage(self.root).free / 1e9
        return (
            f"Il disco è pieno: servono circa {SPACE_NEEDED_GB:.1f} GB liberi in {self.root} (ora {free:.1f}) e nella "
            f"cartella temporanea {tempfile.gettempdir()}. Libera spazio e ripeti il comando."
        )

    # The system's libraries

    def check_libraries(self) -> None:
        """Install what Qt needs from the system, or say exactly what is missing; carry on without the optional ones."""
        if not self.machine.linux:
            return
        missing = self.missing(REQUIRED_LIBRARIES)
        done = self.steps_done()
        if not missing and done.get("libraries") == "looked":
            return
        optional = self.missing(OPTIONAL_LIBRARIES)
        if missing or optional:
            self.machine.say("Cerco le librerie di sistema che mancano…")
            if not self.apt_install([*missing, *optional]) and missing:
                self.apt_install(missing)
        missing, optional = self.missing(REQUIRED_LIBRARIES), self.missing(OPTIONAL_LIBRARIES)
        if missing:
            what = "Mancano librerie di sistema senza cui Refettorio non parte."
            raise Stop(self.missing_text(what, [*missing, *optional]))
        if optional:
            self.machine.say(self.missing_text("Mancano librerie di sistema facoltative; proseguo.", optional))
            self.machine.say(
                "Senza libzbar0 c'è un lettore di codici in meno, senza le altre può non aprirsi una finestra."
            )
        with contextlib.suppress(OSError):  # a folder that cannot be written: we look again next time
            self.write_steps({**self.steps_done(), "libraries": "looked"})

    def missing(self, libraries: dict[str, str]) -> list[str]:
        """The packages whose library the loader does not find."""
        return [package for package, library in libraries.items() if not self.machine.loads(library)]

    def missing_text(self, what: str, packages: Sequence[str]) -> str:
        """What to install, as a line to copy where we know the system."""
        if self.machine.finds("apt-get"):
            return f"{what} Per installarle:\n  {apt_line(packages)}"
        files = {**REQUIRED_LIBRARIES, **OPTIONAL_LIBRARIES}
        names = ", ".join(files[package] for package in packages)
        return f"{what} Installa con il gestore di pacchetti del sistema ciò che contiene:\n  {names}"

    def apt_install(self, packages: Sequence[str]) -> bool:
        """Install Debian packages when we may without asking for a password; tells whether apt-get said yes."""
        if not self.machine.finds("apt-get"):
            return False
        if self.machine.is_root():
            apt = ["env"]
        elif self.machine.finds("sudo") and self.machine.run(["sudo", "-n", "true"])[0] == 0:
            apt = ["sudo", "-n", "env"]
        else:
            return False
        self.machine.say("Installo i pacchetti di sistema: " + " ".join(packages))
        apt += ["DEBIAN_FRONTEND=noninteractive", "apt-get", "-o", "DPkg::Lock::Timeout=120"]
        self.machine.run([*apt, "update"])  # when it fails, the lists that are there may still do
        code, lines = self.machine.run([*apt, "install", "-y", "--no-install-recommends", *packages])
        if code != 0:
            for line in last_words(lines):
                self.machine.say("  " + line)
        return code == 0

    # Running

    def lint(self) -> int:
        """All checks on the code, also after one of them failed; gives the first bad exit code."""
        python = str(self.python)
        checks = (
            [python, "-m", "ruff", "check", "."],
            [python, "-m", "ruff", "format", "--check", "."],
            [python, "-m", "mypy"],
            [python, "-m", "mypy", "start.py"],
            self.run_script("lint-imports"),
        )
        codes = []
        for check in checks:
            self.machine.say("— " + " ".join([Path(check[0]).stem, *check[1:]]).replace(str(self.venv), ".venv"))
            codes.append(self.machine.call(check, self.root))
        return next((code for code in codes if code), 0)

    def start(self, words: Sequence[str]) -> int:
        """Prepare what the command needs, then run it."""
        # Without a command, options are the demonstration's: `start.py --output FOLDER`.
        is_named = bool(words) and not words[0].startswith("-")
        command, rest = (words[0], list(words[1:])) if is_named else ("demo", list(words))
        self.prepare(development=command in ("test", "lint"))
        if command == "prepare":
            self.machine.say("L'ambiente è pronto.")
            return 0
        if command == "lint":
            return self.lint()
        if command == "test":
            return self.machine.hand_over([str(self.python), "-m", "pytest", *rest], self.root)
        return self.machine.hand_over(self.run_script("refettorio", command, *rest))


def fingerprint(path: Path) -> str:
    """SHA-256 of a file's text, the same whatever line ends the checkout has."""
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def apt_line(packages: Sequence[str]) -> str:
    """The line for the person to copy."""
    return "sudo apt-get update && sudo apt-get install -y " + " ".join(packages)


def last_words(lines: Sequence[str], count: int = 4) -> list[str]:
    """The last lines that say something: pip's and apt's errors when there are any."""
    said = [line.strip() for line in lines if line.strip()]
    errors = [line for line in said if line.startswith(("ERROR:", "E:", "error:", "Error:"))]
    return [line[:300] for line in (errors or said)[-count:]]


@contextlib.contextmanager
def one_at_a_time(path: Path, machine: Machine) -> Iterator[None]:
    """Office and kiosk started together on a fresh machine: the second waits for the first (POSIX only)."""
    with path.open("rb") as file:
        if sys.platform != "win32":
            import fcntl  # noqa: PLC0415 - not on Windows

            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                machine.say("Un'altra copia sta preparando l'ambiente: aspetto che finisca…")
                with contextlib.suppress(OSError):  # a network folder without locks: go on as if alone
                    fcntl.flock(file, fcntl.LOCK_EX)
        yield


def main(words: Sequence[str], root: Path, machine: Machine) -> int:
    """Run one command; gives the exit code. Every foreseeable trouble becomes lines to read, never a traceback."""
    if list(words[:1]) in (["-h"], ["--help"]):
        machine.say(HELP)
        return 0
    launcher = Launcher(root, machine)
    try:
        return launcher.start(words)
    except Stop as stop:
        machine.say(str(stop))
    except OSError as fault:
        what = f"Non riesco a preparare l'ambiente: {fault}"
        machine.say(launcher.explain(what, [f"Errno {fault.errno}"] if fault.errno == errno.ENOSPC else []))
    except KeyboardInterrupt:
        machine.say("\nInterrotto. Al prossimo avvio riprende da qui.")
        return EXIT_INTERRUPTED
    return EXIT_STOPPED


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")  # an old Windows console has no "…"
    sys.exit(main(sys.argv[1:], Path(__file__).resolve().parent, Machine()))
