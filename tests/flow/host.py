"""A printer's host in tests: its end of the line, the commands it sends, the paper it gets."""

import os
import socket
import struct
import unittest
import zlib

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
