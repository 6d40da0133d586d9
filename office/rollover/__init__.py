"""The yearly roll-over: decide, look at what it will do, do it, take it back."""
