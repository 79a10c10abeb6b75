#!/usr/bin/python3
"""Imports that are killed, and one that is large: the content is the old or the new one, never half
of each, and no ticket waits."""

import os
import pty
import random
import re
import shutil
import subprocess
import tempfile
import threading
import time
import unittest

from kiosk import PATIENCE_MS, Kiosk
from peer import ROOT

SAMPLE_HALL = os.path.join(ROOT, 'assets/hall')
ROUNDS = 12
MATTERS = 100_000
LIMIT_S = 30


def copy_hall(test: unittest.TestCase) -> str:
    folder = test.enterContext(tempfile.TemporaryDirectory())
    shutil.copytree(SAMPLE_HALL, folder, dirs_exist_ok=True)
    return folder


def rename(folder: str, name: str) -> None:
    path = os.path.join(folder, 'hall.csv')
    with open(path, encoding='utf-8') as file:
        text = re.sub(r'\n[^,]*,', f'\n{name},', file.read(), count=1)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def add_matters(folder: str, count: int) -> None:
    path = os.path.join(folder, 'matters.csv')
    with open(path, encoding='utf-8') as file:
        header = file.readline().strip().split(',')
    cells = {
        'department': 'mz',
        'service': 'E',
        'kind': '承诺件',
        'keywords': '低保|困难补助',
        'steps': '申请|受理|审核|领取结果',
        'promised_days': '20',
        'fee': '不收费',
    }
    with open(path, 'a', encoding='utf-8') as file:
        for i in range(count):
            row = cells | {'code': f'X{i}', 'name': f'第{i}项城乡居民最低生活保障审核确认'}
            file.write(','.join(row.get(name, '') for name in header) + '\n')


def shown_name(kiosk: Kiosk) -> str:
    """The hall's name on the first screen, or on the one after a screen of trouble."""
    items = kiosk.until(
        kiosk.items,
        lambda now: 'idle.hall' in now or 'nav.hall' in now,
        PATIENCE_MS,
        'the name of the hall',
    )
    return items['idle.hall' if 'idle.hall' in items else 'nav.hall']['label']


class Killed(unittest.TestCase):
    def test_a_killed_import_leaves_the_old_content_or_the_new(self):
        moments = random.Random(4)
        hall = copy_hall(self)
        add_matters(hall, 2000)
        rename(hall, '零镇')
        with Kiosk(hall=hall) as kiosk:
            before = shown_name(kiosk)
            for i in range(ROUNDS):
                kiosk.kill()
                rename(hall, f'{i}镇')
                kiosk.spawn(kiosk.command())
                time.sleep(moments.uniform(0, 0.15))  # the moment itself is what is tried
                kiosk.kill()
                # Whatever the folder holds now, what was kept is whole.
                kiosk.configure(hall='/nonexistent')
                kiosk.start()
                name = shown_name(kiosk)
                self.assertIn(name, (before, f'{i}镇'))
                before = name
                kiosk.configure(hall=hall)
            kiosk.restart()
            kiosk.until(lambda: shown_name(kiosk), f'{ROUNDS - 1}镇'.__eq__, PATIENCE_MS, 'the last')
            kiosk.until(
                lambda: [name for name in os.listdir(kiosk.state_dir) if name.endswith('.new')],
                lambda left: not left,
                PATIENCE_MS,
                'nothing unfinished',
            )


class Large(unittest.TestCase):
    def check_on_a_terminal(self, kiosk: Kiosk) -> tuple[int, str, float]:
        """--check as a person sees it: its code, what the terminal showed, the seconds."""
        reader, terminal = pty.openpty()
        shown = []

        def listen():
            try:
                while data := os.read(reader, 4096):
                    shown.append(data)
            except OSError:
                pass  # the other end was closed

        listener = threading.Thread(target=listen)
        listener.start()
        began = time.monotonic()
        result = subprocess.run(
            kiosk.command('--check'),
            stdout=subprocess.DEVNULL,
            stderr=terminal,
            timeout=10 * LIMIT_S,
            check=False,
        )
        took = time.monotonic() - began
        os.close(terminal)
        listener.join()
        os.close(reader)
        return result.returncode, b''.join(shown).decode(), took

    def test_tickets_are_taken_while_a_hundred_thousand_matters_are_imported(self):
        hall = copy_hall(self)
        with Kiosk(hall=hall, printer='file') as kiosk:
            self.assertEqual(kiosk.take_ticket('A'), 'A001')
            add_matters(hall, MATTERS)
            code, shown, took = self.check_on_a_terminal(kiosk)
            self.assertEqual(code, 0)
            self.assertRegex(shown, r'matters\.csv: \d+000 rows')
            self.assertLess(took, LIMIT_S)

            kiosk.do('clock 2026-11-23T10:00:00')
            number = 1
            while not os.path.exists(os.path.join(kiosk.state_dir, 'content-2')):
                number += 1
                self.assertEqual(kiosk.take_ticket('A')[0], 'A')
            self.assertGreater(number, 1)
            # The kept image brings all of it, without the folder.
            kiosk.configure(hall='/nonexistent', printer='file')
            kiosk.restart()
            self.assertEqual(shown_name(kiosk), '示例镇便民服务中心')
            kiosk.take_ticket('A')


if __name__ == '__main__':
    unittest.main()
