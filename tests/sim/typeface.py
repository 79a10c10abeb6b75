"""The built-in fonts, 12x24 for ASCII and 24x24 for Chinese, and a line set in them."""

from dataclasses import dataclass, field
from functools import lru_cache

from pcf import Glyph, Pcf

ASCII_FONT = '/usr/share/fonts/X11/misc/12x24.pcf.gz'  # package xfonts-base
CHINESE_FONT = '/usr/share/fonts/X11/misc/gb24st.pcf.gz'  # package xfonts-intl-chinese

LEFT, CENTRE, RIGHT = 0, 1, 2


@dataclass(frozen=True)
class Style:
    wide: int = 1
    high: int = 1
    bold: bool = False
    underline: bool = False


def _box(width: int, height: int) -> Glyph:
    """What a printer shows for a character it does not have."""
    full = ((1 << width) - 1) & ~1 & ~(1 << (width - 1))
    sides = (1 << (width - 2)) | 2
    rows = [0, 0, full] + [sides] * (height - 6) + [full, 0, 0]
    return Glyph(width, tuple(rows))


def widen(row: int, width: int, times: int) -> int:
    """A row of `width` dots with every dot repeated."""
    if times == 1 or width == 0:
        return row
    return int(''.join(dot * times for dot in f'{row:0{width}b}'), 2)


def _styled(glyph: Glyph, style: Style) -> Glyph:
    rows = list(glyph.rows)
    if style.bold:  # struck twice, the second time one dot to the right
        rows = [row | row >> 1 for row in rows]
    if style.underline:
        rows[-1] = (1 << glyph.width) - 1
    rows = [widen(row, glyph.width, style.wide) for row in rows for _ in range(style.high)]
    return Glyph(glyph.width * style.wide, tuple(rows))


class Typeface:
    def __init__(self, ascii_font: str = ASCII_FONT, chinese_font: str = CHINESE_FONT):
        self._ascii = Pcf(ascii_font)
        self._chinese = Pcf(chinese_font)
        self.single = lru_cache(4096)(self._single)
        self.double = lru_cache(4096)(self._double)

    def _single(self, char: str, style: Style) -> Glyph:
        """A character of a code page; the font has those of Latin 1."""
        code = ord(char)
        glyph = self._ascii.glyph(code) if 0x20 <= code < 0x100 else None
        return _styled(glyph or _box(12, 24), style)

    def _double(self, pair: bytes, style: Style) -> Glyph:
        """A character of GB18030's double-byte area; the font has those of GB 2312."""
        lead, trail = pair
        glyph = None
        if lead >= 0xA1 and trail >= 0xA1:
            glyph = self._chinese.glyph((lead & 0x7F) << 8 | (trail & 0x7F))
        return _styled(glyph or _box(24, 24), style)


@dataclass
class Line:
    """The print buffer: what stands on the current line and is not on paper yet."""

    cells: list[Glyph] = field(default_factory=list)
    text: str = ''
    width: int = 0

    def add(self, cell: Glyph, char: str) -> None:
        self.cells.append(cell)
        self.text += char
        self.width += cell.width

    def move(self, x: int) -> None:
        """The next character stands at `x`; there is no way back over what is set already."""
        gap = x - self.width
        if gap > 0:
            self.add(Glyph(gap, ()), ' ' * max(1, gap // 12))

    def rows(self, dots: int, align: int) -> list[int]:
        """The line's dots, `dots` wide; characters of different height stand on one base line."""
        height = max((len(cell.rows) for cell in self.cells), default=0)
        rows = [0] * height
        x = place(self.width, dots, align)
        for cell in self.cells:
            shift = dots - x - cell.width
            for y, bits in enumerate(cell.rows, height - len(cell.rows)):
                rows[y] |= bits << shift
            x += cell.width
        return rows


def place(width: int, dots: int, align: int) -> int:
    """Where something `width` wide begins."""
    free = max(0, dots - width)
    return (0, free // 2, free)[align]
