"""Privacy: what a family may have, what is due to go, how long data are kept."""
