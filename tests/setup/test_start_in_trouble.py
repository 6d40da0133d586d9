"""start.py without network, disk, rights or libraries: what stops it is said with what to do."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from pathlib import Path

import pytest

import start
from tests.setup.machines import PaperMachine, run

SOURCE = Path(start.__file__).read_text(encoding="utf-8")


# What pip says, in words to act upon


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("WARNING: Retrying after connection broken by 'NewConnectionError(...)'", "serve la rete"),
        ("ERROR: Could not install packages due to an OSError: HTTPSConnectionPool: ReadTimeoutError", "HTTPS_PROXY"),
        ("ERROR: [Errno 28] No space left on device", "Il disco è pieno: servono circa"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "impronta diversa"),
        ("ERROR: No matching distribution found for numpy==2.4.6", "Python 3.11-3.14 a 64 bit"),
        ("ERROR: Could not install packages due to an OSError: [WinError 32] in use", "chiudi Refettorio"),
        ("ERROR: something never seen", "Correggi quanto indicato"),
    ],
)
def test_what_stops_pip_is_said_with_what_to_do(line: str, advice: str, project: Path, machine: PaperMachine) -> None:
    machine.answers["runtime"] = (1, ["Collecting numpy", line])
    assert run(project, machine) == 4
    assert advice in machine.said[-1]
    assert f"\n  {line}\n" in machine.said[-1]
    assert machine.handed_over is None


def test_without_network_the_advice_is_the_network_though_pip_also_finds_no_version(
    project: Path, machine: PaperMachine
) -> None:
    lines = [
        "WARNING: Retrying: Temporary failure in name resolution",
        "ERROR: No matching distribution found for apsw",
    ]
    machine.answers["runtime"] = (1, lines)
    run(project, machine)
    assert "serve la rete" in machine.said[-1]


def test_downloads_are_told_by_name_and_size_without_addresses(project: Path, machine: PaperMachine) -> None:
    machine.answers["runtime"] = (
        0,
        [
            "Downloading https://example.invalid/a/pyside6_essentials-6.11.3-cp310.whl (80.3 MB)",
            "Downloading segno-1.6.6-py3-none-any.whl (76 kB)",
            "Collecting six",
        ],
    )
    run(project, machine)
    assert machine.said[2:4] == ["  pyside6_essentials (80.3 MB)", "  segno (76 kB)"]
    assert "example.invalid" not in machine.text


def test_a_venv_that_cannot_be_made_stops_before_anything_is_installed(project: Path, machine: PaperMachine) -> None:
    machine.answers["venv"] = (1, ["Error: [Errno 28] No space left on device"])
    assert run(project, machine) == 4
    assert machine.did == ["venv"]
    assert "Il disco è pieno" in machine.said[-1]


# A folder that cannot be written, a disk that is full


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (errno.EROFS, "Copia la cartella di Refettorio dove hai il permesso di scrivere"),
        (errno.EACCES, "Copia la cartella di Refettorio dove hai il permesso di scrivere"),
        (errno.ENOSPC, "Il disco è pieno"),
    ],
)
def test_a_folder_that_cannot_be_written_is_said_at_once(
    number: int, expected: str, project: Path, machine: PaperMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_words: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    assert run(project, machine) == 4
    assert machine.did == []
    assert expected in machine.said[-1]


def test_a_complete_environment_starts_from_a_folder_that_cannot_be_written(
    project: Path, machine: PaperMachine, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(project, machine)

    def refuse(*_words: object, **_more: object) -> None:
        raise OSError(errno.EROFS, "Read-only file system")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    monkeypatch.setattr(Path, "write_text", refuse)
    assert run(project, machine, "kiosk") == 0
    assert machine.handed_over is not None


# Debian keeps half of venv apart


def test_root_on_debian_gets_the_venv_package(project: Path, machine: PaperMachine) -> None:
    machine.modules.clear()
    run(project, machine)
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    assert machine.did[:3] == ["apt update", f"apt install {package}", "venv"]


def test_others_on_debian_get_the_line_to_copy(project: Path, machine: PaperMachine) -> None:
    machine.modules.clear()
    machine.root_user = False
    assert run(project, machine) == 4
    package = "python{}.{}-venv".format(*sys.version_info[:2])
    assert machine.said[-1].endswith(f"sudo apt-get update && sudo apt-get install -y {package}")


def test_elsewhere_the_missing_module_is_named(project: Path, machine: PaperMachine) -> None:
    machine.modules.clear()
    machine.programs.clear()
    assert run(project, machine) == 4
    assert "ensurepip" in machine.said[-1]


# The system's libraries


MISSING = ["libegl1", "libzbar0", "libxcb-cursor0"]


def test_root_on_debian_gets_the_missing_libraries_and_no_others(project: Path, machine: PaperMachine) -> None:
    machine.absent = set(MISSING)
    assert run(project, machine) == 0
    assert machine.did[-2:] == ["apt update", "apt install libegl1 libzbar0 libxcb-cursor0"]


def test_sudo_without_password_is_used(project: Path, machine: PaperMachine) -> None:
    machine.absent = set(MISSING)
    machine.root_user = False
    machine.programs.add("sudo")
    assert run(project, machine) == 0
    assert machine.did[-3:] == ["sudo?", "sudo apt update", "sudo apt install libegl1 libzbar0 libxcb-cursor0"]


def test_sudo_with_password_is_left_to_the_person(project: Path, machine: PaperMachine) -> None:
    machine.absent = set(MISSING)
    machine.root_user = False
    machine.programs.add("sudo")
    machine.answers["sudo?"] = (1, ["sudo: a password is required"])
    assert run(project, machine) == 4
    assert machine.said[-1].endswith(
        "\n  sudo apt-get update && sudo apt-get install -y libegl1 libzbar0 libxcb-cursor0"
    )
    assert machine.handed_over is None


def test_without_the_optional_ones_it_carries_on_and_asks_once(project: Path, machine: PaperMachine) -> None:
    machine.absent = {"libzbar0", "libxcb-cursor0"}
    machine.root_user = False
    assert run(project, machine) == 0
    assert "sudo apt-get install -y libzbar0 libxcb-cursor0" in machine.text
    assert machine.handed_over is not None
    run(project, machine)
    assert machine.said == []


def test_a_required_library_that_vanishes_later_is_noticed(project: Path, machine: PaperMachine) -> None:
    run(project, machine)
    machine.absent = {"libegl1"}
    run(project, machine)
    assert machine.did == ["apt update", "apt install libegl1"]


def test_an_unknown_optional_package_does_not_keep_the_required_ones_out(project: Path, machine: PaperMachine) -> None:
    machine.absent = set(MISSING)
    machine.unknown_to_apt = {"libzbar0"}
    assert run(project, machine) == 0
    assert machine.absent == {"libzbar0", "libxcb-cursor0"}
    assert "  E: Unable to locate package libsomething" in machine.said


def test_other_systems_are_told_the_files_to_look_for(project: Path, machine: PaperMachine) -> None:
    machine.absent = {"libegl1", "libgl1"}
    machine.programs.clear()
    assert run(project, machine) == 4
    assert machine.said[-1].endswith("libEGL.so.1, libGL.so.1")


def test_only_linux_is_asked_for_libraries(project: Path, machine: PaperMachine) -> None:
    machine.linux = False
    machine.absent = set(MISSING)
    assert run(project, machine) == 0
    assert machine.did == ["venv", "runtime", "project"]
