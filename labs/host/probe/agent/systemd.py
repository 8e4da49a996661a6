"""Asks the lab host's systemd over its private socket: process 1 itself, past D-Bus daemon and systemctl."""

import time

from dbus import Peer

SOCKET = "/lab/run/systemd/private"
MANAGER_PATH = "/org/freedesktop/systemd1"
NAME = "org.freedesktop.systemd1"


class NotInit(Exception):
    """Somebody else than process 1 listens on systemd's socket."""


class Systemd:
    def __enter__(self):
        self._peer = Peer(SOCKET, seconds=10)
        if self._peer.peer_pid() != 1:
            self._peer.close()
            raise NotInit("the socket of systemd is not answered by process 1")
        return self

    def __exit__(self, *_):
        self._peer.close()

    def _manager(self, method, *arguments):
        return self._peer.call(MANAGER_PATH, f"{NAME}.Manager", method, *arguments)

    def properties(self, name, wanted):
        """The unit's properties as text; those that the unit doesn't have are left out."""
        path = self._manager("LoadUnit", name)
        kind = name.rpartition(".")[2].capitalize()
        values = {}
        for interface in (f"{NAME}.Unit", f"{NAME}.{kind}"):
            for key, value in self._peer.call(path, "org.freedesktop.DBus.Properties", "GetAll", interface):
                if key in wanted:
                    values[key] = _text(value)
        return values

    def restart(self, name, seconds):
        """Restarts a unit after clearing its start limit; waits until systemd's job is done."""
        self._manager("ResetFailed")
        job = self._manager("RestartUnit", name, "replace")
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            state = self.properties(name, ["ActiveState", "SubState", "Job", "Result"])
            if job not in state["Job"]:
                message = f"{state['ActiveState']} ({state['SubState']}), result {state['Result']}"
                return {"ok": state["ActiveState"] == "active", "message": message}
            time.sleep(0.1)
        return {"ok": False, "message": f"systemd was not done after {seconds:.0f} s"}


def _text(value):
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return " ".join(_text(entry) for entry in value)
    return str(value)
