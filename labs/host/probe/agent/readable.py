"""Things that may not be readable: each then says so in its own place."""

import os

MAX_READ = 512 * 1024
GONE = (FileNotFoundError, ProcessLookupError)


def text_of(path, limit=MAX_READ):
    """The beginning of one of the kernel's own files. Raises OSError."""
    fd = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        parts = []
        while limit > 0 and (part := os.read(fd, min(limit, 64 * 1024))):
            parts.append(part)
            limit -= len(part)
        return b"".join(parts).decode("utf-8", "replace")
    finally:
        os.close(fd)


def why(error):
    """In the machine's words, without its path: "Permission denied"."""
    if isinstance(error, FileNotFoundError):
        return "absent"
    if isinstance(error, OSError) and error.errno:
        return os.strerror(error.errno)
    return f"{error}"[:200] or type(error).__name__


def reading(read):
    """What `read` answers, or why it could not be read."""
    try:
        return read()
    except Exception as error:  # whatever keeps us from seeing one thing, the others are still to be seen
        return {"unreadable": why(error)}
