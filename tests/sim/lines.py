"""The printer's end of the line: a TCP listener or a pseudo terminal, one host at a time."""

import os
import pty
import socket
import termios
import tty

RECEIVE_BUFFER_BYTES = 4096  # a printer's; the kernel doubles it


class LineClosed(Exception):
    """The host is gone."""


class TcpLine:
    def __init__(self, address: str):
        host, _, port = address.rpartition(':')
        self._address = (host, int(port))
        self._host: socket.socket | None = None
        self._listener: socket.socket
        self._bind(listen=True)
        self._address = self._listener.getsockname()
        self.device = 'tcp://%s:%d' % self._address

    def _bind(self, listen: bool) -> None:
        """A bound socket that does not listen keeps the port and refuses connections."""
        self._listener = socket.socket()
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, RECEIVE_BUFFER_BYTES)
        self._listener.bind(self._address)
        self._listening = listen
        if listen:
            self._listener.listen(1)

    @property
    def connected(self) -> bool:
        return self._host is not None

    @property
    def accepting(self) -> bool:
        """The next `read` takes no bytes but a host."""
        return self._host is None

    def watched(self) -> socket.socket | None:
        """What becomes readable when there is something for `read`; None: nothing can come."""
        return self._host or (self._listener if self._listening else None)

    def read(self, count: int) -> bytes:
        """The next bytes; b'' when a host has just come. Raises LineClosed."""
        if not self._host:
            self._host, _ = self._listener.accept()
            self._host.setblocking(False)
            self._host.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            return b''
        try:
            data = self._host.recv(count)
        except BlockingIOError:
            return b''
        except OSError as error:
            raise LineClosed from error
        if not data:
            raise LineClosed
        return data

    def write(self, data: bytes) -> None:
        """A host that does not read loses the reply, as with a real printer."""
        try:
            if self._host:
                self._host.send(data)
        except OSError:
            pass

    def drop(self) -> None:
        if self._host:
            self._host.close()
            self._host = None

    def refuse(self, on: bool) -> None:
        self._listener.close()
        self._bind(listen=not on)

    def close(self) -> None:
        self.drop()
        self._listener.close()


class PtyLine:
    """A link to the terminal keeps its name when the line was dropped and a new terminal made."""

    def __init__(self, link: str):
        self._link = link
        self._open()
        self.device = f'serial://{link}?baud=115200'

    def _open(self) -> None:
        self._master, slave = pty.openpty()
        tty.setraw(slave, termios.TCSANOW)
        os.set_blocking(self._master, False)
        # Held until the host's first byte: without any open end the master only says "hung up".
        self._slave: int | None = slave
        temporary = self._link + '.new'
        if os.path.lexists(temporary):
            os.unlink(temporary)
        os.symlink(os.ttyname(slave), temporary)
        os.replace(temporary, self._link)

    @property
    def connected(self) -> bool:
        return self._master >= 0 and self._slave is None

    accepting = False  # a terminal's host shows itself by its bytes

    def watched(self) -> int | None:
        return self._master if self._master >= 0 else None

    def read(self, count: int) -> bytes:
        try:
            data = os.read(self._master, count)
        except BlockingIOError:
            return b''
        except OSError as error:
            self._slave = os.open(self._link, os.O_RDWR | os.O_NOCTTY)
            raise LineClosed from error
        if self._slave is not None:
            os.close(self._slave)
            self._slave = None
        return data

    def write(self, data: bytes) -> None:
        try:
            os.write(self._master, data)
        except OSError:
            pass

    def drop(self) -> None:
        """Hangs up: the host reads the end, and its writes fail. A new terminal takes its place."""
        if self._master >= 0 and self._close_ends():
            self._open()

    def _close_ends(self) -> bool:
        for end in (self._master, self._slave):
            if end is not None and end >= 0:
                os.close(end)
        self._master, self._slave = -1, None
        return True

    def refuse(self, on: bool) -> None:
        """Unplugged: no device under the name."""
        if on:
            self._close_ends()
            os.unlink(self._link)
        elif self._master < 0:
            self._open()

    def close(self) -> None:
        self._close_ends()
        if os.path.lexists(self._link):
            os.unlink(self._link)
