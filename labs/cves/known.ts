/**
 * Flaws from which the questions are drawn, and the first version of each release line that has the fix: the same as in
 * content/cves.ts, where it says how they were checked, and a test compares the two. Only such flaws are here that a
 * version's number alone decides: no line that needs a special setting, no prose that contradicts the record.
 */
export const components = ['engine', 'containerd', 'runc'] as const
export type Component = (typeof components)[number]

export interface Known {
  id: string
  component: Component
  fixed: readonly string[]
}

const known = (component: Component, id: string, ...fixed: string[]): Known => ({ id, component, fixed })

/** Mended long before what any lab host runs. */
export const old: readonly Known[] = [
  known('engine', 'CVE-2018-15664', '18.09.7', '19.03.0'),
  known('engine', 'CVE-2019-14271', '19.03.1'),
  known('engine', 'CVE-2021-41091', '20.10.9'),
  known('engine', 'CVE-2022-24769', '20.10.14'),
  known('engine', 'CVE-2024-24557', '24.0.9', '25.0.2'),
  known('containerd', 'CVE-2020-15257', '1.3.9', '1.4.3'),
  known('containerd', 'CVE-2021-41103', '1.4.11', '1.5.7'),
  known('containerd', 'CVE-2023-25173', '1.5.18', '1.6.18'),
  known('runc', 'CVE-2019-5736', '1.0.0'),
  known('runc', 'CVE-2021-30465', '1.0.0'),
  known('runc', 'CVE-2022-29162', '1.1.2'),
  known('runc', 'CVE-2024-21626', '1.1.12'),
]

/** Mended in versions that are later than what Debian 13 began with. */
export const recent: readonly Known[] = [
  known('engine', 'CVE-2026-34040', '29.3.1'),
  known('containerd', 'CVE-2024-25621', '1.7.29', '2.0.7', '2.1.5', '2.2.0'),
  known('containerd', 'CVE-2024-40635', '1.6.38', '1.7.27', '2.0.4'),
  known('runc', 'CVE-2025-31133', '1.2.8', '1.3.3'),
  known('runc', 'CVE-2025-52565', '1.2.8', '1.3.3'),
  known('runc', 'CVE-2025-52881', '1.2.8', '1.3.3'),
]

export function knownOf(id: string): Known | undefined {
  return [...old, ...recent].find((each) => each.id.toLowerCase() === id.toLowerCase())
}
