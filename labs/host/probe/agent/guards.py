"""Which security modules are at work in this kernel, asked of a securityfs of our own: it is mounted nowhere, and
what root of the lab host mounts or covers says nothing here."""

import ctypes
import os

# Of linux/mount.h and the table of system calls, the same on every architecture.
FSOPEN, FSCONFIG, FSMOUNT = 430, 431, 432
FSOPEN_CLOEXEC, FSMOUNT_CLOEXEC, FSCONFIG_CMD_CREATE = 1, 1, 6
READ_ONLY, NO_SETUID, NO_DEVICES, NO_PROGRAMS = 1, 2, 4, 8

_libc = ctypes.CDLL(None, use_errno=True)


def _call(number, *arguments):
    result = _libc.syscall(number, *arguments)
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


def security_modules():
    """Their names as the kernel lists them; None where it can't be asked."""
    opened = []
    try:
        opened.append(_call(FSOPEN, b"securityfs", FSOPEN_CLOEXEC))
        _call(FSCONFIG, opened[0], FSCONFIG_CMD_CREATE, None, None, 0)
        opened.append(_call(FSMOUNT, opened[0], FSMOUNT_CLOEXEC, READ_ONLY | NO_SETUID | NO_DEVICES | NO_PROGRAMS))
        opened.append(os.open("lsm", os.O_RDONLY, dir_fd=opened[1]))
        return [name for name in os.read(opened[2], 4096).decode("ascii").strip().split(",") if name]
    except OSError:
        return None
    finally:
        for fd in opened:
            os.close(fd)
