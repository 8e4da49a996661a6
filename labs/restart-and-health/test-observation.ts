import type { ContainerSeen, Observation } from './observation.ts'
import { genuineDaemon } from '../shared/probe-double.ts'

export const params = {
  worker: 'mailer',
  retries: '3',
  crashCode: '17',
  desk: 'kiosk',
  twin: 'kiosk-hung',
  deskPort: '22222',
  page: 'hours',
  answer: 'olive-123',
  healthInterval: '2',
  noticeWithin: '10',
}

const at = '2026-01-01T00:00:00.000Z'

function container(over: Partial<ContainerSeen>): ContainerSeen {
  return {
    name: 'kiosk',
    status: 'running',
    pid: 400,
    exitCode: 0,
    restartCount: 0,
    policy: { name: 'unless-stopped', retries: 0 },
    startedAt: at,
    check: {
      test: ['CMD-SHELL', 'wget'],
      intervalMs: 2000,
      timeoutMs: 3000,
      startPeriodMs: 0,
      retries: 2,
    },
    health: { status: 'healthy', said: '' },
    ...over,
  }
}

/** A lab on which all is as it should be. */
export function solved(): Observation {
  return {
    at,
    daemon: genuineDaemon(at),
    worker: container({
      name: 'mailer',
      status: 'exited',
      pid: 0,
      exitCode: 17,
      restartCount: 3,
      policy: { name: 'on-failure', retries: 3 },
      check: null,
      health: null,
    }),
    desk: container({}),
    twin: container({ name: 'kiosk-hung', pid: 500, health: { status: 'unhealthy', said: 'timed out' } }),
    answers: {
      desk: { kind: 'answered', status: 200, body: 'olive-123' },
      twin: { kind: 'timeout', message: 'no answer within 700 ms' },
    },
    first: { exe: '/sbin/docker-init', args: ['/sbin/docker-init'], ownNumber: 1, takesTerm: true },
    processes: { current: 5, max: null },
  }
}

export function checked(): Observation & { trials: NonNullable<Observation['trials']> } {
  return {
    ...solved(),
    trials: {
      at,
      crash: { kind: 'ended', restarts: 3, exitCode: 17, seconds: 2 },
      hang: { kind: 'noticed', seconds: 7 },
      stop: { kind: 'ended', exitCode: 143, seconds: 0.4 },
      orphans: { kind: 'counted', orphans: 30, before: 5, after: 5 },
    },
  }
}
