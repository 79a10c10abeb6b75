#!/usr/bin/python3
"""The hall's spreadsheets: an edited one is taken over, a bad one changes nothing and is told, and
what was taken over is there after a restart."""

import os
import re
import shutil
import struct
import subprocess
import tempfile
import unittest
import zlib

from kiosk import PATIENCE_MS, Kiosk
from peer import ROOT

SAMPLE_HALL = os.path.join(ROOT, 'assets/hall')


def png(width: int, height: int) -> bytes:
    """A grey picture."""
    rows = zlib.compress((b'\0' + b'\x80' * width) * height)
    chunks = (
        (b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0)),
        (b'IDAT', rows),
        (b'IEND', b''),
    )
    return b'\x89PNG\r\n\x1a\n' + b''.join(
        struct.pack('>I', len(body)) + kind + body + struct.pack('>I', zlib.crc32(kind + body))
        for kind, body in chunks
    )


class Hall:
    """A copy of the sample hall that is edited as a person would."""

    def __init__(self, test: unittest.TestCase):
        self.dir = test.enterContext(tempfile.TemporaryDirectory())
        shutil.copytree(SAMPLE_HALL, self.dir, dirs_exist_ok=True)

    def path(self, name: str) -> str:
        return os.path.join(self.dir, name)

    def edit(self, name: str, pattern: str, replacement: str) -> None:
        with open(self.path(name), encoding='utf-8') as file:
            text, count = re.subn(pattern, replacement, file.read(), count=1, flags=re.M)
        assert count == 1, (name, pattern)
        with open(self.path(name), 'w', encoding='utf-8') as file:
            file.write(text)

    def rename(self, name: str) -> None:
        """The hall's name."""
        self.edit('hall.csv', r'\n[^,]*,', f'\n{name},')

    def put(self, name: str, data: bytes) -> None:
        with open(self.path(name), 'wb') as file:
            file.write(data)


def look(kiosk: Kiosk) -> None:
    """A clock that was set makes the kiosk look at its folder at once."""
    kiosk.do('clock 2026-11-23T10:00:00')


class Content(unittest.TestCase):
    def show(self, kiosk: Kiosk, name: str) -> None:
        """On the first screen, or on the one that follows a screen of trouble."""
        kiosk.until(
            kiosk.items,
            lambda now: name in (now.get(key, {}).get('label') for key in ('idle.hall', 'nav.hall')),
            PATIENCE_MS,
            name,
        )

    def report(self, kiosk: Kiosk, there: bool) -> str:
        path = os.path.join(kiosk.state_dir, 'import-report.txt')
        kiosk.until(lambda: os.path.exists(path), lambda now: now == there, PATIENCE_MS, path)
        if not there:
            return ''
        with open(path, encoding='utf-8') as file:
            return file.read()

    def test_an_edited_sheet_is_taken_over_and_a_bad_one_is_told(self):
        hall = Hall(self)
        with Kiosk(hall=hall.dir) as kiosk:
            self.show(kiosk, '示例镇便民服务中心')
            hall.rename('甲镇便民服务中心')
            look(kiosk)
            self.show(kiosk, '甲镇便民服务中心')

            hall.rename('乙镇便民服务中心')
            hall.edit('staff.csv', r'^code,', 'number,')
            look(kiosk)
            report = self.report(kiosk, True)
            self.assertIn('staff.csv, row 1, column number: 没有这一列', report)
            self.assertIn('staff.csv, row 1, column code: 缺少此列', report)
            self.assertEqual(kiosk.label('idle.hall'), '甲镇便民服务中心')

            hall.edit('staff.csv', r'^number,', 'code,')
            look(kiosk)
            self.show(kiosk, '乙镇便民服务中心')
            self.report(kiosk, False)

    def test_what_was_taken_over_outlives_its_folder(self):
        hall = Hall(self)
        hall.rename('甲镇便民服务中心')
        with Kiosk(hall=hall.dir) as kiosk:
            self.show(kiosk, '甲镇便民服务中心')
            kiosk.configure(hall='/nonexistent')
            kiosk.restart()
            self.show(kiosk, '甲镇便民服务中心')
            # Damaged, it is none ...
            kiosk.stop()
            with open(os.path.join(kiosk.state_dir, 'content-1/image'), 'r+b') as file:
                file.seek(5000)
                file.write(b'damage')
            kiosk.start()
            kiosk.wait_screen('content')
            # ... until it is imported again.
            kiosk.configure(hall=hall.dir)
            kiosk.restart()
            self.show(kiosk, '甲镇便民服务中心')


class Check(unittest.TestCase):
    def check(self, hall: Hall) -> tuple[int, str]:
        kiosk = Kiosk(hall=hall.dir)
        result = subprocess.run(
            kiosk.command('--check'),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        return result.returncode, result.stdout

    def test_pictures_are_refused_with_their_mend(self):
        hall = Hall(self)
        hall.put('pictures/wide.png', png(20000, 2))
        hall.put('pictures/cut.png', png(300, 200)[:-20])
        hall.put('pictures/text.png', 'no picture'.encode())
        # form-dibao and the result of the first matter, the plan, and one that is not there
        hall.edit('materials.csv', r'form-dibao\.png', 'wide.png')
        hall.edit('matters.csv', r'result-dibao\.png', 'cut.png')
        hall.edit('hall.csv', r'plan\.png', 'text.png')
        os.remove(hall.path('pictures/form-hedui.png'))
        code, out = self.check(hall)
        self.assertEqual(code, 1)
        self.assertRegex(out, r'materials\.csv, row \d+, column sample: 图片太大：20000 × 2 像素')
        self.assertRegex(out, r'matters\.csv, row \d+, column result_picture: 图片不完整或已损坏')
        self.assertRegex(out, r'hall\.csv, row 2, column plan: 不是 PNG 或 JPEG 图片')
        self.assertRegex(out, r'column sample: 图片 form-hedui\.png 不存在。把图片放进 pictures')
        self.assertEqual(len(out.splitlines()), 4)

    def test_a_circle_of_questions_is_told(self):
        hall = Hall(self)
        with open(hall.path('questions.csv'), encoding='utf-8') as file:
            matter, code = file.read().splitlines()[1].split(',')[:2]
        with open(hall.path('questions.csv'), 'w', encoding='utf-8') as file:
            file.write(f'matter,code,text,yes,no\n{matter},{code},问？,{code},end\n')
        hall.edit('materials.csv', r'\A(.*\n)(.|\n)*', r'\1')
        code, out = self.check(hall)
        self.assertEqual(code, 1)
        self.assertIn('questions.csv, row 2, column yes: 绕回了前面的问题', out)

    def test_characters_that_the_font_lacks_are_a_warning(self):
        hall = Hall(self)
        hall.rename('𫝀镇便民服务中心')
        code, out = self.check(hall)
        self.assertEqual(code, 0)
        self.assertIn('warning: hall.csv, row 2, column name: 字体中没有“𫝀”（U+2B740）', out)


if __name__ == '__main__':
    unittest.main()
