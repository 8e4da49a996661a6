"""Running containers as the kernel has them."""

import re

import files
import processes
import survey_files
from readable import GONE, reading, text_of
from survey_processes import namespaces, systemd_path

MAX_PROCESSES = 200
ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def containers(request, scan, cgroups):
    """{id: SurveyedContainer}; without those that are gone."""
    names = [name for name in request["groupFiles"] if processes.NAME.fullmatch(name)]
    rows = reading(lambda: processes.mounts(text_of(f"/proc/{files.MACHINE}/mountinfo")))
    with_files = set(request["filesOf"])
    outer = set(ID.findall(scan.cgroup_of(1))) if 1 in scan.pids else set()
    members = by_group(scan)
    known = {}
    found = {}
    for each in request["containers"]:
        identity, pid = each["id"], int(each["pid"])
        if identity not in cgroups:
            continue
        inner = [name for name in ID.findall(cgroups[identity]) if name not in outer]
        if inner and identity not in inner:
            continue  # the number is another process's by now
        try:
            found[identity] = container(identity, pid, cgroups[identity], members, (rows, names, known), scan)
        except GONE:
            continue
        if identity in with_files:
            found[identity]["files"] = reading(lambda: survey_files.container_files(pid))
    return found


def by_group(scan):
    groups = {}
    for process in scan.all():
        groups.setdefault(systemd_path(scan.cgroup_of(process["pid"])), []).append(process)
    return groups


def container(identity, pid, cgroup, members, groups, scan):
    # Its first process may sit in a group of its own below the container's, as systemd does.
    group = re.sub(f"({identity}[^/]*)/.*", r"\1", systemd_path(cgroup))
    # A container's first process in the machine's own group would make all of the machine's processes its own.
    is_shared = 1 in scan.pids and (systemd_path(scan.cgroup_of(1)) + "/").startswith(group.rstrip("/") + "/")
    own = [scan.pids[pid]] if is_shared else in_group(group, members)
    held_by = {process["pid"] for process in own}
    seen = {
        "pid": pid,
        "status": reading(lambda: text_of(f"/proc/{pid}/status")),
        "limits": reading(lambda: text_of(f"/proc/{pid}/limits")),
        "uidMap": reading(lambda: text_of(f"/proc/{pid}/uid_map")),
        "mountinfo": reading(lambda: text_of(f"/proc/{pid}/mountinfo")),
        "label": reading(lambda: label(pid)),
        "namespaces": reading(lambda: namespaces(pid)),
        "groups": reading(lambda: group_files(pid, cgroup, *groups)),
        "processes": own[:MAX_PROCESSES],
        "listeners": reading(lambda: {"sockets": scan.listeners(pid, held_by)}),
    }
    if "unreadable" in seen["status"]:
        text_of(f"/proc/{pid}/stat")  # raises where it is gone meanwhile
    return seen


def in_group(group, members):
    below = group.rstrip("/") + "/"
    return [each for path, those in members.items() if path == group or path.startswith(below) for each in those]


def group_files(pid, cgroup, rows, names, known):
    if isinstance(rows, dict):
        raise PermissionError(rows["unreadable"])
    own = processes.groups(cgroup)
    read = processes.group_files(pid, own, rows, names)
    above = reading(lambda: processes.groups_above(pid, own, rows, names, known))
    # Without it, nobody knows what limits it from above, and who judges says so.
    return read if isinstance(above, dict) else {**read, "above": above}


def label(pid):
    try:
        return text_of(f"/proc/{pid}/attr/current").strip("\0\n ")
    except PermissionError:
        raise
    except OSError:
        return ""  # no security module that says anything
