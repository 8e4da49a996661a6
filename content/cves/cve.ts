export const cveComponents = ['engine', 'runc', 'containerd', 'buildkit', 'kernel', 'desktop'] as const
export type CveComponent = (typeof cveComponents)[number]

export const cveKinds = [
  'code execution',
  'privilege escalation',
  'information leak',
  'bypass',
  'denial of service',
] as const
export type CveKind = (typeof cveKinds)[number]

export interface Cve {
  id: string
  title: string
  component: CveComponent
  kind: CveKind
  /** Year and month. */
  published: string
  /** The first version of each release line that has the fix, the oldest line first. */
  fixed: readonly string[]
  /** What made it possible. */
  cause: string
  /** What stops it for as long as one can't upgrade. */
  stop: string
}

/** One flaw as it is written down; of versions, those with the fix, separated by commas. */
export type Row = [
  id: string,
  published: string,
  component: CveComponent,
  kind: CveKind,
  fixed: string,
  title: string,
  cause: string,
  stop: string,
]
