"""One scan of the machine's processes, and one of the sockets that they hold."""

import os
import time

import files
from listening import listening
from processes import NAMESPACES
from readable import text_of

MAX_PROCESSES = 8000
MAX_COMMAND = 8192
# Surveys are made by a child of the agent's, which has read this before.
AGENT = os.getpid()


def namespaces(pid):
    links = {kind: os.readlink(f"/proc/{pid}/ns/{kind}") for kind in NAMESPACES}
    return {kind: link.partition("[")[2].rstrip("]") for kind, link in links.items()}


def systemd_path(cgroup):
    """Version 1 keeps systemd's own hierarchy under name=systemd; version 2 has one line, "0::"."""
    paths = {}
    for line in cgroup.splitlines():
        _, controllers, path = line.split(":", 2)
        paths[controllers] = path
    # Without systemd any hierarchy tells containers apart.
    return paths.get("name=systemd") or paths.get("") or paths.get("pids") or next(iter(paths.values()), "")


class Scan:
    def __init__(self):
        self.pids = {}
        self._cgroups = {}
        self._outside = set()  # those that no container has a number of its own for
        self._holders = {}
        self._listening = {}
        self._places = {}
        self._unix = {}
        self._booted = time.time() - float(text_of("/proc/uptime").split()[0])
        self._ticks = os.sysconf("SC_CLK_TCK")
        self._top = ""
        ours = os.readlink("/proc/self/ns/mnt") if files.IN_IMAGE else None
        for pid in sorted(map(int, filter(str.isdigit, os.listdir("/proc"))))[:MAX_PROCESSES]:
            try:
                # The probe and its agents, which share the machine's processes, are none of it.
                if pid not in (AGENT, os.getpid()) and (ours is None or os.readlink(f"/proc/{pid}/ns/mnt") != ours):
                    self._add(pid)
            except (OSError, ValueError, IndexError):
                continue  # it has ended

    def _add(self, pid):
        fields = text_of(f"/proc/{pid}/stat", 4096).rpartition(")")[2].split()
        if int(fields[1]) == os.getpid():
            return  # nft, which reads the packet filter meanwhile
        status = text_of(f"/proc/{pid}/status", 8192)
        uid = int(status.partition("\nUid:")[2].split(None, 2)[1])
        args = text_of(f"/proc/{pid}/cmdline", MAX_COMMAND).split("\0")
        cgroup = text_of(f"/proc/{pid}/cgroup", 16384)
        try:
            exe = os.readlink(f"/proc/{pid}/exe")
        except OSError:
            exe = ""
        path = systemd_path(cgroup)
        if pid == 1:
            self._top = path.removesuffix("/init.scope").rstrip("/")
        if len(status.partition("\nNSpid:")[2].partition("\n")[0].split()) == 1:
            self._outside.add(pid)
        self._cgroups[pid] = cgroup
        self.pids[pid] = {
            "pid": pid,
            "ppid": int(fields[1]),
            "uid": uid,
            "exe": exe,
            "args": args[:-1] if args[-1] == "" else args,
            "cgroup": path.removeprefix(self._top),
            "startedAt": round((self._booted + int(fields[19]) / self._ticks) * 1000),
        }

    def all(self):
        return list(self.pids.values())

    def above(self, pid):
        """Numbers of the process that started it, of the one that started that, and so on."""
        found = []
        while (pid := self.pids[pid]["ppid"] if pid in self.pids else 0) and pid not in found:
            found.append(pid)
        return found

    def cgroup_of(self, pid):
        return self._cgroups[pid]

    def look_at_sockets(self, pids):
        """Which processes hold the sockets that listen on the machine, and in these processes' network namespaces."""
        places = {}
        for pid in [files.MACHINE, *pids]:
            try:
                self._places[pid] = os.readlink(f"/proc/{pid}/ns/net")
            except OSError:
                self._places[pid] = pid  # the tables may be readable where this is not
            places.setdefault(self._places[pid], pid)
        by_pid = listening(list(places.values()))
        self._listening = {place: by_pid[pid] for place, pid in places.items()}
        inodes = {row[4] for rows in self._listening.values() if isinstance(rows, list) for row in rows}
        self._unix = self._unix_sockets()
        inodes |= self._unix.keys()
        wanted = {f"socket:[{inode}]": inode for inode in inodes}
        for pid in self.pids:
            try:
                for fd in os.listdir(f"/proc/{pid}/fd"):
                    try:
                        inode = wanted.get(os.readlink(f"/proc/{pid}/fd/{fd}"))
                    except OSError:
                        continue
                    if inode is not None and pid not in self._holders.setdefault(inode, []):
                        self._holders[inode].append(pid)
            except OSError:
                continue

    def listeners(self, pid, held_by=None):
        """Listening sockets of a process's network namespace; only those that these processes hold. Raises OSError."""
        rows = self._listening.get(self._places.get(pid))
        if isinstance(rows, OSError):
            raise rows
        if held_by is not None and any(not os.access(f"/proc/{each}/fd", os.R_OK) for each in held_by):
            raise PermissionError(13, "Permission denied")
        found = []
        for protocol, family, address, port, inode in rows or []:
            pids = self._holders.get(inode, [])
            if held_by is None or held_by.intersection(pids):
                shown = pids if held_by is None else sorted(held_by.intersection(pids))
                found.append({"protocol": protocol, "family": family, "address": address, "port": port, "pids": shown})
        return found

    @staticmethod
    def _unix_sockets():
        """{inode: path} of listening Unix sockets with a name of a file that may be the daemon's."""
        found = {}
        try:
            for line in text_of(f"/proc/{files.MACHINE}/net/unix", 4 * 1024 * 1024).splitlines()[1:]:
                fields = line.split(None, 7)
                if len(fields) == 8 and int(fields[3], 16) & 0x10000 and fields[7].startswith("/"):
                    found[int(fields[6])] = fields[7]
        except OSError:
            pass
        return found

    def daemon(self, socket_path):
        """The process behind the daemon's socket; one that is called so where the kernel does not tell who is."""
        paths = {socket_path} if socket_path else {"/run/docker.sock", "/var/run/docker.sock"}
        if socket_path:
            paths.add(os.path.realpath(socket_path))
        holders = {
            pid
            for inode, path in self._unix.items()
            if path in paths
            for pid in self._holders.get(inode, [])
            if pid != 1
        }
        named = [each for each in self.all() if each["pid"] in self._outside and self._is_called_dockerd(each)]
        for candidates in ([each for each in named if each["pid"] in holders], [self.pids[pid] for pid in sorted(holders)]):
            if candidates:
                return min(candidates, key=lambda each: each["startedAt"])
        # Of several one can't say which of them it is.
        return named[0] if len(named) == 1 else None

    @staticmethod
    def _is_called_dockerd(process):
        program = process["exe"] or (process["args"] or [""])[0]
        return os.path.basename(program).removesuffix(" (deleted)") == "dockerd"


