"""PNG files of 1-bit dots, written by hand: the standard library has zlib and no pictures."""

import struct
import zlib


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def encode(width: int, rows: list[int]) -> bytes:
    """A picture of black dots on white; each row is an integer of `width` bits, 1 = black."""
    stride = (width + 7) // 8
    white = (1 << width) - 1
    padding = stride * 8 - width
    lines = b''.join(b'\0' + ((row ^ white) << padding).to_bytes(stride, 'big') for row in rows)
    header = struct.pack('>IIBBBBB', width, len(rows), 1, 0, 0, 0, 0)
    return (
        b'\x89PNG\r\n\x1a\n'
        + _chunk(b'IHDR', header)
        + _chunk(b'pHYs', struct.pack('>IIB', 8000, 8000, 1))  # 8 dots a millimetre: 203 dpi
        + _chunk(b'IDAT', zlib.compress(lines, 6))
        + _chunk(b'IEND', b'')
    )
