"""Pupils entered twice: found, compared, merged."""
