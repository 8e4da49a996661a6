"""Running containers as the kernel has them."""

import os
import re

import control_groups
import files
import survey_files
from readable import GONE, reading, text_of
from survey_groups import SurveyedGroups
from survey_processes import namespaces, systemd_path

MAX_PROCESSES = 200
ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])")


def first_processes(asked, scan):
    """{id: pid} of the containers that were asked for, where these processes are there; of all that run where none were."""
    if asked is None:
        return started_by_shims(scan)
    return {each["id"]: int(each["pid"]) for each in asked if int(each["pid"]) in scan.pids}


def started_by_shims(scan):
    """A container's first process is the first that its shim started; later ones came by `docker exec`."""
    shims = {process["pid"]: identity for process in scan.all() if (identity := shim_of(process["args"]))}
    # A Docker within a container has containers of its own, which the machine's doesn't know.
    own = {pid: identity for pid, identity in shims.items() if not any(each in shims for each in scan.above(pid))}
    first = {}
    for process in sorted(scan.all(), key=lambda each: (each["startedAt"], each["pid"])):
        identity = own.get(process["ppid"])
        if identity is not None:
            first.setdefault(identity, process["pid"])
    return first


def shim_of(args):
    """The ID of the container of Docker's that a shim of containerd's is for; None for any other process."""
    if not args or not os.path.basename(args[0]).startswith("containerd-shim"):
        return None
    said = dict(zip(args[1:], args[2:]))
    identity = said.get("-id", "")
    return identity if said.get("-namespace", "").startswith("moby") and ID.fullmatch(identity) else None


def outer_of(scan):
    """IDs of the containers that the machine itself is in."""
    return ids_in(scan.cgroup_of(1)) if 1 in scan.pids else []


def ids_in(cgroup, outer=()):
    """IDs of containers in a process's control group, the outermost first, without those of the machine's own."""
    return [name for name in ID.findall(systemd_path(cgroup)) if name not in outer]


def may_be(identity, cgroup, outer):
    """A number may be another process's by now; a group that names no container tells nothing."""
    inner = ids_in(cgroup, outer)
    return not inner or identity in inner


def files_within(asked):
    """{id: ContainerFiles}"""
    outer = ids_in(text_of("/proc/1/cgroup"))
    return {each["id"]: reading(lambda each=each: files_of(each["id"], int(each["pid"]), outer)) for each in asked}


def files_of(identity, pid, outer):
    if not may_be(identity, text_of(f"/proc/{pid}/cgroup"), outer):
        raise FileNotFoundError
    return survey_files.container_files(pid)


def containers(request, scan, first):
    """{id: SurveyedContainer}; without those that are gone. `first` has the first process of each."""
    names = [name for name in request["groupFiles"] if control_groups.NAME.fullmatch(name)]
    mounts = reading(lambda: text_of(f"/proc/{files.MACHINE}/mountinfo"))
    outer = outer_of(scan)
    members = by_group(scan)
    found = {}
    # Where nobody may see what is mounted, no group is shown.
    with SurveyedGroups(mounts if isinstance(mounts, str) else "", names) as groups:
        for identity, pid in first.items():
            if not may_be(identity, scan.cgroup_of(pid), outer):
                continue
            try:
                found[identity] = container(identity, pid, members, groups, scan)
            except GONE:
                continue
    return found


def by_group(scan):
    groups = {}
    for process in scan.all():
        groups.setdefault(systemd_path(scan.cgroup_of(process["pid"])), []).append(process)
    return groups


def container(identity, pid, members, groups, scan):
    cgroup = scan.cgroup_of(pid)
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
        "groups": reading(lambda: groups.of(pid, cgroup)),
        "processes": own[:MAX_PROCESSES],
        "listeners": reading(lambda: {"sockets": scan.listeners(pid, held_by)}),
    }
    if "unreadable" in seen["status"]:
        text_of(f"/proc/{pid}/stat")  # raises where it is gone meanwhile
    return seen


def in_group(group, members):
    below = group.rstrip("/") + "/"
    return [each for path, those in members.items() if path == group or path.startswith(below) for each in those]


def label(pid):
    try:
        return text_of(f"/proc/{pid}/attr/current").strip("\0\n ")
    except PermissionError:
        raise
    except OSError:
        return ""  # no security module that says anything
