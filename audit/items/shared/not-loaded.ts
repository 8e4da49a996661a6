import type { Finding } from '../../../contract/audit/index.ts'
import { msg } from '../../../contract/index.ts'
import type { Observation } from '../../observation.ts'
import { named, subjectOf } from './naming.ts'

/**
 * Findings for settings of the daemon's file that the running daemon does not have. What stands in a file protects
 * nobody, so it never makes an item pass.
 */
export function notLoaded({ configuration }: Observation, settings: readonly string[]): Finding[] {
  if (!configuration.seen) return []
  const { path } = configuration.value
  return configuration.value.notLoaded
    .filter(({ setting }) => settings.includes(setting))
    .map(({ setting, wanted, effective }) => ({
      subject: subjectOf('setting', setting),
      summary:
        effective === 'unknown'
          ? msg`${setting} stands in ${path}, which was changed after the daemon was started, and nothing shows that the daemon has it; restart Docker to be sure.`
          : msg`${setting} stands in ${path}, but the daemon that runs does not have it.`,
      looked: [
        {
          tried: msg`Compared ${path} with the daemon that runs`,
          expected: msg`${setting} as the file says: ${named(wanted)}`,
          got:
            effective === 'unknown'
              ? msg`the file is younger than the daemon, and nothing shows that it was taken in`
              : msg`in effect: ${named(effective)}`,
        },
      ],
    }))
}
