"""No voice, one that hangs, no sound card, one that goes away: the kiosk is silent and goes on."""

import os
import struct
import tempfile
import unittest

from kiosk import Kiosk
from sounds import RATE_HZ, TONE_SAMPLES, SoundCard

LONG_S = 20


def children(kiosk: Kiosk) -> list[str]:
    pid = kiosk.process.pid
    found: list[str] = []
    for task in os.listdir(f'/proc/{pid}/task'):
        with open(f'/proc/{pid}/task/{task}/children', encoding='ascii') as file:
            found += file.read().split()
    return found


class SpeechFaults(unittest.TestCase):
    def start(self, voice: str | None = '', **keys: object) -> None:
        """`voice`: the shell script that stands in for espeak-ng; '': the real one; None: none."""
        self.card = self.enterContext(SoundCard())
        env = dict(self.card.env)
        if voice != '':
            env['PATH'] = self.enterContext(tempfile.TemporaryDirectory(prefix='path-'))
        if voice:
            program = os.path.join(env['PATH'], 'espeak-ng')
            with open(program, 'w', encoding='utf-8') as file:
                file.write('#!/bin/sh\n' + voice + '\n')
            os.chmod(program, 0o755)
        self.kiosk = self.enterContext(Kiosk(audio=self.card.keys(**keys), env=env))
        self.kiosk.wait_element('board.title')
        self.kiosk.go_home()

    def speak(self) -> int:
        """Care mode goes on, or off and on; how many samples were heard of it."""
        if 'care' in self.kiosk.tree()['mode']:
            self.kiosk.tap('nav.care')
        self.kiosk.tap('nav.care')
        return len(self.card.listen(self.kiosk))

    def told(self, words: str) -> int:
        return self.kiosk.log_text().count(words)

    def goes_on(self) -> None:
        self.kiosk.tap('home.ticket')
        self.kiosk.tap_when_there('ticket.on_screen')
        self.kiosk.wait_screen('service')

    def test_no_voice(self):
        self.start(voice=None)
        self.speak()
        self.speak()
        self.assertEqual(self.told('espeak-ng: not found'), 1)
        self.goes_on()

    def test_a_voice_that_hangs_is_killed_by_a_touch_and_by_time(self):
        self.start(voice='exec /bin/sleep 1000')
        self.kiosk.tap('nav.care')
        self.kiosk.until(lambda: children(self.kiosk), len, 20000, 'a voice')
        self.kiosk.do('tap 3 3')
        self.kiosk.wait_state('speaking', False)
        self.kiosk.until(lambda: children(self.kiosk), lambda now: not now, 20000, 'no voice')
        self.assertEqual(self.told('timed out'), 0)
        self.speak()
        self.assertEqual(self.told('espeak-ng: timed out'), 1)
        self.assertEqual(children(self.kiosk), [])

    def test_a_voice_that_says_no_sound(self):
        self.start(voice='echo hello')
        self.speak()
        self.assertEqual(self.told('espeak-ng: cannot be read'), 1)
        self.goes_on()

    def test_no_card(self):
        self.start(device='nosuch')
        self.assertEqual((self.speak(), self.speak()), (0, 0))
        self.assertEqual(self.told('no sound: nosuch'), 1)
        self.goes_on()

    def test_a_card_that_goes_away_and_comes_back(self):
        self.start()
        self.card.hear()
        self.kiosk.tap('nav.care')
        self.card.wait_sound(TONE_SAMPLES)
        self.card.unplug()
        self.card.listen(self.kiosk)
        self.assertEqual(self.told('audio: '), 1)
        self.card.unplug(False)
        self.assertGreater(self.speak(), 5 * RATE_HZ)

    def test_headphones_pulled_out(self):
        with tempfile.NamedTemporaryFile(suffix='.wav') as wav:
            frames = LONG_S * RATE_HZ
            header = struct.pack(
                '<4sI4s4sIHHIIHH4sI', b'RIFF', 36 + 2 * frames, b'WAVE', b'fmt ', 16, 1, 1,
                RATE_HZ, 2 * RATE_HZ, 2, 16, b'data', 2 * frames)  # fmt: skip
            wav.write(header + b'\1\1' * frames)
            wav.flush()
            self.start(voice=f'exec /bin/cat {wav.name}')
            self.speak_of_a_candidate()
            self.card.wait_sound(TONE_SAMPLES)
            self.card.plug_headphones(False)
            self.assertLess(len(self.card.listen(self.kiosk)), frames / 2)

    def speak_of_a_candidate(self) -> None:
        kiosk = self.kiosk
        self.card.plug_headphones()
        kiosk.tap('nav.assist')
        kiosk.tap_when_there('assist.speak')
        kiosk.tap('nav.home')
        kiosk.tap_when_there('home.guide')
        kiosk.tap_when_there('guide.search')
        kiosk.wait_screen('search')
        for key in 'zhu':
            kiosk.tap(f'key.{key}')
        kiosk.wait_element('ime.candidate.0')
        kiosk.move_ring('down', 'ime.')
        kiosk.move_ring('left', 'ime.candidate')
        # What was being said before this is over, and heard.
        self.card.take()


if __name__ == '__main__':
    unittest.main()
