import type { Finding } from '../../contract/audit/index.ts'
import { msg } from '../../contract/index.ts'
import { type AuditItem, cannotTell, judged, unsupported } from '../item.ts'
import type { Observation } from '../observation.ts'
import { imageName, type UsedImage, usedImages } from './shared/images.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { readScans, type Scan, SCANS } from './shared/scans.ts'

const DAY_MS = 86_400_000
/** Advisories come every day: a month is what one should not be behind. */
const MOST_DAYS = 30

/** By reports that scanners left in one folder: where there are some, each image needs one that is not too old. */
export const imageScan: AuditItem = {
  id: 'I6',
  bench: ['4.4'],
  question: msg`Are all images scanned regularly, and does somebody act on what is found?`,
  isAnswered: (seen) => usedImages(seen).length > 0 && readScans(seen).scans.length > 0,
  mend: {
    how: msg`Scan each image with a scanner of your choice, and keep its report in /var/log/image-scans; a timer does it every week.`,
    commands: [
      'mkdir -p /var/log/image-scans',
      'trivy image --format json --output /var/log/image-scans/NAME.json IMAGE',
    ],
  },
  judge(seen) {
    const used = usedImages(seen)
    if (used.length === 0)
      return unsupported(msg`No container uses an image on this machine, so there is nothing to judge.`)
    if (!seen.host.seen) return cannotTell(msg`Reports of scans could not be seen. ${seen.host.why}`)
    const { scans, unreadable } = readScans(seen)
    const findings = scans.length === 0 ? [] : used.flatMap((each) => findingOf(each, scans, seen))
    return judged({
      findings,
      wrong: msg`Not scanned, or too long ago: ${someOf(findings.map(({ subject }) => subject.slice('image:'.length)))}.`,
      right:
        scans.length === 0
          ? msg`There are no reports of scans in ${SCANS}, so only a person knows whether images are scanned.`
          : msg`For each image of a container there is a report of a scan that is at most ${MOST_DAYS} days old.`,
      looked: [
        {
          tried: msg`Looked for reports of scans in ${SCANS}`,
          expected: msg`one for each image, at most ${MOST_DAYS} days old`,
          got:
            scans.length === 0
              ? msg`none`
              : someOf(
                  scans.map(({ path }) => path.slice(SCANS.length + 1)),
                  6,
                ),
        },
      ],
      ...(unreadable
        ? { blind: msg`${named(unreadable)} could not be read; the audit needs root’s rights for it.` }
        : {}),
    })
  },
}

function findingOf({ image, containers }: UsedImage, scans: readonly Scan[], { at }: Observation): Finding[] {
  const name = imageName(image)
  const own = scans.filter((scan) => isAbout(scan, image)).toSorted((a, b) => b.at - a.at)
  const [newest] = own
  const days = newest ? Math.floor((Date.parse(at) - newest.at) / DAY_MS) : 0
  if (newest && days <= MOST_DAYS) return []
  return [
    {
      subject: subjectOf('image', name),
      summary: newest
        ? msg`${named(name)} was scanned ${days} days ago, and not since.`
        : msg`No report says that ${named(name)} was scanned (used by ${someOf(containers.map((each) => each.name))}).`,
      looked: [
        {
          tried: msg`Looked for the image’s ID, digests and tags in the reports in ${SCANS}`,
          expected: msg`a report that is at most ${MOST_DAYS} days old`,
          got: newest ? msg`${named(newest.path)}, ${days} days old` : msg`none`,
        },
      ],
    },
  ]
}

/** Its ID and digests are its content; a tag may have been another image's when the report was written. */
function isAbout({ text, at }: Scan, { id, digests, tags, created }: UsedImage['image']): boolean {
  const own = [id, ...digests.map((digest) => digest.slice(digest.indexOf('@') + 1))]
  if (own.some((each) => text.includes(each))) return true
  const namesAnother = /"ImageID"\s*:\s*"sha256:/.test(text)
  return !namesAnother && at >= created && tags.some((tag) => text.includes(`"${tag}"`))
}
