"""What bench and soak stand on: a display, a printer that costs nothing, and a look at a process."""
import contextlib
import os
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests/flow"))

from kiosk import Kiosk  # noqa: E402  (the flow tests' client)
from peer import Trouble  # noqa: E402
from sims import CentralSim  # noqa: E402

__all__ = ["CentralSim", "Trouble", "HEIGHT_PX", "WIDTH_PX", "build_folder", "display",
           "fast_printer", "kiosk", "program", "pss_kib", "rss_kib", "descriptors", "wakeups"]

WIDTH_PX, HEIGHT_PX = 1280, 800


def build_folder():
    """The build that is measured: the first argument, or build; tells the flow tests' client."""
    build = sys.argv[1] if len(sys.argv) > 1 else "build"
    os.environ["KIOSK"] = build + "/kiosk"
    return ROOT / build


@contextlib.contextmanager
def program(*command, **options):
    """Runs while the block does, and is ended by its id."""
    process = subprocess.Popen([str(word) for word in command], cwd=ROOT, text=True, **options)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()


def first_line(process):
    line = process.stdout.readline().strip()
    if not line:
        raise Trouble("%s said nothing" % process.args[0])
    return line


@contextlib.contextmanager
def display():
    """A display in memory, for what is started until the next one."""
    with program("Xvfb", "-displayfd", "1", "-screen", "0", "%dx%dx24" % (WIDTH_PX, HEIGHT_PX),
                 "-nolisten", "tcp", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as server:
        os.environ["DISPLAY"] = ":" + first_line(server)
        os.environ.pop("WAYLAND_DISPLAY", None)
        yield


@contextlib.contextmanager
def fast_printer(build):
    """(the process, which prints one line a job; its port)"""
    with program(build / "bench/printer", stdout=subprocess.PIPE) as printer:
        yield printer, int(first_line(printer))


def kiosk(port, encoding="raster", **sections):
    """A kiosk on the display with its printer on this port; entering starts it."""
    printer = {"driver": "escpos", "device": "tcp://127.0.0.1:%d" % port,
               "profile": "generic-80", "encoding": encoding, "width_mm": 80}
    return Kiosk(env={"SDL_VIDEODRIVER": "x11"}, printer=printer, log={"level": "error"},
                 **sections)


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
