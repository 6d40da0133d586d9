"""What must hold of the files as they are checked out: locks, paths, licences, and CI doing what the README says."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._-]*")
NOT_OURS = {"build", "dist", "demo-output", "htmlcov", "__pycache__"}


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def canonical(name: str) -> str:
    """The name as registries compare it: PySide6_Essentials is pyside6-essentials."""
    return re.sub(r"[-_.]+", "-", name).lower()


def asked_for(requirements: str) -> set[str]:
    """The packages that a requirements.in names."""
    return {canonical(found[0]) for line in read(requirements).splitlines() if (found := NAME.match(line))}


def locked(lock: str) -> Iterator[tuple[str, str]]:
    """Each pinned package of a lock with the text of its entry."""
    for entry in re.split(r"\n(?=[A-Za-z0-9])", read(lock)):
        name = NAME.match(entry)
        assert name, f"not an entry: {entry[:60]}"
        yield canonical(name[0]), entry


def project_files() -> list[Path]:
    """The files that are handed on: as git lists them, or all of the folder where there is no git."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
        if listed.returncode == 0:
            return [ROOT / name for name in listed.stdout.decode().split("\0") if name and (ROOT / name).is_file()]
    return [path for path in ROOT.rglob("*") if path.is_file() and is_ours(path.relative_to(ROOT))]


def is_ours(path: Path) -> bool:
    """Leave out what .gitignore leaves out."""
    hidden = (part.startswith(".") and part not in (".ci", ".gitignore") for part in path.parts)
    return not any(hidden) and not NOT_OURS & set(path.parts) and not any(".egg-info" in part for part in path.parts)


# The locks


@pytest.mark.parametrize("lock", LOCKS)
def test_the_locks_name_no_address(lock: str) -> None:
    assert "://" not in read(lock)
    assert not re.search(
        r"^\s*(-i|-f|--index-url|--extra-index-url|--find-links|--trusted-host)\b", read(lock), re.MULTILINE
    )


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_has_one_version_and_hashes(lock: str) -> None:
    for name, entry in locked(lock):
        assert re.match(r"[^=<>~!\s]+==[^\s*]+( ;.*)? \\\n", entry), name
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry), name


@pytest.mark.parametrize(("wish", "lock"), [("requirements.in", LOCKS[0]), ("requirements-dev.in", LOCKS[1])])
def test_everything_asked_for_is_locked(wish: str, lock: str) -> None:
    assert asked_for(wish) <= {name for name, _entry in locked(lock)}


def test_the_two_locks_agree() -> None:
    versions = [{name: entry.split(" ")[0] for name, entry in locked(lock)} for lock in LOCKS]
    both = versions[0].keys() & versions[1].keys()
    assert {name: versions[0][name] for name in both} == {name: versions[1][name] for name in both}


def test_the_tests_run_with_the_locked_versions() -> None:
    assert distribution("PySide6-Essentials").version == "6.11.3"
    for lock in LOCKS:
        for name, entry in locked(lock):
            if installed := find(name):
                versions = re.findall(rf"^{re.escape(name)}==(\S+)", read(lock), re.MULTILINE)
                assert installed.version in versions, entry.splitlines()[0]


# Nothing of the machine it was made on

SEVERED = "/{}/"  # so that this file does not contain what it looks for
MACHINE_PATHS = [SEVERED.format(folder) for folder in ("work", "tmp/w", "root")]
REGISTRY_HOSTS = [".".join(host) for host in (("pypi", "org"), ("pythonhosted", "org"), ("deb", "debian", "org"))]


def test_no_file_names_the_machine_it_was_made_on_or_a_registry() -> None:
    found = []
    for path in project_files():
        content = path.read_bytes()
        found += [
            f"{path.relative_to(ROOT)}: {sign}"
            for sign in [*MACHINE_PATHS, *REGISTRY_HOSTS]
            if re.search(rb"(?<![\w.])" + re.escape(sign.encode()), content) and b"\0" not in content
        ]
    assert found == []


def test_the_list_of_files_is_not_empty_and_has_no_environment() -> None:
    names = {path.relative_to(ROOT).as_posix() for path in project_files()}
    assert {"start.py", "pyproject.toml", ".ci/run", "core/errors.py"} <= names
    assert not any(name.startswith(".venv/") for name in names)


# CI does what the README says


def commands_of_readme() -> list[str]:
    """The lines of the README's first block of code: the two commands."""
    block = re.search(r"```(?:\w+)?\n(.*?)```", read("README.md"), re.DOTALL)
    assert block
    return [line.split("#")[0].strip() for line in block[1].splitlines() if line.strip()]


def test_the_readme_begins_with_the_two_commands() -> None:
    assert commands_of_readme() == ["python3 start.py", "python3 start.py test"]


def test_ci_runs_the_readmes_own_test_command() -> None:
    command = next(line for line in commands_of_readme() if "test" in line)
    script = read(".ci/run").splitlines()
    assert command == "python3 start.py test"
    assert f"{command} || status=$?" in script
    assert script.index(f"{command} || status=$?") < script.index('exit "$status"')
    assert "set -euo pipefail" in script


def test_ci_can_be_executed() -> None:
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


# Licences


def find(name: str) -> Distribution | None:
    """The installed package, or None when the lock's marker leaves it out on this system."""
    try:
        return distribution(name)
    except PackageNotFoundError:
        return None


def licences(package: Distribution) -> list[str]:
    """What a package says of its licence, as alternatives; the words of its licence file when it says nothing else."""
    told = package.metadata
    said = [text for field in ("License-Expression", "License") for text in told.get_all(field) or []]
    said += [line.split("::")[-1] for line in told.get_all("Classifier") or [] if line.startswith("License")]
    alternatives = [part.strip() for text in said for part in re.split(r"\bOR\b", text) if part.strip()]
    if alternatives:
        return alternatives
    files = [file for file in package.files or [] if re.search(r"LICEN[CS]E|COPYING", file.name)]
    return [file.read_text(encoding="utf-8")[:400] for file in files[:1]]


def is_copyleft(licence: str) -> bool:
    """GPL or AGPL, which would bind our own code; the LGPL does not."""
    return bool(re.search(r"(?<!L)\bA?GPL|(?<!Lesser )General Public Licen[cs]e", licence))


@pytest.mark.parametrize("lock", LOCKS[:1])
def test_nothing_that_we_ship_binds_us_to_the_gpl(lock: str) -> None:
    packages = {name: package for name, _entry in locked(lock) if (package := find(name))}
    assert len(packages) > 20
    silent = [name for name, package in packages.items() if not licences(package)]
    bound = [name for name, package in packages.items() if all(map(is_copyleft, licences(package)))]
    assert (silent, bound) == ([], [])


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("GPL-3.0-only", True),
        ("AGPLv3", True),
        ("GNU General Public License v2 (GPLv2)", True),
        ("LGPL-3.0-only", False),
        ("GNU Lesser General Public License v2 or later (LGPLv2+)", False),
        ("MIT", False),
    ],
)
def test_copyleft_is_told_from_the_lgpl(licence: str, expected: bool) -> None:
    assert is_copyleft(licence) is expected
