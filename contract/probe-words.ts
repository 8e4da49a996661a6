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
  [/^nobody in this lab is called (\S+)$/, (name = '') => msg`nobody in this lab is called ${name}`],
  [/^the container on (\S+) does not run$/, (host = '') => msg`the container on ${host} does not run`],
  [/^no answer in time$/, () => msg`no answer in time`],
  [/^no answer within (\d+) ms$/, (time = '') => msg`no answer within ${time} ms`],
  [
    /^the server closed the connection during the TLS handshake$/,
    () => msg`the server closed the connection during the TLS handshake`,
  ],
  [/^systemd was not done after (\d+) s$/, (time = '') => msg`systemd was not done after ${time} s`],
]

/** What the probes, which know no messages, say in words of their own; what a program or the kernel says stays as it is. */
export function probeWords(reason: string): Message {
  for (const [pattern, say] of reasons) {
    const found = pattern.exec(reason)
    if (found) return say(...found.slice(1))
  }
  return verbatim(reason)
}
