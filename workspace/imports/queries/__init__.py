"""Reading tables, guessing what they mean, and checking rows; nothing here writes."""
