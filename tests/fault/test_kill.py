#!/usr/bin/python3
"""SIGKILL at random moments of issuing and printing, and a restart each time: no number is lost or
given twice, no ticket is counted twice at the central service, and the database stays whole.

KILL_ROUNDS sets the number of rounds (default 2000), KILL_SEED the seed of the moments.
"""

import os
import random
import signal
import sqlite3
import threading
import time
import unittest
from collections import Counter

from kiosk import CentralSim, Kiosk, PrinterSim, Trouble

ROUNDS = int(os.environ.get('KILL_ROUNDS', '2000'))
SEED = int(os.environ.get('KILL_SEED', '1'))
# Kiosks side by side, each with a printer and a central service of its own.
LANES = 2
# The moments are spread over the time from the last touch to the paper, times this.
SPREAD = 1.5


class Lane(threading.Thread):
    """One kiosk that is killed again and again while it takes tickets as fast as it can."""

    def __init__(self, seed: int, rounds: int):
        super().__init__()
        self.random = random.Random(seed)
        self.rounds = rounds
        self.seen: list[str] = []
        self.problem: BaseException | None = None
        self.tickets: list[tuple[str, str, int, int]] = []
        self.events: list[dict] = []
        self.integrity = ''
        self.killed = Counter()
        self.stage = ''

    def run(self) -> None:
        try:
            self.run_rounds()
        except BaseException as problem:  # noqa: BLE001 - told by the test
            self.problem = problem

    def time_to_paper(self, kiosk: Kiosk) -> float:
        times = []
        for _ in range(5):
            kiosk.open_ticket('A')
            began = time.monotonic()
            kiosk.tap('ticket.confirm')
            kiosk.wait_screen('done')
            times.append(time.monotonic() - began)
        return sorted(times)[2]

    def take_until_dead(self, kiosk: Kiosk) -> None:
        """Notes each number that a person could have read on the screen."""
        try:
            while True:
                kiosk.tap('ticket.confirm')
                kiosk.wait_screen(('printing', 'done', 'failed', 'unknown'))
                self.seen.append(kiosk.label('ticket.done.number'))
                self.stage = 'number shown'
                kiosk.wait_screen(('done', 'failed', 'unknown'))
                self.stage = 'print ended'
                kiosk.open_ticket('A')
                self.stage = 'touched'
        except (Trouble, ValueError, KeyError, OSError):
            pass

    def run_rounds(self) -> None:
        with PrinterSim() as printer, CentralSim() as central:
            kiosk = Kiosk(printer=printer, central=central, log={'level': 'error'})
            with kiosk:
                latest_s = self.time_to_paper(kiosk) * SPREAD
                for _ in range(self.rounds):
                    kiosk.open_ticket('A')
                    self.stage = 'touched'
                    timer = threading.Timer(
                        self.random.uniform(0, latest_s),
                        lambda: kiosk.process.send_signal(signal.SIGKILL),
                    )
                    timer.start()
                    self.take_until_dead(kiosk)
                    timer.join()
                    self.killed[self.stage] += 1
                    kiosk.wait_end()
                    kiosk.start()
                kiosk.wait_state('outbox', 0)
                kiosk.stop()
                self.look_at_store(kiosk)
            self.events = central.events()

    def look_at_store(self, kiosk: Kiosk) -> None:
        path = os.path.join(kiosk.state_dir, 'kiosk.db')
        with sqlite3.connect(path) as store:
            self.integrity = store.execute('PRAGMA integrity_check').fetchone()[0]
            self.tickets = store.execute(
                'SELECT id, label, business_day, number FROM ticket ORDER BY seq'
            ).fetchall()


class Kill(unittest.TestCase):
    def test_kill(self):
        lanes = [Lane(SEED * LANES + i, ROUNDS // LANES) for i in range(LANES)]
        began = time.monotonic()
        for lane in lanes:
            lane.start()
        for lane in lanes:
            lane.join()
        killed = sum((lane.killed for lane in lanes), Counter())
        tickets = sum(len(lane.tickets) for lane in lanes)
        print(f'{sum(killed.values())} kills ({dict(killed)}), {tickets} tickets, '
              f'{time.monotonic() - began:.0f} s')  # fmt: skip
        for lane in lanes:
            self.check(lane)

    def check(self, lane: Lane) -> None:
        if lane.problem:
            raise lane.problem
        self.assertEqual(lane.integrity, 'ok')
        given = [(day, label) for _, label, day, _ in lane.tickets]
        self.assertEqual(len(given), len(set(given)), 'a number was given twice')
        labels = {label for _, label in given}
        lost = [label for label in lane.seen if label not in labels]
        self.assertEqual(lost, [], 'a number that was shown is not in the store')
        for day in {day for _, _, day, _ in lane.tickets}:
            numbers = [number for _, _, d, number in lane.tickets if d == day]
            self.assertEqual(numbers, list(range(1, len(numbers) + 1)), 'the series has a gap')

        ids = [event['id'] for event in lane.events]
        self.assertEqual(len(ids), len(set(ids)), 'an event was counted twice')
        issued = Counter(
            event['subject']
            for event in lane.events
            if event['type'] == 'cn.bianmin.ticket.issued'
        )
        self.assertEqual(set(issued), {id for id, *_ in lane.tickets})
        self.assertEqual(set(issued.values()), {1}, 'a ticket was counted twice')
        self.assertGreater(len(lane.tickets), 0)


if __name__ == '__main__':
    unittest.main()
