import type { HostName } from '../../contract/index.ts'

/** The host is as it is: what runs on it is what is asked. */
export function setup(): Record<HostName, string> {
  return { master: 'true\n' }
}
