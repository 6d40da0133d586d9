"""What the attendant sees: layout and painting only; behaviour is in the pages."""
