"""The calendar: the school year by school, opened and closed day by day."""
