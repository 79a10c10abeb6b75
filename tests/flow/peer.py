"""Processes that tests talk to over a Unix socket: one line out, one JSON line back."""

import json
import os
import select
import signal
import socket
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# How long a test waits for what must come: passing tests never wait so long, and a machine under a
# sanitizer and a heavy load may.
PATIENCE_MS = 60000
PATIENCE_S = PATIENCE_MS / 1000


class Trouble(AssertionError):
    """A peer said no, kept silent or died; a test that did not expect it has failed."""


class LineSocket:
    """The client's end of such a socket."""

    def __init__(self, path: str):
        self._path = path
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.settimeout(PATIENCE_S)
        try:
            self._socket.connect(path)
        except OSError:
            self._socket.close()
            raise
        self._replies = self._socket.makefile('r', encoding='utf-8')

    def ask(self, line: str) -> dict:
        words = line.split()
        waits = words[0] == 'wait' and words[-1].isdigit()
        patience_s = int(words[-1]) / 1000 if waits else 0
        self._socket.settimeout(PATIENCE_S + patience_s)
        try:
            self._socket.sendall(line.encode() + b'\n')
            reply = self._replies.readline()
        except OSError as error:
            raise Trouble(f'{line!r}: {self._path}: {error}') from error
        if not reply:
            raise Trouble(f'{line!r}: {self._path} was closed')
        return json.loads(reply)

    def close(self) -> None:
        self._replies.close()
        self._socket.close()


class Peer:
    """A program with such a socket. Its standard error goes to `log`."""

    def __init__(self, name: str, log: str):
        self.name = name
        self.log = log
        self.process: subprocess.Popen | None = None
        self._line: LineSocket | None = None

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def spawn(self, command: list[str], env: dict[str, str] | None = None) -> None:
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=os.environ | (env or {}),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=log,
            )

    def first_line(self) -> str:
        """The first line of its standard output."""
        assert self.process and self.process.stdout
        line = b''
        until = time.monotonic() + PATIENCE_S
        while not line.endswith(b'\n'):
            left = until - time.monotonic()
            if left <= 0 or not select.select([self.process.stdout], [], [], left)[0]:
                raise Trouble(f'{self.name} did not say where it listens within {PATIENCE_S:.0f} s')
            byte = os.read(self.process.stdout.fileno(), 1)
            if not byte:
                raise Trouble(f'{self.name} ended at once:\n{self.log_text()}')
            line += byte
        return line.decode().strip()

    def connect(self, path: str) -> None:
        """Tries until the program listens, has ended, or took too long."""
        assert self.process
        until = time.monotonic() + PATIENCE_S
        while True:
            try:
                self._line = LineSocket(path)
                return
            except OSError as error:
                code = self.process.poll()
                if code is not None:
                    raise Trouble(f'{self.name} ended with {code}:\n{self.log_text()}') from error
                if time.monotonic() > until:
                    raise Trouble(f'{self.name} does not listen on {path}: {error}') from error
                time.sleep(0.005)

    def try_do(self, line: str) -> dict:
        """The reply, whatever it is."""
        if self._line is None:
            raise Trouble(f'{self.name} is not running')
        return self._line.ask(line)

    def do(self, line: str) -> dict:
        reply = self.try_do(line)
        if not reply.get('ok'):
            raise Trouble(f'{self.name}: {line}: {reply.get("error", reply)}')
        return reply

    def end(self, how: int = signal.SIGTERM) -> int:
        """Ends the process if it has not ended by itself; its exit code."""
        assert self.process
        if self.running:
            self.process.send_signal(how)
        return self.wait_end()

    def wait_end(self) -> int:
        assert self.process and self.process.stdout
        if self._line:
            self._line.close()
            self._line = None
        try:
            code = self.process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Trouble(f'{self.name} did not end within {PATIENCE_S:.0f} s') from None
        finally:
            self.process.stdout.close()
        return code

    def log_text(self) -> str:
        with open(self.log, encoding='utf-8', errors='replace') as log:
            return log.read()

    def show_log(self) -> None:
        print(f'---- {self.name}: {self.log}\n{self.log_text()}----', file=sys.stderr)
