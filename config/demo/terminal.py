"""How loading the demo looks at a terminal."""

from django.core.management.base import OutputWrapper


class Bar:
    """One line a workspace, with the percentage where there is a terminal to rewrite it on."""

    def __init__(self, out: OutputWrapper) -> None:
        self.out = out
        self.shown = -1

    def __call__(self, name: str, percent: int) -> None:
        if percent == self.shown:
            return
        self.shown = percent
        if self.out.isatty():
            self.out.write(f"\r  {name:<20} {percent:3} %", ending="\n" if percent == 100 else "")
            self.out.flush()
        elif percent == 100:
            self.out.write(f"  {name}")
