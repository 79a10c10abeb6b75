"""The clock is wrong: the business day does not run backwards, tickets go on, and the events say
that the time is not trusted."""

import datetime
import unittest

from kiosk import CentralSim, Kiosk


def days(central: CentralSim) -> list[tuple[str, str, bool]]:
    """Number, business day and trust of each ticket issued."""
    return [
        (event['data']['number'], event['data']['business_day'], event['data']['clock_trusted'])
        for event in central.events()
        if event['type'] == 'cn.bianmin.ticket.issued'
    ]


class WrongClock(unittest.TestCase):
    """The central service is off while the clock is wrong: else its Date would tell."""

    def tickets_around(self, *times: str) -> list[tuple[str, str, bool]]:
        with CentralSim() as central:
            with Kiosk(printer='file', central=central) as kiosk:
                kiosk.take_ticket('A')
                central.wait_events(2)
                central.do('fault refuse')
                for time in times:
                    kiosk.do(f'clock {time}')
                    kiosk.take_ticket('A')
                kiosk.restart()
                kiosk.take_ticket('A')
                central.do('fault none')
                kiosk.wait_state('outbox', 0)
            return days(central)

    def check(self, tickets: list[tuple[str, str, bool]], trusted: list[bool]) -> None:
        numbers = [number for number, _, _ in tickets]
        self.assertEqual(numbers, [f'A{n:03}' for n in range(1, len(tickets) + 1)])
        self.assertEqual([t for _, _, t in tickets], trusted)
        dates = [day for _, day, _ in tickets]
        self.assertEqual(dates, sorted(dates))

    def test_back_a_day(self):
        self.check(self.tickets_around(self.offset(-1)), [True, False, True])

    def test_forward_a_year(self):
        tickets = self.tickets_around(self.offset(365))
        self.check(tickets, [True, False, True])
        self.assertEqual(len({day for _, day, _ in tickets}), 1)

    def test_no_clock_at_all(self):
        self.check(self.tickets_around('1970-01-01T00:01'), [True, False, True])

    def test_there_and_back_again(self):
        tickets = self.tickets_around(self.offset(400), '1970-01-01T00:00', self.offset(-3))
        self.check(tickets, [True, False, False, False, True])

    def offset(self, by_days: int) -> str:
        china = datetime.timezone(datetime.timedelta(hours=8))
        then = datetime.datetime.now(china) + datetime.timedelta(days=by_days)
        return then.strftime('%Y-%m-%dT%H:%M')

    def test_a_new_day_restarts_the_series(self):
        with Kiosk(printer='file') as kiosk:
            kiosk.take_ticket('A')
            self.assertEqual(kiosk.take_ticket('A'), 'A002')
            # Midnight comes while the program runs: the clock is put shortly before it and lives
            # through it, so the day turns although the clock is no longer trusted.
            before = kiosk.state()['business_day']
            kiosk.do(f'clock {before}T23:59:59')
            kiosk.wait_state('business_day', lambda day: day > before)
            self.assertEqual(kiosk.take_ticket('A'), 'A001')


if __name__ == '__main__':
    unittest.main()
