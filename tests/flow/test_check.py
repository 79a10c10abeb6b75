"""kiosk --check and the command line: what is wrong is named, with its place and its mend."""

import os
import shutil
import subprocess
import tempfile
import unittest

from kiosk import PATIENCE_MS, SAMPLE_HALL, Kiosk, PrinterSim


def run(kiosk: Kiosk, *more: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        kiosk.command(*more), capture_output=True, text=True, timeout=PATIENCE_MS / 1000, check=False
    )


class Check(unittest.TestCase):
    def test_a_good_installation_has_nothing_to_say(self):
        with PrinterSim() as printer:
            kiosk = Kiosk(printer=printer)
            result = run(kiosk, '--check')
            self.assertEqual((result.returncode, result.stdout), (0, ''))

    def test_unknown_keys_have_their_line(self):
        kiosk = Kiosk()
        with open(kiosk.config, 'a', encoding='utf-8') as file:
            file.write('\n[kiosk]\nidd = x\n[nonsense]\n')
        with open(kiosk.config, encoding='utf-8') as file:
            lines = file.read().splitlines()
        result = run(kiosk, '--check')
        self.assertNotEqual(result.returncode, 0)
        self.assertIn(f"line {lines.index('idd = x') + 1}: unknown key 'idd'", result.stdout)
        self.assertIn(f'line {lines.index("[nonsense]") + 1}: unknown section', result.stdout)

    def test_a_bad_spreadsheet_has_file_row_and_column(self):
        with tempfile.TemporaryDirectory() as hall:
            shutil.copytree(SAMPLE_HALL, hall, dirs_exist_ok=True)
            services = os.path.join(hall, 'services.csv')
            with open(services, encoding='utf-8') as file:
                text = file.read()
            with open(services, 'w', encoding='utf-8') as file:
                file.write(text.replace('always', 'sometimes', 1))
            result = run(Kiosk(hall=hall), '--check')
            self.assertEqual(result.returncode, 1)
            self.assertRegex(result.stdout, r'^services\.csv.*\b2\b.*hours.*“sometimes”')

    def test_a_printer_that_is_not_there_is_named(self):
        keys = {'driver': 'escpos', 'device': 'serial:///dev/nothing', 'profile': 'generic-80'}
        result = run(Kiosk(printer=keys), '--check')
        self.assertEqual(result.returncode, 1)
        self.assertIn('/dev/nothing', result.stdout)

    def test_an_unknown_driver_or_profile_is_refused(self):
        for wrong in ({'driver': 'laser'}, {'profile': 'generic-81'}, {'device': 'ftp://x'}):
            keys = {'driver': 'escpos', 'device': 'file:///tmp/x', 'profile': 'generic-80'} | wrong
            result = run(Kiosk(printer=keys), '--check')
            self.assertNotEqual(result.returncode, 0, wrong)
            self.assertIn('printer', result.stdout)

    def test_keys_and_languages_that_do_not_exist_are_named(self):
        kiosk = Kiosk(keypad={'ok': 'Any Key', 'up': 'F13'}, kiosk={'locales': 'zh-CN, xx'})
        result = run(kiosk, '--check')
        self.assertEqual(result.returncode, 1)
        self.assertIn('[keypad] ok = Any Key', result.stdout)
        self.assertNotIn('[keypad] up', result.stdout)
        self.assertIn('xx.mo', result.stdout)

    def test_an_address_that_the_upload_would_refuse_is_named(self):
        wrong = (
            'http://central.example.cn',
            'https://',
            'https://user:secret@central.example.cn',
            'ftp://central.example.cn',
            'central.example.cn',
            'https://central.example.cn:99999',
            'https://central.example.cn/?hall=1',
            'https://central.example.cn/#hall',
            'https://cent ral.example.cn',
        )
        for url in wrong:
            result = run(Kiosk(central={'url': url}), '--check')
            self.assertEqual(result.returncode, 1, url)
            self.assertTrue(result.stdout.startswith(f'[central] url: {url}: '), result.stdout)
        for url in ('https://central.example.cn:8443/hall/', 'http://127.0.0.1:8080'):
            result = run(Kiosk(central={'url': url}), '--check')
            self.assertEqual((result.returncode, result.stdout), (0, ''))

    def test_a_missing_state_folder_is_named(self):
        kiosk = Kiosk()
        os.rmdir(kiosk.state_dir)
        result = run(kiosk, '--check')
        self.assertEqual(result.returncode, 1)
        self.assertIn(kiosk.state_dir, result.stdout)


class CommandLine(unittest.TestCase):
    def test_version(self):
        result = subprocess.run(
            [Kiosk().binary, '--version'], capture_output=True, text=True, check=True
        )
        self.assertRegex(result.stdout, r'^kiosk \S+\n$')

    def test_nonsense_shows_the_usage(self):
        for arguments in ([], ['--nonsense'], ['--config']):
            result = subprocess.run(
                [Kiosk().binary, *arguments], capture_output=True, text=True, check=False
            )
            self.assertEqual(result.returncode, 2)
            self.assertIn('usage:', result.stderr)

    def test_automation_is_refused_in_production(self):
        kiosk = Kiosk(env={'KIOSK_PRODUCTION': '1'})
        result = subprocess.run(
            kiosk.command('--automation', kiosk.config + '.sock'),
            env=os.environ | {'KIOSK_PRODUCTION': '1'},
            capture_output=True,
            text=True,
            check=False,
        )
        self.assertEqual(result.returncode, 2)
        self.assertFalse(os.path.exists(kiosk.config + '.sock'))


class BadContent(unittest.TestCase):
    def test_content_that_was_never_good_is_said_on_the_screen(self):
        with tempfile.TemporaryDirectory() as hall:
            with Kiosk(hall=hall) as kiosk:
                kiosk.wait_state('trouble', 'no-content')
                kiosk.wait_screen('content')

    def test_a_bad_import_keeps_the_old_content_and_writes_its_report(self):
        with tempfile.TemporaryDirectory() as hall:
            shutil.copytree(SAMPLE_HALL, hall, dirs_exist_ok=True)
            with Kiosk(hall=hall, printer='file') as kiosk:
                kiosk.take_ticket('A')
                kiosk.stop()
                with open(os.path.join(hall, 'windows.csv'), 'a', encoding='utf-8') as file:
                    file.write('nonsense\n')
                kiosk.start()
                kiosk.take_ticket('A')
                report = os.path.join(kiosk.state_dir, 'import-report.txt')
                kiosk.until(lambda: os.path.exists(report), bool, PATIENCE_MS, report)
                with open(report, encoding='utf-8') as file:
                    self.assertIn('windows.csv', file.read())


if __name__ == '__main__':
    unittest.main()
