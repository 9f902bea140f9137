"""A document as a file, in its reader's scope."""
