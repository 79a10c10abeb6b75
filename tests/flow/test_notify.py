"""The service manager hears of the first picture, and of life only while all of it is alive."""

import contextlib
import ctypes
import os
import pathlib
import socket
import tempfile
import unittest
from collections.abc import Iterator

from kiosk import Kiosk

LIMIT_MS = 300  # of the watchdog: the kiosk tells of itself twice in it
PATIENCE_S = 20

PTRACE_DETACH, PTRACE_SEIZE, PTRACE_INTERRUPT = 17, 0x4206, 0x4207
WAIT_ALL = 0x40000000  # __WALL: threads that are no processes too


class Manager:
    """The service manager's end of NOTIFY_SOCKET."""

    def __init__(self, folder: str):
        self.path = os.path.join(folder, 'notify')
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
        self._socket.bind(self.path)

    def hear(self, within_s: float = PATIENCE_S) -> str | None:
        """The next message; None when there is none."""
        self._socket.settimeout(within_s)
        try:
            return self._socket.recv(4096).decode()
        except (TimeoutError, BlockingIOError):
            return None

    def forget(self) -> None:
        """What has come so far."""
        while self.hear(0) is not None:
            pass

    def close(self) -> None:
        self._socket.close()


@contextlib.contextmanager
def held(thread: int) -> Iterator[None]:
    """One thread stands still and the others of its process go on."""
    ptrace = ctypes.CDLL(None, use_errno=True).ptrace
    ptrace.argtypes = [ctypes.c_long] * 4

    def do(request: int) -> None:
        if ptrace(request, thread, 0, 0) != 0:
            raise OSError(ctypes.get_errno(), 'ptrace')

    do(PTRACE_SEIZE)
    do(PTRACE_INTERRUPT)
    os.waitpid(thread, WAIT_ALL)
    try:
        yield
    finally:
        do(PTRACE_DETACH)


def core_thread(kiosk: Kiosk) -> int:
    for task in pathlib.Path(f'/proc/{kiosk.process.pid}/task').iterdir():
        if (task / 'comm').read_text().strip() == 'core':
            return int(task.name)
    raise AssertionError('no thread of the core')


class Notify(unittest.TestCase):
    def setUp(self):
        folder = self.enterContext(tempfile.TemporaryDirectory())
        self.manager = Manager(folder)
        self.addCleanup(self.manager.close)
        self.env = {'NOTIFY_SOCKET': self.manager.path}

    def assert_silent(self):
        self.manager.forget()
        self.assertIsNone(self.manager.hear(3 * LIMIT_MS / 1000))

    def assert_last(self, message: str) -> None:
        """The next but for signs of life that were on their way."""
        heard = self.manager.hear()
        while heard == 'WATCHDOG=1':
            heard = self.manager.hear()
        self.assertEqual(heard, message)

    def test_ready_comes_first_with_a_picture_and_then_life(self):
        with Kiosk(env=self.env | {'WATCHDOG_USEC': str(LIMIT_MS * 1000)}) as kiosk:
            self.assertEqual(self.manager.hear(), 'READY=1')
            self.assertGreaterEqual(kiosk.state()['frames'], 1)
            for _ in range(3):
                self.assertEqual(self.manager.hear(), 'WATCHDOG=1')
            with held(core_thread(kiosk)):
                # The screen's loop goes on; a whole turn of it has read what the core said before.
                kiosk.do('tree')
                kiosk.do('tree')
                self.assert_silent()
            self.assertEqual(self.manager.hear(), 'WATCHDOG=1')
            with held(kiosk.process.pid):
                self.assert_silent()
            self.assertEqual(self.manager.hear(), 'WATCHDOG=1')
            kiosk.stop()
            self.assert_last('STOPPING=1')

    def test_a_manager_without_a_watchdog_hears_of_the_start_alone(self):
        with Kiosk(env=self.env) as kiosk:
            self.assertEqual(self.manager.hear(), 'READY=1')
            kiosk.stop()
            self.assertEqual(self.manager.hear(), 'STOPPING=1')


if __name__ == '__main__':
    unittest.main()
