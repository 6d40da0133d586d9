"""A machine that only exists on paper: start.py believes that it makes environments and installs packages."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import start

Answer = tuple[int, list[str]]
OK: Answer = (0, [])


class PaperMachine(start.Machine):
    """Remembers what was run and said; answers as told, otherwise as a bare Debian where everything works.

    `answers` maps a step's short name (see `name_of`) to an exit code and lines, or to an exception to raise.
    """

    windows = False
    linux = True
    python = "/usr/bin/python3"

    def __init__(self) -> None:
        self.answers: dict[str, Answer | BaseException] = {}
        self.did: list[str] = []
        self.said: list[str] = []
        self.handed_over: tuple[list[str], Path | None] | None = None
        self.call_codes: dict[str, int] = {}
        self.root_user = True
        self.programs = {"apt-get"}
        self.modules = {"ensurepip"}
        self.libraries = {**start.REQUIRED_LIBRARIES, **start.OPTIONAL_LIBRARIES}
        self.absent: set[str] = set()  # Debian packages whose library is not there
        self.unknown_to_apt: set[str] = set()
        self.makes_python = "3.11"

    @property
    def text(self) -> str:
        """All that the person has read."""
        return "\n".join(self.said)

    def say(self, text: str) -> None:
        self.said.append(text)

    def run(self, command: Sequence[str], on_line: Callable[[str], None] = lambda _line: None) -> Answer:
        name = name_of(command)
        if name == "probe":
            return self.probe(Path(command[0]))
        self.did.append(name)
        answer = self.answers.get(name, OK)
        if isinstance(answer, BaseException):
            raise answer
        for line in answer[1]:
            on_line(line)
        if answer[0] == 0 and name == "venv":
            self.make_venv(Path(command[-1]))
        if "apt install" in name:
            return self.apt_install(set(command[command.index("--no-install-recommends") + 1 :]), answer)
        return answer

    def probe(self, python: Path) -> Answer:
        """The environment's Python tells the version that is written in its file."""
        return (0, [python.read_text()]) if python.is_file() and python.read_text() else (127, [])

    def make_venv(self, venv: Path) -> None:
        shutil.rmtree(venv, ignore_errors=True)
        python = venv / "Scripts" / "python.exe" if self.windows else venv / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(self.makes_python)

    def apt_install(self, packages: set[str], answer: Answer) -> Answer:
        if packages & self.unknown_to_apt:
            return 100, ["Reading package lists...", "E: Unable to locate package libsomething"]
        if answer[0] == 0:
            self.absent -= packages
        return answer

    def call(self, command: Sequence[str], folder: Path | None = None) -> int:
        self.did.append(" ".join(Path(word).name for word in command))
        return next((code for sign, code in self.call_codes.items() if sign in self.did[-1]), 0)

    def hand_over(self, command: Sequence[str], folder: Path | None = None) -> int:
        self.handed_over = list(command), folder
        return 0

    def loads(self, library: str) -> bool:
        return library not in {self.libraries[package] for package in self.absent}

    def finds(self, program: str) -> bool:
        return program in self.programs

    def has_module(self, name: str) -> bool:
        return name in self.modules

    def is_root(self) -> bool:
        return self.root_user


def name_of(command: Sequence[str]) -> str:
    """A short name for what start.py runs: probe, venv, runtime, development, project, apt install a b, sudo."""
    words = list(command)
    if "apt-get" in words:
        verb = words.index("install") if "install" in words else len(words) - 1
        by = "sudo " if words[0] == "sudo" else ""
        return " ".join([by + "apt", *(word for word in words[verb:] if not word.startswith("-"))])
    if words[0] == "sudo":
        return "sudo?"
    if words[-2:-1] == ["-c"]:
        return "probe"
    if "venv" in words:
        return "venv"
    if words[-2:-1] == ["-e"]:
        return "project"
    return {"requirements.lock": "runtime", "requirements-dev.lock": "development"}[Path(words[-1]).name]


def run(project: Path, machine: PaperMachine, *words: str) -> int:
    """Start as a person would; forgets what was done and said before."""
    machine.did.clear()
    machine.said.clear()
    return start.main(words, project, machine)
