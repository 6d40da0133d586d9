"""Passwords: what makes a good one, and how it is kept.

argon2id with 19 MiB, two passes, one lane (OWASP's choice; about 70 ms here). Hashes made with other parameters are
accepted and made anew when their owner signs in.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import argon2

from core.errors import InvalidValue, Phrase

SHORTEST, LONGEST = 12, 200
_FEWEST_DIFFERENT = 6
_HASHER = argon2.PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_IN_A_ROW = ("0123456789012345678901234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm")


def check_password(password: str, *names: str) -> None:
    """Refuse a password that would be guessed first; length counts, not signs (NIST SP 800-63B).

    Args:
        password: as typed.
        names: what it must not hold: username, words of the person's name.

    Raises:
        InvalidValue: too short or long, too few different characters, a row of the keyboard, or it holds a name.
    """
    folded = unicodedata.normalize("NFKC", password).casefold()
    if len(folded) < SHORTEST:
        raise _refused(Phrase("usa almeno {least} caratteri: tre o quattro parole a caso vanno bene.", least=SHORTEST))
    if len(password) > LONGEST:
        raise _refused(Phrase("non più di {most} caratteri.", most=LONGEST))
    if len(set(folded)) < _FEWEST_DIFFERENT or any(folded in row or folded[::-1] in row for row in _IN_A_ROW):
        raise _refused("è troppo facile da indovinare: usa parole diverse fra loro.")
    if any(len(name) > 3 and name.casefold() in folded for name in names):
        raise _refused("non deve contenere il tuo nome o il nome utente.")


def hash_password(password: str) -> str:
    """Return what is kept of a password."""
    return _HASHER.hash(_normal(password))


def is_password(kept: str, password: str) -> bool:
    """Tell whether `password` is the one that `kept` was made from."""
    try:
        return _HASHER.verify(kept, _normal(password))
    except (argon2.exceptions.VerificationError, argon2.exceptions.InvalidHashError):
        return False


def is_outdated(kept: str) -> bool:
    """Tell whether the hash was made with other parameters than today's."""
    return _HASHER.check_needs_rehash(kept)


@cache
def nobodys_hash() -> str:
    """Return a hash to compare with when there is no user, so that the answer takes as long."""
    return hash_password("nessuno ha questa password")


def _normal(password: str) -> bytes:
    """Bring what different keyboards send for the same key to one form; beyond the longest nothing can be right."""
    return unicodedata.normalize("NFKC", password[: LONGEST + 1]).encode("utf-8", "surrogatepass")


def _refused(reason: str) -> InvalidValue:
    return InvalidValue(field="Password", reason=reason)
