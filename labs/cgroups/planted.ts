/** What setup plants, and what the grader knows it again by. */
export const JOB_IMAGE = 'lab/job'
export const SUBJECT_IMAGE = 'bulkhead/shell'
export const servicePath = (name: string): string => `/usr/local/lib/${name}/serve.py`

/**
 * Jobs that end in three ways, and one that never does. The table is one process that holds its memory for as long
 * as nobody reads from the pipe.
 */
export const JOB = `#!/bin/sh
case $1 in
  table)
    echo "a table of $2 MiB has to be held in memory"
    mkfifo /dev/shm/table
    exec 3<>/dev/shm/table
    exec dd if=/dev/zero bs="$2"M count=1 >&3
    ;;
  orders)
    echo 'waiting for orders'
    sh -c 'kill -9 $$'
    exit $?
    ;;
  rates)
    echo 'rates.csv: no such file' >&2
    exit 1
    ;;
  turn)
    while :; do
      i=0
      while [ $i -lt 60000 ]; do i=$((i+1)); done
      sleep 1
    done
    ;;
esac
`

/** How long a report takes, in seconds; the attack asks for many at once. */
const REPORT_SECONDS = 3

/** A server of the old kind: a process for every visitor. */
export const serverOf = (port: string, word: string): string => `import os
import signal
import socket
import time

signal.signal(signal.SIGCHLD, signal.SIG_IGN)
HEAD = "HTTP/1.1 %s\\r\\nContent-Type: text/plain\\r\\nContent-Length: %d\\r\\nConnection: close\\r\\n\\r\\n%s"


def answer(connection, status, text):
    connection.settimeout(5)
    with connection:
        try:
            path = connection.recv(4096).split(b" ")[1]
            if status == "200 OK" and path == b"/report":
                time.sleep(${REPORT_SECONDS})
            connection.sendall((HEAD % (status, len(text), text)).encode())
        except (OSError, IndexError):
            pass


with socket.create_server(("", ${port}), backlog=128) as server:
    while True:
        connection, _ = server.accept()
        try:
            child = os.fork()
        except OSError:
            answer(connection, "503 Service Unavailable", "no room for another visitor\\n")
            continue
        if child == 0:
            server.close()
            answer(connection, "200 OK", "${word}\\n")
            os._exit(0)
        connection.close()
`
