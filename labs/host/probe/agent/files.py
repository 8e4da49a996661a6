"""Reading the lab host's files from outside, with links confined to its root.

The lab host's root directory is /proc/1/root: process 1 of the PID namespace that we share with it. Beside no lab
host, as a user who may not look there, it is our own. A path
is walked one name at a time on directory descriptors that never follow a link by themselves; a link's text
is put in place of its name, and an absolute one starts again at the lab host's root. So nothing that root
planted there, a link, a magic link in /proc or a swapped directory, leads out of the lab host.
"""

import errno
import os
import stat
import time

MAX_LINKS = 40
MAX_READ = 512 * 1024
# In the probe's image; elsewhere the agent was sent to the machine that it looks at.
IN_IMAGE = globals().get("__file__", "").startswith("/agent/")


def _machine_root():
    """In the image never our own root: that would be the probe's."""
    try:
        os.close(os.open("/proc/1/root", os.O_PATH | os.O_DIRECTORY))
    except OSError:
        return "/proc/1/root" if IN_IMAGE else "/"
    return "/proc/1/root"


LAB_ROOT = _machine_root()
# The process by which the machine's own mounts and network are read.
MACHINE = "1" if LAB_ROOT == "/proc/1/root" else "self"


class Walk:
    """An O_PATH descriptor of a file and the stat results of the directories on the way to it."""

    def __init__(self, fd, directories):
        self.fd = fd
        self.directories = directories

    def __enter__(self):
        return self

    def __exit__(self, *_):
        os.close(self.fd)


def walk(path, root=LAB_ROOT):
    """Opens `path` below `root`. Raises OSError as open(2) would, ELOOP after too many links."""
    stack = [os.open(root, os.O_PATH | os.O_DIRECTORY)]
    names = [name for name in path.split("/") if name not in ("", ".")]
    links = 0
    leaf = None
    try:
        while names:
            name = names.pop(0)
            if name == "..":
                if len(stack) > 1:
                    os.close(stack.pop())
                continue
            fd = os.open(name, os.O_PATH | os.O_NOFOLLOW, dir_fd=stack[-1])
            mode = os.fstat(fd).st_mode
            if stat.S_ISLNK(mode):
                target = os.readlink("", dir_fd=fd)
                os.close(fd)
                links += 1
                if links > MAX_LINKS:
                    raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), path)
                if target.startswith("/"):
                    while len(stack) > 1:
                        os.close(stack.pop())
                names = [part for part in target.split("/") if part not in ("", ".")] + names
            elif stat.S_ISDIR(mode):
                stack.append(fd)
            elif names:
                os.close(fd)
                raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)
            else:
                leaf = fd
        directories = [os.fstat(fd) for fd in stack]
        if leaf is None:
            leaf = stack.pop()
            directories.pop()
        found, leaf = Walk(leaf, directories), None
        return found
    finally:
        for fd in stack:
            os.close(fd)
        if leaf is not None:
            os.close(leaf)


KINDS = {
    stat.S_IFREG: "file",
    stat.S_IFDIR: "directory",
    stat.S_IFLNK: "link",
    stat.S_IFSOCK: "socket",
}


def others_can_read(info, directories):
    """Whether a process that is neither owner nor in the group gets at the content.

    A group other than root's counts as others, because who is in it is one line in a file.
    """

    def allows(entry, other, group):
        return bool(entry.st_mode & other) or (entry.st_gid != 0 and bool(entry.st_mode & group))

    return allows(info, 0o004, 0o040) and all(allows(entry, 0o001, 0o010) for entry in directories)


def inode(info):
    """The same for two files only where they are one."""
    return f"{info.st_dev}:{info.st_ino}"


def describe(path, info, directories):
    return {
        "path": path,
        "type": KINDS.get(stat.S_IFMT(info.st_mode), "other"),
        "mode": stat.S_IMODE(info.st_mode),
        "uid": info.st_uid,
        "gid": info.st_gid,
        "size": info.st_size,
        "changedAt": info.st_ctime_ns / 1e6,
        "inode": inode(info),
        "othersCanRead": others_can_read(info, directories),
    }


def stat_file(path):
    try:
        with walk(path) as found:
            return describe(path, os.fstat(found.fd), found.directories)
    except (FileNotFoundError, NotADirectoryError):
        return None


def reopen(fd):
    """Opens for reading what an O_PATH descriptor names; regular files only, so it can't block."""
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        return None
    return os.open(f"/proc/self/fd/{fd}", os.O_RDONLY | os.O_NONBLOCK | os.O_NOCTTY)


def read_file(path, limit=MAX_READ):
    try:
        with walk(path) as found:
            fd = reopen(found.fd)
            if fd is None:
                return None
            with os.fdopen(fd, "rb") as file:
                return file.read(min(limit, MAX_READ)).decode("utf-8", "replace")
    except (FileNotFoundError, NotADirectoryError):
        return None


_contains = {}


def _file_contains(dir_fd, name, info, needle):
    key = (info.st_dev, info.st_ino, info.st_ctime_ns, info.st_size, needle)
    known = _contains.get(key)
    if known is None:
        if len(_contains) > 50_000:
            _contains.clear()
        try:
            fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_NOCTTY, dir_fd=dir_fd)
        except OSError:
            return False
        with os.fdopen(fd, "rb") as file:
            known = stat.S_ISREG(os.fstat(fd).st_mode) and needle in file.read(64 * 1024)
        _contains[key] = known
    return known


def find_files(roots, needle, max_files=200, exclude=(), max_entries=30_000, seconds=4.0):
    """Regular files below `roots` whose first 64 KiB contain `needle`. Links are not followed.

    Answers {"files": [...], "complete": bool}; not complete when a bound was reached.
    """
    wanted = needle.encode()
    skip = {os.path.normpath(path) for path in exclude}
    deadline = time.monotonic() + seconds
    files, entries = [], 0
    for root in roots:
        try:
            top = walk(root)
        except OSError:
            continue
        with top:
            if not stat.S_ISDIR(os.fstat(top.fd).st_mode):
                continue
            pending = [(os.path.normpath(root), os.dup(top.fd), top.directories + [os.fstat(top.fd)])]
        try:
            while pending:
                path, fd, directories = pending.pop()
                try:
                    listing = os.open(".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=fd)
                    try:
                        names = os.listdir(listing)
                    finally:
                        os.close(listing)
                    for name in names:
                        entries += 1
                        if entries > max_entries or time.monotonic() > deadline:
                            return {"files": files, "complete": False}
                        here = f"{path}/{name}"
                        if here in skip:
                            continue
                        try:
                            info = os.stat(name, dir_fd=fd, follow_symlinks=False)
                        except OSError:
                            continue
                        if stat.S_ISDIR(info.st_mode) and len(directories) < 24:
                            try:
                                child = os.open(name, os.O_PATH | os.O_NOFOLLOW | os.O_DIRECTORY, dir_fd=fd)
                            except OSError:
                                continue
                            pending.append((here, child, directories + [info]))
                        elif stat.S_ISREG(info.st_mode) and _file_contains(fd, name, info, wanted):
                            files.append(describe(here, info, directories))
                            if len(files) >= max_files:
                                return {"files": files, "complete": False}
                except OSError:
                    continue
                finally:
                    os.close(fd)
        finally:
            for _, fd, _ in pending:
                os.close(fd)
    return {"files": files, "complete": True}
