import type { HostProbe, LabProbe, Params } from '../../contract/index.ts'
import { reduceOutcome } from '../shared/evidence.ts'
import { observeDaemon } from '../shared/judge-daemon.ts'
import { lookAtCertificate, seeInsecure, seeRegistries } from '../shared/registries.ts'
import { lookAfterRestart } from '../shared/restart.ts'
import { programOf } from './component.ts'
import { bodyOf, type Observation, type PageTried } from './observation.ts'
import { tryDoors } from './observe-registry.ts'
import { seeTags } from './observe-storage.ts'
import { nowhere, seeService } from './observe-service.ts'
import { tryLogins } from './observe-trust.ts'

/** Tries the registry's doors and the service, asks the daemon, reads what images hold. Changes nothing. */
export async function observe(lab: LabProbe, params: Params): Promise<Observation> {
  const at = new Date().toISOString()
  const [master, registry] = [lab.host('master'), lab.host('registry')]
  const [daemon, registries, tags] = await Promise.all([
    observeDaemon(master),
    seeRegistries(registry),
    seeTags(registry, params),
  ])
  const genuine = daemon.identity.kind === 'genuine'
  const page = (path: string) => getPage(registry, params, path)
  const program = programOf(params).slice('/srv/www'.length)
  const [doors, certificate, logins, insecure, service, ...pages] = await Promise.all([
    tryDoors(master, registry, params, registries, tags[0]?.config),
    lookAtCertificate(master, params.registryAlias ?? '', Number(params.registryPort)),
    tryLogins(master, params),
    seeInsecure(master),
    // What an impostor says of containers is worth nothing.
    genuine ? seeService(master, params) : nowhere,
    page('/'),
    page(`${program}?today`),
    page(`${program}?../www/index.html`),
  ])
  const [front, note, flaw] = pages as [PageTried, PageTried, PageTried]
  return {
    at,
    daemon,
    registries,
    doors,
    certificate,
    logins,
    insecure,
    tags,
    service,
    page: front,
    note,
    flaw,
  }
}

/** Restarts docker as an administrator would, and looks again when the service had time to come back. */
export async function verifyDurable(lab: LabProbe, params: Params): Promise<Observation> {
  return lookAfterRestart(
    lab.host('master'),
    () => observe(lab, params),
    (seen) => seen.service.state === 'running' && bodyOf(seen.page) !== '',
    15_000,
  )
}

async function getPage(from: HostProbe, params: Params, path: string): Promise<PageTried> {
  const outcome = await from.connect({
    host: params.masterAddress ?? 'master',
    port: Number(params.servicePort),
    path,
    timeoutMs: 3000,
  })
  return { path, outcome: reduceOutcome(outcome), at: new Date().toISOString() }
}
