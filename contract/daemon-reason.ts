import { type Message, msg, verbatim } from './message.ts'

const reasons: [RegExp, (...parts: string[]) => Message][] = [
  [/^there is no \/run\/docker\.sock$/, () => msg`there is no /run/docker.sock`],
  [/^\/run\/docker\.sock is not a socket$/, () => msg`/run/docker.sock is not a socket`],
  [/^nobody listens on \/run\/docker\.sock$/, () => msg`nobody listens on /run/docker.sock`],
  [/^the daemon on \/run\/docker\.sock went away$/, () => msg`the daemon on /run/docker.sock went away`],
  [
    /^nobody answered on \/run\/docker\.sock within (\d+) s$/,
    (seconds = '') => msg`nobody answered on /run/docker.sock within ${seconds} s`,
  ],
  [
    /^a process that the kernel does not show us took the connection to \/run\/docker\.sock/,
    () =>
      msg`a process that the kernel does not show us took the connection to /run/docker.sock, and it isn't the dockerd of the image`,
  ],
  [
    /^(\S+) took the connection to \/run\/docker\.sock/,
    (exe = '') => msg`${exe} took the connection to /run/docker.sock, and it isn't the dockerd of the image`,
  ],
]

/** What the probe on a lab host, which knows no messages, says of who answers on the daemon's socket. */
export function daemonReason(reason: string): Message {
  for (const [pattern, say] of reasons) {
    const found = pattern.exec(reason)
    if (found) return say(...found.slice(1))
  }
  return verbatim(reason)
}
