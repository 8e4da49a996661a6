import { optionOf } from '../../../readings/daemon-options.ts'
import type { DaemonConfiguration } from '../../observation.ts'

/** What the running daemon was told: its argument, or what its file says where that was loaded; `undefined`: nothing. */
export function settingInEffect({ args, file, notLoaded }: DaemonConfiguration, name: string): unknown {
  const argument = optionOf(args, name)
  if (argument !== undefined) return argument === '' ? true : argument
  return notLoaded.some(({ setting }) => setting === name) ? undefined : file?.[name]
}
