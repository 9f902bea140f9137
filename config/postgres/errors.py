"""What can go wrong with the database server itself."""


class DatabaseTrouble(Exception):
    """The database cannot be used; the message says why and what to do, in a line or a few."""
