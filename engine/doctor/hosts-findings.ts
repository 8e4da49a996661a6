import { type DoctorFinding, type SystemStatus, joined, msg, semicolon, space } from '../../contract/index.ts'
import type { SweepReport, UnneededImages } from '../hosts/lab-hosts.ts'
import { gigabytes, ok, problem, warning } from './finding.ts'

/** Below this, old images are not worth a warning. */
const WORTH_REMOVING = 0.3e9

export function imagesFinding(system: SystemStatus, unneeded: UnneededImages | undefined): DoctorFinding {
  const about = { id: 'images', title: msg`Lab host images` }
  switch (system.kind) {
    case 'ready':
      return ok(about, msg`They are built and up to date.`)
    case 'setting-up':
      return warning(about, msg`They are being built now.`, msg`Wait for it to finish.`)
    case 'needs-setup': {
      const steps = joined(
        system.steps.map(({ title }) => title),
        semicolon,
      )
      const isOld = unneeded?.names.some((name) => name.startsWith('bulkhead/')) ?? false
      const { download, disk } = system.plan
      return problem(
        about,
        isOld
          ? msg`They were built for another version of Bulkhead. Still to do: ${steps}.`
          : msg`Still to do: ${steps}.`,
        msg`Build them here, on the start page, or with npm start.`,
        {
          repair: {
            label: isOld ? msg`Build them anew` : msg`Build them`,
            does: [
              msg`Downloads about ${download} MB and takes about ${gigabytes(disk * 1e6)} on the disk; on two cores that takes two to three minutes.`,
              msg`Labs that are open go on.`,
            ],
            asks: false,
          },
        },
      )
    }
    default:
      return warning(
        about,
        msg`They can only be looked for with Docker.`,
        msg`Solve the trouble with Docker first.`,
      )
  }
}

export function leftoversFinding({ containers, networks, volumes }: SweepReport): DoctorFinding {
  const about = { id: 'leftovers', title: msg`Leftovers` }
  if (containers + networks + volumes === 0)
    return ok(about, msg`Nothing is left of labs whose Bulkhead is gone.`)
  return warning(
    about,
    msg`Of labs whose Bulkhead is gone, there are left: containers ${containers}, networks ${networks}, volumes ${volumes}.`,
    msg`They take memory and disk, and nobody can use them any more.`,
    {
      repair: {
        label: msg`Remove the leftovers`,
        does: [
          msg`Removes these containers, networks and volumes: containers ${containers}, networks ${networks}, volumes ${volumes}.`,
          msg`Only what this Bulkhead made and labelled, and what no open lab and no running Bulkhead needs. Your progress stays.`,
        ],
        asks: true,
      },
    },
  )
}

/** What is old is a build's beginning, too: nothing is removed before that or meanwhile. */
export function storageFinding(
  system: SystemStatus,
  { names, bytes, allBytes }: UnneededImages,
): DoctorFinding {
  const about = { id: 'storage', title: msg`What Bulkhead takes on the disk` }
  const takes = msg`Its images take ${gigabytes(allBytes)}.`
  if (names.length === 0 || system.kind !== 'ready') return ok(about, takes)
  const detail = space(
    takes,
    msg`Of that, labs do not need ${gigabytes(bytes)}: images of earlier versions, and what only a build needed.`,
  )
  const repair = {
    label: msg`Remove old images`,
    does: [
      msg`Removes images: ${names.length}. That frees up to ${gigabytes(bytes)}.`,
      msg`Only images that Bulkhead built, and that neither its labs nor any container uses. If another version of Bulkhead works on this Docker engine, it builds its own again.`,
    ],
    asks: true,
  }
  return bytes < WORTH_REMOVING
    ? { ...ok(about, detail), repair }
    : warning(about, detail, msg`They can be removed.`, { repair })
}

/** Milliseconds that clocks may differ before certificates and logs are told apart wrongly. */
const CLOCK_TOLERANCE_MS = 30_000
/** Bulkhead is younger than this. */
const EARLIEST = Date.parse('2026-01-01')

export function clockFinding(now: number, ahead: number | undefined): DoctorFinding {
  const about = { id: 'clock', title: msg`Clock` }
  const commands = ['timedatectl status', 'sudo timedatectl set-ntp true']
  if (now < EARLIEST) {
    return warning(
      about,
      msg`This machine’s clock says ${new Date(now).toISOString().slice(0, 10)}, which is before Bulkhead was written.`,
      msg`Set it: certificates in the labs are made with it.`,
      { commands },
    )
  }
  const seconds = Math.round(Math.abs(ahead ?? 0) / 1000)
  if (ahead === undefined || Math.abs(ahead) < CLOCK_TOLERANCE_MS)
    return ok(about, msg`It is right, as far as can be told.`)
  return warning(
    about,
    msg`Docker’s clock and this machine’s differ by ${seconds} seconds.`,
    msg`Set both by the network’s time, or restart Docker Desktop: certificates may count as not yet valid or as expired.`,
    { commands },
  )
}
