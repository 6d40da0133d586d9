"""The window's first screen: sign in, or make the first administrator."""
