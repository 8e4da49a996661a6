"""The engine's eyes and its tunnel beside a lab host. Speaks frames on standard input and output.

A frame is a u32 length (of what follows), a u8 type, a u32 channel and a payload, big-endian.
Requests and answers are JSON; the channel pairs them. A successful `dial` turns its channel into a byte
stream (DATA both ways, END for the end of one direction, CLOSE for both). See engine/hosts/probe/frames.ts.
"""

import asyncio
import json
import os
import select
import socket
import stat
import struct
import sys
import time

import files
import guards
import kernel
import network
import pictures
import processes
import survey
import surveyor
import systemd
import watch

REQUEST, ANSWER, DATA, END, CLOSE, EVENT = range(1, 7)
MAX_FRAME = 1024 * 1024
HEAD = struct.Struct(">IBI")
DOCKER_SOCKET = "/lab/run/docker.sock"
# Whoever else holds a connection is looked at again: a child that dockerd has forked holds it too, for the moment until
# it becomes the program that it was forked for. Pauses in seconds.
SCANS = 3
SCAN_PAUSE = 0.03


class Refused(Exception):
    """An expected failure; its text goes to the engine with a code."""

    def __init__(self, code, message):
        super().__init__(message)
        self.code = code


class Agent:
    def __init__(self, reader, writer):
        self.reader = reader
        self.writer = writer
        self.streams = {}
        self.tasks = {}

    def send(self, kind, channel, payload=b""):
        self.writer.write(HEAD.pack(5 + len(payload), kind, channel) + payload)

    def send_json(self, kind, channel, value):
        self.send(kind, channel, json.dumps(value).encode())

    async def send_event(self, channel, text):
        self.send(EVENT, channel, text.encode())
        await self.writer.drain()

    async def run(self):
        while True:
            try:
                length, kind, channel = HEAD.unpack(await self.reader.readexactly(HEAD.size))
                payload = await self.reader.readexactly(length - 5)
            except asyncio.IncompleteReadError:
                return
            if length > MAX_FRAME:
                return
            await self.handle(kind, channel, payload)

    async def handle(self, kind, channel, payload):
        if kind == REQUEST:
            self.tasks[channel] = asyncio.create_task(self.answer(channel, json.loads(payload)))
        elif kind == CLOSE:
            task = self.tasks.pop(channel, None)
            if task:
                task.cancel()
            stream = self.streams.pop(channel, None)
            if stream:
                stream.close()
        elif channel in self.streams:
            stream = self.streams[channel]
            try:
                if kind == DATA:
                    stream.write(payload)
                    await stream.drain()
                elif kind == END and stream.can_write_eof():
                    stream.write_eof()
            except OSError:
                pass  # the reading side of the stream reports the end

    async def answer(self, channel, request):
        try:
            value = await OPERATIONS[request["op"]](self, channel, request)
            if value is not STREAMING:
                self.send_json(ANSWER, channel, {"value": value})
        except Refused as error:
            self.send_json(ANSWER, channel, {"code": error.code, "message": str(error)})
        except TimeoutError:
            self.send_json(ANSWER, channel, {"code": "timeout", "message": "no answer in time"})
        except Exception as error:  # anything else is our trouble: the engine turns it into a ProbeError
            self.send_json(ANSWER, channel, {"code": "error", "message": f"{type(error).__name__}: {error}"})
        finally:
            self.tasks.pop(channel, None)
            await self.writer.drain()

    async def pump(self, channel, reader, writer):
        """Carries a dialled connection's bytes to the engine until it ends."""
        try:
            while data := await reader.read(64 * 1024):
                self.send(DATA, channel, data)
                await self.writer.drain()
            self.send(END, channel)
        except OSError as error:
            self.send(CLOSE, channel, str(error).encode())
        finally:
            if self.streams.get(channel) is not writer:
                writer.close()


STREAMING = object()


async def connect_tcp(address, port, sock):
    if sock is None:
        return await asyncio.open_connection(address, port)
    try:
        sock.setblocking(False)
        await asyncio.get_running_loop().sock_connect(sock, (address, port))
        return await asyncio.open_connection(sock=sock)
    except BaseException:
        sock.close()
        raise


async def op_dial_tcp(agent, channel, request):
    address, port, place = request["address"], int(request["port"]), request.get("networkOf")
    sock = None
    if place is not None:
        # A process that is gone is our trouble, and no refusal.
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        sock = await network.tcp_socket(family, int(place))
    try:
        reader, writer = await asyncio.wait_for(connect_tcp(address, port, sock), request["timeoutMs"] / 1000)
    except TimeoutError:
        raise
    except OSError as error:
        # Refused, or turned away by a firewall as unreachable: what a stranger would be told.
        raise Refused("refused", os.strerror(error.errno).lower() if error.errno else str(error)) from None
    return await start_stream(agent, channel, reader, writer)


def docker_socket():
    """Connects to the lab host's own daemon socket. A link in its place is refused, not followed."""
    try:
        kind = os.lstat(DOCKER_SOCKET).st_mode
    except FileNotFoundError:
        raise Refused("absent", "there is no /run/docker.sock") from None
    if not stat.S_ISSOCK(kind):
        raise Refused("absent", "/run/docker.sock is not a socket")
    sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    sock.setblocking(False)
    return sock


async def op_dial_docker(agent, channel, request):
    sock = docker_socket()
    try:
        loop = asyncio.get_running_loop()
        await asyncio.wait_for(loop.sock_connect(sock, DOCKER_SOCKET), 5)
        await asyncio.to_thread(expect_daemon, sock, request["genuine"], request["timeoutMs"] / 1000)
        reader, writer = await asyncio.open_unix_connection(sock=sock)
    except (ConnectionError, FileNotFoundError):
        sock.close()
        raise Refused("refused", "nobody listens on /run/docker.sock") from None
    except BaseException:
        sock.close()
        raise
    return await start_stream(agent, channel, reader, writer)


def expect_daemon(sock, genuine, seconds):
    """Sees who took this very connection before a word is said: another may take every second one."""
    takers = takers_of(sock, seconds, lambda holders: all(each["exeSha256"] in genuine for each in holders))
    strangers = [each for each in takers if each["exeSha256"] not in genuine]
    if strangers:
        who = strangers[0]["exe"] or "a process that the kernel does not show us"
        raise Refused("impostor", f"{who} took the connection to /run/docker.sock, and it isn't the dockerd of the image")


def takers_of(sock, seconds, settled):
    """Who holds the other end; somebody unknown where the kernel shows nobody. Looks again until that is settled."""
    deadline = time.monotonic() + seconds
    while not (inode := kernel.unix_peer_inode(sock)):
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.002)
    unknown = {"pid": 0, "exe": "", "exeSha256": ""}
    for again in range(SCANS):
        time.sleep(again * SCAN_PAUSE)
        takers = [kernel.process(pid) or unknown for pid in kernel.socket_holders({inode})[inode]] or [unknown]
        if settled(takers):
            return takers
    if hung_up(sock):
        raise Refused("refused", "the daemon on /run/docker.sock went away")
    return takers


def hung_up(sock):
    poll = select.poll()
    poll.register(sock, 0)
    return any(events & select.POLLHUP for _, events in poll.poll(0))


async def start_stream(agent, channel, reader, writer):
    agent.streams[channel] = writer
    agent.send_json(ANSWER, channel, {"value": None})
    pump = asyncio.create_task(agent.pump(channel, reader, writer))
    agent.tasks[channel] = pump
    await pump
    return STREAMING


async def op_identity(agent, channel, request):
    """Which processes took a connection to the daemon's socket that was answered then."""
    return await asyncio.to_thread(identity, request["timeoutMs"] / 1000)


def identity(seconds):
    with docker_socket() as sock:
        sock.settimeout(seconds)
        try:
            sock.connect(DOCKER_SOCKET)
            # Before a word is said: one who answers and hangs up is nobody's any more by the time of a look.
            takers = takers_of(sock, seconds, lambda holders: len(holders) == 1 and holders[0]["pid"])
            sock.sendall(b"GET /_ping HTTP/1.1\r\nHost: lab\r\n\r\n")
            answer = sock.recv(64)
        except (ConnectionError, FileNotFoundError):
            raise Refused("absent", "nobody listens on /run/docker.sock") from None
        except TimeoutError:
            raise Refused("absent", f"nobody answered on /run/docker.sock within {seconds:.0f} s") from None
        processes = [taker for taker in takers if taker["pid"]]
        return {"answer": answer.decode("latin-1").split("\r\n")[0], "processes": processes}


def in_thread(function):
    async def operation(agent, channel, request):
        return await asyncio.to_thread(function, request)

    return operation


def unit(request):
    with systemd.Systemd() as manager:
        return manager.properties(request["name"], request["properties"])


def restart(request):
    with systemd.Systemd() as manager:
        return manager.restart(request["name"], request["timeoutMs"] / 1000)


async def op_watch(agent, channel, request):
    """Sends an EVENT with what changed, until the engine closes the channel."""
    interval = max(0.1, request["intervalMs"] / 1000)
    before = await asyncio.to_thread(watch.fingerprint, request["paths"])
    agent.send_json(ANSWER, channel, {"value": None})
    waiting_for_daemon = False
    while True:
        await asyncio.sleep(interval)
        after = await asyncio.to_thread(watch.fingerprint, request["paths"])
        what = watch.changed(before, after)
        before = after
        if "daemon" in what:
            waiting_for_daemon = True
        # A restarted daemon is worth another look once it answers, not only when its process appears.
        if waiting_for_daemon and await asyncio.to_thread(watch.daemon_answers):
            waiting_for_daemon = False
            what = [*what, "daemon answers"]
        if what:
            await agent.send_event(channel, json.dumps(what))


async def op_picture(agent, channel, request):
    """Sends an EVENT with a snapshot at once and whenever it changed, until the engine closes the channel."""
    interval = max(0.1, request["intervalMs"] / 1000)
    camera = pictures.Camera(request["kind"])
    agent.send_json(ANSWER, channel, {"value": None})
    try:
        while True:
            changed = await asyncio.to_thread(camera.look)
            if changed is not None:
                await agent.send_event(channel, changed)
            await asyncio.sleep(max(interval, camera.pause()))
    finally:
        camera.close()


def streamed(look):
    """What may be larger than a frame, as one JSON text that goes out as a byte stream."""

    async def operation(agent, channel, request):
        text = (await asyncio.to_thread(look, request)).encode()
        agent.send_json(ANSWER, channel, {"value": None})
        for at in range(0, len(text), 64 * 1024):
            agent.send(DATA, channel, text[at : at + 64 * 1024])
            await agent.writer.drain()
        agent.send(END, channel)
        return STREAMING

    return operation


OPERATIONS = {
    "surveyFiles": streamed(survey.look_at_files),
    "hello": in_thread(lambda request: {"pid": os.getpid()}),
    "dialTcp": op_dial_tcp,
    "dialDocker": op_dial_docker,
    "daemonAnswers": in_thread(lambda request: watch.daemon_answers()),
    "identity": op_identity,
    "listeners": in_thread(lambda request: kernel.listeners(int(request.get("networkOf") or 0) or "self")),
    "process": in_thread(lambda request: kernel.process(int(request["pid"]))),
    "processFile": in_thread(lambda request: processes.process_file(int(request["pid"]), request["file"])),
    "namespaces": in_thread(lambda request: processes.namespaces(int(request["pid"]))),
    "cgroup": in_thread(lambda request: processes.cgroup(int(request["pid"]), request["names"])),
    "securityModules": in_thread(lambda request: guards.security_modules()),
    "ruleset": in_thread(lambda request: network.ruleset()),
    "stat": in_thread(lambda request: files.stat_file(request["path"])),
    "read": in_thread(lambda request: files.read_file(request["path"])),
    "find": in_thread(
        lambda request: files.find_files(
            request["roots"], request["needle"], request["maxFiles"], request["exclude"]
        )
    ),
    "unit": in_thread(unit),
    "restart": in_thread(restart),
    "watch": op_watch,
    "picture": op_picture,
}


async def main():
    loop = asyncio.get_running_loop()
    reader = asyncio.StreamReader(limit=4 * MAX_FRAME)
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    transport, protocol = await loop.connect_write_pipe(asyncio.streams.FlowControlMixin, sys.stdout)
    await Agent(reader, asyncio.StreamWriter(transport, protocol, None, loop)).run()


def serve():
    OPERATIONS["survey"] = streamed(surveyor.start().survey)
    asyncio.run(main())
    # Threads may still sit in a slow read of the lab host; nobody waits for them any more.
    os._exit(0)


if __name__ == "__main__":
    serve()
