"""Raster images: rows of dots as hosts send them, fitted to the paper as a print head does it."""

import struct
from collections.abc import Iterator
from typing import NamedTuple

from typeface import place, widen


def fit(bits: int, width: int, wide: int, dots: int, align: int) -> tuple[int, int]:
    """A row of `width` dots, each printed `wide` times, on paper `dots` wide: the paper's row, and
    how many of its dots the image takes. What does not fit is not printed."""
    keep = min(width, -(-dots // wide))
    bits = widen(bits >> width - keep, keep, wide)
    shown = keep * wide
    if shown > dots:
        bits, shown = bits >> shown - dots, dots
    return bits << dots - shown - place(shown, dots, align), shown


class Stored(NamedTuple):
    """An image in the printer's memory (GS ( L function 112)."""

    width: int
    height: int
    wide: int
    high: int
    data: bytes

    @classmethod
    def parse(cls, parameters: bytes) -> 'Stored | None':
        """m fn a bx by c xL xH yL yH rows"""
        if len(parameters) < 10:
            return None
        bx, by, _, width, height = struct.unpack_from('<BBBHH', parameters, 3)
        return cls(width, height, 2 if bx == 2 else 1, 2 if by == 2 else 1, parameters[10:])

    def rows(self) -> Iterator[int]:
        stride = (self.width + 7) // 8
        for y in range(min(self.height, len(self.data) // stride if stride else 0)):
            row = self.data[y * stride : (y + 1) * stride]
            yield int.from_bytes(row, 'big') >> stride * 8 - self.width
