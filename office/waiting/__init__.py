"""Who waits for a place in a service that is full."""
