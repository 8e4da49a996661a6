import type { Running } from './running.ts'
import type { PageSeen } from './served.ts'

/** A container as Docker makes it for who says nothing; for tests. */
export function runningDouble(name: string, port: number, over: Partial<Running> = {}): Running {
  return {
    name,
    restart: 'unless-stopped',
    privileged: false,
    securityOptions: [],
    users: [0],
    bounding: '00000000a80425fb',
    seccomp: 2,
    shared: [],
    sockets: [],
    reached: [],
    listensOn: [8080],
    publishes: [port],
    ...over,
  }
}

/** A page that is served, with this word on it. */
export function pageDouble(port: number, word: string): PageSeen {
  return {
    to: `http://10.0.0.1:${port}/`,
    outcome: { kind: 'answered', status: 200, body: `<h1>${word}</h1>` },
    at: '2026-01-01T12:00:00.000Z',
  }
}
