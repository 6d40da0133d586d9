"""The demonstration: a sample municipality lives one day, from the printed card to the statement."""
