"""When things happened: working days before the first start, so that nobody in the demo works on a Sunday."""

from datetime import UTC, date, datetime, time, timedelta

_SATURDAY = 5


class Moments:
    """Turns the recipe's days into moments.

    Args:
        start: when the demo is loaded.
    """

    def __init__(self, start: datetime) -> None:
        self.start = start.astimezone(UTC)

    def at(self, written: str) -> datetime:
        """The moment of "12 10:40" (twelve working days ago) or "now 35" (35 minutes ago)."""
        day, clock = written.split()
        if day == "now":
            return self.start - timedelta(minutes=int(clock))
        hour, minute = clock.split(":")
        return datetime.combine(self.working_day(int(day)), time(int(hour), int(minute)), UTC)

    def on(self, days: int, place: int) -> datetime:
        """A moment of the working hours `days` working days ago; `place` spreads what happens on one day."""
        minutes = 6 * 60 + 40 + place * 37 % 460
        return datetime.combine(self.working_day(days), time(minutes // 60, minutes % 60), UTC)

    def working_day(self, ago: int) -> date:
        """The working day `ago` working days before the start."""
        day = self.start.date()
        while ago:
            day -= timedelta(days=1)
            ago -= day.weekday() < _SATURDAY
        return day

    def day(self, days: int) -> date:
        """The date `days` calendar days after the start; a weekend moves away from it, so that past stays past."""
        day = self.start.date() + timedelta(days=days)
        while day.weekday() >= _SATURDAY:
            day += timedelta(days=-1 if days < 0 else 1)
        return day
