"""The kitchen's page: orders, suspensions, the menu, certificates that run out."""
