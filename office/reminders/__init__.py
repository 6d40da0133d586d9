"""Reminders to families: who is due, what goes out, with which words and from which thresholds."""
