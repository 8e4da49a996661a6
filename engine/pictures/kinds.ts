import type { z } from 'zod'
import { type Picture, ProbeError, msg } from '../../contract/index.ts'
import type { ReadingOf } from '../hosts/lab-hosts.ts'
import { apiTrafficPicture } from './api-traffic.ts'
import { cgroupsPicture } from './cgroups.ts'
import type { Names } from './container-names.ts'
import { createPacketPath } from './packet-path.ts'
import { firstProcesses, processesPicture } from './processes.ts'
import { ApiTrafficReading, CgroupsReading, Event, PacketPathReading, ProcessesReading } from './readings.ts'

/** A picture without its moment, so that two can be compared. */
export type Still = Picture extends infer P ? (P extends Picture ? Omit<P, 'at'> : never) : never

/** What the probe saw, valid and not yet in its picture's form. */
export interface Seen {
  /** Ids of the containers in it. */
  containers: ReadonlySet<string>
  picture(names: Names): Still
}

/** Reads one event of the agent. Throws ProbeError where it can't look, or says what makes no sense. */
export type Reader = (event: unknown) => Seen

const NONE: ReadonlySet<string> = new Set()

function reader<T>(form: z.ZodType<T>, see: (reading: T) => Seen): Reader {
  return (said) => {
    const event = Event.safeParse(said).data
    if (event && 'trouble' in event) throw new ProbeError(msg`The probe could not look: ${event.trouble}`)
    const reading = form.safeParse(event?.seen)
    if (reading.success) return see(reading.data)
    throw new ProbeError(msg`The probe beside the lab host said something that makes no sense.`)
  }
}

const READERS: Readonly<Record<ReadingOf['kind'], () => Reader>> = {
  processes: () =>
    reader(ProcessesReading, (seen) => ({
      containers: new Set(firstProcesses(seen.processes).keys()),
      picture: (names) => processesPicture(seen, names),
    })),
  cgroups: () =>
    reader(CgroupsReading, (seen) => ({
      containers: new Set(seen.groups.map(({ container }) => container)),
      picture: (names) => cgroupsPicture(seen, names),
    })),
  'packet-path': () => {
    const packetPath = createPacketPath()
    return reader(PacketPathReading, (seen) => ({ containers: NONE, picture: () => packetPath(seen) }))
  },
  'api-traffic': () =>
    reader(ApiTrafficReading, (seen) => ({ containers: NONE, picture: () => apiTrafficPicture(seen) })),
}

/** For one look that goes on: some keep what they have read. */
export const readerOf = (kind: ReadingOf['kind']): Reader => READERS[kind]()
