"""Asks the lab host's systemd over its private socket: process 1 itself, past D-Bus daemon and systemctl."""

import os
import time

import files
from dbus import Peer

# A lab host's /run is shared with its probe; elsewhere it is reached through the machine's root.
RUN = "/lab/run" if os.path.isdir("/lab/run") else f"{files.LAB_ROOT.rstrip('/')}/run"
SOCKET = f"{RUN}/systemd/private"
BUS = f"{RUN}/dbus/system_bus_socket"
MANAGER_PATH = "/org/freedesktop/systemd1"
NAME = "org.freedesktop.systemd1"


class NotInit(Exception):
    """Somebody else than process 1 listens on systemd's socket."""


class Systemd:
    def __enter__(self):
        try:
            self._peer = Peer(SOCKET, seconds=10)
        except PermissionError:
            # Only root may speak to process 1 itself; anybody may ask it over the bus.
            self._peer = Peer(BUS, seconds=10, name_on_bus=NAME)
            return self
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

    def units(self, kinds):
        """[(name, active state, sub state)] of all loaded units of these kinds."""
        return [(unit[0], unit[3], unit[4]) for unit in self._manager("ListUnits") if unit[0].rpartition(".")[2] in kinds]

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
