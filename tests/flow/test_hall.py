#!/usr/bin/python3
"""The hall and its people: notices, staff, the way to a window, village agents, and the search."""

import unittest

from kiosk import PATIENCE_MS, Kiosk, faketime

# A Tuesday: agents with duty on Tuesdays are there, those of Mondays are not.
TUESDAY = '2026-11-24 09:30:00'


class Hall(unittest.TestCase):
    def go(self, kiosk: Kiosk, element: str, screen: str) -> None:
        kiosk.tap_when_there(element)
        kiosk.wait_screen(screen)

    def guide(self, kiosk: Kiosk) -> None:
        kiosk.go_home()
        self.go(kiosk, 'home.guide', 'guide')

    def test_a_walk_through_the_hall(self):
        with Kiosk(env=faketime(TUESDAY)) as kiosk:
            self.notices(kiosk)
            self.staff(kiosk)
            self.way(kiosk)
            self.agents(kiosk)
            self.assertEqual(kiosk.state()['overflows'], 0)

    def notices(self, kiosk: Kiosk) -> None:
        kiosk.go_home()
        self.go(kiosk, 'home.notices', 'notices')
        kiosk.wait_element('notice.item.N002')
        order = [name for name in kiosk.ids() if name.startswith('notice.item.')]
        # Both pinned ones first, then the newest; none of another day.
        self.assertEqual(set(order[:2]), {'notice.item.N002', 'notice.item.N003'})
        self.assertEqual(order[2], 'notice.item.N018')
        self.go(kiosk, 'notice.item.N002', 'notice')
        self.assertIn('医保', kiosk.label('notice.title'))
        self.assertIn('2026年12月31日', kiosk.label('notice.publisher'))
        kiosk.wait_element('notice.line.3')

    def staff(self, kiosk: Kiosk) -> None:
        self.guide(kiosk)
        self.go(kiosk, 'guide.staff', 'staff')
        self.assertEqual(kiosk.label('staff.leader.s002'), '潘示例')
        self.assertEqual(kiosk.label('staff.state.s001'), '在岗')
        self.assertNotIn('staff.leader.s003', kiosk.items())

    def way(self, kiosk: Kiosk) -> None:
        self.guide(kiosk)
        self.go(kiosk, 'guide.hall', 'hall')
        self.assertIn('周一至周五', kiosk.label('hall.hours.0'))
        self.assertEqual(kiosk.label('hall.supervision'), '000-5550199')
        self.turn_to(kiosk, 'hall.plan')
        self.go(kiosk, 'hall.plan', 'way')
        self.assertNotIn('way.place', kiosk.items())
        kiosk.tap_when_there('way.window.3')
        self.assertIn('第二个窗口', kiosk.label('way.place'))
        self.assertIn('第二个窗口', kiosk.label('way.plan'))
        kiosk.tap_when_there('way.window.4')
        self.assertIn('没有人', kiosk.label('way.closed'))

    def turn_to(self, kiosk: Kiosk, element: str) -> None:
        while element not in (items := kiosk.items()):
            page = items['page.number']['label']
            kiosk.tap('page.next')
            kiosk.wait_label('page.number', lambda now, page=page: now != page)

    def agents(self, kiosk: Kiosk) -> None:
        self.guide(kiosk)
        self.go(kiosk, 'guide.agents', 'agents')
        kiosk.wait_element('agent.village.0')
        self.assertIn('今天不值班', kiosk.items()['agent.village.0']['detail'])
        self.assertIn('今天值班', kiosk.items()['agent.village.1']['detail'])
        self.go(kiosk, 'agent.village.1', 'agent')
        self.assertEqual(kiosk.label('agent.phone'), '000-5550302')
        self.assertEqual(kiosk.label('agent.days'), '周二、周四')
        self.go(kiosk, 'agent.slip', 'handout')
        self.go(kiosk, 'nav.back', 'agent')
        self.go(kiosk, 'agent.card', 'handout')

    def test_a_matter_is_found_by_its_letters(self):
        with Kiosk() as kiosk:
            self.guide(kiosk)
            self.go(kiosk, 'guide.search', 'search')
            kiosk.wait_element('search.result.0')
            self.look_for(kiosk, 'zuidishenghuo', '最低生活保障')
            self.go(kiosk, 'search.result.0', 'matter')
            self.assertIn('最低生活保障', kiosk.label('matter.title'))
            self.go(kiosk, 'nav.back', 'search')
            # What was typed is still there; with what nobody asks for it is nothing.
            kiosk.do('type 飞碟')
            kiosk.wait_element('search.result.0')
            kiosk.until(kiosk.ids, lambda ids: 'search.told' in ids, PATIENCE_MS, 'search.told')
            self.assertEqual(kiosk.state()['overflows'], 0)

    def look_for(self, kiosk: Kiosk, letters: str, name: str) -> None:
        """Key by key, as a finger does; letters find before they are made characters."""
        for letter in letters:
            kiosk.tap_when_there(f'key.{letter}')
        kiosk.wait_label('search.result.0', lambda now: name in now)


if __name__ == '__main__':
    unittest.main()
