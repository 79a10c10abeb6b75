"""The screen read aloud, heard at the sound card: espeak-ng's real voice."""

import unittest

from kiosk import PATIENCE_MS, Kiosk
from sounds import RATE_HZ, TONE_SAMPLES, SoundCard, peak

NOISE = 300  # louder than this is no silence


class Speech(unittest.TestCase):
    def wait_mode(self, mode: str) -> None:
        tree = self.kiosk.tree
        self.kiosk.until(lambda: tree()['mode'], lambda now: now == mode, PATIENCE_MS, mode)

    def start(self) -> None:
        self.card = self.enterContext(SoundCard())
        self.kiosk = self.enterContext(Kiosk(audio=self.card.keys(), env=self.card.env))
        self.kiosk.wait_element('board.title')

    def touch_nothing(self) -> None:
        self.kiosk.do('tap 3 3')
        self.kiosk.wait_state('speaking', False)

    def test_care_mode_reads_aloud_until_somebody_touches(self):
        self.start()
        card, kiosk = self.card, self.kiosk
        kiosk.go_home()
        tone = card.hear()
        self.assertEqual(len(tone), TONE_SAMPLES, 'a touch is answered, and nothing is said')
        kiosk.tap('nav.care')
        self.wait_mode('care speak')
        home = card.listen(kiosk)
        self.assertGreater(peak(home), NOISE)
        self.assertGreater(len(home), 5 * RATE_HZ)
        # Another screen is said instead; a touch ends that in the middle of a word.
        kiosk.tap('nav.assist')
        kiosk.wait_screen('assist')
        kiosk.wait_state('speaking', True)
        kiosk.tap('nav.assist')
        kiosk.wait_screen('home')
        kiosk.wait_state('speaking', True)
        self.touch_nothing()
        self.assertLess(len(card.hear()), len(home) / 2)
        # The five keys say where they are.
        kiosk.do('key down')
        one = card.listen(kiosk)
        self.assertGreater(peak(one), NOISE)
        self.assertLess(len(one), len(home) / 2)
        kiosk.tap('nav.care')
        self.wait_mode('standard')
        kiosk.wait_state('speaking', False)

    def test_what_is_typed_is_for_headphones(self):
        self.start()
        card, kiosk = self.card, self.kiosk
        self.reads_aloud_by_choice()
        kiosk.go_home()
        kiosk.tap('home.guide')
        kiosk.tap_when_there('guide.search')
        kiosk.wait_screen('search')
        for key in 'zhu':
            kiosk.tap(f'key.{key}')
        kiosk.wait_element('ime.candidate.1')
        kiosk.move_ring('down', 'ime.')
        kiosk.move_ring('left', 'ime.candidate.1')
        card.listen(kiosk)
        kiosk.do('key left')
        self.assertEqual(kiosk.focused(), 'ime.candidate.0')
        self.assertEqual(len(card.listen(kiosk)), 0)
        card.plug_headphones()
        kiosk.do('key right')
        self.assertEqual(kiosk.focused(), 'ime.candidate.1')
        self.assertGreater(peak(card.listen(kiosk)), NOISE)

    def reads_aloud_by_choice(self) -> None:
        """In the standard version, by the aids; and as loud as it goes."""
        card, kiosk = self.card, self.kiosk
        kiosk.go_home()
        quiet = peak(card.hear())
        kiosk.tap('nav.assist')
        kiosk.wait_screen('assist')
        card.hear()
        kiosk.tap('assist.volume')
        self.wait_mode('loud')
        card.hear()
        kiosk.tap('assist.speak')
        self.wait_mode('speak loud')
        self.assertAlmostEqual(peak(card.listen(kiosk)[:TONE_SAMPLES]) / quiet, 100 / 60, places=1)


if __name__ == '__main__':
    unittest.main()
