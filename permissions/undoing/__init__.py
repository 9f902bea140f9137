"""Taking back what one has just done: as a new event, by the doors' own ways, or not at all."""
