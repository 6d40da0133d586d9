"""Bookings: a class's week, insertions at the nursery school, a class register, receipts."""
