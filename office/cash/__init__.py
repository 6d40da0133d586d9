"""The cash desk: the drawer from float to count, deposits to the treasury, registers and the yearly account."""
