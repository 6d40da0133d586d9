"""Administration: users and roles, stations, backups, the trail of who did what."""
