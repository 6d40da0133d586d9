"""What is set up once and changed sometimes: municipality, schools, classes, services, diets, options."""
