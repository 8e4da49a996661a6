import { fixedPackages } from '../../../content/fixed-packages.ts'
import { comparePackageVersions, split } from '../../../readings/package-order.ts'

export interface OldPackage {
  name: string
  version: string
  cve: string
  fixed: string
}

/** Packages that are older than the course's list of mended versions says, in their own release line. */
export function oldPackages(manager: string, installed: Readonly<Record<string, string>>): OldPackage[] {
  const found = fixedPackages
    .filter((each) => each.manager === manager)
    .flatMap(({ names, cve, fixed }) =>
      names.flatMap((name): OldPackage[] => {
        const version = Object.hasOwn(installed, name) ? installed[name] : undefined
        const mended = version === undefined ? undefined : lineOf(version, fixed)
        if (version === undefined || mended === undefined) return []
        return comparePackageVersions(version, mended) < 0 ? [{ name, version, cve, fixed: mended }] : []
      }),
    )
  return [...new Map(found.toReversed().map((each) => [`${each.cve}`, each])).values()].toReversed()
}

/** Others' builds of the same upstream version have numbers of their own, so only Debian's own are compared. */
function lineOf(version: string, fixed: readonly string[]): string | undefined {
  if (/ubuntu|pve|rpi|kali/i.test(version)) return undefined
  const upstream = (text: string) => split(text).upstream.replace(/\+really.*/, '')
  return fixed.find((each) => upstream(each) === upstream(version) || isSameLine(version, each))
}

/** Releases without a revision of their own keep the first two numbers: 5.6.0 and 5.6.1, 3.0.5 and 3.0.7. */
function isSameLine(version: string, fixed: string): boolean {
  const line = (text: string) => split(text).upstream.split('.').slice(0, 2).join('.')
  const isByUpstream = /-r\d+$/.test(fixed) || fixed.includes('+really')
  return isByUpstream && line(version) === line(fixed)
}
