"""Reports: what is counted at the end of a month and a year, with charts and files; tax certificates."""
