"""The frame of the office: sidebar, search, preferences, status, help."""
