"""The HTTP side of the simulated central service: connections, the API, and its faults."""
import gzip
import json
import socket
import struct
import threading
import time
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler
from urllib.parse import parse_qs, urlsplit

from central_faults import SPOILT, Fault

HUGE_BYTES = 2 * 1024 * 1024
REQUIRED = ("id", "source", "type", "subject", "time", "sequence")


class Handler(BaseHTTPRequestHandler):
    """One connection of a client."""

    protocol_version = "HTTP/1.1"
    server_version = "central"
    sys_version = ""

    def log_message(self, *_):
        pass

    def date_time_string(self, timestamp=None):
        return formatdate(time.time() + self.server.clock_offset_s, usegmt=True)

    # ---- the API ----

    def do_POST(self):
        self._handle(self._post_events if self.path == "/v1/events" else None)

    def do_GET(self):
        known = urlsplit(self.path).path == "/v1/calls" and self.server.hall.has_calls
        self._handle(self._get_calls if known else None)

    def _handle(self, method):
        self.server.hall.count_request()
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        fault = self.server.take_fault(self.command)
        if fault.name == "hang":
            self.server.wait_fault_change()
            self.close_connection = True
        elif fault.name == "http":
            self._reply(int(fault.argument), {"error": "as ordered"}, fault)
        elif fault.name == "redirect":
            self._reply(307, {}, fault, {"Location": self.server.url + "/v1/elsewhere"})
        elif self.headers.get("Authorization") != "Bearer " + self.server.hall.token:
            self._reply(401, {"error": "token"}, fault)
        elif method is None:
            self._reply(404, {"error": "path"}, fault)
        else:
            method(body, fault)

    def _get_calls(self, _, fault):
        cursor = parse_qs(urlsplit(self.path).query).get("after", [""])[0]
        self._reply(200, self.server.hall.calls_after(cursor), fault)

    def _post_events(self, body, fault):
        try:
            events = json.loads(body)
            valid = (self.headers.get("Content-Type") == "application/cloudevents-batch+json"
                     and isinstance(events, list) and all(map(is_event, events)))
        except ValueError:
            valid = False
        if not valid:
            self._reply(400, {"error": "not a batch of CloudEvents"}, fault)
            return

        ids = [event["id"] for event in events]
        if fault.name == "reject-400" and any(fault.argument in id for id in ids):
            self._reply(400, {"error": "as ordered"}, fault)
            return
        if fault.name == "lie-all":
            strangers = ["0" * 25 + letter for letter in "ABC"]
            self._reply(200, {"accepted": strangers, "rejected": []}, fault)
            return
        refused = [event["id"] for event in events
                   if fault.name == "reject-type" and event["type"] == fault.argument]
        self.server.hall.take([event for event in events if event["id"] not in refused])
        accepted = [id for id in ids if id not in refused]
        if fault.name == "forget":
            accepted = accepted[:max(1, len(accepted) // 2)]
        self._reply(200, {"accepted": accepted, "rejected": [
            {"id": id, "reason": "type not wanted"} for id in refused]}, fault)

    # ---- replies, sound and spoilt ----

    def _reply(self, status, value, fault, headers=None):
        headers = dict(headers or {})
        body = b"" if status in (204, 304) else json.dumps(value, ensure_ascii=False).encode()
        if fault.retry_after_s is not None:
            headers["Retry-After"] = str(fault.retry_after_s)
        if fault.name not in SPOILT:
            self._send(status, body, headers)
            return
        self.close_connection = True
        getattr(self, "_spoil_" + fault.name.replace("-", "_"))(status, body, headers)

    def _send(self, status, body, headers, length=None):
        """`length` is what the header says of the body's; -1 for no word of it."""
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if length != -1 and status != 204:
            self.send_header("Content-Length", str(len(body) if length is None else length))
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def _spoil_reset(self, status, body, headers):
        self._send(status, body[:len(body) // 2], headers, len(body))
        self.server.reset(self.connection)

    def _spoil_drop_after(self, *_):
        pass

    def _spoil_slow_byte(self, status, body, headers):
        self._send(status, b"", headers, len(body))
        for i in range(len(body)):
            self.wfile.write(body[i:i + 1])
            self.wfile.flush()
            if self.server.wait_fault_change(1):
                return

    def _spoil_endless(self, status, _, headers):
        self._send(status, b"[", headers, -1)
        while True:
            self.wfile.write(b'"more",' * 1000)

    def _spoil_huge(self, status, body, headers):
        self._send(status, body + b" " * (HUGE_BYTES - len(body)), headers)

    def _spoil_garbage(self, status, _, headers):
        self._send(status, b"<html><body>\x00\xff It works!</body></html>", headers)

    def _spoil_wrong_types(self, status, _, headers):
        self._send(status, b'{"accepted":{"all":true},"rejected":"none","cursor":1,"calls":{}}',
                   headers)

    def _spoil_deep(self, status, _, headers):
        self._send(status, b"[" * 100000 + b"]" * 100000, headers)

    def _spoil_bad_utf8(self, status, body, headers):
        self._send(status, body[:-1] + b',"note":"\xff\xc0\x80\xed\xa0\x80"}', headers)

    def _spoil_gzip_bomb(self, status, body, headers):
        bomb = gzip.compress(body + b" " * (64 * 1024 * 1024), 1)
        self._send(status, bomb, {"Content-Encoding": "gzip", **headers})


def is_event(event):
    return (isinstance(event, dict) and event.get("specversion") == "1.0"
            and event.get("datacontenttype") == "application/json"
            and all(isinstance(event.get(key), str) and event[key] for key in REQUIRED)
            and isinstance(event.get("data"), dict))


class Server:
    """Listens on one port for as long as no fault says otherwise; a thread for each connection."""

    def __init__(self, hall, certificates):
        self.hall = hall
        self.certificates = certificates
        self.clock_offset_s = 0
        self._fault = Fault()
        self._changed = threading.Condition()
        self._connections = set()
        self._listener = None
        self._port = 0
        self._listen()
        self._port = self._listener.getsockname()[1]
        self.url = f"{'https' if certificates else 'http'}://127.0.0.1:{self._port}"

    # ---- faults ----

    def set_fault(self, fault):
        """From now on; every connection is closed, so that none outlives the certificate it saw."""
        with self._changed:
            self._fault = fault
            self._changed.notify_all()
            connections = list(self._connections)
        for connection in connections:
            self._hang_up(connection)
        if fault.name == "refuse":
            self._close_listener()
        elif self._listener is None:
            self._listen()

    def take_fault(self, command):
        """The fault for a request of this kind, counted if it was ordered a number of times."""
        with self._changed:
            fault = self._fault
            if command != "POST" and fault.name in ("lie-all", "forget", "reject-type",
                                                    "reject-400"):
                return Fault()
            if fault.times is not None:
                fault.times -= 1
                if fault.times <= 0:
                    self._fault = Fault()
            return fault

    def wait_fault_change(self, timeout_s=None):
        with self._changed:
            fault = self._fault
            return self._changed.wait_for(lambda: self._fault is not fault, timeout_s)

    # ---- connections ----

    def _listen(self):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", self._port))
        listener.listen(64)
        self._listener = listener
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()

    def _close_listener(self):
        if self._listener is not None:
            self._hang_up(self._listener)  # wakes the thread in accept
            self._listener.close()
            self._listener = None

    def _accept(self, listener):
        while True:
            try:
                connection, address = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection, address), daemon=True).start()

    def _serve(self, connection, address):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with self._changed:
            self._connections.add(connection)
        try:
            if self.certificates:
                plain, connection = connection, self._wrap(connection)
                with self._changed:
                    self._connections.discard(plain)
                    self._connections.add(connection)
                connection.do_handshake()
            Handler(connection, address, self)
        except (OSError, ValueError):
            pass  # the client went away, or we hung up on it: both are what tests do
        finally:
            with self._changed:
                self._connections.discard(connection)
            connection.close()

    def _wrap(self, connection):
        name = {"wrong-ca": "other", "expired": "expired"}.get(self._fault.name, "server")
        return self.certificates.contexts[name].wrap_socket(
            connection, server_side=True, do_handshake_on_connect=False)

    @staticmethod
    def _hang_up(connection):
        try:
            socket.socket.shutdown(connection, socket.SHUT_RDWR)
        except OSError:
            pass

    @staticmethod
    def reset(connection):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        socket.socket.close(connection)
