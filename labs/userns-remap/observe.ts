import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { inspectContainer, listContainers } from '../shared/containers.ts'
import { readConfigurationFiles, readDockerUnits } from '../shared/daemon-configuration.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { parseIdMap } from './id-ranges.ts'
import { factsOf, type ContainerSeen, type NoteSeen, type Observation } from './observation.ts'
import { readRemap } from './observe-configuration.ts'
import { readMapping, sendVisitor } from './visitor.ts'
import { lookAfterRestart } from '../shared/restart.ts'

const MOST_CONTAINERS = 24

/** Looks at master: tries to write, asks the service, asks the kernel, reads the files. Leaves nothing behind. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const master = lab.host('master')
  const daemon = await observeDaemon(master)
  const genuine = daemon.identity.kind === 'genuine'
  const args = daemon.identity.kind === 'genuine' ? daemon.identity.process.args : []
  const site = `/srv/${params.service}`
  const [containers, hostIds, remap, units] = await Promise.all([
    genuine ? seeContainers(master) : [],
    master.processFile(1, 'uid_map').then(parseIdMap),
    readRemap(master, args),
    readDockerUnits(master),
  ])
  const service = containers.find(({ name }) => name === params.service)
  const images = [params.image ?? '', 'bulkhead/shell', service?.image ?? ''].filter((image) => image !== '')
  const [visitor, note] = await Promise.all([
    genuine ? sendVisitor(master, images) : null,
    service?.running ? leaveNote(master, Number(params.port), `${site}/notes/latest`) : null,
  ])
  const [directory, notes, admins, adminsText, configuration] = await Promise.all([
    master.stat(site),
    master.stat(`${site}/notes`),
    master.stat(`${site}/admins`),
    master.readFile(`${site}/admins`),
    readConfigurationFiles(master, units.service, args),
  ])
  return {
    at,
    daemon,
    hostIds,
    containers,
    visitor,
    note,
    site: {
      directory: factsOf(directory),
      notes: factsOf(notes),
      admins: factsOf(admins),
      adminsText: adminsText?.slice(0, 200) ?? null,
    },
    ...remap,
    units,
    configuration,
  }
}

/** Restarts docker as an administrator would, and looks again. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(lab.host('master'), () => observe(lab, params))
}

async function seeContainers(host: HostProbe): Promise<ContainerSeen[]> {
  const listed = (await listContainers(host)).slice(0, MOST_CONTAINERS)
  const seen = await Promise.all(
    listed.map(async ({ Id }): Promise<ContainerSeen[]> => {
      const container = await inspectContainer(host, Id)
      if (!container) return []
      const { State, HostConfig } = container
      return [
        {
          name: container.Name.replace(/^\//, ''),
          image: container.Config.Image,
          running: State.Running && !State.Restarting,
          pid: State.Pid,
          usernsMode: HostConfig.UsernsMode ?? '',
          restartPolicy: HostConfig.RestartPolicy?.Name ?? '',
          mapping: State.Pid > 0 ? await readMapping(host, State.Pid) : null,
        },
      ]
    }),
  )
  return seen.flat().sort((a, b) => a.name.localeCompare(b.name))
}

/** Sends the service a note that nobody has sent before. A service that has just been started gets a moment. */
async function leaveNote(host: HostProbe, port: number, path: string): Promise<NoteSeen> {
  const token = randomBytes(8).toString('hex')
  const send = () =>
    host.connect({ host: '127.0.0.1', port, path: `/cgi-bin/note?${token}`, timeoutMs: 4000 })
  let outcome = await send()
  for (let again = 0; again < 5 && ['refused', 'rejected'].includes(outcome.kind); again++) {
    await sleep(200)
    outcome = await send()
  }
  const [file, text] = await Promise.all([host.stat(path), host.readFile(path)])
  return { outcome: reduceOutcome(outcome), stored: text?.trim() === token, file: factsOf(file) }
}
