"""Frozen migration files, loaded by path in the order of their numbers."""
