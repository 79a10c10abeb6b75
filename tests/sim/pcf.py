"""Bitmap fonts of X11 (PCF files): enough to draw a receipt with the dots of a real printer font.

Source: the PCF format as FontForge documents it. Only what Debian's fonts use is read: bits and
bytes most significant first.
"""

import gzip
import struct
from typing import NamedTuple

_ACCELERATORS = 1 << 1
_METRICS = 1 << 2
_BITMAPS = 1 << 3
_ENCODINGS = 1 << 5

_BIG_ENDIAN = 4
_MSB_FIRST = 8
_COMPRESSED_METRICS = 0x100


class Glyph(NamedTuple):
    """A character's whole cell; each row is an integer of `width` bits, leftmost dot highest."""

    width: int
    rows: tuple[int, ...]


class Pcf:
    """A font file. Glyphs are read when they are asked for."""

    def __init__(self, path: str):
        opener = gzip.open if path.endswith('.gz') else open
        with opener(path, 'rb') as file:
            self._data: bytes = file.read()
        if self._data[:4] != b'\x01fcp':
            raise ValueError(f'{path}: not a PCF font')
        self._tables = {}
        for index in range(struct.unpack_from('<I', self._data, 4)[0]):
            kind, form, _, offset = struct.unpack_from('<4I', self._data, 8 + 16 * index)
            if not form & _BIG_ENDIAN or not form & _MSB_FIRST:
                if kind in (_ACCELERATORS, _METRICS, _BITMAPS, _ENCODINGS):
                    raise ValueError(f'{path}: bit order {form:#x} is not supported')
            self._tables[kind] = (form, offset + 4)
        _, at = self._tables[_ACCELERATORS]
        self.ascent, self.descent = struct.unpack_from('>ii', self._data, at + 8)
        self.height = self.ascent + self.descent

    def glyph(self, code: int) -> Glyph | None:
        """The character of the font's own encoding (one byte, or row and column), or None."""
        _, at = self._tables[_ENCODINGS]
        low_min, low_max, high_min, high_max, _ = struct.unpack_from('>5h', self._data, at)
        high, low = divmod(code, 256)
        if not (low_min <= low <= low_max and high_min <= high <= high_max):
            return None
        position = (high - high_min) * (low_max - low_min + 1) + low - low_min
        index = struct.unpack_from('>H', self._data, at + 10 + 2 * position)[0]
        return None if index == 0xFFFF else self._draw(index)

    def _metrics(self, index: int) -> tuple[int, int, int, int, int]:
        """Left bearing, right bearing, width, ascent, descent."""
        form, at = self._tables[_METRICS]
        if form & _COMPRESSED_METRICS:
            values = struct.unpack_from('5B', self._data, at + 2 + 5 * index)
            return tuple(value - 0x80 for value in values)
        return struct.unpack_from('>5h', self._data, at + 4 + 12 * index)

    def _draw(self, index: int) -> Glyph:
        form, at = self._tables[_BITMAPS]
        count = struct.unpack_from('>I', self._data, at)[0]
        start = struct.unpack_from('>I', self._data, at + 4 + 4 * index)[0]
        bits_at = at + 4 + 4 * count + 16 + start
        left, right, width, ascent, descent = self._metrics(index)
        padding = 1 << (form & 3)
        stride = ((right - left + 7) // 8 + padding - 1) // padding * padding
        rows = [0] * self.height
        for line in range(ascent + descent):
            y = self.ascent - ascent + line
            if not 0 <= y < self.height:
                continue
            raw = self._data[bits_at + line * stride : bits_at + (line + 1) * stride]
            # The stride's bits start at the left bearing; the cell's start at 0 and end at width.
            shift = width - left - stride * 8
            bits = int.from_bytes(raw, 'big')
            bits = bits << shift if shift >= 0 else bits >> -shift
            rows[y] = bits & ((1 << width) - 1)
        return Glyph(width, tuple(rows))
