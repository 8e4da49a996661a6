"""Files of the machine and of its containers, bounded in number and size, never past a root of theirs."""

import errno
import fnmatch
import os
import re
import stat

import files
from readable import reading, why

MAX_TEXT = 64 * 1024
MAX_TEXTS = 200
MAX_STATS = 500
MAX_DEPTH = 8
MAX_PACKAGES = 2000
MAX_DATABASE = 16 * 1024 * 1024
PROGRAMS = ("/bin", "/sbin", "/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin")
SHELLS = set("sh ash bash dash zsh ksh mksh fish csh tcsh".split())
TOOLS = set(
    "apt apt-get dpkg apk yum dnf microdnf rpm zypper pacman opkg pip pip3 npm gem snap "
    "gcc cc g++ clang tcc make ld as go rustc cargo "
    "curl wget nc ncat netcat socat ftp tftp telnet".split()
)
MAX_NAMES = 20_000


def names_in(path, root=None):
    """Raises OSError."""
    with files.walk(path, root or files.LAB_ROOT) as found:
        return listing(found.fd)


def listing(directory):
    fd = os.open(".", os.O_RDONLY | os.O_DIRECTORY, dir_fd=directory)
    try:
        return sorted(os.listdir(fd))
    finally:
        os.close(fd)


def expand(pattern):
    """Paths that a pattern stands for, where there is something; one without `*` stands for itself."""
    found = [""]
    for name in [part for part in pattern.split("/") if part]:
        if "*" not in name:
            found = [f"{path}/{name}" for path in found]
            continue
        longer = []
        for path in found:
            try:
                longer += [f"{path}/{each}" for each in names_in(path or "/") if fnmatch.fnmatchcase(each, name)]
            except OSError:
                continue
        found = longer[:MAX_STATS]
    return found


def texts(patterns):
    wanted = dict.fromkeys(path for pattern in patterns for path in expand(pattern))
    return {path: reading(lambda path=path: text(path)) for path in list(wanted)[:MAX_TEXTS]}


def text(path, limit=MAX_TEXT, root=None):
    with files.walk(path, root or files.LAB_ROOT) as found:
        info = os.fstat(found.fd)
        fd = files.reopen(found.fd)
        if fd is None:
            raise OSError(errno.EINVAL, "not a file") if not stat.S_ISDIR(info.st_mode) else IsADirectoryError(errno.EISDIR, "")
        with os.fdopen(fd, "rb") as file:
            return {"text": file.read(limit).decode("utf-8", "replace"), "changedAt": info.st_ctime_ns / 1e6}


def stats(patterns):
    seen = {}
    for pattern in patterns:
        for path in expand(pattern):
            if len(seen) >= MAX_STATS:
                return seen
            seen[path] = reading(lambda path=path: described(path))
            if pattern.endswith("/"):
                below(path, seen, MAX_DEPTH)
    return seen


def described(path):
    with files.walk(path) as found:
        return files.describe(path, os.fstat(found.fd), found.directories)


def below(path, seen, depth):
    """All that is in a directory. Links are told, not followed."""
    try:
        with files.walk(path) as found:
            if not stat.S_ISDIR(os.fstat(found.fd).st_mode):
                return
            directories = [*found.directories, os.fstat(found.fd)]
            for name in listing(found.fd):
                if len(seen) >= MAX_STATS:
                    return
                here = f"{path}/{name}"
                try:
                    info = os.stat(name, dir_fd=found.fd, follow_symlinks=False)
                except OSError as error:
                    seen[here] = {"unreadable": why(error)}
                    continue
                seen[here] = files.describe(here, info, directories)
                if stat.S_ISDIR(info.st_mode) and depth > 1:
                    below(here, seen, depth - 1)
    except OSError as error:
        seen[path] = {"unreadable": why(error)}


def kernels():
    """Versions of kernels that a package manager put there."""
    found = set()
    for place in ("/lib/modules", "/usr/lib/modules"):
        try:
            for name in names_in(place):
                # What only a removed kernel's extra modules left behind has no list of its own.
                if files.stat_file(f"{place}/{name}/modules.order"):
                    found.add(name)
        except (FileNotFoundError, NotADirectoryError):
            continue
    try:
        database = text("/var/lib/dpkg/status", MAX_DATABASE)["text"]
    except (FileNotFoundError, NotADirectoryError):
        return sorted(found)
    pattern = r"^Package: linux-image-(?:unsigned-)?(\d\S*)\nStatus: install ok installed$"
    return sorted(found | set(re.findall(pattern, database, re.MULTILINE)))


def container_files(pid):
    root = f"/proc/{pid}/root"
    setuid, tools, shells, looked_at, count = [], set(), set(), set(), 0
    for place in PROGRAMS:
        try:
            found = files.walk(place, root)
        except (FileNotFoundError, NotADirectoryError):
            continue
        with found:
            info = os.fstat(found.fd)
            if not stat.S_ISDIR(info.st_mode) or files.inode(info) in looked_at:
                continue
            looked_at.add(files.inode(info))
            for name in listing(found.fd):
                count += 1
                if count > MAX_NAMES:
                    raise OSError(errno.E2BIG, "")
                tools.update({name} & TOOLS)
                shells.update({name} & SHELLS)
                try:
                    entry = os.stat(name, dir_fd=found.fd, follow_symlinks=False)
                except OSError:
                    continue
                if stat.S_ISREG(entry.st_mode) and entry.st_mode & 0o6000:
                    setuid.append(f"{place}/{name}")
    return {"setuid": setuid[:200], "tools": sorted(tools), "shells": sorted(shells), "packages": packages(root)}


def packages(root):
    for manager, path, read in (
        ("dpkg", "/var/lib/dpkg/status", dpkg_packages),
        ("apk", "/lib/apk/db/installed", apk_packages),
        ("apk", "/usr/lib/apk/db/installed", apk_packages),
    ):
        try:
            database = text(path, MAX_DATABASE, root)
        except (FileNotFoundError, NotADirectoryError):
            continue
        installed = dict(list(read(database["text"]).items())[:MAX_PACKAGES])
        if installed:
            return {"manager": manager, "installed": installed, "changedAt": database["changedAt"]}
    for path in ("/var/lib/rpm", "/usr/lib/sysimage/rpm"):
        try:
            with files.walk(path, root) as found:
                # Its database is a program's own format: that it is there is all we say.
                return {"manager": "rpm", "installed": {}, "changedAt": os.fstat(found.fd).st_ctime_ns / 1e6}
        except (FileNotFoundError, NotADirectoryError):
            continue
    return small_dpkg(root)


def dpkg_packages(database):
    found = {}
    for block in database.split("\n\n"):
        fields = dict(re.findall(r"^(Package|Status|Version): (.*)$", block, re.MULTILINE))
        if fields.get("Package") and fields.get("Version") and fields.get("Status", "ok installed").endswith("ok installed"):
            found[fields["Package"]] = fields["Version"]
    return found


def apk_packages(database):
    blocks = (dict(re.findall(r"^([PV]):(.*)$", block, re.MULTILINE)) for block in database.split("\n\n"))
    return {fields["P"]: fields["V"] for fields in blocks if "P" in fields and "V" in fields}


def small_dpkg(root):
    """Images without a package manager note each package in a file of its own."""
    directory = "/var/lib/dpkg/status.d"
    try:
        names = [name for name in names_in(directory, root) if not name.endswith(".md5sums")]
    except (FileNotFoundError, NotADirectoryError):
        return None
    read = [text(f"{directory}/{name}", MAX_TEXT, root) for name in names[:MAX_PACKAGES]]
    installed = {}
    for each in read:
        installed.update(dpkg_packages(each["text"]))
    if not installed:
        return None
    return {"manager": "dpkg", "installed": installed, "changedAt": max(each["changedAt"] for each in read)}
