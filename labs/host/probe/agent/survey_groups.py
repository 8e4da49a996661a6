"""Control groups of many processes in one look, with what is above them."""

import control_groups
from readable import reading


class SurveyedGroups(control_groups.Groups):
    """Containers share what is above their groups: it is read once."""

    def __init__(self, mountinfo, names):
        super().__init__(mountinfo)
        self._names = names
        self._above = {}

    def of(self, pid, cgroup):
        """The files of the groups that a process is in (`cgroup`: the text of /proc/<pid>/cgroup), and of those above.

        `above` has the nearest first, without the one that its machine is in; it is left out where nobody could see it.
        Raises OSError, NotShown.
        """
        own = control_groups.of_process(cgroup)
        read, levels = dict.fromkeys(self._names), []
        for of_it, above in self.each(pid, own, self._names, self._look):
            read.update(of_it)
            levels = merged(levels, above)
        version = control_groups.version_of(own)
        return {"version": version, "files": read, **({} if levels is None else {"above": levels})}

    def _look(self, group, names):
        above = reading(lambda: self._levels_above(group, names))
        return group.texts(names), above if isinstance(above, list) else None

    def _levels_above(self, group, names):
        """One goes up by what the kernel says is above a group, no further than the mount through which that was seen."""
        above = group.above()
        if above is None:
            return []
        with above:
            key = (*names, above.mount, above.inode())
            if key not in self._above:
                self._above[key] = [] if is_top(above) else [above.texts(names), *self._levels_above(above, names)]
            return self._above[key]


def is_top(group):
    """Whether its hierarchy was mounted there."""
    above = group.above()
    if above is not None:
        above.close()
    return above is None


def merged(levels, more):
    """Each controller has its own levels; None where one of them could not be seen."""
    if levels is None or more is None:
        return None
    longest = max(len(levels), len(more))
    return [{**dict(level_at(levels, at)), **level_at(more, at)} for at in range(longest)]


def level_at(levels, at):
    return levels[at] if at < len(levels) else {}
