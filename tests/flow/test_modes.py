"""Care mode, the aids, the languages and the five keys: on every screen, for one visit only."""

import csv
import os
import unittest

from kiosk import OUTCOMES, PATIENCE_MS, SAMPLE_HALL, Kiosk

# 216 mm wide: 20 mm are 119 pixels, 12 mm are 71.
DISPLAY = {'width': 1280, 'height': 800, 'width_mm': 216}


def least_side(kiosk: Kiosk) -> int:
    """Of all that can be touched."""
    buttons = [item for item in kiosk.items().values() if item['role'] == 'button']
    return min(min(item['w'], item['h']) for item in buttons)


class Modes(unittest.TestCase):
    def wait_mode(self, kiosk: Kiosk, mode: str) -> None:
        kiosk.until(lambda: kiosk.tree()['mode'], lambda now: now == mode, PATIENCE_MS, mode)

    def wait_locale(self, kiosk: Kiosk, locale: str) -> None:
        kiosk.until(
            lambda: kiosk.tree()['locale'], lambda now: now == locale, PATIENCE_MS, locale
        )

    def test_one_touch_makes_it_large_and_one_makes_it_as_before(self):
        with Kiosk(printer='file', display=DISPLAY) as kiosk:
            kiosk.go_home()
            kiosk.rest()
            before = kiosk.items()
            self.assertGreaterEqual(least_side(kiosk), 71)
            kiosk.tap('nav.care')
            self.wait_mode(kiosk, 'care')
            self.assertEqual(kiosk.label('nav.care'), '标准版')
            self.assertGreaterEqual(least_side(kiosk), 119)
            for name in ('nav.care', 'nav.hall', 'home.title'):
                self.assertGreater(kiosk.items()[name]['h'], before[name]['h'], name)
            kiosk.tap('nav.care')
            self.wait_mode(kiosk, 'standard')
            self.assertEqual(kiosk.label('nav.care'), '关怀版')
            self.assertEqual(kiosk.items()['nav.care'], before['nav.care'])
            self.aids(kiosk)

    def aids(self, kiosk: Kiosk) -> None:
        kiosk.tap('nav.assist')
        kiosk.wait_screen('assist')
        kiosk.tap('assist.contrast')
        kiosk.tap('assist.left')
        self.wait_mode(kiosk, 'contrast left')
        self.assertTrue(kiosk.items()['assist.left']['selected'])
        kiosk.tap('nav.language')
        self.wait_locale(kiosk, 'en')
        self.assertEqual(kiosk.label('nav.language'), '中文')
        kiosk.tap('assist.contrast')
        kiosk.tap('assist.left')
        self.wait_mode(kiosk, 'standard')
        kiosk.tap('nav.assist')
        kiosk.wait_screen('home')

    def test_a_visit_begins_as_the_hall_has_it(self):
        with Kiosk(kiosk={'locale': 'en'}, display=DISPLAY | {'low': 'yes', 'care': 'yes'}) as kiosk:
            kiosk.rest()
            tree = kiosk.tree()
            self.assertEqual((tree['mode'], tree['locale']), ('care low', 'en'))
            self.assertEqual(kiosk.state()['overflows'], 0)

    def test_the_next_citizen_finds_it_as_the_hall_has_it(self):
        with Kiosk(display=DISPLAY) as kiosk:
            kiosk.tap('nav.care')
            self.wait_mode(kiosk, 'care')
            kiosk.go_home()
            self.wait_mode(kiosk, 'care')
            kiosk.do('pass 200')
            kiosk.wait_screen('idle')
            self.wait_mode(kiosk, 'standard')
            # Whoever only passes by leaves nothing behind either.
            kiosk.do('key down')
            self.assertTrue(kiosk.focused())
            kiosk.tap('nav.language')
            self.wait_locale(kiosk, 'en')
            kiosk.do('pass 200')
            self.wait_locale(kiosk, 'zh-CN')


class FiveKeys(unittest.TestCase):
    def press(self, kiosk: Kiosk, element: str) -> None:
        """Walks the ring to the element and presses OK."""
        kiosk.wait_element(element)
        for _ in range(8):
            for _ in range(12):
                if kiosk.focused() == element:
                    self.assertTrue(kiosk.do('key ok')['hit'])
                    return
                kiosk.do('key right')
            kiosk.do('key down')
        self.fail(f'no key leads to {element}')

    def test_a_ticket_by_five_keys_alone(self):
        with Kiosk(printer='file') as kiosk:
            kiosk.go_idle()
            self.assertFalse(kiosk.focused())
            self.press(kiosk, 'idle.start')
            kiosk.wait_screen('home')
            self.press(kiosk, 'home.ticket')
            kiosk.wait_screen('service')
            self.press(kiosk, 'ticket.service.A')
            kiosk.wait_screen('confirm')
            self.press(kiosk, 'ticket.confirm')
            kiosk.wait_screen(OUTCOMES)
            self.assertEqual(kiosk.label('ticket.done.number'), 'A001')
            self.press(kiosk, 'ticket.done.close')
            kiosk.wait_screen('home')
            self.assertTrue(kiosk.focused())
            kiosk.do('tap 2 2')
            self.assertFalse(kiosk.focused())

    def walk(self, kiosk: Kiosk, key: str) -> set[str | None]:
        """What the ring comes by when the key is pressed over and over."""
        seen = set()
        for _ in range(40):
            kiosk.do(f'key {key}')
            seen.add(kiosk.focused())
        return seen

    def test_what_is_scrolled_follows_the_ring(self):
        display = {'width': 800, 'height': 1280, 'care': 'yes'}
        with Kiosk(printer='file', display=display) as kiosk:
            kiosk.go_home()
            kiosk.tap('home.ticket')
            kiosk.wait_screen('service')
            kiosk.wait_element('page.next')
            kiosk.rest()
            down = self.walk(kiosk, 'down')
            with open(os.path.join(SAMPLE_HALL, 'services.csv'), encoding='utf-8-sig') as file:
                codes = {row['code'] for row in csv.DictReader(file)}
            self.assertLessEqual({f'ticket.service.{code}' for code in codes}, down)
            self.assertIn('ticket.service.A', self.walk(kiosk, 'up'))


if __name__ == '__main__':
    unittest.main()
