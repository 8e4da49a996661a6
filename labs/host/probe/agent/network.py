"""Places in the network: sockets in another process's network namespace, and the packet filter."""

import asyncio
import errno
import json
import os
import socket
import struct
import subprocess
from concurrent.futures import ThreadPoolExecutor

NFT = "/usr/sbin/nft"
MAX_RULESET = 1536 * 1024
NETLINK_NETFILTER = 12
NEW_GENERATION, GET_GENERATION = (10 << 8) | 15, (10 << 8) | 16
GENERATION_ID = 1


# The one thread that goes to other network namespaces does nothing else: nothing of ours ever stands in the wrong place.
traveller = ThreadPoolExecutor(1)


async def tcp_socket(family, pid):
    """A TCP socket in the network namespace of a process; where it was made is where it stays.

    Raises OSError where the process is gone.
    """
    return await asyncio.get_running_loop().run_in_executor(traveller, _tcp_socket, family, pid)


def _tcp_socket(family, pid):
    namespace = os.open(f"/proc/{pid}/ns/net", os.O_RDONLY)
    try:
        os.setns(namespace, os.CLONE_NEWNET)
    finally:
        os.close(namespace)
    return socket.socket(family, socket.SOCK_STREAM)


def ruleset():
    """The packet filter as the kernel has it, read by our own nft in the namespace that we share."""
    ran = subprocess.run([NFT, "-j", "list", "ruleset"], capture_output=True, timeout=10, check=False, env={})
    if ran.returncode != 0 and os.geteuid() != 0:
        raise PermissionError(errno.EPERM, os.strerror(errno.EPERM))
    if ran.returncode != 0:
        raise OSError(f"nft: {ran.stderr.decode('utf-8', 'replace').strip()[:200]}")
    if len(ran.stdout) > MAX_RULESET:
        raise OSError("the packet filter has more rules than we read")
    return json.loads(ran.stdout)


def ruleset_generation():
    """A number that grows with every change of the packet filter; None where the kernel has none."""
    request = struct.pack("=IHHIIBBH", 20, GET_GENERATION, 1, 1, 0, 0, 0, 0)
    try:
        with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_NETFILTER) as netlink:
            netlink.settimeout(1)
            netlink.send(request)
            answer = netlink.recv(4096)
    except OSError:
        return None
    if struct.unpack_from("=H", answer, 4)[0] != NEW_GENERATION:
        return None
    offset = 20
    while offset + 8 <= len(answer):
        length, attribute = struct.unpack_from("=HH", answer, offset)
        if attribute == GENERATION_ID:
            return struct.unpack_from(">I", answer, offset + 4)[0]
        if length < 4:
            return None
        offset += (length + 3) & ~3
    return None
