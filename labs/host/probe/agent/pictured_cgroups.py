"""What the control groups of the lab host's containers hold and allow."""

import os

import processes
from pictured_processes import all_pids, container_of, outer_ids, read

MAX_PROCESSES = 2048
MAX_GROUPS = 40
FILES = {
    1: (
        "memory.usage_in_bytes",
        "memory.limit_in_bytes",
        "memory.max_usage_in_bytes",
        "memory.oom_control",
        "cpuacct.usage",
        "cpu.cfs_quota_us",
        "cpu.cfs_period_us",
        "cpu.stat",
        "pids.current",
        "pids.max",
        "pids.events",
    ),
    2: (
        "memory.current",
        "memory.max",
        "memory.peak",
        "memory.events",
        "cpu.max",
        "cpu.stat",
        "pids.current",
        "pids.max",
        "pids.events",
    ),
}


class Group:
    """A container's group, by a process that the kernel says is in it; its files stay open and are read anew."""

    def __init__(self, pid, cgroup):
        self.member = (pid, cgroup)
        own = processes.groups(cgroup.decode("utf-8", "replace"))
        self._opened = processes.open_cgroup(pid, own, FILES[processes.version_of(own)])

    def read(self):
        return {name: self._text(fd) for name, fd in self._opened.items()}

    @staticmethod
    def _text(fd):
        return None if fd is None else os.pread(fd, 4096, 0).decode("utf-8", "replace").strip()

    def close(self):
        processes.close_all(self._opened)
        self._opened = {}


class Cgroups:
    def __init__(self):
        self._groups = {}

    def look(self):
        own = processes.groups(read("/proc/1/cgroup", 4096).decode("utf-8", "replace"))
        found = self._containers()
        for gone in [container for container in self._groups if container not in found]:
            self._groups.pop(gone).close()
        rows = []
        for container, members in list(found.items())[:MAX_GROUPS]:
            files = self._read(container, members)
            if files is not None:
                rows.append({"container": container, "pid": members[0][0], "files": files})
        return {"version": processes.version_of(own), "groups": rows}

    @staticmethod
    def _containers():
        """{container: [(pid, what the kernel says of its groups), …]}, the lowest pid first."""
        outer = outer_ids()
        found = {}
        for pid in all_pids()[:MAX_PROCESSES]:
            try:
                cgroup = read(f"/proc/{pid}/cgroup", 4096)
            except OSError:
                continue  # it has ended
            container = container_of(cgroup, outer)
            if container:
                found.setdefault(container, []).append((pid, cgroup))
        return found

    def _read(self, container, members):
        """None where the lab host does not show the group, or where it has just gone."""
        group = self._groups.get(container)
        try:
            if group is None or group.member not in members:
                if group is not None:
                    self._groups.pop(container).close()
                # One that is in no group below the container's own, if there is one.
                group = Group(*min(members, key=lambda member: (len(member[1]), member[0])))
                self._groups[container] = group
            return group.read()
        except (OSError, processes.NotShown):
            if container in self._groups:
                self._groups.pop(container).close()
            return None

    def close(self):
        for group in self._groups.values():
            group.close()
        self._groups = {}
