import { text } from 'node:stream/consumers'
import { bulkheadHome, installationId } from '../../../engine/home.ts'
import { acquireDocker } from '../../../engine/hosts/docker-engine.ts'
import { createDockerLabHosts } from '../../../engine/hosts/docker-lab-hosts.ts'
import { TroubleError } from '../../../engine/hosts/lab-hosts.ts'
import { t } from '../../lib/language.mjs'
import { type KnownTools, askForHelp, readHelp } from './known-options.ts'

const RENEW = 'renew it by `npm run validate -- --hosts --record`, on a machine with Docker.'

/** Opens a lab with one host, asks its programs for their help, and closes it. Throws TroubleError. */
export async function askLabHost(): Promise<KnownTools> {
  const home = bulkheadHome()
  const docker = await acquireDocker({ home, say: (line) => console.log(t(line)) })
  if ('trouble' in docker) throw new TroubleError(docker.trouble)
  const hosts = createDockerLabHosts({
    connection: docker.connection,
    installation: installationId(home),
    onError: (error) => console.error('behind the scenes:', error),
  })
  try {
    const { signal } = new AbortController()
    await hosts.prepare({ progress: () => {}, log: (line) => console.log(line) }, signal)
    const spec = { exercise: 'validate', seed: 'validate', topology: ['master'], params: {}, setup: {} }
    const lab = await hosts.open(spec, () => {}, signal)
    try {
      const asked = await lab.exec('master', ['bash', '-s'], { env: { HOME: '/root' }, cwd: '/root' })
      const answer = Promise.all([text(asked.stdout), text(asked.stderr)])
      asked.stdin.end(askForHelp)
      await asked.exited
      const [said] = await answer
      asked.dispose()
      return readHelp(said, RENEW)
    } finally {
      await lab.release()
      await hosts.remove(lab.session.id)
    }
  } finally {
    await hosts.dispose()
    await docker.release()
  }
}

/** What one says and the other doesn't, a line per command. */
export function differencesOf(recorded: KnownTools, answered: KnownTools): string[] {
  const names = new Set([...Object.keys(recorded.options), ...Object.keys(answered.options)])
  return [
    ...differ('programs', recorded.programs, answered.programs),
    ...[...names]
      .sort()
      .flatMap((name) => differ(name, recorded.options[name] ?? '', answered.options[name] ?? '')),
  ]
}

function differ(name: string, before: string, now: string): string[] {
  const [old, young] = [new Set(before.split(' ')), new Set(now.split(' '))]
  const gone = [...old].filter((word) => word !== '' && !young.has(word))
  const come = [...young].filter((word) => word !== '' && !old.has(word))
  if (gone.length + come.length === 0) return []
  return [`${name}: ${[...gone.map((word) => `−${word}`), ...come.map((word) => `+${word}`)].join(' ')}`]
}
