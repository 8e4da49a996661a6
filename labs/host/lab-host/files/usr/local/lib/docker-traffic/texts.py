"""What is noted of a body or a path: the beginning of what can be read, and nothing of what holds secrets."""

import urllib.parse

MOST_CHARACTERS = 400
# First parts of paths whose bodies hold passwords, tokens or keys.
SECRET = {"auth", "secrets", "swarm"}
NOT_NOTED = "(not noted)"


class Text:
    """The beginning of a body, where it is text."""

    def __init__(self, headers, secret):
        kind = headers.get("content-type", "").partition(";")[0].strip().lower()
        readable = kind == "" or kind.startswith("text/") or "json" in kind
        self.instead = NOT_NOTED if secret else None if readable else f"({kind})"
        self.bytes = b""

    def add(self, data):
        if self.instead is not None:
            return self.instead
        if len(self.bytes) < 4 * MOST_CHARACTERS:
            self.bytes += data[: 4 * MOST_CHARACTERS]
        return cut(self.bytes.decode("utf-8", "ignore").strip())


def cut(text):
    """To so many characters as JavaScript counts them."""
    return text.encode("utf-16-le", "ignore")[: 2 * MOST_CHARACTERS].decode("utf-16-le", "ignore")


def is_secret(path):
    """Whether a request's path, with or without the API's version, is one that is asked with secrets."""
    plain = urllib.parse.unquote(path.partition("?")[0])
    parts = [part for part in plain.split("/") if part]
    if parts and parts[0].startswith("v1."):
        parts = parts[1:]
    return bool(parts) and parts[0] in SECRET
