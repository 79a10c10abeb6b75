"""The kiosk under test, and the peers it talks to: what every flow and fault test imports.

    with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
        label = kiosk.take_ticket('A')
        printer.wait('cuts', 1)

The program is $KIOSK, or build/kiosk. $KIOSK_KEEP set keeps the folders for a look.
"""

import os
import shutil
import signal
import sysconfig
import tempfile
import time
import unittest
import weakref
from collections.abc import Callable, Collection

from peer import ROOT, Peer, Trouble
from sims import CentralSim, PrinterSim

__all__ = [
    'SAMPLE_HALL',
    'CentralSim',
    'Kiosk',
    'PrinterSim',
    'Trouble',
    'central_keys',
    'faketime',
    'file_keys',
    'printer_keys',
]

POLL_S = 0.01

SAMPLE_HALL = os.path.join(ROOT, 'assets/hall')

# How long a test waits for what must come: passing tests never wait so long, and a machine under a
# sanitizer and a heavy load may.
PATIENCE_MS = 20000

# Where the way of a ticket ends; "number" is that of one without paper.
OUTCOMES = ('done', 'failed', 'unknown', 'number')


class Kiosk(Peer):
    """A kiosk in a folder of its own: config, state and socket. Entering starts it; leaving quits
    it and checks that it ends with 0, or, after a failure, kills it and shows its log.

    Keyword arguments are sections of kiosk.ini, each a dict of keys: `display={'width': 1080}`.
    `printer` and `central` also take a running PrinterSim and CentralSim, and `printer='file'` is a
    printer without answers that writes to `paper`. `hall` is the folder of
    CSV files, `env` is added to the environment, `arguments` to the command line.
    """

    def __init__(
        self,
        hall: str = SAMPLE_HALL,
        env: dict[str, str] | None = None,
        arguments: Collection[str] = (),
        **sections: dict | str | PrinterSim | CentralSim,
    ):
        self.dir = tempfile.mkdtemp(prefix='kiosk-')
        if 'KIOSK_KEEP' not in os.environ:
            # Some are never entered: asked for their command line only.
            weakref.finalize(self, shutil.rmtree, self.dir, ignore_errors=True)
        self.state_dir = os.path.join(self.dir, 'state')
        self.config = os.path.join(self.dir, 'kiosk.ini')
        self.paper = os.path.join(self.dir, 'paper')
        self.binary = os.path.join(ROOT, os.environ.get('KIOSK', 'build/kiosk'))
        self._socket = os.path.join(self.dir, 'automation')
        self._env = {'SDL_VIDEODRIVER': 'dummy'} | (env or {})
        self._arguments = list(arguments)
        if 'LD_PRELOAD' in self._env and 'thread' in self.binary:
            raise unittest.SkipTest(
                "libfaketime waits on conditions behind ThreadSanitizer's back, which sees no"
                ' locks there'
            )
        super().__init__('kiosk', os.path.join(self.dir, 'log'))
        os.mkdir(self.state_dir)
        self.configure(hall, **sections)

    # ---- its life ----

    def configure(self, hall: str = SAMPLE_HALL, **sections) -> None:
        """Writes kiosk.ini; read at the next start."""
        if sections.get('printer') == 'file':
            sections['printer'] = file_keys(self.paper)
        with open(self.config, 'w', encoding='utf-8') as file:
            for section, keys in settings(os.path.join(ROOT, hall), sections).items():
                file.write(f'[{section}]\n')
                file.writelines(f'{key} = {value}\n' for key, value in keys.items())

    def command(self, *more: str) -> list[str]:
        return [self.binary, '--config', self.config, '--state', self.state_dir, *more]

    def start(self) -> None:
        self.spawn(self.command('--automation', self._socket, *self._arguments), self._env)
        self.connect(self._socket)

    def kill(self) -> None:
        """Ends it in the middle of whatever it does."""
        self.end(signal.SIGKILL)

    def stop(self) -> None:
        """Ends it as a person would, and insists on a clean end."""
        self.do('quit')
        code = self.wait_end()
        if code != 0:
            raise Trouble(f'the kiosk ended with {code}:\n{self.log_text()}')

    def restart(self) -> None:
        if self.running:
            self.stop()
        self.start()

    def __enter__(self) -> 'Kiosk':
        try:
            self.start()
        except BaseException:
            self.__exit__(BaseException, None, None)
            raise
        return self

    def __exit__(self, kind, _error, _trace) -> None:
        if kind:
            if self.process:
                self.kill()
            self.show_log()
        elif self.running:
            self.stop()

    # ---- what it shows ----

    def tree(self) -> dict:
        return self.do('tree')

    def screen(self) -> str:
        return self.tree()['screen']

    def items(self) -> dict[str, dict]:
        """The elements on the screen by their ids."""
        return {item['id']: item for item in self.tree()['items']}

    def ids(self) -> list[str]:
        return list(self.items())

    def label(self, element: str) -> str:
        """Its words, once it is there."""
        items = self.until(self.items, lambda now: element in now, PATIENCE_MS, element)
        return items[element]['label']

    def wait_label(self, element: str, fits: Callable[[str], bool]) -> str:
        """Its words, once they are what is asked for."""
        items = self.until(
            self.items,
            lambda now: element in now and fits(now[element]['label']),
            PATIENCE_MS,
            f'{element} as wanted',
        )
        return items[element]['label']

    def state(self) -> dict:
        return self.do('state')

    # ---- touching and waiting ----

    def tap(self, element: str) -> None:
        self.do(f'tap {element}')

    def wait_screen(self, names: str | Collection[str], ms: int = PATIENCE_MS) -> str:
        """Until one of these screens shows; its name."""
        if isinstance(names, str):
            # The kiosk's own clock may run faster than this one.
            until = time.monotonic() + ms / 1000
            while not (reply := self.try_do(f'wait screen {names} {ms}')).get('ok'):
                if time.monotonic() > until:
                    raise Trouble(f'no screen {names}, but {self.screen()}: {reply}')
            return names
        return self.until(self.screen, lambda screen: screen in names, ms, f'screen {names}')

    def wait_element(self, element: str, ms: int = PATIENCE_MS) -> None:
        """Until the element is there and may be touched."""
        self.until(
            self.items,
            lambda items: element in items and items[element]['enabled'],
            ms,
            element,
        )

    def wait_state(self, key: str, value: object, ms: int = PATIENCE_MS) -> None:
        """Until the state's `key` is `value`, or, for a function, until that says so."""
        fits = value if callable(value) else lambda now: now == value
        self.until(lambda: self.state()[key], fits, ms, f'{key} = {value}')

    def until(self, look: Callable, fits: Callable[..., bool], ms: int, what: str):
        """Automation tells of the screen it was asked for and of nothing else: look again."""
        until = time.monotonic() + ms / 1000
        while not fits(seen := look()):
            if time.monotonic() > until:
                raise Trouble(f'waited {ms} ms for {what}, there is {seen}')
            time.sleep(POLL_S)
        return seen

    # ---- ways through the screens ----

    def go_home(self) -> None:
        screen = self.screen()
        if screen != 'home':
            self.tap('idle.start' if screen == 'idle' else 'nav.home')
            self.wait_screen('home')

    def open_ticket(
        self, service: str = 'A', cls: str | None = None, on_screen: bool = False
    ) -> None:
        """Home, the services, this service, the class: up to the last touch. `on_screen` goes on
        without paper where the kiosk says that its printer is in trouble; without it a printer in
        trouble is given a while to recover."""
        self.go_home()
        self.tap('home.ticket')
        if on_screen:
            self.tap_when_there('ticket.on_screen')
        self.wait_screen('service')
        self._turn_pages_to(f'ticket.service.{service}')
        self.tap(f'ticket.service.{service}')
        self.wait_screen('confirm')
        if cls is not None:
            self.tap_when_there(f'ticket.class.{cls}')
        self.wait_element('ticket.confirm')

    def take_ticket(
        self,
        service: str = 'A',
        cls: str | None = None,
        ms: int = 2 * PATIENCE_MS,
        on_screen: bool = False,
    ) -> str:
        """A ticket through the screens, whatever comes of its printing; its label ("A001")."""
        self.open_ticket(service, cls, on_screen)
        self.tap('ticket.confirm')
        self.wait_screen(OUTCOMES, ms)
        return self.label('ticket.done.number')

    def _turn_pages_to(self, element: str) -> None:
        while True:
            items = self.until(
                self.items,
                lambda now: element in now or 'page.next' in now,
                PATIENCE_MS,
                f'{element} or another page',
            )
            if element in items:
                return
            page = items['page.number']['label']
            self.tap('page.next')
            self.wait_label('page.number', lambda now, page=page: now != page)

    def tap_when_there(self, element: str, ms: int = PATIENCE_MS) -> None:
        self.wait_element(element, ms)
        self.tap(element)


def settings(hall: str, sections: dict[str, dict | PrinterSim | CentralSim]) -> dict[str, dict]:
    """The sections of kiosk.ini: what a test needs, overlaid with what it asks for."""
    result: dict[str, dict] = {
        'kiosk': {'id': 'test-1', 'hall': hall, 'locale': 'zh-CN'},
        'display': {'width': 1280, 'height': 800, 'rotation': 0, 'fullscreen': 'no'},
        'log': {'level': 'debug'},
    }
    for section, keys in sections.items():
        if isinstance(keys, PrinterSim):
            keys = printer_keys(keys)
        elif isinstance(keys, CentralSim):
            keys = central_keys(keys)
        result[section] = result.get(section, {}) | keys
    return result


def faketime(moment: str) -> dict[str, str]:
    """For `env`: China's clock starts at this moment, the monotonic clocks stay real."""
    library = f'/usr/lib/{sysconfig.get_config_var("MULTIARCH")}/faketime/libfaketimeMT.so.1'
    if not os.path.exists(library):
        raise Trouble(f'{library} is missing: apt install libfaketime')
    # A sanitizer's runtime wants to be the first library, but does not need to be.
    return {
        'LD_PRELOAD': library,
        'FAKETIME': f'@{moment}',
        'FAKETIME_DONT_FAKE_MONOTONIC': '1',
        'TZ': 'Asia/Shanghai',
        'ASAN_OPTIONS': 'verify_asan_link_order=0',
    }


def printer_keys(printer: PrinterSim, **more: object) -> dict:
    """Section [printer] for this simulator: `Kiosk(printer=printer_keys(sim, encoding='text'))`."""
    return {
        'driver': 'escpos',
        'device': printer.device,
        'profile': f'generic-{printer.width_mm}',
        'encoding': 'raster',
        'width_mm': printer.width_mm,
    } | more


def file_keys(path: str, **more: object) -> dict:
    """Section [printer] for a file that takes the bytes and answers nothing."""
    return {
        'driver': 'escpos',
        'device': f'file://{path}',
        'profile': 'generic-80-silent',
        'encoding': 'raster',
        'width_mm': 80,
    } | more


def central_keys(central: CentralSim, **more: object) -> dict:
    """Section [central] for this simulator."""
    return {
        'url': central.url,
        'ca': central.ca,
        'token_file': central.token_file,
        'batch': 50,
        'interval_s': 1,
    } | more
