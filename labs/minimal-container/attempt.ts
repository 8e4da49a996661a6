import { randomBytes } from 'node:crypto'
import {
  type HostProbe,
  joined,
  type Message,
  msg,
  type Params,
  semicolon,
  probeWords,
} from '../../contract/index.ts'
import {
  attemptRun,
  refused,
  succeeded,
  untried,
  type Attacker,
  type Ending,
  type Step,
} from '../shared/attempt.ts'
import { runOnce, type RunOutcome } from '../shared/containers.ts'
import { observeImage } from './observe-image.ts'
import { get } from './try-job.ts'

export const attempt = {
  title: msg`Log in`,
  description: msg`Take the image, as anybody can who pulls it, and look for a password and keys in its layers. Then log in over SSH with that password and put a page on the site. It is taken away again.`,
  run: attemptRun('minimal-container', attack),
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const { service = '', image = '', port = '' } = params
  const found = await search(master, params, step)
  const entered = await logIn(master, params, step)
  if (entered === 'untried' && found === 0)
    return untried(msg`There was nothing on master to make an SSH connection with.`)
  if (entered === 'in')
    return succeeded(
      msg`Whoever has ${image} is root in ${service}, over the network and without breaking anything.`,
    )
  if (found > 0)
    return succeeded(msg`Nobody could log in, but ${image} gives away what nobody else should have.`)
  return refused(
    msg`There is nothing to log in with, and nothing to log in to: ${service} has port ${port} and its page.`,
  )
}

/** What whoever has the image finds in it; how many things that are. */
async function search(master: HostProbe, params: Params, step: Step): Promise<number> {
  const { image = '', password = '' } = params
  const seen = await observeImage(master, image, image, password)
  const secrets = [...(seen?.password ?? []), ...(seen?.accounts ?? []), ...(seen?.keys ?? [])]
  const named = secrets.slice(0, 5).map((secret) => secret.replaceAll(password, '•••'))
  const got = named.length > 0 ? joined(named, semicolon) : msg`Nothing of that kind.`
  step(
    msg`Look through ${seen?.layers ?? 0} layers and the history of ${image} for passwords and private keys`,
    seen ? got : msg`There is no image of that name.`,
    secrets.length > 0,
  )
  return secrets.length
}

/** As root, with the password that was in the image as it was found. */
async function logIn(master: HostProbe, params: Params, step: Step): Promise<'in' | 'out' | 'untried'> {
  const { sshPort = '', masterAddress = 'master' } = params
  const page = `guest-${randomBytes(6).toString('hex')}.html`
  const outcome = await ssh(master, params, `cp /srv/www/index.html /srv/www/${page} && echo done`)
  const shown = await get(master, params, `/${page}`)
  const isIn = shown.kind === 'answered' && shown.status === 200
  step(
    msg`Log in as root to port ${sshPort} of ${masterAddress} over SSH, and put a page on the site`,
    isIn ? msg`The site shows /${page}.` : lastLine(outcome),
    isIn,
  )
  if (!isIn) return 'refused' in outcome ? 'untried' : 'out'
  await ssh(master, params, `rm /srv/www/${page}`)
  return 'in'
}

/** With master's own ssh command, in a container that has master's programs to read. */
async function ssh(master: HostProbe, params: Params, command: string): Promise<RunOutcome> {
  const { sshPort, masterAddress = 'master', password } = params
  const options = [
    '-F none',
    ...['StrictHostKeyChecking=no', 'UserKnownHostsFile=/dev/null', 'LogLevel=ERROR'],
    ...['ConnectTimeout=4', 'NumberOfPasswordPrompts=1', 'PreferredAuthentications=password'],
  ].map((option, index) => (index === 0 ? option : `-o ${option}`))
  // The one who is asked for the password is a script, because nobody sits there to type it.
  const script = `printf '#!/bin/sh\\necho %s\\n' '${password}' > /tmp/answer; chmod 755 /tmp/answer
SSH_ASKPASS=/tmp/answer SSH_ASKPASS_REQUIRE=force exec /usr/bin/ssh ${options.join(' ')} -p ${sshPort} root@${masterAddress} '${command}' < /dev/null`
  const loaders = (await master.stat('/usr/lib64')) ? ['/usr/lib64:/lib64:ro'] : []
  return runOnce(master, {
    image: 'bulkhead/shell',
    cmd: ['sh', '-c', script],
    hostConfig: { NetworkMode: 'host', Binds: ['/usr:/usr:ro', '/usr/lib:/lib:ro', ...loaders] },
    timeoutMs: 15_000,
  })
}

function lastLine(outcome: RunOutcome): Message {
  const said = 'refused' in outcome ? outcome.refused : outcome.output
  const line = said.trim().split('\n').at(-1)?.slice(0, 200)
  return line ? probeWords(line) : msg`It ended without a word.`
}
