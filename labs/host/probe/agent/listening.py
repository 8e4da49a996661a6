"""What listens in a network namespace.

Most namespaces have no sockets at all: the kernel's own count says so first. For TCP its socket diagnosis is asked, which
lists listeners only: the tables in /proc/<pid>/net walk through all connections that the machine might have, some
thousandths of a second each. They are read where it can't be asked: without the right to stand in another network
namespace, or without that part of the kernel. UDP's tables are small.
"""

import os
import re
import socket
import struct
import threading

from readable import text_of

SOCK_DIAG = 4
BY_FAMILY, ERROR, DONE = 20, 2, 3
REQUEST_DUMP = 0x301
TCP_LISTEN = 10
HEAD = struct.Struct("=IHHII")
IN_USE = re.compile(r"^(TCP|UDP)6?: inuse (\d+)", re.MULTILINE)
FAMILIES = ((4, socket.AF_INET), (6, socket.AF_INET6))
TCP_TABLES = (("tcp", 4, "tcp", "0A"), ("tcp", 6, "tcp6", "0A"))
UDP_TABLES = (("udp", 4, "udp", "07"), ("udp", 6, "udp6", "07"))


def listening(pids):
    """{pid: rows or OSError}; a row is (protocol, family, address, port, inode)."""
    used = {pid: protocols_in_use(pid) for pid in pids}
    diagnoses = netlinks([pid for pid in pids if "TCP" in used[pid]])
    found = {}
    for pid in pids:
        try:
            tcp = by_netlink(pid, diagnoses[pid]) if pid in diagnoses else []
            found[pid] = tcp + (by_tables(pid, UDP_TABLES) if "UDP" in used[pid] else [])
        except OSError as error:
            found[pid] = error
    return found


def protocols_in_use(pid):
    """Those of TCP and UDP that any socket uses; both where the kernel does not count."""
    used = set()
    for name, required in (("sockstat", True), ("sockstat6", False)):
        try:
            counts = IN_USE.findall(text_of(f"/proc/{pid}/net/{name}"))
        except OSError:
            counts = []
        # A kernel may lack IPv6.
        if required and not counts:
            return {"TCP", "UDP"}
        used |= {protocol for protocol, count in counts if count != "0"}
    return used


def by_netlink(pid, netlink):
    rows = None
    if netlink is not None:
        with netlink:
            rows = by_diagnosis(netlink)
    return by_tables(pid, TCP_TABLES) if rows is None else rows


def netlinks(pids):
    """{pid: a netlink socket in its network namespace, or None}. A socket stays where it was made."""
    made = {}

    def make():
        for pid in pids:
            try:
                if pid != "self":
                    namespace = os.open(f"/proc/{pid}/ns/net", os.O_RDONLY)
                    try:
                        os.setns(namespace, os.CLONE_NEWNET)
                    finally:
                        os.close(namespace)
                made[pid] = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, SOCK_DIAG)
            except (OSError, AttributeError):
                made[pid] = None

    # Only a thread that ends here goes elsewhere. "self" comes first: nobody gets back.
    pids = sorted(pids, key=lambda pid: pid != "self")
    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    return made


def by_diagnosis(netlink):
    """None where this kernel does not tell."""
    netlink.settimeout(5)
    rows = []
    for family, address_family in FAMILIES:
        request = struct.pack("=BBBBI48x", address_family, socket.IPPROTO_TCP, 0, 0, 1 << TCP_LISTEN)
        netlink.send(HEAD.pack(HEAD.size + len(request), BY_FAMILY, REQUEST_DUMP, 1, 0) + request)
        done = False
        while not done:
            answer, at = netlink.recv(256 * 1024), 0
            while at + HEAD.size <= len(answer):
                length, kind, _, _, _ = HEAD.unpack_from(answer, at)
                if kind == DONE and struct.unpack_from("=i", answer, at + HEAD.size)[0] == 0:
                    done = True
                    break
                if kind != BY_FAMILY:
                    return None
                body = at + HEAD.size
                (port,) = struct.unpack_from(">H", answer, body + 4)
                packed = answer[body + 8 : body + (12 if family == 4 else 24)]
                (inode,) = struct.unpack_from("=I", answer, body + 68)
                rows.append(("tcp", family, socket.inet_ntop(address_family, packed), port, inode))
                at += max(HEAD.size, (length + 3) & ~3)
    return rows


def by_tables(pid, tables):
    """Raises OSError."""
    rows = []
    for protocol, family, name, state in tables:
        try:
            table = text_of(f"/proc/{pid}/net/{name}", 4 * 1024 * 1024)
        except FileNotFoundError:
            # A kernel may lack IPv6. Without the other the process is gone.
            if family == 4:
                raise
            continue
        for line in table.splitlines()[1:]:
            fields = line.split()
            if len(fields) > 9 and fields[3] == state:
                raw, port = fields[1].split(":")
                rows.append((protocol, family, address_of(raw), int(port, 16), int(fields[9])))
    return rows


def address_of(raw):
    # The kernel prints addresses as native-endian 32-bit words.
    packed = b"".join(struct.pack("=I", int(raw[at : at + 8], 16)) for at in range(0, len(raw), 8))
    return socket.inet_ntop(socket.AF_INET if len(packed) == 4 else socket.AF_INET6, packed)
