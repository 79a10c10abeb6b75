"""No voice, one that hangs, no sound card, one that goes away: the kiosk is silent and goes on."""

import os
import struct
import subprocess
import tempfile
import unittest

from kiosk import PATIENCE_MS, Kiosk
from sounds import RATE_HZ, TONE_SAMPLES, SoundCard, wait_content

LONG_S = 20


def children(kiosk: Kiosk) -> list[str]:
    pid = kiosk.process.pid
    found: list[str] = []
    for task in os.listdir(f'/proc/{pid}/task'):
        with open(f'/proc/{pid}/task/{task}/children', encoding='ascii') as file:
            found += file.read().split()
    return found


class SpeechFaults(unittest.TestCase):
    def setUp(self):
        self.card = self.enterContext(SoundCard())
        self.path = self.enterContext(tempfile.TemporaryDirectory(prefix='path-'))

    def start(self, **env: str) -> None:
        self.kiosk = self.enterContext(Kiosk(audio=self.card.keys(), env=self.card.env | env))
        wait_content(self.kiosk)

    def take_voice(self, script: str) -> None:
        """The shell script that stands in for espeak-ng; '': none."""
        program = os.path.join(self.path, 'espeak-ng')
        if os.path.exists(program):
            os.remove(program)
        if script:
            with open(program, 'w', encoding='utf-8') as file:
                file.write('#!/bin/sh\n' + script + '\n')
            os.chmod(program, 0o755)

    def take_sound(self, seconds: float) -> None:
        """A voice that says everything in so much time."""
        sound = os.path.join(self.path, 'sound.wav')
        frames = int(seconds * RATE_HZ)
        with open(sound, 'wb') as file:
            file.write(
                struct.pack(
                    '<4sI4s4sIHHIIHH4sI', b'RIFF', 36 + 2 * frames, b'WAVE', b'fmt ', 16, 1, 1,
                    RATE_HZ, 2 * RATE_HZ, 2, 16, b'data', 2 * frames)  # fmt: skip
                + b'\1\1' * frames
            )
        self.take_voice(f'exec /bin/cat {sound}')

    def speak(self) -> int:
        """Care mode goes on, or off and on; how many samples were heard of it."""
        if 'care' in self.kiosk.tree()['mode']:
            self.kiosk.tap('nav.care')
        self.kiosk.tap('nav.care')
        return len(self.card.listen(self.kiosk))

    def told(self, words: str) -> int:
        return self.kiosk.log_text().count(words)

    def test_voices(self):
        self.start(PATH=self.path)
        self.kiosk.go_home()
        self.speak()
        self.speak()
        self.assertEqual(self.told('espeak-ng: not found'), 1)
        self.take_sound(0.5)
        self.assertGreater(self.speak(), RATE_HZ)
        self.take_voice('echo hello')
        self.speak()
        self.assertEqual(self.told('espeak-ng: cannot be read'), 1)
        self.take_sound(0.5)
        self.assertGreater(self.speak(), RATE_HZ)
        self.hang()

    def hang(self) -> None:
        """A touch ends it, and so does time."""
        kiosk = self.kiosk
        self.take_voice('exec /bin/sleep 1000')
        kiosk.tap('nav.care')
        kiosk.tap('nav.care')
        kiosk.until(lambda: children(kiosk), len, PATIENCE_MS, 'a voice')
        kiosk.do('tap 3 3')
        kiosk.wait_state('speaking', False)
        kiosk.until(lambda: children(kiosk), lambda now: not now, PATIENCE_MS, 'no voice')
        self.assertEqual(self.told('timed out'), 0)
        self.speak()
        self.assertEqual(self.told('espeak-ng: timed out'), 1)
        self.assertEqual(children(kiosk), [])

    def test_a_card_that_is_not_there_comes_and_goes(self):
        self.card.unplug()
        self.start()
        self.kiosk.go_home()
        self.assertEqual((self.speak(), self.speak()), (0, 0))
        self.assertEqual(self.told('audio: '), 1)
        self.card.unplug(False)
        self.assertGreater(self.speak(), 5 * RATE_HZ)
        self.kiosk.tap('nav.care')
        self.card.hear()
        self.kiosk.tap('nav.care')
        self.card.wait_sound(TONE_SAMPLES)
        self.card.unplug()
        self.card.listen(self.kiosk)
        self.assertEqual(self.told('audio: '), 2)
        self.kiosk.tap('home.ticket')
        self.kiosk.tap_when_there('ticket.on_screen')
        self.kiosk.wait_screen('service')

    def test_headphones_pulled_out(self):
        self.take_sound(LONG_S)
        self.card.plug_headphones()
        self.start(PATH=self.path)
        self.speak_of_a_candidate()
        self.card.wait_sound(TONE_SAMPLES)
        self.card.plug_headphones(False)
        self.assertLess(len(self.card.listen(self.kiosk)), LONG_S * RATE_HZ / 2)

    def speak_of_a_candidate(self) -> None:
        kiosk = self.kiosk
        kiosk.go_home()
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

    def test_check_finds_what_is_missing(self):
        kiosk = Kiosk(audio=self.card.keys(device='nosuch'))
        self.assertRegex(self.check(kiosk), r'\[audio\] nosuch: No such file .* mend the name')
        self.assertIn('espeak-ng is not installed: apt install', self.check(kiosk))
        kiosk.configure(audio=self.card.keys(headphones='card No Such Jack'))
        self.assertRegex(self.check(kiosk), r'\[audio\] card No Such Jack: ')
        self.take_sound(0.5)
        kiosk.configure(audio=self.card.keys())
        self.assertNotIn('[audio]', self.check(kiosk))

    def check(self, kiosk: Kiosk) -> str:
        env = os.environ | self.card.env | {'PATH': self.path}
        done = subprocess.run(kiosk.command('--check'), env=env, capture_output=True, text=True)
        return done.stdout


if __name__ == '__main__':
    unittest.main()
