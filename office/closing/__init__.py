"""The day's close: what is decided before, what it charges, what is corrected after; and what stations told."""
