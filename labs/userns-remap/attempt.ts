import { randomBytes } from 'node:crypto'
import { type HostProbe, msg, type Params, verbatim } from '../../contract/index.ts'
import { inspectContainer } from '../shared/containers.ts'
import { execIn, type ExecOutcome } from '../shared/exec-in.ts'
import { textOr } from './evidence.ts'
import { outsideOf } from './id-ranges.ts'
import { readMapping, sendVisitor } from './visitor.ts'
import {
  attemptRun,
  refused,
  succeeded,
  untried,
  type Attacker,
  type Ending,
  type Step,
} from '../shared/attempt.ts'

export const attempt = {
  title: msg`Break out with a file`,
  description: msg`As somebody who got into the service and is root there: make yourself an administrator on master, read what only its root may read, and write into its /etc. Everything is put back.`,
  run: attemptRun('userns-remap', attack),
}

/** Three ways from root inside to root outside, each gone to its end and undone. */
async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const { service = '', helper = '' } = params
  const missing: string[] = []
  for (const name of [service, helper]) if (!(await who(master, name, step))) missing.push(name)
  if (missing.length === 2) {
    return untried(msg`Neither ${service} nor ${helper} runs, so there was nothing to break out of.`)
  }
  const ways = [
    missing.includes(service) ? null : await becomeAdmin(master, params, step),
    missing.includes(helper) ? null : await readSeal(master, params, step),
    await writeToEtc(master, params, step),
  ]
  if (ways.includes(true)) {
    return succeeded(msg`Root in a container was root of master, and did as it liked with its files.`)
  }
  if (ways.includes(null)) {
    return untried(msg`Not every way could be tried, so the others prove nothing.`)
  }
  return refused(msg`Root in the containers is nobody on master: every file of root’s was out of reach.`)
}

async function who(host: HostProbe, name: string, step: Step): Promise<boolean> {
  const pid = (await inspectContainer(host, name))?.State.Pid ?? 0
  const mapping = pid > 0 ? await readMapping(host, pid) : null
  const outside = mapping ? outsideOf(mapping.uids, 0) : undefined
  step(
    msg`Get into ${name} and become root there`,
    mapping ? msg`Root of ${name} is user ${outside ?? 'nobody'} of master.` : msg`${name} does not run.`,
    outside === 0,
  )
  return mapping !== null
}

/** As its root, whoever the service in it is. */
const inside = (host: HostProbe, container: string, command: string) =>
  execIn(host, container, { cmd: ['sh', '-c', command], user: '0' })

const said = (outcome: ExecOutcome) =>
  ('refused' in outcome ? outcome.refused : outcome.output).trim().slice(0, 200)

/** `null` where it could not be tried. */
async function becomeAdmin(host: HostProbe, { service = '' }: Params, step: Step): Promise<boolean | null> {
  const file = `/srv/${service}/admins`
  const line = `admin: visitor-${randomBytes(6).toString('hex')}`
  const has = async () => (await host.readFile(file))?.includes(line) ?? false
  const outcome = await inside(host, service, `echo '${line}' >> /site/admins`)
  const done = await has()
  step(
    msg`In ${service}, as its root: echo '${line}' >> /site/admins`,
    done
      ? msg`${file} on master, a file of root's, has one administrator more.`
      : textOr(said(outcome), msg`${file} is as it was.`),
    done,
  )
  if (done) {
    await inside(
      host,
      service,
      `grep -v '${line}' /site/admins > /tmp/a; cat /tmp/a > /site/admins; rm /tmp/a`,
    )
    step(msg`Take the line out of ${file} again`, (await has()) ? msg`It is still there.` : msg`Done.`, false)
  }
  return done ? true : 'refused' in outcome ? null : false
}

async function readSeal(
  host: HostProbe,
  { helper = '', service = '', seal = '' }: Params,
  step: Step,
): Promise<boolean | null> {
  // 3 says that the command ran and did not get at the content.
  const outcome = await inside(host, helper, `[ "$(cat /site/seal)" = '${seal}' ] || exit 3`)
  const read = 'status' in outcome && outcome.status === 0
  step(
    msg`In ${helper}, as its root: cat /site/seal, which only root of master may read`,
    read ? msg`It has the content of /srv/${service}/seal.` : textOr(said(outcome), msg`It can not be read.`),
    read,
  )
  return read ? true : 'status' in outcome && outcome.status === 3 ? false : null
}

async function writeToEtc(host: HostProbe, { image = '' }: Params, step: Step): Promise<boolean | null> {
  const visitor = await sendVisitor(host, [image, 'bulkhead/shell'])
  const tried = msg`Start a container that holds master's /etc, and write there as its root`
  if (visitor.kind !== 'ran') {
    step(
      tried,
      visitor.kind === 'refused' ? verbatim(visitor.message) : msg`There is no image to start one from.`,
      false,
    )
    return null
  }
  const { wrote, said } = visitor
  const got = wrote
    ? msg`${wrote.path} was there, as user ${wrote.uid}, and is gone again.`
    : textOr(said, msg`Nothing was written.`)
  step(tried, got, wrote !== null)
  return wrote ? true : visitor.tried ? false : null
}
