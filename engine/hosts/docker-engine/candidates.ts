import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type MessageValue, msg } from '../../../contract/index.ts'
import { type DockerConnection, parseDockerHost, readTlsFiles } from './connection.ts'

/** One place where an engine may answer. */
export interface Candidate {
  /** As a sentence names it: "DOCKER_HOST", "the docker context “work”". */
  from: MessageValue
  /** `undefined`: an address of a kind that we can't use. */
  connection: DockerConnection | undefined
  address: string
  /** A person named this one; if it doesn't answer, another one is no substitute. */
  explicit: boolean
}

const DEFAULT_SOCKETS = ['/var/run/docker.sock', '/run/docker.sock']

const ContextMeta = z.object({
  Endpoints: z.object({ docker: z.object({ Host: z.string(), SkipTLSVerify: z.boolean().optional() }) }),
})
const DockerConfig = z.object({ currentContext: z.string().optional() })

function readJson<T>(schema: z.ZodType<T>, file: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

/** The engine of a docker context; `undefined` where there is none and nobody named it. */
export function contextCandidate(
  configDirectory: string,
  name: string,
  explicit: boolean,
): Candidate | undefined {
  const id = createHash('sha256').update(name).digest('hex')
  const meta = readJson(ContextMeta, join(configDirectory, 'contexts', 'meta', id, 'meta.json'))
  const from = msg`the docker context “${name}”`
  if (!meta) return explicit ? { from, connection: undefined, address: name, explicit } : undefined
  const address = meta.Endpoints.docker.Host
  const tls = () => {
    const files = readTlsFiles(join(configDirectory, 'contexts', 'tls', id, 'docker'))
    return files.ca !== undefined || files.cert !== undefined ? files : undefined
  }
  return { from, connection: parseDockerHost(address, tls), address, explicit }
}

/** Every place to look at, best first. Reads the docker CLI's configuration files, asks no engine. */
export function dockerCandidates(options: {
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  userHome: string
  /** Socket of the engine that Bulkhead itself started. */
  ownSocket: string
}): Candidate[] {
  const { platform, env, userHome, ownSocket } = options
  const configDirectory = env.DOCKER_CONFIG || join(userHome, '.docker')
  const dockerHost = env.DOCKER_HOST ?? ''
  const namesDefault = DEFAULT_SOCKETS.some((path) => dockerHost === `unix://${path}`)

  if (env.DOCKER_CONTEXT && env.DOCKER_CONTEXT !== 'default') {
    return [contextCandidate(configDirectory, env.DOCKER_CONTEXT, true)].filter(
      (found) => found !== undefined,
    )
  }
  if (dockerHost !== '' && !namesDefault) {
    const tls = () =>
      env.DOCKER_TLS_VERIFY ? readTlsFiles(env.DOCKER_CERT_PATH || configDirectory) : undefined
    return [
      {
        from: 'DOCKER_HOST',
        connection: parseDockerHost(dockerHost, tls),
        address: dockerHost,
        explicit: true,
      },
    ]
  }

  const current = readJson(DockerConfig, join(configDirectory, 'config.json'))?.currentContext
  const context =
    current && current !== 'default' ? contextCandidate(configDirectory, current, false) : undefined
  const sockets: [MessageValue, string][] = []
  if (platform === 'win32') {
    sockets.push(
      ['Docker Desktop', '//./pipe/dockerDesktopLinuxEngine'],
      [msg`the Docker pipe`, '//./pipe/docker_engine'],
    )
  } else {
    sockets.push([msg`the Docker socket`, '/var/run/docker.sock'])
    const desktop = platform === 'darwin' ? ['run', 'docker.sock'] : ['desktop', 'docker.sock']
    sockets.push(['Docker Desktop', join(userHome, '.docker', ...desktop)])
  }
  if (platform === 'linux') sockets.push([msg`Bulkhead’s own engine`, ownSocket])
  const fixed = sockets.map(([from, socketPath]) => ({
    from,
    connection: { socketPath },
    address: `${platform === 'win32' ? 'npipe' : 'unix'}://${socketPath}`,
    explicit: false,
  }))
  return context ? [context, ...fixed] : fixed
}
