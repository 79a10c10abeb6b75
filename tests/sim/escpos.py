"""Decodes ESC/POS as a receipt printer does (reference/hardware.md section 1).

The decoder is one coroutine that asks for so many bytes and gets them: it keeps its place across
connections, so that a stream that was cut inside an image desynchronises it like a real printer.
Any bytes decode to something; nothing a host sends can stop it.
"""

from collections.abc import Generator
from typing import Protocol

from images import Stored, fit
from sheet import Sheet
from status import Sensors
from typeface import Line, Style, Typeface

ESC, FS, GS, DLE = 0x1B, 0x1C, 0x1D, 0x10
EOT = 0x04

DEFAULT_SPACING_DOTS = 30
STORED_IMAGE_BYTES = 1 << 20  # of GS ( L and GS 8 L; more is read and dropped
MOST_ROWS = 2303  # of one GS v 0

CODE_PAGES = {0: 'cp437', 2: 'cp850', 3: 'cp860', 4: 'cp863', 5: 'cp865', 16: 'cp1252',
              17: 'cp866', 18: 'cp852', 19: 'cp858'}  # fmt: skip

# Commands that change nothing here, by how many bytes follow them.
IGNORED = {
    ESC: {ord(' '): 1, ord('\\'): 2, ord('G'): 1, ord('M'): 1, ord('V'): 1,
          ord('{'): 1, ord('='): 1, ord('c'): 2, ord('p'): 3},
    FS: {ord('!'): 1, ord('-'): 1, ord('C'): 1, ord('S'): 2},
    GS: {ord('L'): 2, ord('W'): 2, ord('P'): 2, ord('B'): 1, ord('b'): 1, ord('f'): 1,
         ord('H'): 1, ord('h'): 1, ord('w'): 1, ord('I'): 1},
}  # fmt: skip

Bytes = Generator[int, bytes, bytes]
Steps = Generator[int, bytes, None]


class Device(Protocol):
    """What the decoder needs of the machine around it."""

    sensors: Sensors
    sheet: Sheet

    def reply(self, data: bytes) -> None: ...

    def cut(self) -> None:
        """The document ends: put it away and begin a new sheet."""

    def tear(self) -> None:
        """The same without a cut, for paper that came out whole."""

    def note(self, kind: str, message: str) -> None:
        """Something that a careful host would not send: 'unknown' or 'realtime_in_image'."""


def _take(count: int) -> Bytes:
    return (yield count) if count else b''


def _byte() -> Generator[int, bytes, int]:
    return (yield 1)[0]


class Decoder:
    def __init__(self, device: Device, typeface: Typeface):
        self._device = device
        self._typeface = typeface
        self._buffer = bytearray()
        self._initialise()
        self.automatic = 0
        self._steps = self._run()
        self._wanted = next(self._steps)

    def feed(self, data: bytes) -> None:
        self._buffer += data
        at = 0
        while len(self._buffer) - at >= self._wanted:
            piece = bytes(self._buffer[at : at + self._wanted])
            at += self._wanted
            self._wanted = self._steps.send(piece)
        del self._buffer[:at]

    def _initialise(self) -> None:
        self._line = Line()
        self._align = 0
        self._style = Style()
        self._spacing = DEFAULT_SPACING_DOTS
        self._code_page = CODE_PAGES[0]
        self._region = 0
        self._chinese = False
        self._stored: Stored | None = None

    # ---- characters and line ends ----

    def _run(self) -> Steps:
        while True:
            byte = yield from _byte()
            while byte is not None:
                byte = yield from self._one(byte)

    def _one(self, byte: int) -> Generator[int, bytes, int | None]:
        """Takes one byte and what belongs to it; may give one back that did not."""
        if byte == DLE:
            yield from self._realtime()
        elif byte == ESC:
            yield from self._escape()
        elif byte == FS:
            yield from self._chinese_mode()
        elif byte == GS:
            yield from self._group()
        elif byte == 0x0A:
            self._print_line()
        elif byte == 0x09:
            for _ in range(8 - self._line.width // 12 % 8):
                self._put(' ')
        elif byte in (0x00, 0x0D):
            pass
        elif byte < 0x20 or byte == 0x7F:
            self._device.note('unknown', f'{byte:02x}')
        elif byte >= 0x80 and self._chinese:
            return (yield from self._pair(byte))
        else:
            self._put(self._single(byte))
        return None

    def _single(self, byte: int) -> str:
        if byte == 0x24 and self._region == 15:  # ESC R 15: China
            return '¥'
        return bytes((byte,)).decode(self._code_page, 'replace')

    def _pair(self, lead: int) -> Generator[int, bytes, int | None]:
        trail = yield from _byte()
        if 0x81 <= lead <= 0xFE and 0x40 <= trail <= 0xFE and trail != 0x7F:
            pair = bytes((lead, trail))
            self._add(self._typeface.double(pair, self._style), pair.decode('gb18030', 'replace'))
            return None
        # Also the half of a 4-byte character: a blank, and the next byte stands for itself.
        self._add(self._typeface.single(' ', self._style), '\ufffd')
        return trail

    def _put(self, char: str) -> None:
        self._add(self._typeface.single(char, self._style), char)

    def _add(self, cell, char: str) -> None:
        if self._line.width + cell.width > self._device.sheet.dots:
            self._print_line()
        if cell.width <= self._device.sheet.dots:
            self._line.add(cell, char)

    def _print_line(self, feed_dots: int | None = None) -> None:
        """Prints the line; from its top to the next one's are `feed_dots`, or the line spacing."""
        line, self._line = self._line, Line()
        if not self._device.sensors.can_print:
            return
        rows = line.rows(self._device.sheet.dots, self._align)
        if rows or feed_dots is None:
            self._device.sheet.line(rows, line.text)
        total = self._spacing if feed_dots is None else feed_dots
        self._device.sheet.feed(max(0, total - len(rows)))
        if self._device.sheet.full:
            self._device.tear()

    def _flush_line(self) -> None:
        if self._line.cells:
            self._print_line(0)

    # ---- DLE: executed when it arrives ----

    def _realtime(self) -> Steps:
        command = yield from _byte()
        if command == EOT:
            n = yield from _byte()
            if 1 <= n <= 4:
                self._device.reply(bytes((self._device.sensors.realtime(n),)))
                return
            self._device.note('unknown', f'DLE EOT {n:02x}')
        elif command == 0x14:
            function = yield from _byte()
            rest = yield from _take({1: 2, 2: 2, 8: 7}.get(function, 0))
            self._device.note('unknown', f'DLE DC4 {function:02x} {rest.hex(" ")}')
        else:
            self._device.note('unknown', f'DLE {command:02x}')

    # ---- ESC ----

    def _escape(self) -> Steps:
        command = yield from _byte()
        name = chr(command)
        if name == '@':
            self._initialise()
        elif name == '2':
            self._spacing = DEFAULT_SPACING_DOTS
        elif name in 'aE!-dJ3tR':
            self._set(name, (yield from _byte()))
        elif name == '$':
            low, high = yield from _take(2)
            self._line.move(min(low + 256 * high, self._device.sheet.dots))
        elif name == '*':
            yield from self._bit_image()
        else:
            yield from self._skip('ESC', ESC, command)

    def _set(self, name: str, n: int) -> None:
        style = self._style
        if name == 'a':
            self._align = n & 0x0F if n in (0, 1, 2, 48, 49, 50) else self._align
        elif name == 'E':
            self._style = Style(style.wide, style.high, bool(n & 1), style.underline)
        elif name == '!':
            self._style = Style(2 if n & 0x20 else 1, 2 if n & 0x10 else 1, bool(n & 8),
                                bool(n & 0x80))  # fmt: skip
        elif name == '-':
            self._style = Style(style.wide, style.high, style.bold, n in (1, 2, 49, 50))
        elif name == 'd':
            self._print_line(n * self._spacing)
        elif name == 'J':
            self._print_line(n)
        elif name == '3':
            self._spacing = n
        elif name == 't':
            self._code_page = CODE_PAGES.get(n, 'latin-1')
        elif name == 'R':
            self._region = n

    def _bit_image(self) -> Steps:
        mode, low, high = yield from _take(3)
        columns = low + 256 * high
        yield from self._discard(columns * (3 if mode in (32, 33) else 1))
        self._device.note('unknown', f'ESC * {mode:02x}, {columns} columns')

    # ---- FS ----

    def _chinese_mode(self) -> Steps:
        command = yield from _byte()
        if command in b'&.':
            self._chinese = command == ord('&')
        elif command == ord('('):
            _, low, high = yield from _take(3)
            yield from self._discard(low + 256 * high)
        else:
            yield from self._skip('FS', FS, command)

    # ---- GS ----

    def _group(self) -> Steps:
        command = yield from _byte()
        name = chr(command)
        if name == '!':
            n = yield from _byte()
            wide, high = (n >> 4 & 7) + 1, (n & 7) + 1
            self._style = Style(wide, high, self._style.bold, self._style.underline)
        elif name == 'v':
            yield from self._raster()
        elif name == '(':
            yield from self._extended()
        elif name == '8':
            yield from self._graphics_long()
        elif name == 'V':
            yield from self._cut()
        elif name == 'r':
            yield from self._transmit_status()
        elif name == 'a':
            self.automatic = yield from _byte()
            if self.automatic:
                self._device.reply(self._device.sensors.automatic())
        elif name == 'k':
            yield from self._barcode()
        else:
            yield from self._skip('GS', GS, command)

    def _transmit_status(self) -> Steps:
        n = yield from _byte()
        if self._device.sensors.can_print and n in (1, 49):
            self._device.reply(bytes((self._device.sensors.paper_sensor(),)))
        elif n not in (1, 49):
            self._device.note('unknown', f'GS r {n:02x}')

    def _cut(self) -> Steps:
        mode = yield from _byte()
        feed = 0
        if mode in (65, 66):
            feed = yield from _byte()
        elif mode not in (0, 1, 48, 49):
            self._device.note('unknown', f'GS V {mode:02x}')
            return
        if self._line.cells:
            self._device.note('unknown', 'GS V in the middle of a line')
        elif self._device.sensors.can_print:
            self._device.sheet.feed(feed)
            self._device.cut()

    def _barcode(self) -> Steps:
        kind = yield from _byte()
        if kind >= 65:
            yield from _take((yield from _byte()))
        else:
            while (yield from _byte()) != 0:
                pass
        self._device.note('unknown', f'GS k {kind:02x}')

    # ---- images ----

    def _raster(self) -> Steps:
        """GS v 0 m xL xH yL yH rows"""
        zero, mode, xl, xh, yl, yh = yield from _take(6)
        stride, rows = xl + 256 * xh, yl + 256 * yh
        if zero not in b'\x000' or mode not in b'\0\1\2\x030123':
            self._device.note('unknown', f'GS v {zero:02x} {mode:02x}')
            return
        if rows > MOST_ROWS or stride == 0 or rows == 0:
            self._device.note('unknown', f'GS v 0 with {rows} rows of {stride} bytes')
        if stride == 0:
            return
        self._flush_line()
        wide, high = 1 + (mode & 1), 1 + (mode >> 1 & 1)
        before = 0
        for _ in range(rows):
            data = yield from _take(stride)
            before = self._look_for_realtime(data, before)
            self._image_row(int.from_bytes(data, 'big'), stride * 8, wide, high)
        self._device.sheet.end_image()

    def _image_row(self, bits: int, width: int, wide: int, high: int) -> None:
        device = self._device
        if not device.sensors.can_print:
            return
        row, shown = fit(bits, width, wide, device.sheet.dots, self._align)
        device.sheet.image_row(row, shown, high)
        if device.sheet.full:
            device.tear()

    def _look_for_realtime(self, data: bytes, before: int) -> int:
        """Some printers execute DLE commands inside image data: a careful host has none there."""
        for byte in data:
            if before == DLE and byte in (EOT, 0x14):
                self._device.note('realtime_in_image', f'10 {byte:02x} inside an image')
            before = byte
        return before

    def _graphics_long(self) -> Steps:
        """GS 8 L p1 p2 p3 p4 m fn ..."""
        letter = yield from _byte()
        if letter != ord('L'):
            self._device.note('unknown', f'GS 8 {letter:02x}')
            return
        yield from self._graphics(int.from_bytes((yield from _take(4)), 'little'))

    def _extended(self) -> Steps:
        """GS ( letter pL pH ..."""
        letter, low, high = yield from _take(3)
        count, name = low + 256 * high, chr(letter)
        if name == 'L':
            yield from self._graphics(count)
            return
        data = yield from _take(count)
        if name == 'H' and count == 6 and data[:2] == b'00':
            if self._device.sensors.can_print:  # what was lost is never confirmed
                self._device.reply(b'\x37\x22' + data[2:] + b'\0')
        elif name == 'k':  # clones have no QR code: its data comes out as text
            for byte in data:
                if 0x20 <= byte < 0x7F:
                    self._put(chr(byte))
        else:
            self._device.note('unknown', f'GS ( {name!r}, {count} bytes')

    def _graphics(self, count: int) -> Steps:
        data = yield from _take(min(count, STORED_IMAGE_BYTES))
        yield from self._discard(count - len(data))
        function = data[1] if len(data) > 1 else -1
        if function == 112:
            self._look_for_realtime(data, 0)
            self._stored = Stored.parse(data)
        elif function in (2, 50):
            self._print_stored()
        else:
            self._device.note('unknown', f'graphics function {function}, {count} bytes')

    def _print_stored(self) -> None:
        stored, self._stored = self._stored, None
        if stored:
            self._flush_line()
            for bits in stored.rows():
                self._image_row(bits, stored.width, stored.wide, stored.high)
            self._device.sheet.end_image()

    # ---- the rest ----

    def _discard(self, count: int) -> Steps:
        while count > 0:
            piece = yield from _take(min(count, 4096))
            count -= len(piece)

    def _skip(self, prefix: str, first: int, command: int) -> Steps:
        count = IGNORED[first].get(command)
        if count is None:
            self._device.note('unknown', f'{prefix} {command:02x}')
        else:
            yield from _take(count)
