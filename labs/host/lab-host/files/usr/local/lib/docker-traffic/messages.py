"""Follows HTTP/1.1 messages in one direction of a connection, as they pass by."""

MAX_HEAD = 64 * 1024
MAX_LINE = 4096


class Lost(Exception):
    """What passes is no HTTP that we understand."""


class Messages:
    """
    `on_head(first_line, headers)` says how the body comes: a number of bytes, "chunked", "until close", or
    "stream" where no more messages follow. `on_body` gets the body's bytes, `on_end` is called after its last.
    """

    def __init__(self, on_head, on_body, on_end):
        self.on_head, self.on_body, self.on_end = on_head, on_body, on_end
        self.buffer = bytearray()
        self.left = 0
        self.step = self.head

    def feed(self, data):
        if self.step == self.stream:
            return
        self.buffer += data
        while self.buffer and self.step():
            pass

    def becomes_stream(self):
        """Nothing that follows is a message."""
        self.buffer.clear()
        self.step = self.stream

    def take(self, size):
        data = bytes(self.buffer[:size])
        del self.buffer[:size]
        return data

    def line(self):
        """The next line, or None where its end has not come."""
        end = self.buffer.find(b"\r\n")
        if end < 0:
            if len(self.buffer) > MAX_LINE:
                raise Lost("a line without an end")
            return None
        return self.take(end + 2)[:-2]

    def end(self):
        self.step = self.head
        self.on_end()
        return True

    # Each step says whether there may be more to do with what is in the buffer.

    def head(self):
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            if len(self.buffer) > MAX_HEAD:
                raise Lost("a head without an end")
            return False
        first, *lines = self.take(end + 4)[:-4].decode("latin-1").split("\r\n")
        pairs = (line.partition(":") for line in lines)
        headers = {name.strip().lower(): value.strip() for name, _, value in pairs}
        body = self.on_head(first, headers)
        if body == "stream":
            self.becomes_stream()
        elif body == "chunked":
            self.step = self.chunk_size
        elif body == "until close":
            self.step = self.rest
        elif body == 0:
            return self.end()
        else:
            self.left, self.step = body, self.counted
        return True

    def counted(self):
        data = self.take(self.left)
        self.left -= len(data)
        self.on_body(data)
        return self.end() if self.left == 0 else False

    def chunk_size(self):
        line = self.line()
        if line is None:
            return False
        try:
            self.left = int(line.partition(b";")[0], 16)
        except ValueError:
            raise Lost("a chunk without a size") from None
        self.step = self.chunk if self.left else self.trailer
        return True

    def chunk(self):
        data = self.take(self.left)
        self.left -= len(data)
        self.on_body(data)
        if self.left == 0:
            self.step = self.chunk_end
        return self.left == 0

    def chunk_end(self):
        if self.line() is None:
            return False
        self.step = self.chunk_size
        return True

    def trailer(self):
        line = self.line()
        if line is None:
            return False
        return self.end() if line == b"" else True

    def rest(self):
        self.on_body(self.take(len(self.buffer)))
        return False

    def stream(self):
        self.buffer.clear()
        return False


def body_of(headers):
    """How a body comes by its message's headers; None where they don't say."""
    if "chunked" in headers.get("transfer-encoding", "").lower():
        return "chunked"
    length = headers.get("content-length", "")
    if not length:
        return None
    if not length.isdecimal():
        raise Lost("a length that is no number")
    return int(length)
