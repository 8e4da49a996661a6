"""What is noted of the requests that pass: one line of JSON each, the last of them only, and no secrets."""

import collections
import json
import os
import time
from datetime import datetime, timezone

from messages import Lost, Messages, body_of
from texts import Text, cut, is_secret

MOST_REQUESTS = 50
MOST_BYTES = 128 * 1024


class Notes:
    def __init__(self):
        self.last = collections.deque(maxlen=MOST_REQUESTS)
        self.number = 0

    def begin(self, method, path):
        self.number += 1
        at = datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")
        note = {"number": self.number, "at": at, "method": method[:10], "path": cut(path), "body": ""}
        note |= {"status": None, "answer": "", "milliseconds": None}
        self.last.append(note)
        return note

    def lines(self):
        """Oldest first; the oldest are left out where all of them would be too much."""
        kept, size = [], 0
        for note in reversed(self.last):
            line = json.dumps(note, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
            size += len(line)
            if size > MOST_BYTES:
                break
            kept.append(line)
        return b"".join(reversed(kept))

    def save(self, path):
        """At once, so that whoever reads sees all of it as it was or as it is."""
        with open(f"{path}.new", "wb", opener=lambda name, flags: os.open(name, flags, 0o600)) as file:
            file.write(self.lines())
        os.replace(f"{path}.new", path)


class Conversation:
    """Notes what one connection says, both ways. `changed` is called after every change."""

    def __init__(self, notes, changed):
        self.notes, self.changed = notes, changed
        self.requests = Messages(self.request_head, self.request_body, lambda: None)
        self.answers = Messages(self.answer_head, self.answer_body, self.answer_end)
        self.asked = None
        self.open = collections.deque()
        self.interim = False

    def request_head(self, first, headers):
        method, _, rest = first.partition(" ")
        path, _, version = rest.rpartition(" ")
        if not version.startswith("HTTP/1."):
            raise Lost("no request")
        self.asked = Exchange(self.notes.begin(method, path), is_secret(path))
        self.asked.sent = Text(headers, self.asked.secret)
        self.open.append(self.asked)
        self.changed()
        return body_of(headers) or 0

    def request_body(self, data):
        self.asked.note["body"] = self.asked.sent.add(data)
        self.changed()

    def answer_head(self, first, headers):
        version, _, rest = first.partition(" ")
        code = rest[:3]
        if not version.startswith("HTTP/1.") or not code.isdecimal() or not self.open:
            raise Lost("no answer")
        exchange, status = self.open[0], int(code)
        self.interim = status < 200 and status != 101
        if self.interim:
            return 0
        exchange.got = Text(headers, exchange.secret)
        exchange.note["status"] = status
        exchange.took()
        self.changed()
        if status == 101:
            # What is typed there is nobody's business.
            exchange.note["answer"] = "(a stream both ways from here on)"
            self.requests.becomes_stream()
            return "stream"
        if exchange.note["method"] == "HEAD" or status in (204, 304):
            return 0
        body = body_of(headers)
        if body is None:
            self.requests.becomes_stream()
            return "until close"
        return body

    def answer_body(self, data):
        exchange = self.open[0]
        before, exchange.note["answer"] = exchange.note["answer"], exchange.got.add(data)
        if exchange.note["answer"] != before:
            self.changed()

    def answer_end(self):
        if not self.interim:
            self.open.popleft().took()
            self.changed()


class Exchange:
    """A request and its answer."""

    def __init__(self, note, secret):
        self.note, self.secret = note, secret
        self.sent = self.got = None
        self.since = time.monotonic()

    def took(self):
        self.note["milliseconds"] = round((time.monotonic() - self.since) * 1000, 1)
