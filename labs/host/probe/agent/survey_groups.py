"""Control groups of many processes in one look. How a group proves itself: see processes.py."""

import os

import files
import processes
from readable import reading


class Groups:
    """Directories on the way to groups are opened once, and what is above groups is read once: containers share both."""

    def __init__(self, rows, names):
        """`rows` are the machine's mounts, as processes.mounts gives them, or why not; `names` the files that are read."""
        self._rows = rows
        self._names = names
        self._parents = {}
        self._above = {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for parent in self._parents.values():
            os.close(parent.fd)

    def of(self, pid, cgroup):
        """The files of the groups that a process is in (`cgroup`: the text of /proc/<pid>/cgroup), and of those above.

        `above` has the nearest first, without the one that its machine is in; it is left out where nobody could see it.
        Raises OSError, NotShown.
        """
        if isinstance(self._rows, dict):
            raise PermissionError(self._rows["unreadable"])
        own = processes.groups(cgroup)
        version = processes.version_of(own)
        read, levels = {}, []
        for controller, names in processes.by_controller(version, self._names).items():
            if controller not in own:
                read.update(dict.fromkeys(names))  # this kernel has no such controller
                continue
            candidates = processes.places(self._rows, version, controller, own[controller])
            of_it, above = processes.anywhere(self._read, pid, candidates, version, names)
            read.update(of_it)
            levels = merged(levels, above)
        return {"version": version, "files": read, **({} if levels is None else {"above": levels})}

    def _read(self, pid, place, version, names):
        parent, _, name = place.rstrip("/").rpartition("/")
        if parent not in self._parents:
            self._parents[parent] = files.walk(parent)
        own = os.open(name, os.O_PATH | os.O_NOFOLLOW, dir_fd=self._parents[parent].fd)
        try:
            mount = processes.mount_of(own)
            processes.prove(own, place, pid, version, mount)
            read = {name: processes.file_in(own, name, version, mount) for name in names}
            above = reading(lambda: self._levels_above(own, mount, version, names))
            return read, above if isinstance(above, list) else None
        finally:
            os.close(own)

    def _levels_above(self, directory, mount, version, names):
        """One goes up by what the kernel says is above a group, no further than the mount through which that was seen."""
        above = os.open("..", os.O_PATH, dir_fd=directory)
        try:
            if processes.mount_of(above) != mount or not processes.is_cgroup(above, version) or is_top(above, mount):
                return []
            key = (tuple(names), mount, files.inode(os.fstat(above)))
            if key not in self._above:
                here = {name: processes.file_in(above, name, version, mount) for name in names}
                self._above[key] = [here, *self._levels_above(above, mount, version, names)]
            return self._above[key]
        finally:
            os.close(above)


def merged(levels, more):
    """Each controller has its own levels; None where one of them could not be seen."""
    if levels is None or more is None:
        return None
    longest = max(len(levels), len(more))
    return [{**dict(level_at(levels, at)), **level_at(more, at)} for at in range(longest)]


def level_at(levels, at):
    return levels[at] if at < len(levels) else {}


def is_top(fd, mount):
    """Whether what is above it is on another mount: it is where its hierarchy was mounted."""
    above = os.open("..", os.O_PATH, dir_fd=fd)
    try:
        return processes.mount_of(above) != mount
    finally:
        os.close(above)
