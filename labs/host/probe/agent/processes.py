"""What the kernel holds about single processes of the lab host: its own files in /proc, namespaces, groups."""

import os

import control_groups
from control_groups import Group, Groups, NotShown

FILES = ("status", "limits", "uid_map", "gid_map", "mountinfo", "oom_score_adj")
NAMESPACES = ("cgroup", "ipc", "mnt", "net", "pid", "user", "uts")
MAX_READ = 256 * 1024
GONE = (FileNotFoundError, ProcessLookupError)


def _read(path):
    with open(path, "rb") as file:
        return file.read(MAX_READ).decode("utf-8", "replace")


def process_file(pid, name):
    if name not in FILES:
        raise ValueError(f"{name} is not read")
    try:
        return _read(f"/proc/{pid}/{name}")
    except GONE:
        return None


def namespaces(pid):
    try:
        links = {kind: os.readlink(f"/proc/{pid}/ns/{kind}") for kind in NAMESPACES}
    except GONE:
        return None
    return {kind: link.partition("[")[2].rstrip("]") for kind, link in links.items()}


def cgroup(pid, names):
    """A CgroupReading (contract/probe.ts), or None where there is no such process."""
    for name in names:
        if not control_groups.NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not the name of a file")
    try:
        own = control_groups.of_process(_read(f"/proc/{pid}/cgroup"))
    except GONE:
        return None
    try:
        read = dict.fromkeys(names)
        with Groups(_read("/proc/1/mountinfo")) as groups:
            for of_it in groups.each(pid, own, names, Group.texts):
                read.update(of_it)
        return {"version": control_groups.version_of(own), "files": read}
    except (NotShown, OSError):
        if not os.path.exists(f"/proc/{pid}"):
            return None
        raise
