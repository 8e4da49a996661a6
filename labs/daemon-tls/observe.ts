import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { readConfigurationFiles, readDockerUnits } from '../shared/daemon-configuration.ts'
import { findKeys, readServerFiles } from './observe-files.ts'
import { tryDoors } from './observe-doors.ts'
import type { NameTried, Observation } from './observation.ts'
import { makeStranger, type Stranger } from './strangers.ts'
import { readCredentials } from '../shared/credentials.ts'
import { ownDaemonId, tryInfo, type InfoTried } from '../shared/daemon-info.ts'
import { lookAfterRestart } from '../shared/restart.ts'

interface Pair {
  cert: string
  key: string
}

/** Looks at both hosts: tries the doors, asks the daemon, reads the files. Changes nothing. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const client = lab.host('client')
  const server = { host: params.masterAddress ?? 'master', port: Number(params.tlsPort) }
  // What attempts are made with has to be read before they are.
  const [{ credentials, pem }, identity, listeners] = await Promise.all([
    readCredentials(client),
    master.daemonIdentity(),
    master.listeners(),
  ])
  const daemonProcess = identity.kind === 'genuine' ? identity.process : undefined
  const args = daemonProcess?.args ?? []
  const serverFiles = await readServerFiles(master, args, credentials.cert)
  const stranger = await makeStranger(serverFiles?.ca ?? credentials.ca, params.caName ?? 'CA')
  const pair = pem.cert && pem.key ? { cert: pem.cert, key: pem.key } : undefined

  const [doors, presented, names, served] = await Promise.all([
    tryDoors(
      { master, client },
      server.host,
      [Number(params.plainPort), server.port],
      listeners,
      daemonProcess?.pid,
      stranger,
    ),
    presentedBy(client, server, stranger),
    pem.ca ? tryNames(client, server, pem.ca, pair, namesToCover(params)) : [],
    pem.ca && pair
      ? tryInfo(client, { ...server, tls: { ca: pem.ca, ...pair, verifyName: 'master' } })
      : null,
  ])
  const id = await ownDaemonId(master)
  const [units, ...found] = await Promise.all([
    readDockerUnits(master),
    findKeys(master, serverFiles ? [serverFiles.paths.key] : []),
    findKeys(client, []),
  ])
  return {
    at,
    daemon: { identity, id },
    credentials,
    doors,
    presented,
    names,
    served,
    serverFiles,
    keys: found.flatMap(({ keys }) => keys),
    keyTrouble: found.flatMap(({ trouble }) => trouble),
    units,
    configuration: await readConfigurationFiles(master, units.service, args),
  }
}

/** Restarts docker as an administrator would, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(lab.host('master'), () => observe(lab, params))
}

function namesToCover(params: Params): string[] {
  return ['master', params.masterAlias ?? '', params.masterAddress ?? '']
}

/** The server's certificate, got from a client that trusts a CA nobody else knows and so always refuses it. */
async function presentedBy(client: HostProbe, server: { host: string; port: number }, stranger: Stranger) {
  const outcome = await client.connect({
    ...server,
    tls: { ca: stranger.ca },
    path: '/_ping',
  })
  return outcome.kind === 'untrusted' ? (outcome.peerCertificate ?? null) : null
}

/** With client's own certificate where it can be used: some servers answer nobody else. */
function tryNames(
  client: HostProbe,
  server: { host: string; port: number },
  ca: string,
  pair: Pair | undefined,
  names: readonly string[],
): Promise<NameTried[]> {
  return Promise.all(
    names.map(async (name) => {
      const attempt = (own: Pair | undefined): Promise<InfoTried> =>
        tryInfo(client, { ...server, tls: { ca, ...own, verifyName: name } })
      const first = await attempt(pair)
      return { ...(first.outcome.kind === 'unusable' && pair ? await attempt(undefined) : first), name }
    }),
  )
}
