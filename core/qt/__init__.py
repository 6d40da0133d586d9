"""The Qt that office and kiosk share: theme, languages, tasks, tables, messages, crash handling, small widgets."""
