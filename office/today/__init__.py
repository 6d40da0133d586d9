"""The day: how many are expected, how many came, class by class, and its closing."""
