"""Plays the recipe: every act through the rooms' own operations, by whoever does it, in the order of time."""

from config.demo.loader.loading import load, load_missing
from config.demo.loader.removing import remove

__all__ = ["load", "load_missing", "remove"]
