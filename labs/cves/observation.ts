import type { DaemonSeen } from '../shared/judge-daemon.ts'
import type { Component } from './known.ts'

/** What is asked beside the three flaws. */
export const answerNames = [
  'engine',
  'containerd',
  'runc',
  'docker-package',
  'runc-package',
  'patched',
] as const
export type AnswerName = (typeof answerNames)[number]

export const packages = ['containerd', 'docker.io', 'runc'] as const
export type PackageName = (typeof packages)[number]

/** All that was seen, as plain data. */
export interface Observation {
  at: string
  daemon: DaemonSeen
  answers: Record<AnswerName, string | null>
  /** By the flaw's id. */
  verdicts: Record<string, string | null>
  /** As the running daemon says; `null` where it doesn't. */
  versions: Record<Component, string | null>
  /** As dpkg has them installed; `null` where it doesn't. */
  installed: Record<PackageName, string | null>
}
