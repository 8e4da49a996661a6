"""A process of its own for surveys.

For one, thousands of the kernel's small files are read. In a thread of the agent's, each reading would hand the interpreter
over to the connections that go on meanwhile, and back: half as much work again, and everybody waits.
"""

import ctypes
import json
import os
import signal
import socket
import struct
import threading

import survey

LENGTH = struct.Struct(">IB")
DONE, FAILED = 0, 1
PR_SET_PDEATHSIG = 1


class Surveyor:
    def __init__(self, line):
        self._line = line
        self._one_at_a_time = threading.Lock()

    def survey(self, request):
        """The HostSurvey as JSON text. Ends the agent where the process is gone: whoever asks next gets both anew."""
        with self._one_at_a_time:
            try:
                self._line.sendall(framed(DONE, json.dumps(request).encode()))
                how, said = received(self._line)
            except (OSError, EOFError):
                os._exit(1)
        if how == FAILED:
            raise RuntimeError(said.decode())
        return said.decode()


def start():
    """To be called before there are threads."""
    ours, theirs = socket.socketpair()
    agent = os.getpid()
    if os.fork() != 0:
        theirs.close()
        return Surveyor(ours)
    ours.close()
    try:
        serve(theirs, agent)
    finally:
        os._exit(0)


def serve(line, agent):
    """Never longer than the agent, of which it holds nothing open."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != agent:
        return
    nothing = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(nothing, descriptor)
    while True:
        try:
            _, request = received(line)
        except (OSError, EOFError):
            return
        line.sendall(answer(json.loads(request)))


def answer(request):
    try:
        return framed(DONE, survey.survey(request).encode())
    except Exception as error:
        return framed(FAILED, f"{type(error).__name__}: {error}".encode())


def framed(how, text):
    return LENGTH.pack(len(text), how) + text


def received(line):
    length, how = LENGTH.unpack(exactly(line, LENGTH.size))
    return how, exactly(line, length)


def exactly(line, length):
    buffer = bytearray(length)
    rest = memoryview(buffer)
    while rest:
        count = line.recv_into(rest)
        if count == 0:
            raise EOFError
        rest = rest[count:]
    return bytes(buffer)
