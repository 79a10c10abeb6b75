"""Pages: what does not fit is scrolled, by a finger and by the pager; care mode asks one by one."""

import unittest

from kiosk import Kiosk

FIRST = 'ticket.service.A'
PANEL = {'width': 1024, 'height': 600}


class Pages(unittest.TestCase):
    def open_services(self, kiosk: Kiosk) -> None:
        """In care mode there are more of them than fit on the display."""
        kiosk.wait_state('printer', 'ready')
        kiosk.go_home()
        kiosk.tap('nav.care')
        kiosk.tap_when_there('home.ticket')
        kiosk.wait_screen('service')
        kiosk.wait_element('page.next')

    def drag(self, kiosk: Kiosk, by: int) -> None:
        """A finger in the list, up or down."""
        tile = next(i for n, i in kiosk.items().items() if n.startswith('ticket.service.'))
        x, y = tile['x'] + tile['w'] // 2, tile['y'] + tile['h'] // 2
        kiosk.do(f'swipe {x} {y} {x} {y - by} 50')

    def test_a_list_is_dragged_and_turned_and_nothing_is_tapped_by_it(self):
        with Kiosk(printer='file', display=PANEL) as kiosk:
            self.open_services(kiosk)
            first = kiosk.label('page.number')
            self.assertFalse(kiosk.items()['page.previous']['enabled'])
            kiosk.tap('page.next')
            self.assertNotEqual(kiosk.wait_label('page.number', lambda now: now != first), first)
            kiosk.tap('page.previous')
            kiosk.wait_label('page.number', lambda now: now == first)
            before = kiosk.items()[FIRST]
            self.drag(kiosk, 60)
            kiosk.until(
                lambda: kiosk.items().get(FIRST), lambda now: now != before, 5000, 'another place'
            )
            self.assertEqual(kiosk.screen(), 'service')
            self.drag(kiosk, -300)
            kiosk.until(
                lambda: kiosk.items().get(FIRST), lambda now: now == before, 5000, 'the same place'
            )
            self.assertEqual(kiosk.screen(), 'service')

    def test_care_mode_asks_for_the_class_and_then_gives_the_number(self):
        with Kiosk(printer='file', display=PANEL) as kiosk:
            self.open_services(kiosk)
            kiosk.tap(FIRST)
            kiosk.wait_screen('class')
            self.assertNotIn('ticket.confirm', kiosk.items())
            kiosk.tap_when_there('ticket.class.elderly')
            kiosk.wait_screen('confirm')
            kiosk.tap_when_there('ticket.confirm')
            kiosk.wait_screen('done')
            self.assertEqual(kiosk.label('ticket.done.number'), 'A001')
            self.assertEqual(kiosk.state()['overflows'], 0)


if __name__ == '__main__':
    unittest.main()
