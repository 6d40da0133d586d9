"""What each command does, imported when it is asked for: `--help` needs neither Qt nor a database."""

from __future__ import annotations

import argparse


def demo(options: argparse.Namespace) -> int:
    """Live a day of the sample municipality."""
    from refettorio.demo import day

    return day.run(options)


def office(options: argparse.Namespace) -> int:
    """Open the office."""
    from refettorio import windows

    return windows.office(options)


def kiosk(options: argparse.Namespace) -> int:
    """Open the kiosk."""
    from refettorio import windows

    return windows.kiosk(options)


def close_day(options: argparse.Namespace) -> int:
    """Close a day."""
    from refettorio import maintenance

    return maintenance.close_day(options)


def send_orders(options: argparse.Namespace) -> int:
    """Send the kitchens' orders that are due."""
    from refettorio import maintenance

    return maintenance.send_orders(options)


def verify(options: argparse.Namespace) -> int:
    """Check the ledger."""
    from refettorio import maintenance

    return maintenance.verify(options)


def backup(options: argparse.Namespace) -> int:
    """Make a copy."""
    from refettorio import maintenance

    return maintenance.backup(options)


def migrate(options: argparse.Namespace) -> int:
    """Bring the database up to date."""
    from refettorio import maintenance

    return maintenance.migrate(options)


def station_rights(options: argparse.Namespace) -> int:
    """Give a station's login its rights."""
    from refettorio import maintenance

    return maintenance.station_rights(options)
