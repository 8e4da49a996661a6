"""The rules of the kernel's audit, in the words of `auditctl -l`, asked of the kernel itself."""

import os
import socket
import struct

NETLINK_AUDIT = 9
LIST_RULES = 1013
NLMSG_ERROR, NLMSG_DONE = 2, 3
REQUEST_ACK_LESS = 1
HEAD = struct.Struct("=IHHII")
RULE = struct.Struct("=III64I64I64I64II")
FILTERS = {0: "user", 1: "task", 2: "entry", 3: "watch", 4: "exit", 5: "exclude", 6: "filesystem"}
ACTIONS = {0: "never", 1: "possible", 2: "always"}
ARCH, WATCH, PERM, DIR, KEY = 11, 105, 106, 107, 210
TEXTS = {105: "path", 107: "dir", 112: "exe", 210: "key", 13: "subj_user", 14: "subj_role", 15: "subj_type"}
FIELDS = {
    0: "pid", 1: "uid", 2: "euid", 5: "gid", 6: "egid", 9: "auid", 10: "pers", 11: "arch", 12: "msgtype", 18: "ppid",
    100: "devmajor", 101: "devminor", 102: "inode", 103: "exit", 104: "success", 106: "perm", 108: "filetype",
    200: "a0", 201: "a1", 202: "a2", 203: "a3",
}  # fmt: skip
OPERATORS = {0x40000000: "=", 0x30000000: "!=", 0x10000000: "<", 0x50000000: "<=", 0x20000000: ">", 0x60000000: ">=",
             0x08000000: "&", 0x48000000: "&="}  # fmt: skip
MAX_RULES = 2000


def rules():
    """Raises OSError where the kernel doesn't let us ask."""
    found = []
    with socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, NETLINK_AUDIT) as netlink:
        netlink.settimeout(2)
        netlink.send(HEAD.pack(HEAD.size, LIST_RULES, REQUEST_ACK_LESS, 1, 0))
        while len(found) < MAX_RULES:
            answer = netlink.recv(64 * 1024)
            at = 0
            while at + HEAD.size <= len(answer):
                length, kind, _, _, _ = HEAD.unpack_from(answer, at)
                body = answer[at + HEAD.size : at + length]
                if kind == NLMSG_DONE:
                    return found
                if kind == NLMSG_ERROR:
                    code = -struct.unpack_from("=i", body)[0]
                    if code:
                        raise OSError(code, os.strerror(code))
                elif kind == LIST_RULES:
                    found.append(in_words(body))
                at += max(HEAD.size, (length + 3) & ~3)
    return found


def in_words(body):
    values = RULE.unpack_from(body)
    flags, action, count = values[0:3]
    mask, fields, numbers, operators = (values[3 + 64 * n : 67 + 64 * n] for n in range(4))
    texts = body[RULE.size : RULE.size + values[-1]]
    parts, at = [], 0
    for field, number, operator in list(zip(fields, numbers, operators))[: min(count, 64)]:
        value = number
        if field in TEXTS:
            value = texts[at : at + number].decode("utf-8", "replace").replace("\1", ",")
            at += number
        elif field == PERM:
            value = "".join(letter for bit, letter in ((4, "r"), (2, "w"), (1, "x"), (8, "a")) if number & bit)
        elif field == ARCH:
            value = "b64" if number & 0x80000000 else "b32"
        parts.append((field, OPERATORS.get(operator, "="), value))
    every = all(word == 0xFFFFFFFF for word in mask[:-1])
    if every and FILTERS.get(flags & 7) == "exit" and action == 2 and is_watch(parts):
        return watch_in_words({field: value for field, _, value in parts})
    calls = [str(32 * at + bit) for at, word in enumerate(mask) for bit in range(32) if word >> bit & 1]
    which = [] if not calls else ["-S all"] if every else [f"-S {','.join(calls)}"]
    said = [f"-F {TEXTS.get(field) or FIELDS.get(field, f'f{field}')}{operator}{value}" for field, operator, value in parts]
    return " ".join([f"-a {ACTIONS.get(action, action)},{FILTERS.get(flags & 7, flags)}", *which, *said])


def is_watch(parts):
    kinds = [field for field, operator, _ in parts if operator == "="]
    return len(kinds) == len(parts) and set(kinds) <= {WATCH, DIR, PERM, KEY} and (WATCH in kinds) != (DIR in kinds)


def watch_in_words(parts):
    path = parts[WATCH] if WATCH in parts else parts[DIR]
    key = f" -k {parts[KEY]}" if KEY in parts else ""
    return f"-w {path} -p {parts.get(PERM, 'rwxa')}{key}"
