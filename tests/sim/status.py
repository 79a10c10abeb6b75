"""What a printer's sensors say, and the bytes it says it with (reference/hardware.md section 1)."""

from dataclasses import dataclass

PAPER = ('ok', 'near-end', 'out')


@dataclass
class Sensors:
    paper: str = 'ok'
    cover_open: bool = False
    offline: bool = False  # the button on the printer's front
    cutter_error: bool = False

    @property
    def can_print(self) -> bool:
        return not (self.paper == 'out' or self.cover_open or self.offline or self.cutter_error)

    def realtime(self, n: int) -> int:
        """The answer to DLE EOT n, 1 to 4."""
        bits = {
            1: 0x08 * (not self.can_print),
            2: 0x04 * self.cover_open + 0x20 * (self.paper == 'out') + 0x40 * self.cutter_error,
            3: 0x08 * self.cutter_error,
            4: {'ok': 0, 'near-end': 0x0C, 'out': 0x6C}[self.paper],
        }
        return 0x12 | bits[n]

    def paper_sensor(self) -> int:
        """The answer to GS r 1, and the third byte of an automatic status."""
        return {'ok': 0, 'near-end': 0x03, 'out': 0x0F}[self.paper]

    def automatic(self) -> bytes:
        """The four bytes of an automatic status (GS a)."""
        first = 0x10 | 0x08 * (not self.can_print) | 0x20 * self.cover_open
        return bytes((first, 0x08 * self.cutter_error, self.paper_sensor(), 0x0F))
