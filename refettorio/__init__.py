"""The program as a whole: its command line and its demonstration. The only place that knows every front."""
