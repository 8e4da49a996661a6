import { msg } from '../../contract/index.ts'
import { configFileOf, parseConfiguration } from '../../readings/daemon-options.ts'
import { type Seen, seen, unseen } from '../audited-host.ts'
import type { DaemonConfiguration } from '../observation.ts'
import { type HostSurvey, isReadable } from '../survey.ts'
import { type InEffect, notLoaded } from './not-loaded.ts'

/** The file that this daemon reads; the usual one where it isn't known. */
export const configFile = ({ daemon }: HostSurvey): string => configFileOf(daemon?.args ?? [])

/** The daemon's arguments and file against what is in effect. Pure. */
export function readConfiguration(effect: InEffect): Seen<DaemonConfiguration> {
  const { daemon, texts } = effect.host
  if (!daemon)
    return unseen(
      msg`No process that is the daemon was found on this machine, so its configuration could not be compared with what it does.`,
    )
  const { args, startedAt } = daemon
  const path = configFileOf(args)
  const read = texts[path]
  if (read !== undefined && !isReadable(read) && read.unreadable !== 'absent')
    return unseen(msg`${path} can't be read (${read.unreadable}). Let the user that looks read it.`)
  const isThere = isReadable(read)
  const file = parseConfiguration(isThere ? read.text : undefined)
  const changedAt = isThere ? read.changedAt : 0
  const what = { args, path, file, isThere, startedAt, changedAt }
  return seen({ ...what, notLoaded: notLoaded(what, effect) })
}
