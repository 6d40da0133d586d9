"""Sealing what only few may read (the reason of a diet, GDPR art. 9), with a key kept apart from the database.

AES-256-GCM. A sealed text names its key, so that keys can be changed later, and is bound to its row: copied into
another, it does not open.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.errors import EnvironmentFault
from core.storage import Database

_FORM = "s1"
_KEY_BYTES, _NONCE_BYTES = 32, 12
_HEADER = """\
# Refettorio: chiave dei dati riservati. Senza questo file non si leggono più: conservane una copia in cassaforte,
# lontano dalle copie della base dati.
"""


class KeyFileMissing(EnvironmentFault):
    """Sealed texts are there, their key is not."""

    template = (
        "Manca il file della chiave «{path}», ma la base dati contiene dati riservati che solo quella chiave apre. "
        "Rimetti la copia del file al suo posto."
    )


class KeyFileUnreadable(EnvironmentFault):
    """The key file cannot be read or made, or does not hold a key."""

    template = (
        "Il file della chiave «{path}» non va bene ({reason}). Rimetti la copia conservata, o correggi i permessi."
    )


class WrongKey(EnvironmentFault):
    """The text was sealed with a key that is not in the key file."""

    template = "Il dato riservato è chiuso con un'altra chiave ({key_id}): rimetti il file della chiave con cui è nato."


class SealBroken(EnvironmentFault):
    """The text was changed, or belongs to another row."""

    template = (
        "Il dato riservato è stato alterato o appartiene a un'altra scheda ({bound_to}): non si può leggere. Va "
        "ripreso da una copia di sicurezza o riscritto."
    )


@dataclass(frozen=True, repr=False)
class Sealer:
    """Seals with the newest key, opens with any of them. Keys by their id, the newest last."""

    keys: Mapping[str, bytes]

    def __repr__(self) -> str:
        """Name the keys, never show them."""
        return f"Sealer({', '.join(self.keys)})"

    def seal(self, text: str, *, bound_to: str) -> str:
        """Return `text` sealed, for the row `bound_to` (as `table:id`): different at every call."""
        key_id, key = list(self.keys.items())[-1]
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = AESGCM(key).encrypt(nonce, text.encode(), _bound(key_id, bound_to))
        return f"{_FORM}.{key_id}.{base64.urlsafe_b64encode(nonce + sealed).decode()}"

    def unseal(self, sealed: str, *, bound_to: str) -> str:
        """Return the text that was sealed for the row `bound_to`.

        Raises:
            WrongKey: it was sealed with a key that is not here.
            SealBroken: it was changed, or sealed for another row.
        """
        form, _, rest = sealed.partition(".")
        key_id, _, body = rest.partition(".")
        if form != _FORM or not body:
            raise SealBroken(bound_to=bound_to)
        if key_id not in self.keys:
            raise WrongKey(key_id=key_id)
        try:
            raw = base64.b64decode(body, altchars=b"-_", validate=True)
            opened = AESGCM(self.keys[key_id]).decrypt(raw[:_NONCE_BYTES], raw[_NONCE_BYTES:], _bound(key_id, bound_to))
        except (InvalidTag, ValueError) as error:  # ValueError: not base64, or too short to hold a nonce
            raise SealBroken(bound_to=bound_to) from error
        return opened.decode()


def open_sealer(key_file: Path, database: Database) -> Sealer:
    """Return the sealer of the key file, which is made (readable by its owner only) when nothing is sealed yet.

    Raises:
        KeyFileMissing: the file is not there, but the database holds sealed texts.
        KeyFileUnreadable: it cannot be read or made, or holds no key.
    """
    try:
        if not key_file.exists():
            if database.scalar("SELECT 1 FROM diet_reason LIMIT 1") is not None:
                raise KeyFileMissing(path=key_file)
            _make(key_file)
        _close_to_others(key_file)
        text = key_file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise KeyFileUnreadable(path=key_file, reason="non è un file di testo") from error
    except OSError as error:
        raise KeyFileUnreadable(path=key_file, reason=error.strerror) from error
    return sealer_of(text, key_file)


def sealer_of(text: str, key_file: Path) -> Sealer:
    """Return the sealer of a key file's content: one key a line in base64, the newest last.

    Raises:
        KeyFileUnreadable: a line is not a key, or there is none.
    """
    lines = [line.strip() for line in text.splitlines()]
    keys = [_key(line, key_file) for line in lines if line and not line.startswith("#")]
    if not keys:
        raise KeyFileUnreadable(path=key_file, reason="non contiene nessuna chiave")
    return Sealer({_key_id(key): key for key in keys})


def _key(line: str, key_file: Path) -> bytes:
    try:
        key = base64.b64decode(line, validate=True)
    except binascii.Error as error:
        raise KeyFileUnreadable(path=key_file, reason="una riga non è una chiave") from error
    if len(key) != _KEY_BYTES:
        raise KeyFileUnreadable(path=key_file, reason="una riga non è una chiave")
    return key


def _key_id(key: bytes) -> str:
    return hashlib.sha256(b"refettorio key id" + key).hexdigest()[:8]


def _bound(key_id: str, bound_to: str) -> bytes:
    return f"{_FORM}.{key_id}.{bound_to}".encode()


def _make(key_file: Path) -> None:
    """Write a new key whole, or nothing; if somebody else makes one at the same moment, theirs stays."""
    key_file.parent.mkdir(parents=True, exist_ok=True)
    part = key_file.with_name(f"{key_file.name}.{secrets.token_hex(4)}.part")
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(_HEADER + base64.b64encode(AESGCM.generate_key(8 * _KEY_BYTES)).decode() + "\n")
            file.flush()
            os.fsync(file.fileno())
        _take_name(part, key_file)
    finally:
        part.unlink(missing_ok=True)


def _take_name(part: Path, key_file: Path) -> None:
    try:
        os.link(part, key_file)
    except FileExistsError:
        return
    except OSError:  # a file system without hard links (exFAT)
        part.rename(key_file)


def _close_to_others(key_file: Path) -> None:
    """Take others' rights away, e.g. from a copy put back from a stick; Windows keeps the folder's."""
    if os.name == "posix" and key_file.stat().st_mode & 0o077:
        key_file.chmod(0o600)
