"""What the simulated central service knows: events seen, tickets waiting, calls made."""
import json
import os
import secrets
import threading
import time


class Hall:
    def __init__(self, folder, has_calls):
        self.has_calls = has_calls
        self._changed = threading.Condition()
        self._seen = {}            # event id -> event, in the order of arrival
        self._waiting = {}         # service -> ids of tickets not yet called, oldest first
        self._windows = {}         # service -> a window for its calls
        self._tickets = set()
        self._calls = []
        self._run = secrets.token_hex(4)  # a cursor of an earlier run means "from the start"
        self._serve_every_s = None
        self._duplicates = 0
        self._requests = 0
        self.token = self._load_token(os.path.join(folder, "token"))
        self._log = self._load_events(os.path.join(folder, "events.jsonl"))
        threading.Thread(target=self._work, daemon=True).start()

    @staticmethod
    def _load_token(path):
        if not os.path.exists(path):
            with open(path, "w", encoding="ascii") as out:
                out.write(secrets.token_urlsafe(32) + "\n")
        with open(path, encoding="ascii") as lines:
            return lines.read().strip()

    def _load_events(self, path):
        if os.path.exists(path):
            with open(path, encoding="utf-8") as lines:
                for line in lines:
                    self._learn(json.loads(line))
        return open(path, "a", encoding="utf-8")

    def _learn(self, event):
        self._seen[event["id"]] = event
        ticket = event.get("subject")
        if event["type"] == "cn.bianmin.ticket.issued" and ticket not in self._tickets:
            self._tickets.add(ticket)
            self._waiting.setdefault(event["data"].get("service", ""), []).append(ticket)

    # ---- what the API does ----

    def count_request(self):
        with self._changed:
            self._requests += 1

    def take(self, events):
        """Commits events; those seen before are counted and change nothing."""
        with self._changed:
            for event in events:
                if event["id"] in self._seen:
                    self._duplicates += 1
                    continue
                self._learn(event)
                self._log.write(json.dumps(event, ensure_ascii=False) + "\n")
            self._log.flush()
            self._changed.notify_all()

    def calls_after(self, cursor):
        run, _, position = cursor.partition(":")
        with self._changed:
            start = int(position) if run == self._run and position.isdigit() else 0
            return {"cursor": f"{self._run}:{len(self._calls)}", "calls": self._calls[start:]}

    # ---- what the control socket does ----

    def stats(self):
        with self._changed:
            return {"events": len(self._seen), "duplicates": self._duplicates,
                    "requests": self._requests, "tickets": len(self._tickets),
                    "calls": len(self._calls)}

    def list_events(self):
        with self._changed:
            return [{"id": event["id"], "type": event["type"]} for event in self._seen.values()]

    def wait_events(self, count, timeout_s):
        with self._changed:
            return self._changed.wait_for(lambda: len(self._seen) >= count, timeout_s)

    def call(self, ticket, window):
        with self._changed:
            self._call(ticket, window)

    def serve(self, every_s):
        with self._changed:
            self._serve_every_s = every_s
            self._changed.notify_all()

    # ---- the hall at work ----

    def _call(self, ticket, window):
        self._calls.append({"ticket": ticket, "window": window})
        for queue in self._waiting.values():
            if ticket in queue:
                queue.remove(ticket)

    def _call_oldest(self):
        for service, queue in self._waiting.items():
            if queue:
                self._windows.setdefault(service, str(len(self._windows) % 12 + 1))
                self._call(queue[0], self._windows[service])

    def _work(self):
        last = time.monotonic()
        with self._changed:
            while True:
                if self._serve_every_s is None:
                    self._changed.wait()
                    last = time.monotonic()
                    continue
                left = last + self._serve_every_s - time.monotonic()
                if left > 0:
                    self._changed.wait(left)
                    continue
                last = time.monotonic()
                self._call_oldest()
