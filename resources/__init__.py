"""What is not code: fonts, stylesheets, sounds, translations, sample data."""
