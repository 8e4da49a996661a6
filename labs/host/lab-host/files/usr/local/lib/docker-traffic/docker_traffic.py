"""Stands between a client and dockerd, passes on every byte both ways, and notes what is asked.

Listens on /run/docker-traffic.sock, for root alone: docker -H unix:///run/docker-traffic.sock ps
"""

import asyncio
import os
import signal
import socket

from notes import Conversation, Notes

DAEMON = "/run/docker.sock"
LISTENS_ON = "/run/docker-traffic.sock"
JOURNAL = "/run/docker-traffic/requests.jsonl"
PIECE = 64 * 1024
# Changes within so many seconds are written once.
PAUSE = 0.05


class Recorder:
    def __init__(self):
        self.notes = Notes()
        self.planned = None

    def changed(self):
        if self.planned is None:
            self.planned = asyncio.get_running_loop().call_later(PAUSE, self.save)

    def save(self):
        self.planned = None
        self.notes.save(JOURNAL)

    async def serve(self, reader, writer):
        try:
            daemon_reader, daemon_writer = await asyncio.open_unix_connection(DAEMON)
        except OSError:
            writer.close()
            return
        talk = Conversation(self.notes, self.changed)
        both = [
            asyncio.create_task(pass_on(reader, daemon_writer, talk.requests)),
            asyncio.create_task(pass_on(daemon_reader, writer, talk.answers)),
        ]
        try:
            # Ends with both directions, or where one of them hung up.
            await asyncio.wait(both, return_when=asyncio.FIRST_EXCEPTION)
        finally:
            for task in both:
                task.cancel()
            await asyncio.gather(*both, return_exceptions=True)
            daemon_writer.close()
            writer.close()


async def pass_on(reader, writer, messages):
    """One direction, to its end. Noting comes second: where it fails, bytes still pass."""
    while data := await reader.read(PIECE):
        if messages:
            try:
                messages.feed(data)
            except Exception:
                messages = None
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()


def ready():
    """Tells systemd that connections are taken from now on."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if address:
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
            notify.sendto(b"READY=1", address.replace("@", "\0", 1) if address[0] == "@" else address)


async def main():
    recorder = Recorder()
    recorder.save()
    os.umask(0o177)
    server = await asyncio.start_unix_server(recorder.serve, LISTENS_ON)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    ready()
    await stop.wait()
    server.close()


if __name__ == "__main__":
    asyncio.run(main())
