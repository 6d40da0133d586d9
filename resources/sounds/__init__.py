"""One short sound for each outcome; made by `python -m resources.sounds.make`."""
