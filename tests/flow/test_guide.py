#!/usr/bin/python3
"""From "what do I need?" to a list in the hand: finding a matter, its facts, this person's
materials, and the paper or the codes that they take along."""

import csv
import datetime
import os
import subprocess
import time
import unittest

from kiosk import SAMPLE_HALL, CentralSim, Kiosk, PrinterSim, faketime, printer_keys

# A Tuesday morning; between it and the limit lies nothing but weekends and a market day.
MORNING = datetime.datetime.fromisoformat('2026-11-24 10:00:00+08:00')
# The minimum living allowance: twenty working days, a question tree, two sample forms.
MATTER, DAYS = 'MZ001', 20
HARDSHIP, NEEDY, CIVIL_AFFAIRS = 'topic.8', 'topic.8', 'topic.2'
# Turned away by its first question.
REFUSING = 'MZ007'


def sheet(name: str) -> list[dict[str, str]]:
    with open(os.path.join(SAMPLE_HALL, name), encoding='utf-8-sig', newline='') as file:
        return list(csv.DictReader(file))


def due(accepted: datetime.date, days: int) -> datetime.date:
    """Working days from the day after acceptance, by the hall's calendar."""
    kinds = {row['date']: row['kind'] for row in sheet('calendar.csv') if row['kind'] != 'market'}
    day = accepted
    while days > 0:
        day += datetime.timedelta(days=1)
        ordinary = 'workday' if day.isoweekday() <= 5 else 'weekend'
        days -= kinds.get(day.isoformat(), ordinary) == 'workday'
    return day


class Guide(unittest.TestCase):
    def setUp(self):
        self.printer = self.enterContext(PrinterSim())
        self.central = self.enterContext(CentralSim())
        # Both clocks say the same, or the kiosk would not trust its own.
        self.central.do(f'clock {int(MORNING.timestamp() - time.time())}')
        self.kiosk = self.enterContext(
            Kiosk(
                printer=printer_keys(self.printer, encoding='text'),
                central=self.central,
                env=faketime(f'{MORNING:%Y-%m-%d %H:%M:%S}'),
            )
        )
        self.kiosk.wait_screen(('idle', 'home'))
        self.kiosk.wait_state('printer', 'ready')

    def test_from_the_question_to_the_list_in_the_hand(self):
        self.found_by('guide.department', CIVIL_AFFAIRS)
        self.found_by('guide.audience', NEEDY)
        self.found_by('guide.event', HARDSHIP)
        self.go('matters.item.' + MATTER, 'matter')
        self.facts()
        self.details()
        self.questions()
        self.ticks()
        self.notice()
        self.codes()
        self.no_paper()
        self.turned_away()
        self.number()
        self.assertEqual(self.kiosk.state()['overflows'], 0)
        self.counted()

    def go(self, element: str, screen: str) -> None:
        self.kiosk.turn_pages_to(element)
        self.kiosk.tap_when_there(element)
        self.kiosk.wait_screen(screen)

    def found_by(self, way: str, topic: str) -> None:
        self.kiosk.go_home()
        self.go('home.guide', 'guide')
        self.go(way, 'topics')
        self.go(topic, 'matters')
        self.kiosk.turn_pages_to('matters.item.' + MATTER)

    def facts(self) -> None:
        kiosk = self.kiosk
        self.assertEqual(kiosk.label('matter.here'), '这里可以办')
        self.assertEqual(kiosk.label('matter.windows'), '3 号窗口')
        self.assertEqual(kiosk.label('matter.fee'), '不收费')
        self.assertIn(f'{DAYS} 个工作日', kiosk.label('matter.promised'))
        day = due(MORNING.date(), DAYS)
        self.assertIn(f'{day.year}年{day.month}月{day.day}日', kiosk.label('matter.due'))
        kiosk.turn_pages_to('matter.phone')
        self.assertRegex(kiosk.label('matter.phone'), r'^000-555\d+$')
        self.go('matter.way', 'way')
        self.assertEqual(kiosk.label('way.window'), '3 号窗口')
        self.go('nav.back', 'matter')

    def details(self) -> None:
        kiosk = self.kiosk
        self.go('matter.details', 'details')
        for section in ('conditions', 'materials'):
            kiosk.turn_pages_to('details.' + section)
        self.go('details.material.0', 'material')
        self.assertEqual(kiosk.label('material.issuer'), '本人')
        self.assertIn('原件 1 份', kiosk.label('material.counts'))
        self.assertIn('免费领表', kiosk.label('material.obtain'))
        kiosk.turn_pages_to('material.sample')
        self.go('nav.back', 'details')
        for section in ('steps', 'limits', 'fees', 'basis', 'faq', 'contacts'):
            kiosk.turn_pages_to('details.' + section)
        kiosk.turn_pages_to('details.supervision')
        self.go('nav.back', 'matter')

    def questions(self) -> None:
        """Of this town, and ill: with a diagnosis, without a residence permit."""
        self.go('matter.list', 'question')
        asked = [row for row in sheet('questions.csv') if row['matter'] == MATTER]
        for row in asked:
            self.kiosk.wait_label('question.text', lambda now, row=row: now == row['text'])
            answer = 'yes' if row['code'] in ('local', 'sick') else 'no'
            self.kiosk.tap(f'question.{answer}')
        self.kiosk.wait_screen('mylist')

    def ticks(self) -> None:
        """The two forms that the window hands out are there."""
        kiosk = self.kiosk
        self.assertEqual(kiosk.label('mylist.status'), '还缺 7 样')
        kiosk.tap_when_there('mylist.item.0')
        kiosk.wait_label('mylist.status', lambda now: now == '还缺 6 样')
        kiosk.tap_when_there('mylist.item.1')
        kiosk.wait_label('mylist.status', lambda now: now == '还缺 5 样')

    def notice(self) -> None:
        """What is printed names what is missing, and has a number and both signatures."""
        kiosk = self.kiosk
        self.go('mylist.take', 'handout')
        kiosk.turn_pages_to('handout.paper')
        kiosk.tap_when_there('handout.print')
        kiosk.wait_label('handout.status', lambda now: now == '打印好了，请取走')
        text = self.printer.texts()[-1]
        for words in (
            '一次性告知书',
            '城乡居民最低生活保障审核确认',
            '您还缺下面 5 样材料',
            '户口簿',
            '诊断证明',
            '原件 1 份',
            f'{due(MORNING.date(), DAYS)}',
            '窗口人员签字：',
            '申请人签字：',
        ):
            self.assertIn(words, text)
        for words in ('最低生活保障申请书', '居住证', '残疾人证', '授权委托书'):
            self.assertNotIn(words, text)
        self.serial = next(line for line in text.splitlines() if '编号' in line).split()[-1]
        self.assertRegex(self.serial, r'\d{8}')

    def codes(self) -> None:
        """The codes on the screen hold the notice's text themselves."""
        kiosk = self.kiosk
        kiosk.tap('handout.codes')
        kiosk.wait_element('handout.code')
        shown = self.scan()
        for number in range(2, 4):
            kiosk.tap('handout.next')
            kiosk.wait_label('handout.which', lambda now, n=number: now.startswith(f'第 {n} 张'))
            shown += self.scan()
        for words in ('(1/3)', '一次性告知书', self.serial, '户口簿', '诊断证明'):
            self.assertIn(words, shown)

    def scan(self) -> str:
        """What a phone reads from the screen."""
        picture = os.path.join(self.kiosk.dir, 'code.png')
        self.kiosk.do('wait idle 5000')
        self.kiosk.do(f'shot {picture}')
        read = subprocess.run(
            ['zbarimg', '--quiet', '--raw', '--oneshot', picture],
            capture_output=True,
            text=True,
            check=True,
        )
        return read.stdout

    def no_paper(self) -> None:
        """The paper ends in the middle: nobody knows what is on it, and the codes come by
        themselves."""
        kiosk = self.kiosk
        self.go('nav.back', 'mylist')
        self.go('mylist.take', 'handout')
        kiosk.wait_element('handout.print')
        self.printer.do('paper-out-after 300')
        kiosk.tap('handout.print')
        kiosk.wait_label('handout.status', lambda now: now.startswith('不知道打印好没有'))
        kiosk.wait_element('handout.code')
        self.assertIn('一次性告知书', self.scan())
        kiosk.wait_state('printer', 'paper-out')
        kiosk.wait_label('handout.print', lambda now: now == '打印机没准备好')
        self.printer.do('paper ok')
        kiosk.wait_state('printer', 'ready')

    def turned_away(self) -> None:
        kiosk = self.kiosk
        kiosk.go_home()
        self.go('home.guide', 'guide')
        self.go('guide.department', 'topics')
        self.go(CIVIL_AFFAIRS, 'matters')
        self.go('matters.item.' + REFUSING, 'matter')
        self.go('matter.list', 'question')
        self.go('question.no', 'notforyou')
        self.assertIn('年满60周岁', kiosk.label('notforyou.why'))

    def number(self) -> None:
        """From the matter straight to its service's queue."""
        self.found_by('guide.event', HARDSHIP)
        self.go('matters.item.' + MATTER, 'matter')
        self.go('matter.ticket', 'confirm')
        self.go('ticket.confirm', 'done')
        self.assertEqual(self.kiosk.label('ticket.done.number'), 'E001')

    def counted(self) -> None:
        """The views are told when the kiosk ends at the latest, and name no person."""
        self.kiosk.restart()
        # The number, its paper, the views.
        self.central.do('wait events 3 20000')
        (told,) = [e for e in self.central.events() if e['type'] == 'cn.bianmin.matter.viewed']
        self.assertEqual(
            told['data'],
            {
                'business_day': f'{MORNING:%Y-%m-%d}',
                'matters': [{'matter': MATTER, 'count': 2}, {'matter': REFUSING, 'count': 1}],
            },
        )


if __name__ == '__main__':
    unittest.main()
