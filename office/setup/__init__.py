"""First things first: municipality, school year, schools, service, tariffs; or a sample municipality to try."""
