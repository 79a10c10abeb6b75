"""What bench and soak stand on: a display, a printer that costs nothing, a kiosk and its socket."""
import contextlib
import json
import os
import pathlib
import socket
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
WIDTH_PX, HEIGHT_PX = 1280, 800

CONFIG = """[kiosk]
id = bench-1
hall = {share}/hall
locale = zh-CN
[display]
width = {width}
height = {height}
rotation = 0
fullscreen = no
[printer]
driver = escpos
device = {device}
profile = generic-80
encoding = {encoding}
width_mm = 80
[central]
url = {url}
ca = {ca}
token_file = {token}
batch = 50
interval_s = 30
[store]
dir = {state}
[log]
level = error
"""


class Trouble(Exception):
    """Something that makes measuring pointless."""


class Rig:
    """Starts processes and ends each of them, by its id, when the block is left."""

    def __init__(self, build):
        self.build = (ROOT / build).resolve()
        self._stack = contextlib.ExitStack()
        self.folder = pathlib.Path(self._stack.enter_context(
            tempfile.TemporaryDirectory(prefix="kiosk-bench-")))
        self.environment = dict(os.environ)
        self.environment.pop("WAYLAND_DISPLAY", None)

    def __enter__(self):
        return self

    def __exit__(self, *reason):
        return self._stack.__exit__(*reason)

    def start(self, *command, **options):
        process = subprocess.Popen([str(word) for word in command], env=self.environment,
                                   cwd=ROOT, text=True, **options)
        self._stack.callback(end, process)
        return process

    def start_display(self):
        display = self.start("Xvfb", "-displayfd", "1", "-screen", "0",
                             "%dx%dx24" % (WIDTH_PX, HEIGHT_PX), "-nolisten", "tcp",
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        self.environment["DISPLAY"] = ":" + first_line(display)

    def start_printer(self):
        """The process, and its port."""
        printer = self.start(self.build / "bench" / "printer", stdout=subprocess.PIPE)
        return printer, int(first_line(printer))

    def start_central(self):
        """The address of a central service that accepts everything."""
        central = self.start(ROOT / "tests/sim/central", "--dir", self.folder / "central",
                             "--control", self.folder / "central.sock", stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL)
        return first_line(central)

    def write_config(self, port, encoding="raster", url=""):
        path = self.folder / "kiosk.ini"
        state = self.folder / "state"
        state.mkdir(exist_ok=True)
        central = self.folder / "central"
        path.write_text(CONFIG.format(
            share=self.build / "share/bianmin", width=WIDTH_PX, height=HEIGHT_PX, state=state,
            device="tcp://127.0.0.1:%d" % port, encoding=encoding, url=url,
            ca=central / "ca.pem" if url else "", token=central / "token" if url else ""), "utf-8")
        return [self.build / "kiosk", "--config", path, "--state", state]

    def start_kiosk(self, command):
        path = self.folder / "kiosk.sock"
        path.unlink(missing_ok=True)
        return Kiosk(self.start(*command, "--automation", path), path)


class Kiosk:
    """A running kiosk and its automation socket."""

    def __init__(self, process, path):
        self.process = process
        self._socket = connect(process, path)
        self._replies = self._socket.makefile("r", encoding="utf-8")

    def ask(self, command):
        self._socket.sendall(command.encode() + b"\n")
        line = self._replies.readline()
        if not line:
            raise Trouble("the kiosk closed its socket after: " + command)
        return json.loads(line)

    def must(self, command):
        reply = self.ask(command)
        if not reply.get("ok"):
            raise Trouble("%s: %s" % (command, reply.get("error")))
        return reply

    def tap_to(self, element, screen):
        """Taps, and waits for the screen that must follow."""
        self.must("tap " + element)
        self.must("wait screen %s 3000" % screen)

    def middle(self, element):
        for item in self.must("tree")["items"]:
            if item["id"] == element:
                return item["x"] + item["w"] // 2, item["y"] + item["h"] // 2
        raise Trouble("no element %s on this screen" % element)

    def go_home(self):
        screen = self.must("tree")["screen"]
        if screen == "idle":
            self.tap_to("idle.start", "home")
        elif screen != "home":
            self.tap_to("nav.home", "home")

    def end(self):
        self._socket.close()
        end(self.process)


def connect(process, path):
    """The socket, as soon as the program offers it."""
    limit_s = time.monotonic() + 10
    while True:
        connection = socket.socket(socket.AF_UNIX)
        try:
            connection.connect(str(path))
            return connection
        except OSError:
            connection.close()
        if process.poll() is not None or time.monotonic() > limit_s:
            raise Trouble("the kiosk offers no automation socket")
        time.sleep(0.02)


def first_line(process):
    line = process.stdout.readline().strip()
    if not line:
        raise Trouble("%s said nothing" % process.args[0])
    return line


def end(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for stream in (process.stdin, process.stdout):
        if stream:
            stream.close()


def pss_kib(process):
    text = pathlib.Path("/proc/%d/smaps_rollup" % process.pid).read_text()
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("Pss:"))


def rss_kib(process):
    text = pathlib.Path("/proc/%d/status" % process.pid).read_text()
    return next(int(line.split()[1]) for line in text.splitlines() if line.startswith("VmRSS:"))


def descriptors(process):
    return len(os.listdir("/proc/%d/fd" % process.pid))


def wakeups(process):
    """How often its threads went to sleep and so woke, since they began."""
    total = 0
    for status in pathlib.Path("/proc/%d/task" % process.pid).glob("*/status"):
        for line in status.read_text().splitlines():
            if line.startswith("voluntary_ctxt_switches:"):
                total += int(line.split()[1])
    return total
