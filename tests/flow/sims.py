"""The simulators of tests/sim as context managers."""

import json
import os
import shutil
import tempfile

from peer import PATIENCE_MS, ROOT, Peer


class Sim(Peer):
    """Started on entering; ended, and its folder removed, on leaving. Its log is shown when the
    block is left by an exception."""

    def __init__(self, program: str):
        self.dir = tempfile.mkdtemp(prefix=f'{program}-')
        self._program = os.path.join(ROOT, 'tests/sim', program)
        self._socket = os.path.join(self.dir, 'control')
        super().__init__(program, os.path.join(self.dir, 'log'))

    def options(self) -> list[str]:
        return []

    def started(self, first_line: str) -> None:
        """Takes what the program says of itself."""

    def __enter__(self):
        self.spawn([self._program, *self.options(), '--control', self._socket])
        try:
            self.started(self.first_line())
            self.connect(self._socket)
        except BaseException:
            self.__exit__(BaseException, None, None)
            raise
        return self

    def __exit__(self, kind, _error, _trace) -> None:
        try:
            self.end()
            if kind:
                self.show_log()
        finally:
            shutil.rmtree(self.dir)


class PrinterSim(Sim):
    """tests/sim/printer: what it printed, and `do` for its faults."""

    def __init__(self, width_mm: int = 80, pty: bool = False, faults: tuple[str, ...] = ()):
        super().__init__('printer')
        self.width_mm = width_mm
        self.device = ''
        self.out = os.path.join(self.dir, 'out')
        self._line_options = ['--pty'] if pty else ['--tcp', '127.0.0.1:0']
        self._faults = faults

    def options(self) -> list[str]:
        faults = [word for fault in self._faults for word in ('--fault', fault)]
        return [*self._line_options, '--width', str(self.width_mm), '--out', self.out, *faults]

    def started(self, first_line: str) -> None:
        self.device = first_line

    def wait(self, counter: str, least: int, ms: int = PATIENCE_MS) -> None:
        """Until a counter of `stats` (documents, cuts, bytes ...) is at least that."""
        self.do(f'wait {counter} {least} {ms}')

    def stats(self) -> dict:
        return self.do('stats')

    def texts(self) -> list[str]:
        """What stands on each document, oldest first."""
        names = sorted(name for name in os.listdir(self.out) if name.endswith('.txt'))
        return [self._read(name) for name in names]

    def pictures(self) -> list[str]:
        """The paths of the documents' pictures, oldest first."""
        names = sorted(os.listdir(self.out))
        return [os.path.join(self.out, name) for name in names
                if name.endswith('.png') and name != 'latest.png']  # fmt: skip

    def _read(self, name: str) -> str:
        with open(os.path.join(self.out, name), encoding='utf-8') as file:
            return file.read()


class CentralSim(Sim):
    """tests/sim/central: what it accepted, and `do` for its faults."""

    def __init__(self, *arguments: str):
        super().__init__('central')
        self.url = ''
        self.data = os.path.join(self.dir, 'data')
        self.ca = os.path.join(self.data, 'ca.pem')
        self.token_file = os.path.join(self.data, 'token')
        self._arguments = arguments

    def options(self) -> list[str]:
        os.makedirs(self.data, exist_ok=True)
        return ['--dir', self.data, *self._arguments]

    def started(self, first_line: str) -> None:
        self.url = first_line

    def wait_events(self, least: int) -> None:
        """Until it took so many."""
        self.do(f'wait events {least} {PATIENCE_MS}')

    def events(self) -> list[dict]:
        """Every event it took, in order."""
        path = os.path.join(self.data, 'events.jsonl')
        if not os.path.exists(path):
            return []
        with open(path, encoding='utf-8') as file:
            return [json.loads(line) for line in file]
