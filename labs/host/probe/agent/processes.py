"""What the kernel holds about single processes of the lab host: its own files in /proc, namespaces, groups.

Where a control group's files are shown is the lab host's own mount, which its root may cover with another.
So nothing is believed that does not prove itself: a directory counts only if it is on a file system of
control groups and its `cgroup.procs`, read through the same mount, lists the process. Another group's
directory bound over it does not list it, and a file bound over one of its files is on another mount.
"""

import ctypes
import os
import re
import struct

import files

FILES = ("status", "limits", "uid_map", "gid_map", "mountinfo", "oom_score_adj")
NAMESPACES = ("cgroup", "ipc", "mnt", "net", "pid", "user", "uts")
CGROUP_MAGIC, CGROUP2_MAGIC = 0x27E0EB, 0x63677270
MAX_READ = 256 * 1024
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.]*")
GONE = (FileNotFoundError, ProcessLookupError)

_libc = ctypes.CDLL(None, use_errno=True)
_statx = getattr(_libc, "statx", None)
AT_EMPTY_PATH, STATX_MNT_ID = 0x1000, 0x1000


class NotShown(Exception):
    """The lab host does not show the group where it should."""


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


def groups(text):
    """{controller: path} from /proc/<pid>/cgroup; version 2 is the controller "", named ones are left out."""
    found = {}
    for line in text.splitlines():
        _, controllers, path = line.split(":", 2)
        for controller in controllers.split(","):
            if not controller.startswith("name="):
                found[controller] = path
    return found


def _unescape(field):
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)


def mounts(text):
    """(file system, its root in the hierarchy, mount point, options) of every mount in a mountinfo."""
    rows = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, rest = before.split(), after.split()
        if len(fields) >= 5 and len(rest) >= 3:
            rows.append((rest[0], _unescape(fields[3]), _unescape(fields[4]), rest[2].split(",")))
    return rows


def places(rows, version, controller, path):
    """Where on the lab host a group may be shown: each mount of its hierarchy that holds it, the last first."""
    found = []
    for kind, top, point, options in reversed(rows):
        if kind != ("cgroup2" if version == 2 else "cgroup"):
            continue
        if version == 1 and controller not in options:
            continue
        top = top.rstrip("/")
        if path == top or path.startswith(top + "/"):
            found.append(f"{point}/{path[len(top) :]}")
    return found


def is_cgroup(fd, version):
    buffer = ctypes.create_string_buffer(256)  # struct statfs begins with its f_type, a long
    if _libc.fstatfs(fd, buffer) != 0:
        raise OSError(ctypes.get_errno(), "fstatfs")
    magic = ctypes.c_long.from_buffer(buffer).value
    return magic == (CGROUP2_MAGIC if version == 2 else CGROUP_MAGIC)


def mount_of(fd):
    """The ID of the mount that a file was opened through."""
    found = _mount_by_statx(fd)
    return _mount_by_fdinfo(fd) if found is None else found


def _mount_by_statx(fd):
    """One call, a tenth of the time; None where the kernel or the C library is from before there was such an answer."""
    buffer = ctypes.create_string_buffer(256)  # struct statx
    if _statx is None or _statx(fd, b"", AT_EMPTY_PATH, STATX_MNT_ID, buffer) != 0:
        return None
    (answered,) = struct.unpack_from("=I", buffer, 0)
    return struct.unpack_from("=Q", buffer, 0x90)[0] if answered & STATX_MNT_ID else None


def _mount_by_fdinfo(fd):
    info = os.open(f"/proc/self/fdinfo/{fd}", os.O_RDONLY)
    try:
        said = os.read(info, 1024).partition(b"mnt_id:")[2].split(None, 1)
    finally:
        os.close(info)
    if not said:
        raise NotShown("the kernel does not say on which mount a file is")
    return int(said[0])


def _open_in(directory, name, version, mount=None):
    """Opens a file that is the directory's own; None where it has none, or none that can be read.

    `mount` is the directory's, where it is known already.
    """
    try:
        fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=directory)
    except (FileNotFoundError, PermissionError):
        return None  # some files can only be written
    try:
        if mount_of(fd) != (mount or mount_of(directory)) or not is_cgroup(fd, version):
            raise NotShown(f"something else lies over {name}")
    except BaseException:
        os.close(fd)
        raise
    return fd


def file_in(directory, name, version, mount=None):
    """Text of a file that is the directory's own; None where it has none."""
    fd = _open_in(directory, name, version, mount)
    if fd is None:
        return None
    with os.fdopen(fd, "rb", buffering=0) as file:
        try:
            return file.readall()[:MAX_READ].decode("utf-8", "replace").strip()
        except OSError:
            return None  # not supported by this group


def prove(directory, place, pid, version, mount=None):
    if not is_cgroup(directory, version):
        raise NotShown(f"{place} is not a control group")
    members = file_in(directory, "cgroup.procs", version, mount)
    if members is None or str(pid) not in members.split():
        raise NotShown(f"{place} is not the control group of process {pid}")


def _read_group(pid, place, version, names):
    with files.walk(place) as found:
        mount = mount_of(found.fd)
        prove(found.fd, place, pid, version, mount)
        return {name: file_in(found.fd, name, version, mount) for name in names}


def _open_group(pid, place, version, names):
    opened = {}
    with files.walk(place) as found:
        prove(found.fd, place, pid, version)
        try:
            for name in names:
                opened[name] = _open_in(found.fd, name, version)
        except BaseException:
            close_all(opened)
            raise
    return opened


def close_all(opened):
    for fd in opened.values():
        if fd is not None:
            os.close(fd)


def anywhere(how, pid, candidates, version, names):
    trouble = NotShown("the lab host does not show the control group")
    for place in candidates:
        try:
            return how(pid, place, version, names)
        except (NotShown, OSError) as error:
            trouble = error
    raise trouble


def version_of(own):
    return 1 if any(own) else 2


def by_controller(version, names):
    wanted = {}
    for name in names:
        wanted.setdefault("" if version == 2 else name.partition(".")[0], []).append(name)
    return wanted


def open_cgroup(pid, own, names):
    """Descriptors of a group's files, to be read again and again: {name: descriptor, or None where there is none}.

    `own` are the groups that the kernel says the process is in. What was opened is theirs for good: whatever root lays
    over the place later, a descriptor stays with the file of the group that it was opened in. Raises OSError, NotShown.
    """
    version = version_of(own)
    rows = mounts(_read("/proc/1/mountinfo"))
    opened = {}
    try:
        for controller, of_it in by_controller(version, names).items():
            if controller not in own:
                opened.update(dict.fromkeys(of_it))
                continue
            candidates = places(rows, version, controller, own[controller])
            opened.update(anywhere(_open_group, pid, candidates, version, of_it))
    except BaseException:
        close_all(opened)
        raise
    return opened


def cgroup(pid, names):
    """A CgroupReading (contract/probe.ts), or None where there is no such process."""
    for name in names:
        if not NAME.fullmatch(name):
            raise ValueError(f"{name!r} is not the name of a file")
    try:
        own = groups(_read(f"/proc/{pid}/cgroup"))
    except GONE:
        return None
    try:
        return group_files(pid, own, mounts(_read("/proc/1/mountinfo")), names)
    except (NotShown, OSError):
        if not os.path.exists(f"/proc/{pid}"):
            return None
        raise


def group_files(pid, own, rows, names):
    """A CgroupReading of the groups that a process is in, by the machine's mounts. Raises OSError, NotShown."""
    version = version_of(own)
    read = {}
    for controller, of_it in by_controller(version, names).items():
        if controller not in own:
            read.update(dict.fromkeys(of_it))  # this kernel has no such controller
            continue
        candidates = places(rows, version, controller, own[controller])
        read.update(anywhere(_read_group, pid, candidates, version, of_it))
    return {"version": version, "files": read}
