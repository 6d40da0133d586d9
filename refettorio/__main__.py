"""`python -m refettorio` is the command `refettorio`."""

import sys

from refettorio.cli import main

sys.exit(main())
