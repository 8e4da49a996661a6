import type { Configuration } from './observation.ts'

const DEFAULT_PATH = '/etc/docker/daemon.json'

/** Where a daemon with these arguments reads its configuration. */
export function configurationPath(args: readonly string[]): string {
  const at = args.findLastIndex((arg) => /^--config-file(=|$)/.test(arg))
  if (at === -1) return DEFAULT_PATH
  return args[at]?.split('=')[1] ?? args[at + 1] ?? DEFAULT_PATH
}

/** `text` is `undefined` where there is no such file. */
export function readConfiguration(args: readonly string[], text: string | undefined): Configuration {
  const parsed = text === undefined || text.trim() === '' ? {} : parse(text)
  return {
    path: configurationPath(args),
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

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return value as Record<string, unknown>
  } catch {
    return undefined
  }
}
