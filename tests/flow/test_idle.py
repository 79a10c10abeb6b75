"""A citizen walks away: every screen counts down where all can see it, and goes home by itself.

The kiosk's clocks run ten times as fast, so that 60 seconds of patience take six."""

import unittest

from kiosk import Kiosk, hurry

FAST = hurry(10)


class Idle(unittest.TestCase):
    def countdown(self, kiosk: Kiosk) -> str:
        """The countdown's words once they show."""
        return kiosk.label('nav.countdown')

    def returns(self, kiosk: Kiosk, screen: str, to: str = 'home', words: str = '返回首页') -> None:
        with self.subTest(screen=screen):
            self.assertEqual(kiosk.screen(), screen)
            self.assertNotIn('nav.countdown', kiosk.ids(), 'counts down at once')
            self.assertRegex(self.countdown(kiosk), rf'^\d+ 秒后{words}$')
            kiosk.wait_screen(to)

    def test_the_way_to_a_number(self):
        with Kiosk(printer='file', env=FAST) as kiosk:
            kiosk.go_home()
            kiosk.tap('home.ticket')
            kiosk.wait_screen('service')
            self.returns(kiosk, 'service')
            kiosk.open_ticket('A')
            self.returns(kiosk, 'confirm')
            self.returns(kiosk, 'home', to='idle', words='回到开始画面')

    def test_the_printed_number(self):
        with Kiosk(printer='file', env=FAST) as kiosk:
            kiosk.take_ticket('A')
            self.returns(kiosk, 'done')

    def test_the_number_without_paper(self):
        with Kiosk(env=FAST) as kiosk:
            kiosk.take_ticket('A', on_screen=True)
            self.returns(kiosk, 'number')

    def test_trouble_and_help(self):
        with Kiosk(env=FAST) as kiosk:
            kiosk.go_home()
            kiosk.tap('home.ticket')
            kiosk.wait_screen('printer')
            self.returns(kiosk, 'printer')
            kiosk.tap('home.help')
            kiosk.wait_screen('help')
            self.returns(kiosk, 'help')

    def test_a_touch_anywhere_gives_the_whole_time_again(self):
        with Kiosk(env=FAST) as kiosk:
            kiosk.go_home()
            self.countdown(kiosk)
            self.assertFalse(kiosk.do('tap 2 2')['hit'])
            self.assertNotIn('nav.countdown', kiosk.ids())
            self.assertEqual(kiosk.screen(), 'home')

    def test_the_next_citizen_finds_the_halls_language(self):
        with Kiosk(env=FAST) as kiosk:
            kiosk.go_home()
            kiosk.tap('nav.language')
            self.assertEqual(kiosk.tree()['locale'], 'en')
            self.assertRegex(self.countdown(kiosk), r'^Start screen in \d+ s$')
            kiosk.wait_screen('idle')
            self.assertEqual(kiosk.tree()['locale'], 'zh-CN')
            self.assertEqual(kiosk.label('idle.start'), '触摸屏幕开始')


if __name__ == '__main__':
    unittest.main()
