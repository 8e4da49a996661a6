import type { Finding, Looked } from '../../contract/audit/index.ts'
import { joined, type Message, msg, semicolon } from '../../contract/index.ts'
import { type AuditItem, judged, unsupported } from '../item.ts'
import type { Observation } from '../observation.ts'
import { isReadable, type SurveyedContainer } from '../survey.ts'
import { imageName, type UsedImage, usedImages } from './shared/images.ts'
import { named, someOf, subjectOf } from './shared/naming.ts'
import { oldPackages } from './shared/packages.ts'

const DAY_MS = 86_400_000
const DAYS = 90
/** Builders that want the same bytes each time write a date before Docker's own first one. */
const FIRST_DOCKER = Date.parse('2013-03-01')

/** By age, since what is not built anew has no updates, and by the packages within; a short list, and no scanner. */
export const imageSoftware: AuditItem = {
  id: 'I2',
  bench: ['4.4', '5.28'],
  question: msg`Does somebody follow security updates of the software in these images, and build them anew?`,
  mend: {
    how: msg`Build the image anew from a fresh base, and create the containers again from it; an update within a container is gone with it.`,
    commands: [
      'docker build --no-cache --pull -t IMAGE:1.1 .',
      'docker rm -f NAME',
      'docker run -d --name NAME IMAGE:1.1',
    ],
  },
  judge(seen, { imageDays = DAYS }) {
    const used = usedImages(seen)
    if (used.length === 0)
      return unsupported(msg`No container uses an image on this machine, so there is nothing to judge.`)
    const results = used.map((each) => judgeImage(each, seen, imageDays))
    const findings = results.flatMap(({ finding }) => finding ?? [])
    return judged({
      findings,
      wrong: msg`Not up to date: ${someOf(findings.map(({ subject }) => subject.slice('image:'.length)))}.`,
      right: msg`No image of a container is older than ${imageDays} days or has a package of the course’s list that is too old.`,
      looked: results.flatMap(({ looked }) => looked).slice(0, 10),
      blind: results.find(({ blind }) => blind)?.blind,
    })
  },
}

function judgeImage(
  { image, containers }: UsedImage,
  seen: Observation,
  most: number,
): { finding?: Finding; looked: Looked[]; blind?: Message } {
  const name = imageName(image)
  const days = Math.floor((Date.parse(seen.at) - image.created) / DAY_MS)
  const isDated = image.created >= FIRST_DOCKER
  const isOld = isDated && days > most
  const packages = packagesOf(containers)
  const old = packages.seen ? oldPackages(packages.manager, packages.installed) : []
  const looked: Looked[] = [
    {
      tried: msg`Read when ${named(name)} was built`,
      expected: msg`at most ${most} days ago`,
      got: isDated ? msg`${Math.max(days, 0)} days ago` : msg`its date says nothing`,
    },
    {
      tried: msg`Compared the packages of ${named(name)} with the course’s list of mended versions`,
      expected: msg`none older`,
      got: packages.seen
        ? old.length === 0
          ? msg`none older; ${Object.keys(packages.installed).length} packages`
          : joined(
              old
                .slice(0, 5)
                .map(
                  (each) => msg`${each.name} ${named(each.version)}, mended in ${each.fixed} (${each.cve})`,
                ),
              semicolon,
            )
        : packages.why,
    },
  ]
  if (isOld || old.length > 0) {
    const reasons = [
      ...(isOld ? [msg`it was built ${days} days ago`] : []),
      ...(old.length > 0 ? [msg`it has ${someOf(old.map((each) => `${each.name} (${each.cve})`))}`] : []),
    ]
    return {
      finding: {
        subject: subjectOf('image', name),
        summary: msg`${named(name)} is not up to date: ${joined(reasons, semicolon)}.`,
        looked,
      },
      looked: [],
    }
  }
  // One that nobody runs now has no files to look at; its age counts all the same.
  if (!isDated && !(packages.seen && Object.keys(packages.installed).length > 0))
    return {
      looked,
      blind: msg`How old ${named(name)} is can’t be told: its date is set to none, and it has no packages to go by.`,
    }
  if (!packages.seen && packages.isBlind) return { looked, blind: packages.why }
  return { looked }
}

type Packages =
  | { seen: true; manager: string; installed: Readonly<Record<string, string>> }
  | { seen: false; why: Message; isBlind: boolean }

/** Of those that were looked into, the first; containers of one image begin with the same packages. */
function packagesOf(containers: UsedImage['containers']): Packages {
  const kernels = containers.flatMap(({ kernel }): SurveyedContainer[] => (kernel.seen ? [kernel.value] : []))
  const files = kernels.find(({ files: each }) => each !== undefined)?.files
  if (files === undefined) {
    const running = containers.find(({ running: runs }) => runs)
    if (!running) return { seen: false, isBlind: false, why: msg`not looked at: none of its containers runs` }
    const { kernel } = running
    return {
      seen: false,
      isBlind: true,
      why: kernel.seen ? msg`The files of ${named(running.name)} were not looked into.` : kernel.why,
    }
  }
  if (!isReadable(files))
    return {
      seen: false,
      isBlind: true,
      why: msg`A container’s files could not be read (${files.unreadable}); the audit needs root’s rights for it.`,
    }
  if (!files.packages) return { seen: true, manager: '', installed: {} }
  if (files.packages.manager === 'rpm')
    return {
      seen: false,
      isBlind: false,
      why: msg`not looked at: the package database is rpm’s, which the audit does not read`,
    }
  return { seen: true, manager: files.packages.manager, installed: files.packages.installed }
}
