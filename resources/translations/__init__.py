"""Catalogues of the texts on screen, and the program that keeps them up to date."""
