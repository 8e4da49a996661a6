"""As much of the D-Bus wire format as asking systemd takes: calls with text arguments, simple answers.

libdbus can't be used here: its handshake is refused by systemd's private socket, which has no bus behind it.
"""

import os
import socket
import struct

METHOD_CALL, METHOD_RETURN, ERROR = 1, 2, 3
PATH, INTERFACE, MEMBER, ERROR_NAME, REPLY_SERIAL, DESTINATION, SIGNATURE = 1, 2, 3, 4, 5, 6, 8
NUMBERS = {"n": "h", "q": "H", "i": "i", "u": "I", "x": "q", "t": "Q", "d": "d"}


class CallFailed(Exception):
    pass


def _pad(data, alignment):
    return data + bytes(-len(data) % alignment)


def _text(value):
    data = value.encode()
    return struct.pack("<I", len(data)) + data + b"\0"


def _signature(value):
    return bytes([len(value)]) + value.encode() + b"\0"


def call_message(serial, path, interface, member, arguments, destination=None):
    fields = [(PATH, "o", path), (INTERFACE, "s", interface), (MEMBER, "s", member)]
    if destination:
        fields.append((DESTINATION, "s", destination))
    head = b""
    for code, kind, value in fields:
        head = _pad(_pad(head, 8) + bytes([code]) + _signature(kind), 4) + _text(value)
    if arguments:
        head = _pad(head, 8) + bytes([SIGNATURE]) + _signature("g") + _signature("s" * len(arguments))
    body = b""
    for argument in arguments:
        body = _pad(body, 4) + _text(argument)
    start = b"l" + bytes([METHOD_CALL, 0, 1]) + struct.pack("<III", len(body), serial, len(head))
    return _pad(start + head, 8) + body


class Reader:
    """Reads little-endian values by signature; positions count from the message's first byte."""

    def __init__(self, data, at=0):
        self.data = data
        self.at = at

    def _number(self, code):
        size = struct.calcsize(code)
        self.at += -self.at % size
        (value,) = struct.unpack_from("<" + code, self.data, self.at)
        self.at += size
        return value

    def _bytes(self, length):
        value = self.data[self.at : self.at + length].decode()
        self.at += length + 1
        return value

    def value(self, signature):
        """One value, and what is left of the signature."""
        kind, rest = signature[0], signature[1:]
        if kind in "so":
            return self._bytes(self._number("I")), rest
        if kind == "g":
            return self._bytes(self._number("B")), rest
        if kind == "y":
            return self._number("B"), rest
        if kind == "b":
            return bool(self._number("I")), rest
        if kind in NUMBERS:
            return self._number(NUMBERS[kind]), rest
        if kind == "v":
            inner, _ = self.value("g")
            return self.value(inner)[0], rest
        if kind in "({":
            self.at += -self.at % 8
            values = []
            while rest[0] not in ")}":
                value, rest = self.value(rest)
                values.append(value)
            return values, rest[1:]
        if kind == "a":
            length = self._number("I")
            self.at += -self.at % (8 if rest[0] in "({xtd" else 4 if rest[0] in "soabiu" else 1)
            end, values, after = self.at + length, [], rest
            while self.at < end:
                value, after = self.value(rest)
                values.append(value)
            return values, after if values else rest[len(_one(rest)) :]
        raise CallFailed(f"unknown type {kind!r} in an answer")


def _one(signature):
    """The first complete type of a signature."""
    if signature[0] == "a":
        return "a" + _one(signature[1:])
    if signature[0] not in "({":
        return signature[0]
    depth = 0
    for index, char in enumerate(signature):
        depth += (char in "({") - (char in ")}")
        if depth == 0:
            return signature[: index + 1]
    raise CallFailed("unbalanced signature")


class Peer:
    """A connection to a Unix socket that speaks D-Bus: to one peer, or to a bus and a name on it."""

    def __init__(self, path, seconds, name_on_bus=None):
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(seconds)
        self.serial = 0
        self.destination = None
        user = str(os.geteuid()).encode().hex().encode()
        try:
            self.sock.connect(path)
            # In one go: a call that systemd reads together with BEGIN stays unanswered until more comes.
            self.sock.sendall(b"\0AUTH EXTERNAL " + user + b"\r\nBEGIN\r\n")
            if not self._line().startswith(b"OK"):
                raise CallFailed("systemd refused the connection")
            if name_on_bus:
                self.destination = "org.freedesktop.DBus"
                self.call("/org/freedesktop/DBus", "org.freedesktop.DBus", "Hello")
                self.destination = name_on_bus
        except BaseException:
            self.sock.close()
            raise

    def close(self):
        self.sock.close()

    def peer_pid(self):
        return struct.unpack("iII", self.sock.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12))[0]

    def _line(self):
        """One line and no byte more: signals may follow it at once."""
        line = b""
        while not line.endswith(b"\r\n") and len(line) < 256:
            line += self._exactly(1)
        return line

    def _exactly(self, count):
        data = b""
        while len(data) < count:
            chunk = self.sock.recv(count - len(data))
            if not chunk:
                raise CallFailed("systemd closed the connection")
            data += chunk
        return data

    def _message(self):
        start = self._exactly(16)
        body_length, _, head_length = struct.unpack_from("<III", start, 4)
        if body_length + head_length > 4 * 1024 * 1024:
            raise CallFailed("an answer is too large")
        data = start + self._exactly(head_length + -head_length % 8 + body_length)
        fields = dict(Reader(data, 12).value("a(yv)")[0])
        return start[1], fields, Reader(data, len(data) - body_length)

    def call(self, path, interface, member, *arguments):
        """The first value of the answer; None for an empty one. Raises CallFailed."""
        self.serial += 1
        self.sock.sendall(call_message(self.serial, path, interface, member, arguments, self.destination))
        while True:
            kind, fields, body = self._message()
            if fields.get(REPLY_SERIAL) != self.serial:
                continue  # a signal; systemd sends them unasked here
            if kind == ERROR:
                raise CallFailed(f"{fields.get(ERROR_NAME)}: {body.value('s')[0] if SIGNATURE in fields else ''}")
            return body.value(fields[SIGNATURE])[0] if SIGNATURE in fields else None
