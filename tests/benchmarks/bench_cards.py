"""What to print on a card, and what printing costs.

    python -m tests.benchmarks.bench_cards [cards of each kind] [cards to print]

Three tables, all in one run on one machine, so compare rows: which swaps of neighbours the check characters miss;
how many codes are read at the same printed size (25 mm, quiet zone outside it) by zxing-cpp and by pyzbar alone,
through a camera that shrinks, blurs, shakes and darkens; how long a thousand cards take on paper, against making the
symbols only.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
import segno
import zxingcpp
from pyzbar import pyzbar
from stdnum.iso7064 import mod_37_36

from core.cards import PrintableCard, new_token, qr_modules
from core.cards.check_characters import ALPHABET, check_characters
from core.documents import card_sheets_pdf
from core.ids import CountedIds
from tests.kiosk.scanning import pictures
from tests.kiosk.scanning.pictures import Picture

SEED = 20261124
PRINTED_MM = 25
QUIET = 4


@dataclass(frozen=True)
class Candidate:
    """A code that could stand on the card."""

    version: int
    error: str
    length: int

    @property
    def name(self) -> str:
        return f"v{self.version}-{self.error.upper()} {self.length} characters"

    @property
    def modules(self) -> int:
        return 17 + 4 * self.version


CANDIDATES = (
    Candidate(1, "m", 20),
    Candidate(1, "l", 25),
    Candidate(2, "q", 28),
    Candidate(2, "m", 28),
    Candidate(3, "h", 28),
    Candidate(3, "h", 35),
)

#: Pixels that the printed 25 mm take in the picture: a card held near, at arm's length, too far.
SIZES = (110.0, 75.0, 50.0)
DAMAGES = ("clean", "low light", "blur", "motion", "glare", "curved")


def by_zxing(grey: Picture) -> list[str]:
    return [code.text for code in zxingcpp.read_barcodes(grey, formats=zxingcpp.BarcodeFormat.QRCode)]


def by_pyzbar(grey: Picture) -> list[str]:
    try:
        return [code.data.decode("utf-8", "replace") for code in pyzbar.decode(grey, [pyzbar.ZBarSymbol.QRCODE])]
    except (ValueError, pyzbar.PyZbarError):
        return []


ENGINES: dict[str, Callable[[Picture], list[str]]] = {"zxing": by_zxing, "pyzbar": by_pyzbar}


def report_check_characters() -> None:
    """All pairs of neighbours, from all states of the check: how many swaps pass unseen."""
    letters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    missed = total = 0
    # What went before a pair matters only by the check's state: one leading text for each of the 36.
    leading = {mod_37_36.checksum(text): text for text in ("".join(two) for two in product(letters, repeat=2))}
    for before in leading.values():
        for first, second in product(letters, repeat=2):
            if first < second:
                total += 1
                missed += mod_37_36.checksum(before + first + second) == mod_37_36.checksum(before + second + first)
    print(f"swaps of neighbours unseen by ISO 7064 MOD 37,36: {missed} of {total}")
    missed = total = 0
    for place in range(22):
        for first, second in product(ALPHABET, repeat=2):
            if first < second:
                one = list("A" * 23)
                one[place], one[place + 1] = first, second
                other = one.copy()
                other[place], other[place + 1] = second, first
                total += 1
                missed += check_characters("".join(one)) == check_characters("".join(other))
    print(f"swaps of neighbours unseen by the two check characters:  {missed} of {total}")


def report_payload(count: int) -> None:
    """Frames read of each candidate: `count` cards of each damage and size."""
    for engine_name, engine in ENGINES.items():
        print(f"\n{engine_name + ', frames read':22}" + "".join(f"{kind:>11}" for kind in DAMAGES), end="")
        print("".join(f"{size:>8.0f} px" for size in SIZES) + f"{'all':>8}")
        for candidate in CANDIDATES:
            seen = {(kind, size): share(candidate, kind, size, count, engine) for kind in DAMAGES for size in SIZES}
            line = f"{candidate.name:22}"
            line += "".join(f"{np.mean([seen[kind, size] for size in SIZES]):11.0%}" for kind in DAMAGES)
            line += "".join(f"{np.mean([seen[kind, size] for kind in DAMAGES]):11.0%}" for size in SIZES)
            print(line + f"{np.mean(list(seen.values())):8.0%}", flush=True)


def share(candidate: Candidate, kind: str, size: float, count: int, engine: Callable[[Picture], list[str]]) -> float:
    """The same hands and the same light for every candidate and engine."""
    random = np.random.default_rng([SEED, *kind.encode(), int(size)])
    right = 0
    for _ in range(count):
        text = pictures.token(random, 35)[: candidate.length]
        card = pictures.code(text, error=candidate.error, version=candidate.version, scale=10, quiet=QUIET)
        side = size * (candidate.modules + 2 * QUIET) / candidate.modules * random.uniform(0.85, 1.15)
        right += text in engine(pictures.DAMAGES[kind](pictures.held(card, random, side=side), random))
    return right / count


def report_printing(count: int) -> None:
    """CPU of a sheet run, of the symbols alone, and the size of the file."""
    ids = CountedIds()
    cards = [
        PrintableCard(
            new_token(ids, 1).text,
            f"Cognome{n}",
            f"Nome{n}",
            f"{n // 25}ªA",
            "Primaria Italo Calvino",
            "Mensa",
            "Mazzè",
            1,
        )
        for n in range(count)
    ]
    start = time.process_time()
    for card in cards:
        segno.make_qr(card.token)
    bare = time.process_time() - start
    start = time.process_time()
    for card in cards:
        qr_modules(card.token)
    symbols = time.process_time() - start
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "tessere.pdf"
        start = time.process_time()
        pages = card_sheets_pdf(cards, path)
        printed = time.process_time() - start
        print(
            f"\n{count} cards on {pages} pages: {printed:.2f} s CPU, segno alone {bare:.2f} s"
            f", our symbols {symbols:.2f} s ({printed / bare:.2f} × segno), {path.stat().st_size / 1e6:.2f} MB"
        )


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    report_printing(int(sys.argv[2]) if len(sys.argv) > 2 else 1000)
    report_check_characters()
    report_payload(count)


if __name__ == "__main__":
    main()
