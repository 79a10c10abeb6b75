"""The virtual printer against byte streams: it judges all other printing, so it is judged first."""

import os
import random
import shutil
import struct
import subprocess
import unittest

from host import (
    CENTRE, CHINESE, CUT, ESC, FS, GS, INIT, LEFT_DOTS, MARGIN_ROWS, RIGHT, SPACING_DOTS,
    Host, Picture, PrinterTest, query, raster,
)  # fmt: skip
from sims import PrinterSim

# "BM1:KIOSK", version 1: 21 rows of 21 modules.
QR = '''1fcb7f 105a41 17595d 174a5d 17515d 105341 1fd57f 001f00 1a6c76 17b868 1ac985 108a27 125d59
        001e39 1fd089 1047b6 174641 175e3b 17490d 1054ed 1fd318'''


class Text(PrinterTest):
    def test_line_and_picture(self):
        text, picture = self.printed(b'A001\n')
        self.assertEqual(text, 'A001\n')
        self.assertEqual((picture.width, picture.height), (640, SPACING_DOTS + 2 * MARGIN_ROWS))
        left, top, right, bottom = picture.extent()
        self.assertGreaterEqual(left, LEFT_DOTS)
        self.assertLessEqual(right, LEFT_DOTS + 4 * 12)
        self.assertGreaterEqual(top, MARGIN_ROWS)
        self.assertLessEqual(bottom, MARGIN_ROWS + 24)

    def test_chinese(self):
        words = '青山镇便民服务中心：您前面还有 12 人'
        text, picture = self.printed(CHINESE, words.encode('gb18030'), b'\n')
        self.assertEqual(text, words + '\n')
        self.assertGreater(picture.extent()[2] - picture.extent()[0], 15 * 24)

    def test_without_chinese_mode_bytes_are_of_the_code_page(self):
        text, _ = self.printed('好'.encode('gb18030'), b'\n')
        self.assertEqual(text, b'\xba\xc3'.decode('cp437') + '\n')

    def test_characters_that_the_font_lacks_are_boxes(self):
        _, box = self.printed(CHINESE, '喆'.encode('gb18030'), b'\n')
        self.assertEqual(box.extent(), (33, 34, 55, 54))
        self.assertEqual(box.black(), 2 * 22 + 2 * 18)

    def test_four_byte_characters_print_as_such_printers_do(self):
        text, _ = self.printed(CHINESE, '\u00a5'.encode('gb18030'), b'\n')
        self.assertEqual(text, '\ufffd0\ufffd6\n')

    def test_alignment(self):
        block = b'\xdb\n'  # a box: the font has no such character
        spans = [self.printed(align, block)[1].extent()[:3:2] for align in (b'', CENTRE, RIGHT)]
        widths = {right - left for left, right in spans}
        self.assertEqual(len(widths), 1)
        left, centre, right = (span[0] for span in spans)
        self.assertEqual((centre - left, right - left), ((576 - 12) // 2, 576 - 12))

    def test_sizes_multiply_every_dot(self):
        plain = self.printed(b'A\n')[1]
        for byte, wide, high in ((0x11, 2, 2), (0x30, 4, 1), (0x77, 8, 8)):
            with self.subTest(size=hex(byte)):
                scaled = self.printed(GS + b'!' + bytes((byte,)), b'A\n')[1]
                self.assertEqual(scaled.black(), plain.black() * wide * high)
        tall = self.printed(ESC + b'!\x30', b'A\n')[1]
        self.assertEqual(tall.black(), plain.black() * 4)

    def test_bold_is_struck_twice(self):
        plain = self.printed(b'0\n')[1]
        bold = self.printed(ESC + b'E\1', b'0\n')[1]
        struck = sum((row | row >> 1).bit_count() for row in plain.rows)
        self.assertEqual(bold.black(), struck)
        self.assertEqual(self.printed(ESC + b'!\x08', b'0\n')[1].rows, bold.rows)

    def test_absolute_position(self):
        text, picture = self.printed(b'A', ESC + b'$' + struct.pack('<H', 240), b'\xdb\n')
        self.assertEqual(text, 'A' + ' ' * 19 + '█\n')
        self.assertEqual(picture.extent()[2] - LEFT_DOTS, 240 + 11)  # a box, a dot from its edge

    def test_long_lines_break_at_the_edge(self):
        self.assertEqual(self.printed(b'x' * 50 + b'\n')[0], 'x' * 48 + '\nxx\n')
        self.assertEqual(self.printed(b'x' * 33 + b'\n', width_mm=58)[0], 'x' * 32 + '\nx\n')

    def test_feeds(self):
        def height(*data: bytes) -> int:
            return self.printed(b'A\n', *data)[1].height - 2 * MARGIN_ROWS

        self.assertEqual(height(ESC + b'd\3'), 4 * SPACING_DOTS)
        self.assertEqual(height(ESC + b'J\x50'), SPACING_DOTS + 80)
        self.assertEqual(height(ESC + b'3\x64', b'B\n'), SPACING_DOTS + 100)
        self.assertEqual(height(ESC + b'3\x64', ESC + b'2', b'B\n'), 2 * SPACING_DOTS)

    def test_reset_forgets_the_unprinted_line_and_the_modes(self):
        text, picture = self.printed(GS + b'!\x11', b'lost', INIT, b'A\n')
        self.assertEqual(text, 'A\n')
        self.assertEqual(picture.rows, self.printed(b'A\n')[1].rows)

    def test_qr_command_comes_out_as_text(self):
        data = GS + b'(k\x0c\x001P0BM1:KIOSK'
        self.assertEqual(self.printed(data, b'\n')[0], '1P0BM1:KIOSK\n')

    def test_narrow_paper(self):
        self.assertEqual(self.printed(b'A\n', width_mm=58)[1].width, 464)


class Images(PrinterTest):
    ROWS = [b'\xf0\x0f', b'\xff\xff', b'\x00\x01']
    BLACK = 8 + 16 + 1

    def test_dots_are_where_they_were_sent(self):
        text, picture = self.printed(raster(2, self.ROWS))
        self.assertEqual(text, '[image 16x3]\n')
        self.assertEqual(picture.black(), self.BLACK)
        shown = [row >> 640 - LEFT_DOTS - 16 for row in picture.rows[MARGIN_ROWS:-MARGIN_ROWS]]
        self.assertEqual(shown, [0xF00F, 0xFFFF, 0x0001])

    def test_density(self):
        for mode, wide, high in ((1, 2, 1), (2, 1, 2), (3, 2, 2), (0x33, 2, 2)):
            with self.subTest(mode=mode):
                text, picture = self.printed(raster(2, self.ROWS, mode))
                self.assertEqual(text, f'[image {16 * wide}x{3 * high}]\n')
                self.assertEqual(picture.black(), self.BLACK * wide * high)

    def test_centred(self):
        _, picture = self.printed(CENTRE, raster(2, self.ROWS))
        self.assertEqual(picture.extent()[0], LEFT_DOTS + (576 - 16) // 2)

    def test_what_is_too_wide_is_cut_off(self):
        _, picture = self.printed(raster(80, [b'\xff' * 80] * 4))
        self.assertEqual(picture.extent()[::2], (LEFT_DOTS, LEFT_DOTS + 576))
        self.assertEqual(picture.black(), 576 * 4)

    def test_strips_join_without_a_gap(self):
        strip = raster(72, [b'\xff' * 72] * 128)
        text, picture = self.printed(strip, strip, raster(72, [b'\xff' * 72] * 20))
        self.assertEqual(text, '[image 576x128]\n[image 576x128]\n[image 576x20]\n')
        self.assertEqual(picture.black(), 576 * 276)
        self.assertEqual(picture.height, 276 + 2 * MARGIN_ROWS)

    def test_stored_graphics(self):
        body = b'0p0\1\x011' + struct.pack('<HH', 16, 3) + b''.join(self.ROWS)
        show = GS + b'(L\2\x0002'
        short = GS + b'(L' + struct.pack('<H', len(body)) + body + show
        long = GS + b'8L' + struct.pack('<I', len(body)) + body + show
        for data in (short, long):
            text, picture = self.printed(data)
            self.assertEqual(text, '[image 16x3]\n')
            self.assertEqual(picture.black(), self.BLACK)

    def test_realtime_bytes_inside_an_image_are_dots(self):
        sim, host = self.start()
        host.send(INIT, raster(3, [b'\x10\x04\x01']), query(1))
        self.assertEqual(host.read(1), b'\x12')
        host.send(CUT)
        sim.wait('documents', 1)
        self.assertEqual(Picture(sim.pictures()[0]).black(), 3)
        self.assertEqual(sim.stats()['realtime_in_image'], 1)
        self.assertTrue(host.silent())

    @unittest.skipUnless(shutil.which('zbarimg'), 'no zbarimg')
    def test_a_qr_code_can_be_read_from_the_paper(self):
        rows = []
        for word in QR.split():
            modules = f'{int(word, 16):021b}'
            bits = ''.join(module * 8 for module in modules)
            rows += [int(bits, 2).to_bytes(21, 'big')] * 8
        with PrinterSim() as sim, Host(sim) as host:
            host.send(INIT, CENTRE, raster(21, rows), b'\n', CUT)
            sim.wait('documents', 1)
            seen = subprocess.run(
                ['zbarimg', '-q', '--raw', sim.pictures()[0]], capture_output=True, text=True
            )
        self.assertEqual(seen.stdout.strip(), 'BM1:KIOSK')


class Documents(PrinterTest):
    def test_every_form_of_cut(self):
        sim, host = self.start()
        forms = (b'\0', b'\1', b'0', b'1', b'A\x20', b'B\x20')
        for number, form in enumerate(forms, 1):
            host.send(b'A\n', GS, b'V', form)
            sim.wait('documents', number)
        self.assertEqual(sim.stats()['cuts'], len(forms))
        heights = [Picture(path).height - 2 * MARGIN_ROWS for path in sim.pictures()]
        self.assertEqual(heights, [SPACING_DOTS] * 4 + [SPACING_DOTS + 32] * 2)

    def test_a_cut_within_a_line_does_not_happen(self):
        sim, host = self.start()
        host.send(b'A', CUT, b'B\n', CUT)
        sim.wait('documents', 1)
        self.assertEqual(sim.texts(), ['AB\n'])
        self.assertEqual((sim.stats()['cuts'], sim.stats()['unknown']), (1, 1))

    def test_the_rest_is_kept_at_disconnect_and_a_new_host_is_taken(self):
        sim, host = self.start()
        host.send(b'no cut\n')
        host.close()
        sim.wait('documents', 1)
        with Host(sim) as second:
            second.send(b'second\n', CUT)
            sim.wait('documents', 2)
        self.assertEqual(sim.texts(), ['no cut\n', 'second\n'])
        self.assertEqual(sim.stats()['cuts'], 1)
        self.assertEqual(sim.stats()['connections'], 2)

    def test_latest_is_the_last(self):
        sim, host = self.start()
        host.send(b'A\n', CUT, b'B\n', CUT)
        sim.wait('documents', 2)
        self.assertEqual(sim.stats()['last'], '0002.png')
        with open(os.path.join(sim.out, 'latest.png'), 'rb') as latest:
            with open(sim.pictures()[-1], 'rb') as last:
                self.assertEqual(latest.read(), last.read())

    def test_a_stream_cut_in_an_image_desynchronises_until_it_is_filled(self):
        sim, host = self.start()
        host.send(INIT, raster(10, [b'\xff' * 10] * 8)[:-25])
        host.close()
        sim.wait('documents', 1)
        self.assertEqual(sim.texts()[0], '[image 80x5]\n')
        with Host(sim) as second:
            second.send(b'\0' * 8192, INIT, b'A\n', CUT)
            sim.wait('cuts', 1)
        self.assertEqual(sim.texts()[1].splitlines()[-1], 'A')


class Garbage(PrinterTest):
    def test_any_bytes_decode_to_something(self):
        dice = random.Random(20261122)
        starts = [ESC, FS, GS, b'\x10', GS + b'(', GS + b'v0', GS + b'8L', GS + b'k', ESC + b'*',
                  CHINESE, GS + b'(L', GS + b'!']  # fmt: skip
        sim, host = self.start()
        total = 0
        for _ in range(40):
            data = b''.join(
                dice.choice(starts) + dice.randbytes(dice.randrange(40)) for _ in range(40)
            )
            with Host(sim) if host is None else host as line:
                line.send(data)
            host = None
            total += len(data)
            sim.wait('bytes', total)
        # Whatever it hung in, an image of 4 GB at worst, it still serves: only the decoder waits.
        self.assertTrue(sim.running)
        self.assertEqual(sim.stats()['bytes'], total)


if __name__ == '__main__':
    unittest.main()
