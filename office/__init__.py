"""The school office's desktop program: one folder an area, named as in core."""
