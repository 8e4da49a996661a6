"""Who runs on the lab host, in which namespaces and control groups, with which rights."""

import os
import re

import processes

MAX_PROCESSES = 400
MAX_COMMAND = 400
ID = re.compile(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")
STATUS = re.compile(
    rb"Name:\t([^\n]*).*?\nPPid:\t(\d+).*?\nUid:\t\d+\t(\d+).*?\nNSpid:\t([\d\t]+)\n"
    rb".*?\nCapInh:\t(\w+)\nCapPrm:\t(\w+)\nCapEff:\t(\w+)\nCapBnd:\t(\w+)\nCapAmb:\t(\w+)"
    rb"\nNoNewPrivs:\t(\d)(?:\nSeccomp:\t(\d))?",
    re.DOTALL,
)


def read(path, limit):
    """The beginning of one of the kernel's own files, which are short."""
    fd = os.open(path, os.O_RDONLY)
    try:
        return os.read(fd, limit)
    finally:
        os.close(fd)


def all_pids():
    return sorted(map(int, filter(str.isdigit, os.listdir("/proc"))))


def outer_ids():
    """Ids in the path of the lab host's own control group: the container that it is itself."""
    return set(ID.findall(read("/proc/1/cgroup", 4096)))


def container_of(cgroup, outer):
    """The id of the lab host's container that a process with this /proc/<pid>/cgroup is in, or None."""
    for found in ID.findall(cgroup):
        if found not in outer:
            return found.decode()[:12]
    return None


class Processes:
    """Looks at each process anew only where it was put on a processor since.

    /proc/<pid>/status counts how often that was. Where the kernel says the very same about a process that isn't
    running at the moment, it has done nothing: it can't have entered a namespace, taken another identity or become
    another program. Its parent is in there too. Only its control group may be changed by somebody else.
    """

    def __init__(self):
        self._known = {}
        self._ours = os.readlink("/proc/self/ns/mnt")

    def look(self):
        outer = outer_ids()
        pids = all_pids()
        known, rows = {}, []
        for pid in pids[:MAX_PROCESSES]:
            try:
                status = read(f"/proc/{pid}/status", 8192)
                container = container_of(read(f"/proc/{pid}/cgroup", 4096), outer)
                before = self._known.get(pid)
                if before and before[0] == status and b"\nState:\tR" not in status:
                    row = before[1]
                else:
                    row = self._describe(pid, status)
                    # What says the same is the same: comparing is quicker then.
                    if before and row and {**before[1], "container": None} == row:
                        row = before[1]
            except OSError:
                continue  # it has ended
            if row is None:
                continue
            if row["container"] != container:
                row = {**row, "container": container}
            known[pid] = (status, row)
            rows.append(row)
        self._known = known
        return {"processes": rows, "more": max(0, len(pids) - MAX_PROCESSES)}

    def _describe(self, pid, status):
        """None for what is ours, and for what is nothing any more but a status to be collected."""
        said = STATUS.search(status)
        mount = os.readlink(f"/proc/{pid}/ns/mnt")
        if not said or mount == self._ours:
            return None
        namespaces = {kind: os.readlink(f"/proc/{pid}/ns/{kind}") for kind in processes.NAMESPACES}
        command = read(f"/proc/{pid}/cmdline", MAX_COMMAND).rstrip(b"\0").replace(b"\0", b" ")
        inherited, permitted, effective, bounding, ambient = (said[n].decode() for n in range(5, 10))
        return {
            "pid": pid,
            "ppid": int(said[2]),
            "innerPid": int(said[4].split()[-1]),
            "name": said[1].decode("utf-8", "replace"),
            "command": command.decode("utf-8", "replace"),
            "uid": int(said[3]),
            "container": None,
            "namespaces": {kind: link.partition("[")[2].rstrip("]") for kind, link in namespaces.items()},
            "capabilities": {
                "inheritable": inherited,
                "permitted": permitted,
                "effective": effective,
                "bounding": bounding,
                "ambient": ambient,
            },
            "noNewPrivileges": said[10] == b"1",
            "seccomp": int(said[11] or 0),
        }

    def close(self):
        self._known = {}
