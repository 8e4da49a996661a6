"""What the control groups of the lab host's containers hold and allow."""

import os

import control_groups
from pictured_processes import all_pids, container_of, outer_ids, read
from readable import text_of

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
        own = control_groups.of_process(cgroup.decode("utf-8", "replace"))
        self._opened = opened(pid, own, FILES[control_groups.version_of(own)])

    def read(self):
        return {name: self._text(fd) for name, fd in self._opened.items()}

    @staticmethod
    def _text(fd):
        return None if fd is None else os.pread(fd, 4096, 0).decode("utf-8", "replace").strip()

    def close(self):
        close_all(self._opened)
        self._opened = {}


def opened(pid, own, names):
    """Descriptors of a group's files, to be read again and again: {name: descriptor, or None where there is none}.

    `own` are the groups that the kernel says the process is in. What was opened is theirs for good: whatever root lays
    over the place later, a descriptor stays with the file of the group that it was opened in. Raises OSError, NotShown.
    """
    found = dict.fromkeys(names)
    try:
        with control_groups.Groups(text_of("/proc/1/mountinfo")) as groups:
            for of_it in groups.each(pid, own, names, open_all):
                found.update(of_it)
    except BaseException:
        close_all(found)
        raise
    return found


def open_all(group, names):
    found = {}
    try:
        for name in names:
            found[name] = group.open(name)
    except BaseException:
        close_all(found)
        raise
    return found


def close_all(descriptors):
    for fd in descriptors.values():
        if fd is not None:
            os.close(fd)


class Cgroups:
    def __init__(self):
        self._groups = {}

    def look(self):
        own = control_groups.of_process(read("/proc/1/cgroup", 4096).decode("utf-8", "replace"))
        found = self._containers()
        for gone in [container for container in self._groups if container not in found]:
            self._groups.pop(gone).close()
        rows = []
        for container, members in list(found.items())[:MAX_GROUPS]:
            files = self._read(container, members)
            if files is not None:
                rows.append({"container": container, "pid": members[0][0], "files": files})
        return {"version": control_groups.version_of(own), "groups": rows}

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
        except (OSError, control_groups.NotShown):
            if container in self._groups:
                self._groups.pop(container).close()
            return None

    def close(self):
        for group in self._groups.values():
            group.close()
        self._groups = {}
