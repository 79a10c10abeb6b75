"""A citizen takes a number: from the first touch to the paper and the central service."""

import json
import os
import shutil
import tempfile
import unittest

from kiosk import (
    PATIENCE_MS,
    SAMPLE_HALL,
    CentralSim,
    Kiosk,
    PrinterSim,
    faketime,
    file_keys,
    printer_keys,
)


class Ticket(unittest.TestCase):
    def test_the_number_is_printed_and_the_central_service_hears_of_it(self):
        with PrinterSim() as printer, CentralSim() as central:
            with Kiosk(printer=printer, central=central) as kiosk:
                self.assertEqual(kiosk.take_ticket('A'), 'A001')
                self.assertEqual(kiosk.screen(), 'done')
                printer.wait('cuts', 1)
                central.wait_events(2)
                kiosk.wait_state('outbox', 0)
                self.assertEqual(kiosk.state()['last_ticket'], 'A001')
            issued, printed = central.events()
            self.assertEqual(issued['type'], 'cn.bianmin.ticket.issued')
            self.assertEqual(printed['type'], 'cn.bianmin.ticket.printed')
            self.assertEqual(issued['subject'], printed['subject'])
            for key in ('number', 'service', 'class', 'business_day', 'clock_trusted'):
                self.assertIn(key, issued['data'])
            self.assertEqual(issued['data']['number'], 'A001')

    def test_text_printers_get_text(self):
        with PrinterSim(width_mm=58) as printer:
            keys = printer_keys(printer, encoding='text')
            with Kiosk(printer=keys) as kiosk:
                kiosk.take_ticket('A')
                printer.wait('cuts', 1)
            text = printer.texts()[0]
            self.assertIn('A001', text)
            self.assertIn('便民服务中心', text)
            self.assertIn('[image', text, 'the QR code is an image')

    def test_both_papers_and_encodings_print_on_every_line(self):
        for width_mm in (58, 80):
            for encoding in ('raster', 'text'):
                with self.subTest(width_mm=width_mm, encoding=encoding):
                    with PrinterSim(width_mm=width_mm, pty=True) as printer:
                        keys = printer_keys(printer, encoding=encoding)
                        with Kiosk(printer=keys) as kiosk:
                            kiosk.take_ticket('A')
                            self.assertEqual(kiosk.screen(), 'done')
                        self.assertEqual(len(printer.pictures()), 1)

    def test_a_file_takes_tickets_too(self):
        with Kiosk(printer='file') as kiosk:
            kiosk.configure(printer=file_keys(kiosk.paper, encoding='text'))
            kiosk.restart()
            kiosk.take_ticket('A')
            self.assertEqual(kiosk.screen(), 'done')
            with open(kiosk.paper, 'rb') as file:
                self.assertIn(b'A001', file.read())

    def test_one_visit_gives_one_ticket_however_often_it_is_touched(self):
        with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
            kiosk.open_ticket('A')
            button = kiosk.items()['ticket.confirm']
            x, y = button['x'] + button['w'] // 2, button['y'] + button['h'] // 2
            for _ in range(20):
                if kiosk.screen() not in ('confirm', 'printing'):
                    break
                kiosk.do(f'tap {x} {y}')
            kiosk.wait_screen('done')
            printer.wait('cuts', 1)
            self.assertEqual(kiosk.take_ticket('A'), 'A002')

    def test_without_a_printer_the_number_stands_on_the_screen(self):
        with Kiosk() as kiosk:
            self.assertEqual(kiosk.take_ticket('A', on_screen=True), 'A001')
            self.assertEqual(kiosk.screen(), 'number')

    def test_a_priority_class_goes_on_the_ticket(self):
        with PrinterSim() as printer, CentralSim() as central:
            with Kiosk(printer=printer_keys(printer, encoding='text'), central=central) as kiosk:
                kiosk.open_ticket('A')
                classes = [i for i in kiosk.ids() if i.startswith('ticket.class.')]
                self.assertGreater(len(classes), 1)
                kiosk.tap(classes[1])
                kiosk.tap('ticket.confirm')
                kiosk.wait_screen('done')
                central.wait_events(2)
            code = classes[1].removeprefix('ticket.class.')
            self.assertEqual(central.events()[0]['data']['class'], code)
            self.assertIn('优先', printer.texts()[0])

    def test_calls_make_the_figures_exact(self):
        with CentralSim() as central, Kiosk(printer='file', central=central) as kiosk:
            for _ in range(3):
                kiosk.take_ticket('A')
            central.wait_events(6)
            central.do(f'call {central.events()[0]["subject"]} 1')
            kiosk.go_home()
            kiosk.tap('home.ticket')
            kiosk.wait_screen('service')
            kiosk.until(
                lambda: kiosk.items().get('ticket.service.A'),
                lambda item: '等候 2 人' in json.dumps(item, ensure_ascii=False),
                PATIENCE_MS,
                'two people waiting',
            )

    def test_without_calls_the_figure_is_an_upper_bound(self):
        with Kiosk(printer='file') as kiosk:
            kiosk.take_ticket('A')
            kiosk.take_ticket('A')
            kiosk.until(
                lambda: json.dumps(kiosk.tree(), ensure_ascii=False),
                lambda shown: '最多 1 人' in shown and '—' in shown,
                PATIENCE_MS,
                'at most one person, and no time',
            )


class Closed(unittest.TestCase):
    """Sunday night: nobody is there, and the screen says until when."""

    def test_a_clock_that_is_not_trusted_closes_nothing(self):
        with Kiosk(printer='file') as kiosk:
            kiosk.do('clock 2026-11-22T03:00')
            kiosk.wait_state('clock_trusted', False)
            kiosk.open_ticket(self.closed_codes()[0])
            self.assertEqual(kiosk.screen(), 'confirm')

    def test_closed_says_until_when(self):
        with Kiosk(printer='file', env=faketime('2026-11-22 03:00:00')) as kiosk:
            code = self.closed_codes()[0]
            kiosk.go_home()
            kiosk.tap('home.ticket')
            kiosk.wait_screen('service')
            kiosk.tap_when_there(f'ticket.service.{code}')
            kiosk.wait_screen('closed')
            shown = json.dumps(kiosk.tree(), ensure_ascii=False)
            self.assertRegex(shown, r'星期一.*\d{1,2}:\d{2}')
            # A clock that was set is not trusted and closes nothing: back to the list.
            kiosk.do('clock 2026-11-23T09:00')
            kiosk.wait_screen('service')

    def closed_codes(self):
        with open(os.path.join(SAMPLE_HALL, 'services.csv'), encoding='utf-8-sig') as file:
            rows = [line.split(',') for line in file.read().splitlines()]
        column = rows[0].index('hours')
        return [row[0] for row in rows[1:] if row[column] != 'always']

    def test_full_for_today(self):
        with tempfile.TemporaryDirectory() as folder:
            hall = os.path.join(folder, 'hall')
            shutil.copytree(SAMPLE_HALL, hall)
            path = os.path.join(hall, 'services.csv')
            with open(path, encoding='utf-8') as file:
                rows = [line.split(',') for line in file.read().splitlines()]
            rows[1][rows[0].index('daily_limit')] = '1'
            with open(path, 'w', encoding='utf-8') as file:
                file.write('\n'.join(','.join(row) for row in rows) + '\n')
            with Kiosk(hall=hall, printer='file') as kiosk:
                code = rows[1][0]
                kiosk.take_ticket(code)
                kiosk.go_home()
                kiosk.tap('home.ticket')
                kiosk.wait_screen('service')
                kiosk.tap_when_there(f'ticket.service.{code}')
                kiosk.wait_screen('full')


if __name__ == '__main__':
    unittest.main()
