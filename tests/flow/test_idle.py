"""A citizen walks away: every screen counts down where all can see it, and goes home by itself."""

import unittest

from kiosk import Kiosk

LONGEST_S = 90  # of all screens' patience


class Idle(unittest.TestCase):
    def countdown(self, kiosk: Kiosk) -> str:
        """The countdown's words once they show."""
        while 'nav.countdown' not in kiosk.ids():
            kiosk.do('pass 5')
        return kiosk.label('nav.countdown')

    def returns(self, kiosk: Kiosk, screen: str, to: str = 'home', words: str = '返回首页') -> None:
        with self.subTest(screen=screen):
            self.assertEqual(kiosk.screen(), screen)
            self.assertNotIn('nav.countdown', kiosk.ids(), 'counts down at once')
            self.assertRegex(self.countdown(kiosk), rf'^\d+ 秒后{words}$')
            kiosk.do(f'pass {LONGEST_S}')
            kiosk.wait_screen(to)

    def test_the_way_to_a_number(self):
        with Kiosk(printer='file') as kiosk:
            kiosk.go_home()
            kiosk.tap('home.ticket')
            kiosk.wait_screen('service')
            self.returns(kiosk, 'service')
            kiosk.open_ticket('A')
            self.returns(kiosk, 'confirm')
            self.returns(kiosk, 'home', to='idle', words='回到开始画面')
            kiosk.take_ticket('A')
            self.returns(kiosk, 'done')

    def test_without_a_printer_and_with_help(self):
        with Kiosk() as kiosk:
            kiosk.take_ticket('A', on_screen=True)
            self.returns(kiosk, 'number')
            kiosk.tap('home.ticket')
            kiosk.wait_screen('printer')
            self.returns(kiosk, 'printer')
            kiosk.tap('home.help')
            kiosk.wait_screen('help')
            self.returns(kiosk, 'help')

    def test_a_touch_anywhere_gives_the_whole_time_again(self):
        with Kiosk() as kiosk:
            kiosk.go_home()
            self.countdown(kiosk)
            self.assertFalse(kiosk.do('tap 2 2')['hit'])
            self.assertNotIn('nav.countdown', kiosk.ids())
            self.assertEqual(kiosk.screen(), 'home')

    def test_the_next_citizen_finds_the_halls_language(self):
        with Kiosk(display={'night_from': '22:00', 'night_to': '06:00'}) as kiosk:
            kiosk.go_home()
            kiosk.tap('nav.language')
            self.assertEqual(kiosk.tree()['locale'], 'en')
            self.assertRegex(self.countdown(kiosk), r'^Start screen in \d+ s$')
            kiosk.do(f'pass {LONGEST_S}')
            kiosk.wait_screen('idle')
            self.assertEqual(kiosk.tree()['locale'], 'zh-CN')
            self.assertEqual(kiosk.label('idle.start'), '触摸屏幕开始')
            self.rolls_with_the_minute(kiosk)
            self.is_dim_by_night(kiosk)

    def rolls_with_the_minute(self, kiosk: Kiosk) -> None:
        """A notice a minute, and everything a few pixels further."""
        kiosk.do('clock 2026-11-23T09:30:00')
        kiosk.until(lambda: kiosk.label('idle.clock'), lambda now: now == '09:30', 5000, 'half past')
        before = kiosk.items()
        kiosk.do('clock 2026-11-23T09:31:00')
        kiosk.until(lambda: kiosk.label('idle.clock'), lambda now: now == '09:31', 5000, 'next')
        after = kiosk.items()
        self.assertNotEqual(after['idle.notice']['label'], before['idle.notice']['label'])
        for name, item in before.items():
            self.assertNotEqual((item['x'], item['y']), (after[name]['x'], after[name]['y']), name)

    def is_dim_by_night(self, kiosk: Kiosk) -> None:
        for time, palette in (('21:59', 'light'), ('22:00', 'night'), ('05:59', 'night')):
            kiosk.do(f'clock 2026-11-23T{time}')
            kiosk.until(lambda: kiosk.tree()['palette'], palette.__eq__, 5000, palette)
        kiosk.go_home()
        self.assertEqual(kiosk.tree()['palette'], 'light')


if __name__ == '__main__':
    unittest.main()
