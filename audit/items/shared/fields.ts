import type { Message } from '../../../contract/index.ts'
import { msg } from '../../../contract/index.ts'
import type { HostConfig } from '../../../readings/container-types.ts'
import type { Unreadable } from '../../survey.ts'
import { named } from './naming.ts'
import type { Outcome } from './each-container.ts'

/** A line of /proc/<pid>/status: `Seccomp:	2`. */
export const fieldOf = (status: string, name: string): string | undefined =>
  new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(status)?.[1]?.trim()

/** "/proc/812/status of web", as it stands in what was looked at. */
export const procFile = (container: { name: string }, pid: number, file: string): Message =>
  msg`Read \`/proc/${pid}/${file}\` of ${named(container.name)}`

/** What could not be read, as a reason. */
export function unreadable(container: { name: string }, what: string, read: Unreadable): Outcome {
  return {
    unknown: msg`${what} of ${named(container.name)} could not be read (${named(read.unreadable)}). Audit again with the rights of root.`,
  }
}

/** What the daemon says of a container. */
export const asked = (container: { name: string }): Message =>
  msg`Asked the daemon how ${named(container.name)} is to run`

/** Values of a security option, as `unconfined` of `seccomp=unconfined`; `:` stood for `=` once. */
export const securityOptions = ({ SecurityOpt }: HostConfig, name: string): string[] =>
  list(SecurityOpt).flatMap((option) =>
    option === name
      ? ['']
      : option.startsWith(`${name}=`) || option.startsWith(`${name}:`)
        ? [option.slice(name.length + 1)]
        : [],
  )

/** A list of words that a daemon may as well have left out. */
export const list = (words: readonly string[] | null | undefined): string[] =>
  Array.isArray(words) ? words.filter((word) => typeof word === 'string') : []
