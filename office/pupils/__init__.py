"""Pupils: found, entered, their families, enrolments and diets, and the bookings of the month."""
