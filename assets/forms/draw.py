#!/usr/bin/python3
"""Draws the pictures of the sample hall: filled-in forms from forms.json, and the hall's plan from
the positions in ../hall/hall.csv and windows.csv. Run it after a change of those files:

    assets/forms/draw.py            # all pictures, into assets/hall/pictures
    assets/forms/draw.py FOLDER     # into another folder

Needs python3-pil and the Noto CJK fonts.
"""

import csv
import json
import os
import re
import sys

from PIL import Image, ImageDraw, ImageFont

HERE = os.path.dirname(os.path.abspath(__file__))
HALL = os.path.join(HERE, '..', 'hall')
FONT = '/usr/share/fonts/opentype/noto/NotoSansCJK-{}.ttc'
FONT_SIMPLIFIED = 2  # the face of the collection
COLOURS = 32  # of a picture's palette

PAPER = (620, 877)  # A4 portrait
MARGIN = 44
BOTTOM = 30
LABEL_PX = 104
LINE_PX = 23
PAD = 7
PAD_MOST = 14  # above and below a line of text

BLACK, GREY, RULE = '#1b1f23', '#5f6b76', '#58636d'
INK = '#1747a6'  # what the citizen writes
TIP = '#b3261e'
LABEL_FILL = '#f0f2f5'
MARK = '#f6dddd'

PLAN = (1200, 900)


def font(px: int, weight: str = 'Regular') -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONT.format(weight), px, index=FONT_SIMPLIFIED)


FACES = {True: font(16), False: font(17)}  # of labels, of what is written


def wrap(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """Breaks between any two characters, but starts no line with a mark that closes."""
    lines, line = [], ''
    for char in text:
        if line and face.getlength(line + char) > width and char not in '，。；：、）”':
            lines.append(line)
            line = ''
        line += char
    return lines + [line]


def even(text: str, face: ImageFont.FreeTypeFont, width: int) -> list[str]:
    """As wrap, with lines of about the same length."""
    count = len(wrap(text, face, width))
    length = -(-len(text) // count)
    return [text[i : i + length] for i in range(0, len(text), length)]


class Form:
    """One sheet of paper, filled from the top; the rows share `spare` pixels of height."""

    def __init__(self, form: dict, spare: int = 0):
        lines = sum(len(row['lines']) + 1 if 'table' in row else 1 for row in form['rows'])
        self.pad = PAD + min(spare // lines // 2, PAD_MOST - PAD)
        self.image = Image.new('RGB', PAPER, 'white')
        self.draw = ImageDraw.Draw(self.image)
        self.y = 36
        self.watermark()
        self.title(form['title'])
        for row in form['rows']:
            if isinstance(row, list):
                self.pairs(row)
            elif 'table' in row:
                self.table(row)
            else:
                self.block(row)
        self.signs(form['signs'])
        self.tips(form['tips'])
        self.spare = PAPER[1] - BOTTOM - self.y
        if self.spare < 0:
            raise SystemExit(f'{form["title"]}: {-self.spare} pixels too high')

    def watermark(self) -> None:
        stamp = Image.new('L', (420, 190), 0)
        ImageDraw.Draw(stamp).text((210, 95), '示　例', 255, font(120, 'Bold'), anchor='mm')
        stamp = stamp.rotate(30, expand=True)
        for centre in ((180, 260), (430, 610)):
            place = (centre[0] - stamp.width // 2, centre[1] - stamp.height // 2)
            self.image.paste(MARK, place, stamp)

    def title(self, text: str) -> None:
        face = font(28, 'Bold')
        self.draw.text((PAPER[0] // 2, self.y), text, BLACK, face, anchor='mt')
        self.y += 44
        self.draw.text(
            (PAPER[0] - MARGIN, self.y), '样表，内容全部虚构', GREY, font(14), anchor='rt'
        )
        self.y += 24

    @staticmethod
    def lines(text: str, width: int, label: bool) -> list[str]:
        return (even if label else wrap)(text, FACES[label], width - 2 * PAD)

    def cell(
        self, x: int, width: int, height: int, text: str, label: bool, printed: bool = False
    ) -> None:
        box = (x, self.y, x + width, self.y + height)
        if label:
            # the paper's watermark stays visible under what is written, not under labels
            self.draw.rectangle(box, fill=LABEL_FILL)
        self.draw.rectangle(box, outline=RULE)
        office = text.startswith('（') and text.endswith('）')
        colour = BLACK if label or printed else GREY if office else INK
        lines = self.lines(text, width, label)
        top = self.y + (height - len(lines) * LINE_PX) // 2
        for line in lines:
            if label:
                at, anchor = (x + width // 2, top + LINE_PX // 2), 'mm'
            else:
                at, anchor = (x + PAD, top + LINE_PX // 2), 'lm'
            self.draw.text(at, line.replace('☑', '□'), colour, FACES[label], anchor=anchor)
            self.ticks(at, line, colour)
            top += LINE_PX

    def ticks(self, at: tuple[int, int], line: str, colour: str) -> None:
        """The font has no ticked box: a tick on an empty one."""
        for index, char in enumerate(line):
            if char == '☑':
                x = at[0] + FACES[False].getlength(line[:index].replace('☑', '□'))
                tick = ((x + 4, at[1]), (x + 8, at[1] + 5), (x + 17, at[1] - 9))
                self.draw.line(tick, colour, 3)

    def height(self, cells: list[tuple[str, int, bool]], lines_min: int = 1) -> int:
        most = max(len(self.lines(*cell)) for cell in cells)
        return max(most, lines_min) * LINE_PX + 2 * self.pad

    def pairs(self, row: list[str]) -> None:
        """Label and value, once or twice on a line."""
        room = PAPER[0] - 2 * MARGIN
        widths = [LABEL_PX, room - LABEL_PX]
        if len(row) == 4:
            widths = [LABEL_PX, room // 2 + 30 - LABEL_PX, LABEL_PX - 10]
            widths.append(room - sum(widths))
        cells = list(zip(row, widths, (True, False, True, False)))
        height = self.height(cells)
        x = MARGIN
        for text, width, label in cells:
            self.cell(x, width, height, text, label)
            x += width
        self.y += height

    def block(self, row: dict) -> None:
        room = PAPER[0] - 2 * MARGIN - LABEL_PX
        cells = [(row['label'], LABEL_PX, True), (row['text'], room, False)]
        height = self.height(cells, row['lines'])
        self.cell(MARGIN, LABEL_PX, height, row['label'], True)
        self.cell(MARGIN + LABEL_PX, room, height, row['text'], False, row.get('printed', False))
        self.y += height

    def table(self, row: dict) -> None:
        columns = list(zip(row['table'], *row['lines']))
        wants = [max(FACES[False].getlength(text) for text in column) + 24 for column in columns]
        room = PAPER[0] - 2 * MARGIN
        widths = [int(want * room / sum(wants)) for want in wants]
        widths[-1] = room - sum(widths[:-1])
        for number, line in enumerate([row['table'], *row['lines']]):
            cells = [(text, width, number == 0) for text, width in zip(line, widths)]
            height = self.height(cells)
            x = MARGIN
            for text, width, label in cells:
                self.cell(x, width, height, text, label)
                x += width
            self.y += height

    def signs(self, signs: list[str]) -> None:
        self.y += 22
        right = PAPER[0] - MARGIN
        for text in signs:
            label, colon, value = text.rpartition('：')
            if text:
                value_px = FACES[False].getlength(value)
                self.draw.text((right, self.y), value, INK, FACES[False], anchor='rt')
                self.draw.text(
                    (right - value_px, self.y), label + colon, BLACK, FACES[False], anchor='rt'
                )
                self.y += 32

    def tips(self, tips: list[str]) -> None:
        if not tips:
            return
        self.y += 8
        self.draw.text((MARGIN, self.y), '怎么填', TIP, font(17, 'Bold'), anchor='lt')
        self.y += 28
        for number, tip in enumerate(tips, 1):
            self.draw.text((MARGIN, self.y), f'{number}. {tip}', TIP, font(16), anchor='lt')
            self.y += 25


class Plan:
    """The hall seen from above; positions are thousandths of the picture, as in windows.csv."""

    FLOOR, OUTSIDE, WALL = '#f7f8fa', '#dfe4ea', '#3c4856'
    COUNTER, SEAT, ROOM, HELP = '#cfe0f5', '#d5dbe2', '#e6eaef', '#d9ecdb'

    def __init__(self, hall: dict, windows: list[dict]):
        self.image = Image.new('RGB', PLAN, self.OUTSIDE)
        self.draw = ImageDraw.Draw(self.image)
        self.box((20, 20, 980, 950), self.FLOOR, 10)
        self.rooms()
        for x in (300, 590):
            for y in (330, 395, 590, 655):
                self.box((x, y, x + 115, y + 35), self.SEAT, 0, 10)
        self.text((500, 378), '等候区', 26, GREY)
        for window in windows:
            self.window(window)
        self.entrance()
        self.kiosk(*map(int, hall['here'].split()))

    def at(self, x: float, y: float) -> tuple[int, int]:
        return round(x * PLAN[0] / 1000), round(y * PLAN[1] / 1000)

    def text(self, at, text: str, px: int, colour: str = BLACK, weight: str = 'Regular') -> None:
        self.draw.text(self.at(*at), text, colour, font(px, weight), anchor='mm')

    def box(self, box, fill: str, wall_px: int = 0, radius: int = 0) -> None:
        corners = self.at(*box[:2]) + self.at(*box[2:])
        outline = self.WALL if wall_px else None
        self.draw.rounded_rectangle(corners, radius, fill, outline, wall_px)

    def rooms(self) -> None:
        self.box((25, 800, 250, 943), self.ROOM, 4)
        self.text((137, 850), '卫生间', 28, BLACK, 'Bold')
        self.text((137, 895), 'Toilets', 22, GREY)
        self.box((250, 800, 390, 943), self.HELP, 4)
        self.text((320, 850), '导办台', 28, BLACK, 'Bold')
        self.text((320, 895), 'Help desk', 22, GREY)
        self.box((560, 800, 975, 943), '#eef3fb', 4)
        self.draw.rectangle(self.at(570, 799) + self.at(660, 804), fill='#eef3fb')
        self.text((905, 850), '24小时', 26, BLACK, 'Bold')
        self.text((905, 893), '自助区', 26, BLACK, 'Bold')

    def window(self, window: dict) -> None:
        """The number at the left, the name beside it."""
        x, y = map(int, window['plan'].split())
        half = (70, 56)
        self.box((x - half[0], y - half[1], x + half[0], y + half[1]), self.COUNTER, 4, 8)
        self.text((x - 41, y - 2), window['code'], 46, BLACK, 'Bold')
        lines = self.short(window['name'])
        for number, line in enumerate(lines):
            self.text((x + 24, y + 32 * (number - (len(lines) - 1) / 2)), line, 22, BLACK)

    @staticmethod
    def short(name: str) -> list[str]:
        """The parts of a window's name, on lines of four characters at most."""
        lines = ['']
        for part in re.split('[、与]', name.removesuffix('窗口').removesuffix('服务')):
            if lines[-1] and len(lines[-1] + part) > 4:
                lines.append('')
            lines[-1] += part
        return lines

    def entrance(self) -> None:
        self.draw.rectangle(self.at(425, 938) + self.at(535, 951), fill=self.FLOOR)
        self.text((480, 910), '入口 Entrance', 24, BLACK, 'Bold')
        tip = self.at(480, 955)
        self.draw.polygon([tip, (tip[0] - 22, tip[1] + 30), (tip[0] + 22, tip[1] + 30)], self.WALL)

    def kiosk(self, x: int, y: int) -> None:
        centre = self.at(x, y)
        corners = (centre[0] - 20, centre[1] - 26, centre[0] + 20, centre[1] + 26)
        self.draw.rounded_rectangle(corners, 6, '#ffffff', self.WALL, 4)
        self.text((x, y + 52), '自助机', 22, BLACK)


def save(image: Image.Image, folder: str, name: str) -> None:
    path = os.path.join(folder, f'{name}.png')
    palette = image.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette.save(path, optimize=True)


def rows(name: str) -> list[dict]:
    with open(os.path.join(HALL, name), encoding='utf-8-sig', newline='') as file:
        return list(csv.DictReader(file))


def main() -> None:
    folder = sys.argv[1] if len(sys.argv) > 1 else os.path.join(HALL, 'pictures')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(HERE, 'forms.json'), encoding='utf-8') as file:
        forms = json.load(file)
    for name, form in forms.items():
        save(Form(form, Form(form).spare).image, folder, name)
    hall = rows('hall.csv')[0]
    save(Plan(hall, rows('windows.csv')).image, folder, hall['plan'].removesuffix('.png'))


if __name__ == '__main__':
    main()
