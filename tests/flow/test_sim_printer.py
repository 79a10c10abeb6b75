"""The virtual printer against byte streams: it judges all other printing, so it is judged first."""

import os
import random
import shutil
import socket
import struct
import subprocess
import unittest
import zlib

from peer import Trouble
from sims import PrinterSim

ESC, FS, GS = b'\x1b', b'\x1c', b'\x1d'
INIT = ESC + b'@'
CHINESE = FS + b'&'
CENTRE = ESC + b'a\1'
RIGHT = ESC + b'a\2'
CUT = GS + b'V\0'
MARGIN_ROWS = 32
LEFT_DOTS = 32  # (640 - 576) / 2
SPACING_DOTS = 30

# "BM1:KIOSK", version 1: 21 rows of 21 modules.
QR = '''1fcb7f 105a41 17595d 174a5d 17515d 105341 1fd57f 001f00 1a6c76 17b868 1ac985 108a27 125d59
        001e39 1fd089 1047b6 174641 175e3b 17490d 1054ed 1fd318'''


def raster(stride: int, rows: list[bytes], mode: int = 0) -> bytes:
    header = struct.pack('<BHH', mode, stride, len(rows))
    return GS + b'v0' + header + b''.join(rows)


def query(n: int) -> bytes:
    return b'\x10\x04' + bytes((n,))


def completion(mark: bytes) -> bytes:
    return GS + b'(H\6\x0000' + mark


class Host:
    """The other end of the line."""

    def __init__(self, sim: PrinterSim):
        if sim.device.startswith('tcp://'):
            host, port = sim.device.removeprefix('tcp://').split(':')
            self._socket = socket.create_connection((host, int(port)), 5)
            self._socket.settimeout(5)
            self._file = None
        else:
            path = sim.device.removeprefix('serial://').split('?')[0]
            # Not as the controlling terminal: its hang-up would end the whole test.
            descriptor = os.open(path, os.O_RDWR | os.O_NOCTTY)
            self._file = open(descriptor, 'r+b', buffering=0)

    def send(self, *data: bytes) -> None:
        if self._file:
            self._file.write(b''.join(data))
        else:
            self._socket.sendall(b''.join(data))

    def read(self, count: int) -> bytes:
        data = b''
        while len(data) < count:
            more = self._file.read(count) if self._file else self._socket.recv(count - len(data))
            if not more:
                raise EOFError(data)
            data += more
        return data

    def ask(self, data: bytes, count: int = 1) -> bytes:
        self.send(data)
        return self.read(count)

    def silent(self) -> bool:
        """No answer has come; called when the printer is known to have taken everything."""
        self._socket.setblocking(False)
        try:
            return self._socket.recv(1) == b'never'
        except BlockingIOError:
            return True
        finally:
            self._socket.settimeout(5)

    def close(self) -> None:
        (self._file or self._socket).close()

    def __enter__(self) -> 'Host':
        return self

    def __exit__(self, *_) -> None:
        self.close()


class Picture:
    """A PNG read strictly, chunk by chunk; `rows` are integers, 1 = black."""

    def __init__(self, path: str):
        with open(path, 'rb') as file:
            data = file.read()
        assert data[:8] == b'\x89PNG\r\n\x1a\n', 'no PNG signature'
        chunks: list[tuple[bytes, bytes]] = []
        at = 8
        while at < len(data):
            size, kind = struct.unpack_from('>I4s', data, at)
            body = data[at + 8 : at + 8 + size]
            check = struct.unpack_from('>I', data, at + 8 + size)[0]
            assert check == zlib.crc32(kind + body), f'wrong checksum of {kind!r}'
            chunks.append((kind, body))
            at += 12 + size
        assert [kind for kind, _ in chunks] == [b'IHDR', b'pHYs', b'IDAT', b'IEND']
        header = struct.unpack('>IIBBBBB', chunks[0][1])
        self.width, self.height = header[:2]
        assert header[2:] == (1, 0, 0, 0, 0), 'not 1-bit grey'
        dots = zlib.decompress(chunks[2][1])
        stride = (self.width + 7) // 8 + 1
        assert len(dots) == stride * self.height
        white = (1 << self.width) - 1
        self.rows = []
        for y in range(self.height):
            line = dots[y * stride : (y + 1) * stride]
            assert line[0] == 0, 'filtered row'
            self.rows.append((int.from_bytes(line[1:], 'big') >> -self.width % 8) ^ white)

    def black(self) -> int:
        return sum(row.bit_count() for row in self.rows)

    def at(self, x: int, y: int) -> bool:
        return bool(self.rows[y] >> self.width - 1 - x & 1)

    def extent(self) -> tuple[int, int, int, int]:
        """Left, top, right and bottom of what is black, the last two exclusive."""
        inked = [y for y, row in enumerate(self.rows) if row]
        union = 0
        for row in self.rows:
            union |= row
        low = (union & -union).bit_length() - 1
        return (self.width - union.bit_length(), inked[0], self.width - low, inked[-1] + 1)


class PrinterTest(unittest.TestCase):
    def start(self, **options) -> tuple[PrinterSim, Host]:
        sim = self.enterContext(PrinterSim(**options))
        return sim, self.enterContext(Host(sim))

    def printed(self, *data: bytes, width_mm: int = 80) -> tuple[str, Picture]:
        """What one document of these bytes says and looks like."""
        with PrinterSim(width_mm) as sim, Host(sim) as host:
            host.send(INIT, *data, CUT)
            sim.wait('documents', 1)
            self.assertEqual(sim.stats()['unknown'], 0)
            return sim.texts()[0], Picture(sim.pictures()[0])


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


class Status(PrinterTest):
    def test_well(self):
        _, host = self.start()
        answers = host.ask(query(1) + query(2) + query(3) + query(4), 4)
        self.assertEqual(answers, b'\x12\x12\x12\x12')

    def test_each_trouble(self):
        sim, host = self.start()
        for fault, mended, answers in (
            ('paper near-end', 'paper ok', '12 12 12 1e'),
            ('paper out', 'paper ok', '1a 32 12 7e'),
            ('cover open', 'cover closed', '1a 16 12 12'),
            ('offline on', 'offline off', '1a 12 12 12'),
            ('cutter-error on', 'cutter-error off', '1a 52 1a 12'),
        ):
            with self.subTest(fault=fault):
                sim.do(fault)
                seen = host.ask(query(1) + query(2) + query(3) + query(4), 4)
                self.assertEqual(seen.hex(' '), answers)
                sim.do(mended)
                self.assertEqual(host.ask(query(1)), b'\x12')

    def test_between_text_bytes(self):
        sim, host = self.start()
        self.assertEqual(host.ask(b'A' + query(1)), b'\x12')
        host.send(b'B\n', CUT)
        sim.wait('documents', 1)
        self.assertEqual(sim.texts(), ['AB\n'])

    def test_completion_and_processed(self):
        _, host = self.start()
        self.assertEqual(host.ask(b'A\n' + completion(b'7abc'), 7), b'\x37\x227abc\0')
        self.assertEqual(host.ask(GS + b'r\1'), b'\0')

    def test_what_was_not_printed_is_never_confirmed(self):
        sim, host = self.start(faults=('paper out',))
        host.send(b'A\n', completion(b'7abc'), GS + b'r\1', CUT)
        self.assertEqual(host.ask(query(4)), b'\x7e')
        self.assertTrue(host.silent())
        self.assertEqual(sim.stats()['documents'], 0)

    def test_automatic_status_tells_of_changes(self):
        sim, host = self.start()
        self.assertEqual(host.ask(GS + b'a\xff', 4), b'\x10\0\0\x0f')
        sim.do('cover open')
        self.assertEqual(host.read(4), b'\x38\0\0\x0f')
        sim.do('cover closed')
        self.assertEqual(host.read(4), b'\x10\0\0\x0f')
        sim.do('paper out')
        self.assertEqual(host.read(4), b'\x18\0\x0f\x0f')


class Faults(PrinterTest):
    def test_paper_ends_at_a_byte(self):
        sim, host = self.start()
        sim.do('paper-out-after 4')
        self.assertEqual(host.ask(b'AB\nCD\nEF\n' + CUT + query(4)), b'\x7e')
        self.assertEqual(sim.stats()['cuts'], 0)
        sim.do('paper ok')  # the torn piece comes out, and what was swallowed never does
        self.assertEqual(sim.texts(), ['AB\n'])
        host.send(b'X\n', CUT)
        sim.wait('cuts', 1)
        self.assertEqual(sim.texts(), ['AB\n', 'X\n'])

    def test_disconnect_now_and_after(self):
        sim, host = self.start()
        self.assertEqual(host.ask(query(1)), b'\x12')
        sim.do('disconnect')
        with self.assertRaises((EOFError, ConnectionError)):
            host.read(1)
        sim.do('disconnect-after 5')
        with Host(sim) as second:
            second.send(b'AB\nCD\n', CUT)
            with self.assertRaises((EOFError, ConnectionError)):
                second.read(1)
        sim.wait('documents', 1)
        self.assertEqual(sim.texts(), ['AB\n'])
        self.assertEqual(sim.stats()['bytes'], 8)
        with Host(sim) as third:
            self.assertEqual(third.ask(query(1)), b'\x12')

    def test_mute_and_garbage(self):
        sim, host = self.start()
        sim.do('mute on')
        host.send(query(1), b'A\n', CUT)
        sim.wait('documents', 1)
        self.assertTrue(host.silent())
        sim.do('mute off')
        sim.do('garbage on')
        self.assertNotEqual(host.ask(query(1))[0] & 0x93, 0x12)
        sim.do('garbage off')
        self.assertEqual(host.ask(query(1)), b'\x12')

    def test_stall_takes_nothing(self):
        sim, host = self.start()
        self.assertEqual(host.ask(query(1)), b'\x12')
        sim.do('stall on')
        host.send(b'A\n', CUT, query(1))
        self.assertEqual(sim.try_do('wait bytes 4 50'), {'ok': False, 'error': 'timeout'})
        self.assertTrue(host.silent())
        sim.do('stall off')
        self.assertEqual(host.read(1), b'\x12')
        self.assertEqual(sim.stats()['documents'], 1)

    def test_slow_has_a_pace(self):
        sim, host = self.start()
        self.assertEqual(host.ask(query(1)), b'\x12')
        sim.do('slow 1000')
        host.send(b'x' * 2000)
        self.assertFalse(sim.try_do('wait bytes 2003 300')['ok'])
        self.assertGreater(sim.stats()['bytes'], 3)
        sim.do('slow off')
        sim.wait('bytes', 2003)

    def test_refuse(self):
        sim, host = self.start()
        host.close()
        sim.do('refuse on')
        with self.assertRaises(ConnectionRefusedError):
            Host(sim)
        sim.do('refuse off')
        with Host(sim) as second:
            self.assertEqual(second.ask(query(1)), b'\x12')

    def test_wrong_commands_are_refused(self):
        sim, _ = self.start()
        for line in ('paper', 'paper blue', 'slow fast', 'cover', 'wait documents', 'nonsense',
                     'disconnect-after -1', 'wait cats 1 10', 'stall on on'):  # fmt: skip
            with self.subTest(line=line):
                self.assertFalse(sim.try_do(line)['ok'])
        with self.assertRaises(Trouble):
            sim.do('nonsense')


class Serial(PrinterTest):
    def test_prints_and_answers(self):
        sim, host = self.start(pty=True)
        self.assertEqual(host.ask(b'A\n\x0d' + query(1)), b'\x12')
        host.send(CUT)
        sim.wait('documents', 1)
        self.assertEqual(sim.texts(), ['A\n'])

    def test_hang_up_and_come_back_under_the_same_name(self):
        sim, host = self.start(pty=True)
        self.assertEqual(host.ask(query(1)), b'\x12')
        sim.do('disconnect')
        with self.assertRaises((EOFError, OSError)):
            host.read(1)
        with Host(sim) as second:
            self.assertEqual(second.ask(query(1)), b'\x12')

    def test_the_host_leaves_and_returns(self):
        sim, host = self.start(pty=True)
        host.send(b'no cut\n')
        sim.wait('bytes', 7)
        host.close()
        sim.wait('documents', 1)
        with Host(sim) as second:
            self.assertEqual(second.ask(query(1)), b'\x12')

    def test_unplugged(self):
        sim, host = self.start(pty=True)
        host.close()
        sim.do('refuse on')
        with self.assertRaises(FileNotFoundError):
            Host(sim)
        sim.do('refuse off')
        with Host(sim) as second:
            self.assertEqual(second.ask(query(1)), b'\x12')


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
