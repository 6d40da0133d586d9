"""start.py on machines of all kinds: fresh, complete, half-made, on Windows, and on the real one."""

from __future__ import annotations

import ast
import json
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

import start
from tests.setup.machines import Answer, PaperMachine, name_of, run

SOURCE = Path(start.__file__).read_text(encoding="utf-8")


# Python too old


@pytest.mark.parametrize("version", [(3, 6, 15), (3, 10, 13)])
def test_an_old_python_is_told_so_in_two_languages(
    version: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", version)
    with pytest.raises(SystemExit) as stopped:
        exec(compile(SOURCE, "start.py", "exec"), {"__name__": "start"})
    said = capsys.readouterr().err
    assert stopped.value.code == 4
    assert f"Refettorio ha bisogno di Python 3.11 o successivo: questo e' Python 3.{version[1]}." in said
    assert f"Refettorio needs Python 3.11 or newer: this is Python 3.{version[1]}." in said


def test_an_old_python_can_read_the_file_as_far_as_the_message() -> None:
    tree = ast.parse(SOURCE, feature_version=(3, 6))
    imported = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
    check = next(node for node in tree.body if isinstance(node, ast.If))
    before = [name.name for node in imported if node.lineno < check.lineno for name in node.names]
    assert before == ["sys"]
    assert not any(isinstance(node, ast.ImportFrom) and node.module == "__future__" for node in imported)


# Fresh, complete, changed


def test_a_fresh_machine_gets_everything_in_order_and_opens_the_demo(project: Path, machine: PaperMachine) -> None:
    assert run(project, machine) == 0
    assert machine.did == ["venv", "runtime", "project"]
    assert machine.said[0] == "Preparo l'ambiente… (una volta sola)"
    bin_folder = project / ".venv" / "bin"
    assert machine.handed_over == ([str(bin_folder / "python"), str(bin_folder / "refettorio"), "demo"], None)


def test_options_without_a_command_are_the_demos(project: Path, machine: PaperMachine) -> None:
    assert run(project, machine, "--output", "qui", "--headless") == 0
    assert machine.handed_over is not None
    assert machine.handed_over[0][2:] == ["demo", "--output", "qui", "--headless"]


def test_a_complete_machine_does_and_says_nothing_more(project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    assert run(project, machine, "office", "--database", "x.db") == 0
    assert (machine.did, machine.said) == ([], [])
    assert machine.handed_over is not None
    assert machine.handed_over[0][-3:] == ["office", "--database", "x.db"]


def test_the_tests_need_the_development_tools_and_run_in_the_project(project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    assert run(project, machine, "test", "tests/setup", "-x") == 0
    assert machine.did == ["development"]
    python = str(project / ".venv" / "bin" / "python")
    assert machine.handed_over == ([python, "-m", "pytest", "tests/setup", "-x"], project)


def test_prepare_runs_nothing(project: Path, machine: PaperMachine) -> None:
    assert run(project, machine, "prepare") == 0
    assert machine.said[-1] == "L'ambiente è pronto."
    assert machine.handed_over is None


def test_help_prepares_nothing(project: Path, machine: PaperMachine) -> None:
    assert run(project, machine, "--help") == 0
    assert "python3 start.py test" in machine.text
    assert machine.did == []


@pytest.mark.parametrize(
    ("changed", "command", "expected"),
    [
        ("requirements.lock", "office", ["runtime"]),
        ("pyproject.toml", "office", ["project"]),
        ("requirements-dev.lock", "office", []),
        ("requirements-dev.lock", "test", ["development"]),
    ],
)
def test_only_what_changed_is_done_again(
    changed: str, command: str, expected: list[str], project: Path, machine: PaperMachine
) -> None:
    run(project, machine, "test")
    (project / changed).write_text("another version\n")
    run(project, machine, command)
    assert machine.did == expected
    assert not expected or machine.said[0] == "Aggiorno l'ambiente…"


def test_line_ends_of_the_checkout_change_nothing(project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    lock = project / "requirements.lock"
    lock.write_bytes(lock.read_bytes().replace(b"\n", b"\r\n"))
    run(project, machine)
    assert machine.did == []


def test_a_package_that_appears_is_installed(project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    (project / "kiosk").mkdir()
    run(project, machine)
    assert machine.did == ["project"]


def test_a_moved_folder_is_put_right(project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    moved = project.rename(project.with_name("elsewhere"))
    run(moved, machine)
    assert machine.did == ["project"]


# Half-made


def test_a_python_that_no_longer_runs_is_replaced(project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    (project / ".venv" / "bin" / "python").unlink()
    run(project, machine)
    assert machine.did == ["venv", "runtime", "project"]
    assert machine.said[0].startswith("L'ambiente in .venv è rimasto a metà o non funziona più")


def test_an_environment_of_another_python_is_replaced(project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    (project / ".venv" / "bin" / "python").write_text("3.13")
    run(project, machine)
    assert machine.did == ["venv", "runtime", "project"]


def test_an_environment_without_stamp_is_completed_not_thrown_away(project: Path, machine: PaperMachine) -> None:
    machine.make_venv(project / ".venv")
    run(project, machine)
    assert machine.did == ["runtime", "project"]
    assert machine.said[0] == "Completo l'ambiente…"


@pytest.mark.parametrize("stamp", ["", "{", "[]", "{}"])
def test_a_stamp_that_says_nothing_is_no_stamp(stamp: str, project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    (project / ".venv" / "refettorio-stamp.json").write_text(stamp)
    run(project, machine)
    assert machine.did == ["runtime", "project"]


def test_an_installation_cut_short_is_made_anew(project: Path, machine: PaperMachine) -> None:
    machine.answers["runtime"] = KeyboardInterrupt()
    assert run(project, machine) == 130
    assert "Interrotto" in machine.said[-1]
    machine.answers.clear()
    assert run(project, machine) == 0
    assert machine.did == ["venv", "runtime", "project"]


def test_an_update_that_changed_nothing_leaves_the_old_environment(project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    (project / "requirements.lock").write_text("another version\n")
    machine.answers["runtime"] = (1, ["ERROR: Could not find a version", "ERROR: No matching distribution found for x"])
    assert run(project, machine) == 4
    machine.answers.clear()
    run(project, machine)
    assert machine.did == ["runtime"]


def test_an_update_that_broke_off_in_the_middle_is_made_anew(project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    (project / "requirements.lock").write_text("another version\n")
    machine.answers["runtime"] = (1, ["Installing collected packages: a, b", "ERROR: [Errno 28] No space left"])
    assert run(project, machine) == 4
    machine.answers.clear()
    run(project, machine)
    assert machine.did == ["venv", "runtime", "project"]


@pytest.mark.slow
def test_a_real_environment_cut_short_is_repaired(project: Path) -> None:
    class NoNetwork(start.Machine):
        said: list[str]

        def say(self, text: str) -> None:
            self.said.append(text)

        def run(self, command: Sequence[str], on_line: Callable[[str], None] = lambda _line: None) -> Answer:
            return (0, []) if "pip" in command else super().run(command, on_line)

        def loads(self, library: str) -> bool:
            return True

    machine = NoNetwork()
    machine.said = []
    (project / ".venv" / "bin").mkdir(parents=True)
    (project / ".venv" / "bin" / "python").symlink_to("/nowhere/python3")
    assert start.main(["prepare"], project, machine) == 0
    assert machine.said[0].startswith("L'ambiente in .venv è rimasto a metà")
    version = start.Launcher(project, machine).venv_version()
    assert version == "{}.{}".format(*sys.version_info[:2])
    assert start.Launcher(project, machine).is_ready(development=False)


# Windows and the hand-over


def test_windows_has_its_own_places(project: Path, machine: PaperMachine) -> None:
    machine.windows = True
    machine.linux = False
    machine.root_user = False
    machine.programs.clear()
    assert run(project, machine, "office") == 0
    assert machine.handed_over == ([str(project / ".venv" / "Scripts" / "refettorio.exe"), "office"], None)


def test_the_tests_on_windows_run_with_the_environments_python(project: Path, machine: PaperMachine) -> None:
    machine.windows = True
    assert run(project, machine, "test") == 0
    python = str(project / ".venv" / "Scripts" / "python.exe")
    assert machine.handed_over == ([python, "-m", "pytest"], project)


def test_windows_waits_for_the_program_and_gives_its_exit_code() -> None:
    machine = start.Machine()
    machine.windows = True
    assert machine.hand_over([sys.executable, "-c", "raise SystemExit(7)"]) == 7


def test_posix_becomes_the_program(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    became: list[tuple[str, list[str], Path]] = []
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(os, "execv", lambda path, words: became.append((path, words, Path.cwd())))
    monkeypatch.setattr(start.Machine, "call", lambda *_words: 0)
    (tmp_path / "inside").mkdir()
    start.Machine().hand_over(["/bin/echo", "ciao"], tmp_path / "inside")
    assert became == [("/bin/echo", ["/bin/echo", "ciao"], tmp_path / "inside")]


def test_lint_runs_all_checks_and_gives_the_first_bad_code(project: Path, machine: PaperMachine) -> None:
    machine.call_codes = {"ruff format": 1, "mypy": 2}
    assert run(project, machine, "lint") == 1
    assert machine.did[-5:] == [
        "python -m ruff check ",
        "python -m ruff format --check ",
        "python -m mypy",
        "python -m mypy start.py",
        "python lint-imports",
    ]


# The real machine


def test_a_program_is_run_without_keyboard_and_each_line_is_told() -> None:
    heard: list[str] = []
    script = "import sys; print('uno'); print('due', file=sys.stderr); sys.exit(len(sys.stdin.read()) + 5)"
    code, lines = start.Machine().run([sys.executable, "-c", script], heard.append)
    assert (code, sorted(lines), heard) == (5, ["due", "uno"], lines)


def test_a_program_that_is_not_there_is_an_answer() -> None:
    assert start.Machine().run(["/nowhere/python"])[0] == 127


def test_the_persons_own_variables_do_not_bend_the_installation(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("PYTHONPATH", "PIP_TARGET", "PIP_TRUSTED_HOST"):
        monkeypatch.setenv(name, "x")
    script = "import os; print(*sorted(name for name in os.environ if 'PYTHONP' in name or 'PIP_T' in name))"
    assert start.Machine().run([sys.executable, "-c", script])[1] == ["PIP_TRUSTED_HOST"]


def test_the_loader_is_asked_for_libraries() -> None:
    assert not start.Machine().loads("libnowhere.so.9")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX locks")
def test_the_second_of_two_starts_waits_for_the_first(project: Path, machine: PaperMachine) -> None:
    import fcntl

    first = (project / "start.py").open("rb")
    fcntl.flock(first, fcntl.LOCK_EX)
    machine.say = lambda text: (machine.said.append(text), first.close())  # type: ignore[method-assign,func-returns-value,assignment]
    assert run(project, machine) == 0
    assert machine.said[0] == "Un'altra copia sta preparando l'ambiente: aspetto che finisca…"


def test_the_stamp_names_what_is_done(project: Path, machine: PaperMachine) -> None:
    run(project, machine, "test")
    stamp = json.loads((project / ".venv" / "refettorio-stamp.json").read_text())
    assert sorted(stamp) == ["development", "libraries", "project", "python", "runtime"]
    assert str(project) in stamp["project"]


def test_short_names_cover_what_is_run() -> None:
    assert name_of(["sudo", "-n", "env", "X=1", "apt-get", "-o", "a=b", "install", "-y", "c"]) == "sudo apt install c"
