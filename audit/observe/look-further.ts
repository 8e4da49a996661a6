import { parseConfiguration, tlsFilesOf } from '../../readings/daemon-options.ts'
import type { HostEyes } from '../audited-host.ts'
import { type FilesRequest, type HostSurvey, isReadable } from '../survey.ts'
import { configFile } from './configuration.ts'

/**
 * What only the first look told to look at: the daemon's configuration file where it is not the usual one, and the files
 * for TLS that it or the daemon's arguments name. Most machines need no second look.
 */
export async function lookFurther(eyes: HostEyes, first: HostSurvey): Promise<HostSurvey> {
  const path = configFile(first)
  const isConfigured = path in first.texts
  const wanted = {
    texts: isConfigured ? [] : [path],
    stats: [...(isConfigured ? [] : [path]), ...filesForTls(first)],
  }
  const read = await look(eyes, first, wanted)
  // What that file names is known only now.
  return isConfigured ? read : look(eyes, read, { texts: [], stats: filesForTls(read) })
}

async function look(
  eyes: HostEyes,
  before: HostSurvey,
  wanted: Pick<FilesRequest, 'texts' | 'stats'>,
): Promise<HostSurvey> {
  const stats = wanted.stats.filter((path) => !(path in before.stats) && isPlain(path))
  if (wanted.texts.length + stats.length === 0) return before
  const more = await eyes.files({ texts: wanted.texts, stats, within: [] })
  return {
    ...before,
    texts: { ...before.texts, ...more.texts },
    stats: { ...before.stats, ...more.stats },
  }
}

function filesForTls(host: HostSurvey): string[] {
  const read = host.texts[configFile(host)]
  const file = parseConfiguration(isReadable(read) ? read.text : undefined) ?? {}
  return tlsFilesOf(host.daemon?.args ?? [], file).map(({ path }) => path)
}

/** One file, written as it is answered: a `*` would stand for many, and so would a `/` at the end. */
const isPlain = (path: string): boolean => /^(\/[^/*]+)+$/.test(path)
