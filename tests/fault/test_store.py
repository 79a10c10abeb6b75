"""The disk fails: out of service says so, nothing is lost, no number repeats after the repair."""

import contextlib
import glob
import os
import sqlite3
import subprocess
import unittest

from kiosk import Kiosk, Trouble

OUT_OF_SERVICE = 'outofservice'


def in_namespace(mount: str, folder: str, command: list[str]) -> list[str]:
    """The command in a mount namespace of its own, after `mount` was done to the folder."""
    return ['unshare', '-rm', 'sh', '-c', mount, folder, *command]


def remount(kiosk: Kiosk, options: str) -> None:
    subprocess.run(
        ['nsenter', '-U', '--preserve-credentials', '-m', '-t', str(kiosk.process.pid),
         'mount', '-o', f'remount,{options}', kiosk.state_dir],
        check=True,
    )  # fmt: skip


class Disk(Kiosk):
    """A kiosk whose state folder is a small disk of its own, in a mount namespace of its own."""

    def __init__(self, size_kib: int, **sections):
        self._size_kib = size_kib
        super().__init__(**sections)

    def command(self, *more: str) -> list[str]:
        mount = f'mount -t tmpfs -o size={self._size_kib}k tmpfs "$0" && exec "$@"'
        return in_namespace(mount, self.state_dir, super().command(*more))

    def inside(self, path: str = '') -> str:
        """The disk as this process sees it."""
        return f'/proc/{self.process.pid}/root{self.state_dir}/{path}'

    def fill(self) -> None:
        with open(self.inside('ballast'), 'ab', buffering=0) as file:
            try:
                while file.write(b'x' * 4096):
                    pass
            except OSError:
                pass

    def empty(self) -> None:
        os.unlink(self.inside('ballast'))


class FullDisk(unittest.TestCase):
    def take_until_full(self, kiosk: Disk, taken: list[str]) -> None:
        """Pages that are allocated already may still take a ticket or two, and what the store gives
        back when it is opened again may take more: the disk is filled up again before each."""
        for _ in range(200):
            kiosk.fill()
            if kiosk.state()['trouble'] == 'store-full':
                return
            try:
                kiosk.open_ticket('A')
                kiosk.tap('ticket.confirm')
            except Trouble:
                continue
            if kiosk.wait_screen(('done', OUT_OF_SERVICE)) == 'done':
                taken.append(kiosk.label('ticket.done.number'))
        self.fail('the disk never became full')

    def test_full_says_out_of_service_and_comes_back(self):
        with Disk(4096, printer='file') as kiosk:
            taken = [kiosk.take_ticket('A')]
            self.take_until_full(kiosk, taken)
            kiosk.wait_screen(OUT_OF_SERVICE)
            self.assertIn('trouble.until', kiosk.ids())
            kiosk.empty()
            kiosk.wait_state('trouble', 'none')
            taken.append(kiosk.take_ticket('A'))
            self.assertEqual(len(set(taken)), len(taken))
            self.assertEqual(taken, [f'A{n:03}' for n in range(1, len(taken) + 1)])

    def test_a_first_start_without_room_is_not_damage(self):
        with Disk(48, printer='file') as kiosk:
            kiosk.wait_state('trouble', 'store-full')
            remount(kiosk, 'size=8m')
            kiosk.wait_state('trouble', 'none')
            self.assertEqual(kiosk.take_ticket('A'), 'A001')


class ReadOnlyDisk(unittest.TestCase):
    def test_read_only_says_out_of_service_and_comes_back(self):
        with Kiosk(printer='file') as kiosk:
            first = kiosk.take_ticket('A')
            kiosk.stop()
            mount = 'mount --bind "$0" "$0" && mount -o remount,bind,ro "$0" && exec "$@"'
            command = kiosk.command
            kiosk.command = lambda *more: in_namespace(mount, kiosk.state_dir, command(*more))
            kiosk.start()
            kiosk.wait_state('trouble', 'store-read-only')
            kiosk.wait_screen(OUT_OF_SERVICE)
            self.assertIn('trouble.until', kiosk.ids())
            remount(kiosk, 'bind,rw')
            kiosk.wait_state('trouble', 'none')
            self.assertEqual((first, kiosk.take_ticket('A')), ('A001', 'A002'))


class MissingFolder(unittest.TestCase):
    def test_a_store_is_not_made_where_nobody_asked_for_one(self):
        with Kiosk(printer='file') as kiosk:
            kiosk.take_ticket('A')
            kiosk.stop()
            os.rename(kiosk.state_dir, kiosk.state_dir + '.away')
            kiosk.start()
            kiosk.wait_state('trouble', 'store-missing')
            kiosk.wait_screen(OUT_OF_SERVICE)
            self.assertFalse(os.path.exists(kiosk.state_dir))
            os.rename(kiosk.state_dir + '.away', kiosk.state_dir)
            kiosk.wait_state('trouble', 'none')
            self.assertEqual(kiosk.take_ticket('A'), 'A002')


class DamagedDatabase(unittest.TestCase):
    def damage(self, kiosk: Kiosk) -> str:
        """Overwrites the middle of every page but the first."""
        path = os.path.join(kiosk.state_dir, 'kiosk.db')
        with sqlite3.connect(path) as store:
            store.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        size = os.path.getsize(path)
        with open(path, 'r+b') as file:
            for page in range(4096, size, 4096):
                file.seek(page)
                file.write(b'\xa5' * 512)
        return path

    def test_damage_is_found_and_no_number_repeats_after_the_repair(self):
        with Kiosk(printer='file') as kiosk:
            before = [kiosk.take_ticket('A') for _ in range(3)]
            kiosk.stop()
            path = self.damage(kiosk)
            with open(path, 'rb') as file:
                damaged = file.read()
            kiosk.start()
            kiosk.wait_state('trouble', 'store-corrupt')
            kiosk.wait_screen(OUT_OF_SERVICE)
            with open(path, 'rb') as file:
                self.assertEqual(file.read(), damaged, 'the evidence is kept as it is')
            # The maintainer puts the file away; a new one is begun.
            for name in glob.glob(path + '*'):
                # SQLite's own files come and go while the kiosk tries again.
                with contextlib.suppress(FileNotFoundError):
                    os.rename(name, name + '.away')
            kiosk.wait_state('trouble', 'none')
            self.assertNotIn(kiosk.take_ticket('A'), before)

    def test_damage_that_the_first_picture_meets_is_told_on_it(self):
        with Kiosk(printer='file') as kiosk:
            kiosk.take_ticket('A')
            kiosk.stop()
            path = os.path.join(kiosk.state_dir, 'kiosk.db')
            with contextlib.closing(sqlite3.connect(path)) as store:
                store.execute('PRAGMA wal_checkpoint(TRUNCATE)')
                size = store.execute('PRAGMA page_size').fetchone()[0]
                pages = dict(store.execute('SELECT name, rootpage FROM sqlite_schema'))
            with open(path, 'rb') as file:
                whole = file.read()
            for table in ('series', 'sqlite_sequence', 'ticket', 'meta'):
                with self.subTest(table):
                    at = (pages[table] - 1) * size
                    with open(path, 'wb') as file:
                        file.write(whole[:at] + b'\xa5' * size + whole[at + size :])
                    kiosk.start()
                    kiosk.wait_state('trouble', 'store-corrupt')
                    kiosk.wait_screen(OUT_OF_SERVICE)
                    kiosk.stop()

    def test_what_is_no_database_at_all_is_found(self):
        with Kiosk(printer='file') as kiosk:
            before = kiosk.take_ticket('A')
            kiosk.stop()
            path = os.path.join(kiosk.state_dir, 'kiosk.db')
            with open(path, 'wb') as file:
                file.write(os.urandom(20000))
            kiosk.start()
            kiosk.wait_state('trouble', 'store-corrupt')
            os.unlink(path)
            kiosk.wait_state('trouble', 'none')
            self.assertNotEqual(kiosk.take_ticket('A'), before)


if __name__ == '__main__':
    unittest.main()
