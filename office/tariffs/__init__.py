"""Tariffs: bands and their rates, who is in which, who has no price, what runs out, what must be put right."""
