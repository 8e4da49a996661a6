import { type Message, type MessageValue, msg, verbatim } from '../../contract/message.ts'

export const cveComponents = ['engine', 'runc', 'containerd', 'buildkit', 'kernel', 'desktop'] as const
export type CveComponent = (typeof cveComponents)[number]

export const componentNames: Record<CveComponent, Message> = {
  engine: msg`engine`,
  runc: verbatim('runc'),
  containerd: verbatim('containerd'),
  buildkit: verbatim('buildkit'),
  kernel: msg`kernel`,
  desktop: msg`desktop`,
}

export const cveKinds = [
  'code execution',
  'privilege escalation',
  'information leak',
  'bypass',
  'denial of service',
] as const
export type CveKind = (typeof cveKinds)[number]

export const kindNames: Record<CveKind, Message> = {
  'code execution': msg`code execution`,
  'privilege escalation': msg`privilege escalation`,
  'information leak': msg`information leak`,
  bypass: msg`bypass`,
  'denial of service': msg`denial of service`,
}

export interface Cve {
  id: string
  title: Message
  component: CveComponent
  kind: CveKind
  /** Year and month. */
  published: string
  /** The first version of each release line that has the fix, the oldest line first; a message where that takes words. */
  fixed: readonly MessageValue[]
  /** What made it possible. */
  cause: Message
  /** What stops it for as long as one can't upgrade. */
  stop: Message
}

/** One flaw as it is written down; of versions, those with the fix, separated by commas. */
export type Row = [
  id: string,
  published: string,
  component: CveComponent,
  kind: CveKind,
  fixed: string | Message,
  title: Message,
  cause: Message,
  stop: Message,
]
