"""The lab host's packet filter with its counters.

The rules in words come from nft, which takes long, and only after the kernel says that the rules have changed.
The counters move without that; they are asked of the kernel itself, which answers in a fraction of the time.
"""

import os
import re
import socket
import struct
import subprocess

import network

MAX_TEXT = 256 * 1024
FAMILIES = {"ip": 2, "inet": 1}
LIST = "; ".join(f"list ruleset {family}" for family in FAMILIES)
NEW_RULE, GET_RULE = (10 << 8) | 6, (10 << 8) | 7
DUMP, INTERRUPTED = 0x301, 0x10
ERROR, DONE = 2, 3
TABLE, HANDLE, EXPRESSIONS = 1, 3, 4
EXPRESSION_NAME, EXPRESSION_DATA = 1, 2
COUNTER_BYTES, COUNTER_PACKETS = 1, 2
COUNTED = re.compile(r"^table (\S+) .*?^\}", re.MULTILINE | re.DOTALL)
ATTRIBUTE = struct.Struct("=HH")
MESSAGE = struct.Struct("=IHHII")
NUMBER = struct.Struct(">Q")


def attributes(data, offset, end):
    """(type, begin, end) of each attribute in a message."""
    while offset + 4 <= end:
        length, kind = ATTRIBUTE.unpack_from(data, offset)
        if length < 4 or offset + length > end:
            return
        yield kind & 0x3FFF, offset + 4, offset + length
        offset += (length + 3) & ~3


def _counter(data, begin, end):
    """[packets, bytes] of the first counter among a rule's expressions, or None."""
    for _, first, last in attributes(data, begin, end):
        parts = {kind: (start, stop) for kind, start, stop in attributes(data, first, last)}
        name = parts.get(EXPRESSION_NAME)
        if not name or data[name[0] : name[1]] != b"counter\0" or EXPRESSION_DATA not in parts:
            continue
        values = {
            kind: NUMBER.unpack_from(data, start)[0]
            for kind, start, stop in attributes(data, *parts[EXPRESSION_DATA])
            if stop - start == 8
        }
        return [values.get(COUNTER_PACKETS, 0), values.get(COUNTER_BYTES, 0)]
    return None


def _rule(data, begin, end):
    """(table, handle, counter) of one rule; the counter is None where it has none."""
    table, handle, counter = "", 0, None
    for kind, start, stop in attributes(data, begin, end):
        if kind == TABLE:
            table = data[start : stop - 1].decode("utf-8", "replace")
        elif kind == HANDLE:
            handle = NUMBER.unpack_from(data, start)[0]
        elif kind == EXPRESSIONS:
            counter = _counter(data, start, stop)
    return table, handle, counter


def counters(family):
    """[[family, table, handle, packets, bytes], …] of all rules that count."""
    found = []
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, network.NETLINK_NETFILTER) as netlink:
        netlink.settimeout(2)
        netlink.send(struct.pack("=IHHIIBBH", 20, GET_RULE, DUMP, 1, 0, FAMILIES[family], 0, 0))
        while True:
            data = netlink.recv(128 * 1024)
            offset = 0
            while offset + 16 <= len(data):
                length, kind, flags, _, _ = MESSAGE.unpack_from(data, offset)
                if kind == DONE:
                    return found
                if kind == ERROR or flags & INTERRUPTED or length < 16:
                    raise OSError("the kernel did not tell its counters")
                if kind == NEW_RULE:
                    table, handle, counter = _rule(data, offset + 20, offset + length)
                    if counter:
                        found.append([family, table, handle, *counter])
                offset += (length + 3) & ~3


class PacketFilter:
    def __init__(self):
        self._generation = None
        self._text = ""
        self._counted = []

    def look(self):
        generation = network.ruleset_generation()
        if generation is None or generation != self._generation:
            self._list()
            # Noted only now, and as it was before: what has changed while nft was reading is read again.
            self._generation = generation
        return {"text": self._text, "counters": [row for family in self._counted for row in counters(family)]}

    def _list(self):
        ran = subprocess.run(
            [network.NFT, "-a", "-y", LIST], capture_output=True, timeout=10, check=False, env={}, cwd="/"
        )
        if ran.returncode != 0:
            raise OSError(f"nft: {ran.stderr.decode('utf-8', 'replace').strip()[:200]}")
        self._text = ran.stdout[:MAX_TEXT].decode("utf-8", "replace")
        counting = {table[1] for table in COUNTED.finditer(self._text) if "counter packets" in table[0]}
        self._counted = [family for family in FAMILIES if family in counting]

    def close(self):
        self._text = ""
