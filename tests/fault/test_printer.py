"""The printer fails before, during and after a job: the screen tells the truth, and a number is
printed again only when a person asks."""

import unittest

from kiosk import PATIENCE_MS, CentralSim, Kiosk, PrinterSim


class Before(unittest.TestCase):
    def trouble(self, fault, reason):
        with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
            kiosk.wait_state('printer', 'ready')
            kiosk.open_ticket('A')
            printer.do(fault)
            # Until it is seen, an answer of the moment before still counts.
            kiosk.wait_state('printer', reason)
            kiosk.tap('ticket.confirm')
            kiosk.wait_screen('failed')
            self.assertEqual(kiosk.label('ticket.done.number'), 'A001')
            self.assertEqual(printer.stats()['documents'], 0)

    def test_no_paper(self):
        self.trouble('paper out', 'paper-out')

    def test_cover_open(self):
        self.trouble('cover open', 'cover-open')

    def test_offline(self):
        self.trouble('offline on', lambda reason: reason in ('offline', 'error'))

    def test_disconnected(self):
        with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
            kiosk.wait_state('printer', 'ready')
            kiosk.open_ticket('A')
            printer.do('refuse on')
            printer.do('disconnect')
            kiosk.tap('ticket.confirm')
            kiosk.wait_screen('failed')
            kiosk.wait_state('printer', 'disconnected')

    def test_silent(self):
        with PrinterSim(faults=('mute on',)) as printer, Kiosk(printer=printer) as kiosk:
            kiosk.wait_state('printer', 'no-answer')
            self.assertEqual(kiosk.take_ticket('A', on_screen=True), 'A001')
            self.assertEqual(kiosk.screen(), 'number')
            self.assertEqual(printer.stats()['documents'], 0)


class During(unittest.TestCase):
    def test_a_line_that_breaks_in_the_ticket_is_unknown_and_is_not_printed_again(self):
        for after in (100, 3000, 20000):
            with self.subTest(after=after):
                with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
                    kiosk.wait_state('printer', 'ready')
                    kiosk.open_ticket('A')
                    printer.do(f'disconnect-after {after}')
                    kiosk.tap('ticket.confirm')
                    kiosk.wait_screen('unknown')
                    kiosk.wait_state('printer', 'ready')
                    # The line is back: what was cut off must not come again by itself.
                    self.assertEqual(printer.stats()['cuts'], 0)

    def test_paper_that_runs_out_is_never_called_printed(self):
        for after in (1, 5000, 30000):
            with self.subTest(after=after):
                with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
                    kiosk.wait_state('printer', 'ready')
                    kiosk.open_ticket('A')
                    printer.do(f'paper-out-after {after}')
                    kiosk.tap('ticket.confirm')
                    kiosk.wait_screen(('failed', 'unknown'))

    def test_a_stalled_printer_ends_unknown_and_the_screen_stays_alive(self):
        with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
            kiosk.wait_state('printer', 'ready')
            kiosk.open_ticket('A')
            printer.do('stall on')
            kiosk.tap('ticket.confirm')
            kiosk.wait_screen('printing')
            kiosk.tap('nav.home')
            kiosk.wait_screen('home')
            printer.do('stall off')

    def test_a_slow_printer_is_waited_for(self):
        with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
            kiosk.wait_state('printer', 'ready')
            printer.do('slow 20000')
            kiosk.take_ticket('A')
            self.assertEqual(kiosk.screen(), 'done')


class After(unittest.TestCase):
    def test_the_retry_prints_the_same_number_once(self):
        with PrinterSim() as printer, CentralSim() as central:
            with Kiosk(printer=printer, central=central) as kiosk:
                kiosk.wait_state('printer', 'ready')
                kiosk.open_ticket('A')
                printer.do('paper out')
                kiosk.wait_state('printer', 'paper-out')
                kiosk.tap('ticket.confirm')
                kiosk.wait_screen('failed')
                number = kiosk.label('ticket.done.number')
                printer.do('paper ok')
                kiosk.wait_state('printer', 'ready')
                kiosk.tap('ticket.retry')
                printer.wait('cuts', 1)
                kiosk.wait_screen('done')
                self.assertEqual(kiosk.label('ticket.done.number'), number)
                central.wait_events(4)
            self.assertEqual({event['data']['number'] for event in central.events()}, {number})
            self.assertEqual(
                [event['type'].rsplit('.', 1)[1] for event in central.events()],
                ['issued', 'failed', 'printing', 'printed'],
            )

    def test_there_is_one_retry(self):
        with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
            kiosk.wait_state('printer', 'ready')
            kiosk.open_ticket('A')
            printer.do('paper out')
            kiosk.wait_state('printer', 'paper-out')
            kiosk.tap('ticket.confirm')
            kiosk.wait_screen('failed')
            kiosk.tap('ticket.retry')
            kiosk.until(
                kiosk.items,
                lambda items: 'ticket.done.number' in items
                and not items.get('ticket.retry', {'enabled': False})['enabled'],
                PATIENCE_MS,
                'the number without a retry',
            )

    def test_a_printer_that_comes_back_is_used_again(self):
        with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
            kiosk.wait_state('printer', 'ready')
            printer.do('refuse on')
            printer.do('disconnect')
            kiosk.wait_state('printer', 'disconnected')
            printer.do('refuse off')
            kiosk.wait_state('printer', 'ready')
            kiosk.take_ticket('A')
            self.assertEqual(kiosk.screen(), 'done')


if __name__ == '__main__':
    unittest.main()
