"""The virtual printer's answers, faults and lines: what a host is told, and what goes wrong."""

import unittest

from host import CUT, GS, Host, PrinterTest, completion, query
from peer import Trouble


class Status(PrinterTest):
    def test_well(self):
        _, host = self.start()
        answers = host.ask(query(1) + query(2) + query(3) + query(4), 4)
        self.assertEqual(answers, b'\x12\x12\x12\x12')

    def test_each_trouble(self):
        sim, host = self.start()
        for fault, mended, answers in (
            ('paper near-end', 'paper ok', '12 12 12 1e'),
            ('paper out', 'paper ok', '1a 32 12 7e'),
            ('cover open', 'cover closed', '1a 16 12 12'),
            ('offline on', 'offline off', '1a 12 12 12'),
            ('cutter-error on', 'cutter-error off', '1a 52 1a 12'),
        ):
            with self.subTest(fault=fault):
                sim.do(fault)
                seen = host.ask(query(1) + query(2) + query(3) + query(4), 4)
                self.assertEqual(seen.hex(' '), answers)
                sim.do(mended)
                self.assertEqual(host.ask(query(1)), b'\x12')

    def test_between_text_bytes(self):
        sim, host = self.start()
        self.assertEqual(host.ask(b'A' + query(1)), b'\x12')
        host.send(b'B\n', CUT)
        sim.wait('documents', 1)
        self.assertEqual(sim.texts(), ['AB\n'])

    def test_completion_and_processed(self):
        _, host = self.start()
        self.assertEqual(host.ask(b'A\n' + completion(b'7abc'), 7), b'\x37\x227abc\0')
        self.assertEqual(host.ask(GS + b'r\1'), b'\0')

    def test_what_was_not_printed_is_never_confirmed(self):
        sim, host = self.start(faults=('paper out',))
        host.send(b'A\n', completion(b'7abc'), GS + b'r\1', CUT)
        self.assertEqual(host.ask(query(4)), b'\x7e')
        self.assertTrue(host.silent())
        self.assertEqual(sim.stats()['documents'], 0)

    def test_automatic_status_tells_of_changes(self):
        sim, host = self.start()
        self.assertEqual(host.ask(GS + b'a\xff', 4), b'\x10\0\0\x0f')
        sim.do('cover open')
        self.assertEqual(host.read(4), b'\x38\0\0\x0f')
        sim.do('cover closed')
        self.assertEqual(host.read(4), b'\x10\0\0\x0f')
        sim.do('paper out')
        self.assertEqual(host.read(4), b'\x18\0\x0f\x0f')


class Faults(PrinterTest):
    def test_paper_ends_at_a_byte(self):
        sim, host = self.start()
        sim.do('paper-out-after 4')
        self.assertEqual(host.ask(b'AB\nCD\nEF\n' + CUT + query(4)), b'\x7e')
        self.assertEqual(sim.stats()['cuts'], 0)
        sim.do('paper ok')  # the torn piece comes out, and what was swallowed never does
        self.assertEqual(sim.texts(), ['AB\n'])
        host.send(b'X\n', CUT)
        sim.wait('cuts', 1)
        self.assertEqual(sim.texts(), ['AB\n', 'X\n'])

    def test_disconnect_now_and_after(self):
        sim, host = self.start()
        self.assertEqual(host.ask(query(1)), b'\x12')
        sim.do('disconnect')
        with self.assertRaises((EOFError, ConnectionError)):
            host.read(1)
        sim.do('disconnect-after 5')
        with Host(sim) as second:
            second.send(b'AB\nCD\n', CUT)
            with self.assertRaises((EOFError, ConnectionError)):
                second.read(1)
        sim.wait('documents', 1)
        self.assertEqual(sim.texts(), ['AB\n'])
        self.assertEqual(sim.stats()['bytes'], 8)
        with Host(sim) as third:
            self.assertEqual(third.ask(query(1)), b'\x12')

    def test_mute_and_garbage(self):
        sim, host = self.start()
        sim.do('mute on')
        host.send(query(1), b'A\n', CUT)
        sim.wait('documents', 1)
        self.assertTrue(host.silent())
        sim.do('mute off')
        sim.do('garbage on')
        self.assertNotEqual(host.ask(query(1))[0] & 0x93, 0x12)
        sim.do('garbage off')
        self.assertEqual(host.ask(query(1)), b'\x12')

    def test_stall_takes_nothing(self):
        sim, host = self.start()
        self.assertEqual(host.ask(query(1)), b'\x12')
        sim.do('stall on')
        host.send(b'A\n', CUT, query(1))
        self.assertEqual(sim.try_do('wait bytes 4 50'), {'ok': False, 'error': 'timeout'})
        self.assertTrue(host.silent())
        sim.do('stall off')
        self.assertEqual(host.read(1), b'\x12')
        self.assertEqual(sim.stats()['documents'], 1)

    def test_slow_has_a_pace(self):
        sim, host = self.start()
        self.assertEqual(host.ask(query(1)), b'\x12')
        sim.do('slow 1000')
        host.send(b'x' * 2000)
        self.assertFalse(sim.try_do('wait bytes 2003 300')['ok'])
        self.assertGreater(sim.stats()['bytes'], 3)
        sim.do('slow off')
        sim.wait('bytes', 2003)

    def test_refuse(self):
        sim, host = self.start()
        host.close()
        sim.do('refuse on')
        with self.assertRaises(ConnectionRefusedError):
            Host(sim)
        sim.do('refuse off')
        with Host(sim) as second:
            self.assertEqual(second.ask(query(1)), b'\x12')

    def test_wrong_commands_are_refused(self):
        sim, _ = self.start()
        for line in ('paper', 'paper blue', 'slow fast', 'cover', 'wait documents', 'nonsense',
                     'disconnect-after -1', 'wait cats 1 10', 'stall on on'):  # fmt: skip
            with self.subTest(line=line):
                self.assertFalse(sim.try_do(line)['ok'])
        with self.assertRaises(Trouble):
            sim.do('nonsense')


class Serial(PrinterTest):
    def test_prints_and_answers(self):
        sim, host = self.start(pty=True)
        self.assertEqual(host.ask(b'A\n\x0d' + query(1)), b'\x12')
        host.send(CUT)
        sim.wait('documents', 1)
        self.assertEqual(sim.texts(), ['A\n'])

    def test_hang_up_and_come_back_under_the_same_name(self):
        sim, host = self.start(pty=True)
        self.assertEqual(host.ask(query(1)), b'\x12')
        sim.do('disconnect')
        with self.assertRaises((EOFError, OSError)):
            host.read(1)
        with Host(sim) as second:
            self.assertEqual(second.ask(query(1)), b'\x12')

    def test_the_host_leaves_and_returns(self):
        sim, host = self.start(pty=True)
        host.send(b'no cut\n')
        sim.wait('bytes', 7)
        host.close()
        sim.wait('documents', 1)
        with Host(sim) as second:
            self.assertEqual(second.ask(query(1)), b'\x12')

    def test_stalled_from_the_start(self):
        sim, host = self.start(pty=True, faults=('stall on',))
        host.send(query(1))
        self.assertFalse(sim.try_do('wait bytes 1 50')['ok'])
        sim.do('stall off')
        self.assertEqual(host.read(1), b'\x12')

    def test_unplugged(self):
        sim, host = self.start(pty=True)
        host.close()
        sim.do('refuse on')
        with self.assertRaises(FileNotFoundError):
            Host(sim)
        sim.do('refuse off')
        with Host(sim) as second:
            self.assertEqual(second.ask(query(1)), b'\x12')


if __name__ == '__main__':
    unittest.main()
