"""The paper: rows of dots, and beside them what a reader would call its text."""

import png

MARGIN_ROWS = 32  # white above and below, where the cutter stands off the print head
MAX_ROWS = 24000  # three metres: garbage can feed for ever, memory cannot


class Sheet:
    """One document, from the last cut to the next."""

    # Paper width in millimetres: printable dots, dots of the whole paper.
    WIDTHS = {80: (576, 640), 58: (384, 464)}

    def __init__(self, width_mm: int):
        self.dots, self.paper_dots = self.WIDTHS[width_mm]
        self.rows: list[int] = []
        self._text: list[str] = []
        self._image: tuple[int, int] | None = None

    @property
    def empty(self) -> bool:
        """Nothing was printed; feeding blank paper does not make a document."""
        return not self._text and self._image is None

    @property
    def full(self) -> bool:
        return len(self.rows) >= MAX_ROWS

    def feed(self, rows: int) -> None:
        self.rows.extend([0] * min(rows, MAX_ROWS - len(self.rows)))

    def line(self, rows: list[int], text: str) -> None:
        self.end_image()
        self.rows.extend(rows)
        self._text.append(text)

    def image_row(self, bits: int, width: int, times: int) -> None:
        """A row of an image, `times` high. Rows come one by one, as a print head makes them."""
        if self._image and self._image[0] != width:
            self.end_image()
        self.rows.extend([bits] * times)
        self._image = (width, (self._image[1] if self._image else 0) + times)

    def end_image(self) -> None:
        if self._image:
            self._text.append('[image %dx%d]' % self._image)
            self._image = None

    def text(self) -> str:
        self.end_image()
        return ''.join(line + '\n' for line in self._text)

    def png(self) -> bytes:
        left = (self.paper_dots - self.dots) // 2
        shift = self.paper_dots - self.dots - left
        margin = [0] * MARGIN_ROWS
        return png.encode(self.paper_dots, margin + [row << shift for row in self.rows] + margin)
