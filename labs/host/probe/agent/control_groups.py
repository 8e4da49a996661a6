"""Control groups of the machine's processes, as the kernel has them.

Where a group's files are shown is the machine's own mount, which its root may cover with another. So nothing is believed
that does not prove itself: a directory counts only if it is on a file system of control groups and its `cgroup.procs`,
read through the same mount, lists the process. Another group's directory bound over it does not list it, and a file
bound over one of its files is on another mount.
"""

import ctypes
import os
import re
import struct

import files

CGROUP_MAGIC, CGROUP2_MAGIC = 0x27E0EB, 0x63677270
MAX_READ = 256 * 1024
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.]*")

_libc = ctypes.CDLL(None, use_errno=True)
_statx = getattr(_libc, "statx", None)
AT_EMPTY_PATH, STATX_MNT_ID = 0x1000, 0x1000


class NotShown(Exception):
    """The machine does not show the group where it should."""


def of_process(text):
    """{controller: path} from /proc/<pid>/cgroup; version 2 is the controller "", named ones are left out."""
    found = {}
    for line in text.splitlines():
        _, controllers, path = line.split(":", 2)
        for controller in controllers.split(","):
            if not controller.startswith("name="):
                found[controller] = path
    return found


def version_of(own):
    return 1 if any(own) else 2


def mounts(text):
    """(file system, its root in the hierarchy, mount point, options) of every mount of control groups in a mountinfo."""
    rows = []
    for line in text.splitlines():
        before, _, after = line.partition(" - ")
        fields, rest = before.split(), after.split()
        if len(fields) >= 5 and len(rest) >= 3 and rest[0] in ("cgroup", "cgroup2"):
            rows.append((rest[0], _unescape(fields[3]), _unescape(fields[4]), rest[2].split(",")))
    return rows


def _unescape(field):
    return re.sub(r"\\([0-7]{3})", lambda match: chr(int(match[1], 8)), field)


class Group:
    """A directory that proved to be the group of a process, and the mount through which that was seen."""

    def __init__(self, fd, mount, version):
        self.fd = fd
        self.mount = mount
        self.version = version

    def open(self, name):
        """A descriptor of a file that is the directory's own; None where it has none, or none that can be read."""
        try:
            fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=self.fd)
        except (FileNotFoundError, PermissionError):
            return None  # some files can only be written
        try:
            # What is on the directory's mount is on its file system, too.
            if mount_of(fd) != self.mount:
                raise NotShown(f"something else lies over {name}")
        except BaseException:
            os.close(fd)
            raise
        return fd

    def text(self, name):
        """Text of a file that is the directory's own; None where it has none."""
        fd = self.open(name)
        if fd is None:
            return None
        try:
            parts, room = [], MAX_READ
            while room > 0 and (part := os.read(fd, min(room, 16 * 1024))):
                parts.append(part)
                room -= len(part)
            return b"".join(parts).decode("utf-8", "replace").strip()
        except OSError:
            return None  # not supported by this group
        finally:
            os.close(fd)

    def texts(self, names):
        return {name: self.text(name) for name in names}

    def above(self):
        """The group that it is in, as long as that is seen through the same mount; else None. To be closed."""
        fd = os.open("..", os.O_PATH | os.O_CLOEXEC, dir_fd=self.fd)
        if mount_of(fd) == self.mount:
            return Group(fd, self.mount, self.version)
        os.close(fd)
        return None

    def inode(self):
        return files.inode(os.fstat(self.fd))

    def prove(self, place, pid):
        if not is_cgroup(self.fd, self.version):
            raise NotShown(f"{place} is not a control group")
        members = self.text("cgroup.procs")
        if members is None or str(pid) not in members.split():
            raise NotShown(f"{place} is not the control group of process {pid}")

    def close(self):
        os.close(self.fd)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


class Groups:
    """Where the machine shows its groups, for one look: directories on the way to them are opened once."""

    def __init__(self, mountinfo):
        self._rows = mounts(mountinfo)
        self._parents = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for parent in self._parents.values():
            os.close(parent.fd)

    def each(self, pid, own, names, look):
        """What `look(group, names)` answers, for the group of each controller that some of these files belong to.

        `own` are the groups that the kernel says the process is in; a controller that it doesn't have is left out. Raises
        OSError, NotShown.
        """
        version = version_of(own)
        for controller, of_it in by_controller(version, names).items():
            if controller in own:
                yield self._at_first(self._places(version, controller, own[controller]), pid, version, look, of_it)

    def _at_first(self, places, pid, version, look, names):
        trouble = NotShown("the machine does not show the control group")
        for place in places:
            try:
                with self._group(place, version) as group:
                    group.prove(place, pid)
                    return look(group, names)
            except (NotShown, OSError) as error:
                trouble = error
        raise trouble

    def _places(self, version, controller, path):
        """Where on the machine a group may be shown: each mount of its hierarchy that holds it, the last first."""
        for kind, top, point, options in reversed(self._rows):
            if kind != ("cgroup2" if version == 2 else "cgroup"):
                continue
            if version == 1 and controller not in options:
                continue
            top = top.rstrip("/")
            if path == top or path.startswith(top + "/"):
                yield f"{point}/{path[len(top) :]}"

    def _group(self, place, version):
        parent, _, name = place.rstrip("/").rpartition("/")
        if parent not in self._parents:
            self._parents[parent] = files.walk(parent)
        fd = os.open(name, os.O_PATH | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=self._parents[parent].fd)
        try:
            return Group(fd, mount_of(fd), version)
        except BaseException:
            os.close(fd)
            raise


def by_controller(version, names):
    wanted = {}
    for name in names:
        wanted.setdefault("" if version == 2 else name.partition(".")[0], []).append(name)
    return wanted


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
