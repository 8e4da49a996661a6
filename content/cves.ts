import type { Cve } from './cves/cve.ts'
import { since2023 } from './cves/since-2023.ts'
import { until2022 } from './cves/until-2022.ts'

export const recordOf = ({ id }: Pick<Cve, 'id'>) => `https://www.cve.org/CVERecord?id=${id}`

/**
 * Flaws in Docker's parts that were published since 2017, for the lesson `cves`. Months are those in which the CVE record
 * or, for the kernel, the advisory was published. Versions were compared with the public CVE records, the projects' own
 * advisories, and the release notes of Docker, runc and containerd, in November 2026; not again then: CVE-2019-16884,
 * CVE-2019-19921, CVE-2021-30465, CVE-2021-41089, CVE-2021-41103, CVE-2022-0185, CVE-2022-0492 and CVE-2022-24769, which are
 * as their advisories have had them for years. What could not be found
 * was left out, so this is no complete list. The newest first.
 */
export const cves: readonly Cve[] = [...until2022, ...since2023]
  .map(([id, published, component, kind, fixed, title, cause, stop]) => ({
    id,
    published,
    component,
    kind,
    fixed: typeof fixed === 'string' ? fixed.split(/[,;] /) : [fixed],
    title,
    cause,
    stop,
  }))
  .toReversed()
