"""Displays of all sizes and turns: the picture's size, what a finger hits, the elements' names."""

import os
import struct
import subprocess
import unittest

from kiosk import Kiosk, PrinterSim
from peer import Peer

# Panel and rotation, and the picture that people see.
DISPLAYS = {
    (1280, 800, 0): (1280, 800),
    (1280, 800, 90): (800, 1280),
    (1280, 800, 180): (1280, 800),
    (1280, 800, 270): (800, 1280),
    (1080, 1920, 0): (1080, 1920),
    (1920, 1080, 90): (1080, 1920),
}


def keys(width: int, height: int, rotation: int) -> dict[str, object]:
    return {'width': width, 'height': height, 'rotation': rotation}


def middle(kiosk: Kiosk, element: str) -> tuple[int, int]:
    kiosk.wait_element(element)
    kiosk.rest()
    item = kiosk.items()[element]
    return item['x'] + item['w'] // 2, item['y'] + item['h'] // 2


def size_of_shot(kiosk: Kiosk) -> tuple[int, int]:
    path = os.path.join(kiosk.dir, 'shot.png')
    kiosk.do(f'shot {path}')
    with open(path, 'rb') as file:
        return struct.unpack('>II', file.read(24)[16:])


class Sizes(unittest.TestCase):
    def check_inside(self, kiosk: Kiosk, width: int, height: int) -> None:
        for name, item in kiosk.items().items():
            self.assertTrue(
                item['x'] >= 0
                and item['y'] >= 0
                and item['x'] + item['w'] <= width
                and item['y'] + item['h'] <= height,
                f'{name} on {kiosk.screen()}: {item}',
            )

    def test_a_visit_by_places_alone(self):
        way = {
            'idle.start': 'home',
            'home.ticket': 'service',
            'ticket.service.A': 'confirm',
            'ticket.confirm': 'done',
            'ticket.done.close': 'home',
        }
        for panel, (width, height) in DISPLAYS.items():
            with self.subTest(panel=panel), Kiosk(printer='file', display=keys(*panel)) as kiosk:
                kiosk.go_idle()
                self.assertEqual(size_of_shot(kiosk), (width, height))
                for element, screen in way.items():
                    x, y = middle(kiosk, element)
                    self.check_inside(kiosk, width, height)
                    # A screen that has just come takes no touch that was meant for the last one.
                    kiosk.until(lambda at=f'tap {x} {y}': kiosk.do(at)['hit'], bool, 20000, element)
                    kiosk.wait_screen(screen)
                self.assertEqual(kiosk.state()['overflows'], 0)


class Finger(unittest.TestCase):
    """Through the display server, where a touch has the panel's coordinates."""

    def test_touches_on_a_turned_panel_hit(self):
        display = self.enterContext(Display(1280, 800))
        with Kiosk(display=keys(1280, 800, 90), env=display.env) as kiosk:
            for element, screen in (('idle.start', 'home'), ('home.help', 'help')):
                x, y = middle(kiosk, element)
                display.click(1279 - y, x)
                kiosk.wait_screen(screen)


class Display(Peer):
    """Xvfb with nothing else on it."""

    def __init__(self, width: int, height: int):
        self._size = f'{width}x{height}x24'
        super().__init__('Xvfb', os.devnull)
        self.env: dict[str, str] = {}

    def click(self, x: int, y: int) -> None:
        command = ['xdotool', 'mousemove', str(x), str(y), 'click', '1']
        subprocess.run(command, env=os.environ | self.env, check=True)

    def __enter__(self) -> 'Display':
        self.spawn(['Xvfb', '-displayfd', '1', '-screen', '0', self._size, '-nolisten', 'tcp'])
        self.env = {
            'DISPLAY': f':{self.first_line()}',
            'SDL_VIDEODRIVER': 'x11',
        }
        return self

    def __exit__(self, *_) -> None:
        self.end()


class Names(unittest.TestCase):
    """Other programs count on these; what is not built yet is not shown."""

    LATER = ('home.progress', 'home.rate', 'home.feedback')

    def test_every_name_is_where_it_is_said_to_be(self):
        with PrinterSim() as printer, Kiosk(printer=printer) as kiosk:
            kiosk.wait_state('printer', 'ready')
            self.assertIn('idle.start', kiosk.ids())
            kiosk.go_home()
            self.assertLessEqual({'home.ticket', 'home.help'}, set(kiosk.ids()))
            self.assertTrue(set(self.LATER).isdisjoint(kiosk.ids()))
            kiosk.open_ticket('A')
            there = {'nav.back', 'nav.home', 'ticket.class.normal', 'ticket.confirm'}
            self.assertLessEqual(there, set(kiosk.ids()))
            printer.do('paper out')
            kiosk.wait_state('printer', 'paper-out')
            kiosk.tap('ticket.confirm')
            kiosk.wait_screen('failed')
            there = {'nav.home', 'ticket.done.number', 'ticket.retry'}
            self.assertLessEqual(there, set(kiosk.ids()))

    def test_back_and_home_never_move(self):
        with Kiosk(printer='file') as kiosk:
            seen = {'nav.back': set(), 'nav.home': set()}
            kiosk.go_home()
            for element in ('home.help', 'nav.back', 'home.ticket', 'ticket.service.A'):
                kiosk.tap_when_there(element)
                kiosk.rest()
                for name, item in kiosk.items().items():
                    if name in seen:
                        seen[name].add((item['x'], item['y'], item['w'], item['h']))
            self.assertEqual([len(places) for places in seen.values()], [1, 1])


if __name__ == '__main__':
    unittest.main()
