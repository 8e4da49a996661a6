"""What the kernel says about the lab host: listening sockets, processes, and who is behind a Unix socket."""

import hashlib
import os
import socket
import struct
import time

import files

NETLINK_SOCK_DIAG = 4
SOCK_DIAG_BY_FAMILY = 20
UDIAG_SHOW_PEER = 4
UNIX_DIAG_PEER = 2


def listening(network_of="self"):
    """Rows (family, address, port, inode) of listening TCP sockets in a process's network namespace."""
    rows = []
    for family, name in ((4, "tcp"), (6, "tcp6")):
        try:
            with open(f"/proc/{network_of}/net/{name}", encoding="ascii") as table:
                lines = table.readlines()[1:]
        except FileNotFoundError:
            # A kernel may lack IPv6. Without the other the process is gone, and nothing was seen.
            if family == 4:
                raise
            continue
        for line in lines:
            fields = line.split()
            if fields[3] != "0A":
                continue
            raw, port = fields[1].split(":")
            # The kernel prints addresses as native-endian 32-bit words.
            words = [int(raw[i : i + 8], 16) for i in range(0, len(raw), 8)]
            packed = b"".join(struct.pack("=I", word) for word in words)
            address = socket.inet_ntop(socket.AF_INET if family == 4 else socket.AF_INET6, packed)
            rows.append((family, address, int(port, 16), int(fields[9])))
    return rows


def socket_holders(inodes):
    """Which processes hold these socket inodes: {inode: [pid, ...]}."""
    wanted = {f"socket:[{inode}]": inode for inode in inodes}
    holders = {inode: [] for inode in inodes}
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            for fd in os.listdir(f"/proc/{pid}/fd"):
                try:
                    inode = wanted.get(os.readlink(f"/proc/{pid}/fd/{fd}"))
                except OSError:
                    continue
                if inode is not None and int(pid) not in holders[inode]:
                    holders[inode].append(int(pid))
        except OSError:
            continue
    return holders


def listeners(network_of="self"):
    rows = listening(network_of)
    holders = socket_holders({row[3] for row in rows})
    return [
        {"family": family, "address": address, "port": port, "pids": sorted(holders[inode])}
        for family, address, port, inode in rows
    ]


def unix_peer_inode(sock):
    """The inode of the socket at the other end of a connected Unix socket; 0 where nobody took it yet."""
    own = os.fstat(sock.fileno()).st_ino
    request = struct.pack("=BBHIIIII", socket.AF_UNIX, 0, 0, 0xFFFFFFFF, own, UDIAG_SHOW_PEER, 0xFFFFFFFF, 0xFFFFFFFF)
    header = struct.pack("=IHHII", 16 + len(request), SOCK_DIAG_BY_FAMILY, 1, 1, 0)
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_SOCK_DIAG) as diag:
        diag.settimeout(2)
        diag.send(header + request)
        answer = diag.recv(8192)
    kind = struct.unpack_from("=H", answer, 4)[0]
    if kind != SOCK_DIAG_BY_FAMILY:
        raise OSError("the kernel did not answer for this socket")
    offset = 16 + 16  # nlmsghdr, unix_diag_msg
    while offset + 4 <= len(answer):
        length, attribute = struct.unpack_from("=HH", answer, offset)
        if length < 4:
            break
        if attribute == UNIX_DIAG_PEER:
            return struct.unpack_from("=I", answer, offset + 4)[0]
        offset += (length + 3) & ~3
    return 0


_hashes = {}


def _sha256_of_executable(pid):
    """Of the file that really runs, also where its path now names another."""
    try:
        fd = os.open(f"/proc/{pid}/exe", os.O_RDONLY)
    except OSError:
        return ""
    with os.fdopen(fd, "rb") as file:
        info = os.fstat(fd)
        key = (info.st_dev, info.st_ino, info.st_ctime_ns, info.st_size)
        if key not in _hashes:
            _hashes[key] = hashlib.file_digest(file, "sha256").hexdigest()
        return _hashes[key]


def _read(path):
    with open(path, "rb") as file:
        return file.read()


def _started_at(ticks):
    uptime = float(_read("/proc/uptime").split()[0])
    return (time.time() - uptime + ticks / os.sysconf("SC_CLK_TCK")) * 1000


def _systemd_cgroup(pid):
    # Version 1 keeps systemd's own hierarchy under name=systemd; version 2 has one line, "0::".
    rows = [line.split(":", 2) for line in _read(f"/proc/{pid}/cgroup").decode().splitlines()]
    paths = {controllers: path for _, controllers, path in rows}
    return paths.get("name=systemd") or paths.get("") or ""


def _cgroup(pid):
    """Relative to the lab host's cgroup, whose systemd sits in init.scope."""
    top = _systemd_cgroup(1).removesuffix("/init.scope")
    return _systemd_cgroup(pid).removeprefix(top)


def process(pid):
    """A ProcessInfo (contract/probe.ts), or None where there is no such process."""
    try:
        fields = _read(f"/proc/{pid}/stat").rpartition(b")")[2].split()
        status = _read(f"/proc/{pid}/status").decode()
        args = _read(f"/proc/{pid}/cmdline").decode("utf-8", "replace").split("\0")[:-1]
        cgroup = _cgroup(pid)
    except (FileNotFoundError, ProcessLookupError):
        return None
    try:
        exe = os.readlink(f"/proc/{pid}/exe")
    except OSError:
        exe = ""
    try:
        inode = files.inode(os.stat(f"/proc/{pid}/exe"))
    except OSError:
        inode = ""
    uid = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("Uid:"))
    return {
        "pid": pid,
        "ppid": int(fields[1]),
        "uid": uid,
        "exe": exe,
        "exeSha256": _sha256_of_executable(pid),
        "inode": inode,
        "args": args,
        "startedAt": _started_at(int(fields[19])),
        "cgroup": cgroup,
    }
