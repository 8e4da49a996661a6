/** Bash: goes on as soon as a command succeeds, and fails where it does not within half a minute. A busy machine takes its time. */
export const until = (command: string): string =>
  `for try in $(seq 300); do { ${command}; } && break; sleep 0.1; done
{ ${command}; }`

/** Until all of these ports are open. */
export const listening = (...ports: number[]): string =>
  ports.map((port) => until(`ss -Hltn "sport = :${port}" | grep -q .`)).join('\n')

/** Until a container has a process whose command line matches. */
export const runsIn = (container: string, command: string): string =>
  until(`docker top ${container} | grep -q '${command}'`)

/** Until what is written from now on is certainly younger than the daemon: clocks are compared with a second to spare. */
export const daemonIsOlder = until('[ "$(ps -o etimes= -p "$(pidof dockerd)")" -ge 3 ]')
