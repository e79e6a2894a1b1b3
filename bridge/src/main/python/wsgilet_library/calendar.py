"""The days of a month are reckoned without dates, which end at year 9999."""
from __future__ import absolute_import


def mend(calendar):
    def itermonthdays(self, year, month):
        """Yield the days of a month in whole weeks, 0 outside of it."""
        first, length = calendar.monthrange(year, month)
        before = (first - self.firstweekday) % 7
        after = (self.firstweekday - first - length) % 7
        for day in [0] * before + range(1, length + 1) + [0] * after:
            yield day

    def itermonthdays2(self, year, month):
        """Like itermonthdays(), with the number of the weekday."""
        days = self.itermonthdays(year, month)
        for number, day in enumerate(days, self.firstweekday):
            yield day, number % 7

    calendar.Calendar.itermonthdays = itermonthdays
    calendar.Calendar.itermonthdays2 = itermonthdays2
