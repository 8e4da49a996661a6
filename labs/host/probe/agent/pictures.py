"""Looks at the lab host for the pictures of its lessons; engine/pictures shapes what is seen here.

A look costs a few thousandths of a second, because what did not happen is not read again: each kind keeps what
it knows and asks the kernel the cheapest question whose answer tells whether that still holds.
"""

import json
import threading
import time

from pictured_cgroups import Cgroups
from pictured_filter import PacketFilter
from pictured_processes import Processes
from pictured_traffic import Traffic

KINDS = {"processes": Processes, "cgroups": Cgroups, "packet-path": PacketFilter, "api-traffic": Traffic}
# A look that takes long is followed by a pause that makes it less than this share of a processor.
SHARE = 0.04
LONGEST_PAUSE = 5.0
# A process that ends while it is looked at is no news; what goes wrong so often in a row is.
PATIENCE = 3


class Camera:
    """One picture of one kind, looked at again and again; tells only what differs from the time before."""

    def __init__(self, kind):
        self._subject = KINDS[kind]()
        self._lock = threading.Lock()
        self._closed = False
        self._before = None
        self._cost = 0.0
        self._failures = 0

    def look(self):
        """The snapshot as JSON, or None where it is the one from before."""
        with self._lock:
            if self._closed:
                return None
            began = time.thread_time()
            try:
                seen = {"seen": self._subject.look()}
                self._failures = 0
            except Exception as error:  # anything: it is told, and the next look may find it mended
                self._failures += 1
                if self._failures < PATIENCE:
                    return None
                seen = {"trouble": f"{type(error).__name__}: {error}"[:300]}
            changed = seen != self._before
            self._before = seen
            text = json.dumps(seen, ensure_ascii=False) if changed else None
            self._cost = time.thread_time() - began
            return text

    def pause(self):
        return min(LONGEST_PAUSE, self._cost / SHARE)

    def close(self):
        """Waits for a look that is under way: nothing is taken from under it."""
        with self._lock:
            self._closed = True
            self._subject.close()
