import { configFileOf, parseConfiguration } from '../../readings/daemon-options.ts'
import type { Configuration } from './observation.ts'

/** `text` is `undefined` where there is no such file. */
export function readConfiguration(args: readonly string[], text: string | undefined): Configuration {
  const parsed = parseConfiguration(text)
  return {
    path: configFileOf(args),
    inFile: parsed && 'live-restore' in parsed ? parsed['live-restore'] === true : null,
    broken: parsed === undefined,
    asFlag: flagIn(args),
  }
}

/** The last one counts; alone it means true. */
function flagIn(args: readonly string[]): boolean | null {
  const flag = args.findLast((arg) => /^--live-restore(=|$)/.test(arg))
  if (flag === undefined) return null
  const [, value = 'true'] = flag.split('=')
  return ['1', 't', 'true'].includes(value.toLowerCase())
}
