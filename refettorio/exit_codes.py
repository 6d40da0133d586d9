"""What a command says to the system when it ends (start.py adds 4: the environment could not be made ready)."""

from __future__ import annotations

#: All is done.
DONE = 0
#: Something asked for cannot be done; the reason is printed.
REFUSED = 1
#: The words of the command are wrong (argparse's own code).
NOT_UNDERSTOOD = 2
#: The ledger does not verify.
NOT_VERIFIED = 3
#: A defect of ours; a report was written.
DEFECT = 5
