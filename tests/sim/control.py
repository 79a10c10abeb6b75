"""A control socket as the kiosk's automation has one: one line in, one JSON line out, in order."""

import json
import os
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST_LINE_BYTES = 4096


class Refused(Exception):
    """Why a command was not carried out."""


@dataclass
class _Client:
    sock: socket.socket
    pending: bytes = b''
    # A `wait` under way: its condition and the time when it is given up.
    condition: Callable[[], bool] | None = None
    deadline: float = field(default=0.0)


class Control:
    """`command` carries out one line and returns what the reply holds beside "ok"; for a wait it
    returns a condition and milliseconds. It raises Refused or ValueError."""

    def __init__(self, path: str, command: Callable[[list[str]], dict | tuple]):
        self._path = path
        self._command = command
        self._clients: list[_Client] = []
        if os.path.exists(path):
            os.unlink(path)
        self._listener = socket.socket(socket.AF_UNIX)
        self._listener.bind(path)
        self._listener.listen(8)

    def watched(self) -> list[socket.socket]:
        # A client that waits is not read: its next line's turn comes after the reply.
        return [self._listener] + [c.sock for c in self._clients if not c.condition]

    def deadline(self) -> float | None:
        """When `settle` is due next, in time.monotonic()."""
        return min((c.deadline for c in self._clients if c.condition), default=None)

    def serve(self, readable: list) -> None:
        for client in list(self._clients):
            if client.sock in readable:
                self._read(client)
        if self._listener in readable:
            self._clients.append(_Client(self._listener.accept()[0]))

    def settle(self) -> None:
        """Answers the waits whose condition came true or whose time is over."""
        for client in list(self._clients):
            if client.condition and client.condition():
                self._answer(client, {'ok': True})
            elif client.condition and time.monotonic() >= client.deadline:
                self._answer(client, {'ok': False, 'error': 'timeout'})

    def close(self) -> None:
        for client in self._clients:
            client.sock.close()
        self._listener.close()
        os.unlink(self._path)

    def _read(self, client: _Client) -> None:
        try:
            data = client.sock.recv(LONGEST_LINE_BYTES)
        except OSError:
            data = b''
        client.pending += data
        if not data or len(client.pending) > LONGEST_LINE_BYTES:
            self._drop(client)
        else:
            self._next_line(client)

    def _next_line(self, client: _Client) -> None:
        while not client.condition and b'\n' in client.pending:
            line, client.pending = client.pending.split(b'\n', 1)
            try:
                result = self._command(line.decode('utf-8', 'replace').split())
            except (Refused, ValueError) as error:
                result = {'ok': False, 'error': str(error)}
            if isinstance(result, tuple):
                client.condition, wait_ms = result
                client.deadline = time.monotonic() + wait_ms / 1000
            elif not self._send(client, {'ok': True} | result):
                return

    def _answer(self, client: _Client, reply: dict) -> None:
        client.condition = None
        if self._send(client, reply):
            self._next_line(client)

    def _send(self, client: _Client, reply: dict) -> bool:
        try:
            client.sock.sendall(json.dumps(reply).encode() + b'\n')
            return True
        except OSError:
            self._drop(client)
            return False

    def _drop(self, client: _Client) -> None:
        client.sock.close()
        self._clients.remove(client)
