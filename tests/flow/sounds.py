"""A sound card for tests: tests/sim/sound.c behind ALSA, and what was heard of it.

    with SoundCard() as card, Kiosk(audio=card.keys(), env=card.env) as kiosk:
        kiosk.tap('nav.care')
        heard = card.listen(kiosk)

The card plays as fast as it is listened to, and no further than a pipe is long: what is being said
goes on until the test has heard it.
"""

import array
import os
import shutil
import subprocess
import tempfile
import time

from kiosk import PATIENCE_MS, Kiosk, Trouble
from peer import ROOT

__all__ = ['RATE_HZ', 'TONE_SAMPLES', 'SoundCard', 'peak']

RATE_HZ = 22050
TONE_SAMPLES = 882  # of the answer to a touch
SOURCE = os.path.join(ROOT, 'tests/sim/sound.c')


class SoundCard:
    def __init__(self):
        self.dir = tempfile.mkdtemp(prefix='sound-')
        self._fifo = os.path.join(self.dir, 'sound')
        self._descriptor = -1
        self.env = {'ALSA_CONFIG_PATH': os.path.join(self.dir, 'asound.conf')}

    def __enter__(self) -> 'SoundCard':
        library = os.path.join(self.dir, 'card.so')
        compiler = ['gcc', '-shared', '-fPIC', '-DPIC', SOURCE, '-o', library, '-lasound']
        subprocess.run(compiler, check=True)
        with open(self.env['ALSA_CONFIG_PATH'], 'w', encoding='utf-8') as file:
            for kind in ('pcm', 'ctl'):
                file.write(f'{kind}_type.testcard.lib "{library}"\n')
                file.write(f'{kind}.card {{ type testcard dir "{self.dir}" }}\n')
        os.mkfifo(self._fifo)
        self._descriptor = os.open(self._fifo, os.O_RDONLY | os.O_NONBLOCK)
        return self

    def __exit__(self, *_) -> None:
        os.close(self._descriptor)
        shutil.rmtree(self.dir)

    def keys(self, **more: object) -> dict:
        """Section [audio] for this card."""
        keys = {'driver': 'alsa', 'device': 'card', 'headphones': 'card Headphone Jack'}
        return keys | more

    # ---- its plugs ----

    def _set(self, name: str, there: bool) -> None:
        path = os.path.join(self.dir, name)
        if there:
            os.close(os.open(path, os.O_WRONLY | os.O_CREAT))
        else:
            os.remove(path)

    def plug_headphones(self, there: bool = True) -> None:
        self._set('headphones', there)

    def unplug(self, gone: bool = True) -> None:
        self._set('unplugged', gone)

    # ---- what was heard ----

    def take(self) -> array.array:
        """The samples that wait."""
        data = b''
        try:
            while more := os.read(self._descriptor, 1 << 20):
                data += more
        except BlockingIOError:
            pass
        return array.array('h', data)

    def listen(self, kiosk: Kiosk) -> array.array:
        """Until nothing more is being said."""
        heard = self.take()
        until = time.monotonic() + PATIENCE_MS / 1000
        while kiosk.state()['speaking']:
            heard += self.take()
            if time.monotonic() > until:
                raise Trouble(f'speaks for ever: {len(heard)} samples')
        self._until_closed(heard, 0)
        return heard

    def hear(self) -> array.array:
        """What there is, which may still have to begin, until the device is closed."""
        heard = array.array('h')
        self._until_closed(heard, 1)
        return heard

    def wait_sound(self, samples: int) -> None:
        """Until more than so many were heard."""
        heard = self.take()
        until = time.monotonic() + PATIENCE_MS / 1000
        while len(heard) <= samples:
            if time.monotonic() > until:
                raise Trouble(f'only {len(heard)} samples')
            time.sleep(0.005)
            heard += self.take()

    def _until_closed(self, heard: array.array, least: int) -> None:
        until = time.monotonic() + PATIENCE_MS / 1000
        while not self._is_closed(heard) or len(heard) < least:
            if time.monotonic() > until:
                raise Trouble(f'the device stays open, or silent: {len(heard)} samples')
            time.sleep(0.005)

    def _is_closed(self, heard: array.array) -> bool:
        try:
            data = os.read(self._descriptor, 1 << 20)
        except BlockingIOError:
            return False
        heard.frombytes(data)
        return not data


def peak(heard: array.array) -> int:
    return max(map(abs, heard), default=0)
