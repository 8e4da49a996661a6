import {
  type CheckResult,
  type Evidence,
  type Message,
  msg,
  type Params,
  verbatim,
} from '../../contract/index.ts'
import { outcomeInWords, result } from '../shared/evidence.ts'
import type { Observation } from './observation.ts'

const OTHERS_WRITE = 0o002
/** Reads and writes whatever the permissions say. */
const DAC_OVERRIDE = 1n << 1n

/** Docker's socket is for root and its group, and the account that runs jobs is neither. */
export function judgeSocket(observation: Observation, params: Params): CheckResult[] {
  return [
    judgeJobs(observation, params),
    judgeFile(observation),
    judgeNextFile(observation),
    judgeGroup(observation, params),
    judgeProcess(observation, params),
  ]
}

const octal = (mode: number) => verbatim(`0${mode.toString(8)}`)

function judgeJobs({ jobs }: Observation, { account = '', jobPort = '' }: Params): CheckResult {
  const { outcome, at } = jobs.job
  const evidence: Evidence[] = [
    {
      tried: msg`Send a job to port ${jobPort} that says who it is and asks /run/docker.sock for /_ping`,
      from: 'master',
      expected: msg`it runs as ${account}, and Docker’s status is 000, which is none`,
      got: outcomeInWords(outcome),
      at,
    },
  ]
  const say = (status: 'pass' | 'fail', summary: Message) => result('jobs', status, summary, evidence)
  const ran = outcome.kind === 'answered' && outcome.status === 200
  if (!ran || !outcome.body.includes('docker '))
    return say(
      'fail',
      msg`No jobs are done on port ${jobPort} any more; they have to be, with ${account}’s rights.`,
    )
  return /docker 000/.test(outcome.body)
    ? say('pass', msg`A job of ${account} runs, and Docker does not answer it.`)
    : say('fail', msg`A job of ${account}, which may come from anybody, gives orders to Docker.`)
}

function judgeFile({ socket, at }: Observation): CheckResult {
  const { file } = socket
  const evidence: Evidence[] = [
    {
      tried: msg`Read the permissions of /run/docker.sock`,
      from: 'master',
      expected: msg`nothing for others, such as 0660`,
      got: file ? octal(file.mode) : msg`there is no such file`,
      at,
    },
  ]
  return file?.type === 'socket' && (file.mode & OTHERS_WRITE) === 0
    ? result('socket-mode', 'pass', msg`/run/docker.sock is for its owner and its group.`, evidence)
    : result('socket-mode', 'fail', msg`Every account of this host may write to /run/docker.sock.`, evidence)
}

function judgeNextFile({ socket, at }: Observation): CheckResult {
  const { nextMode } = socket
  const evidence: Evidence[] = [
    {
      tried: msg`Ask systemd for SocketMode of docker.socket`,
      from: 'master',
      expected: msg`nothing for others, such as 0660`,
      got: nextMode === null ? msg`it says nothing` : octal(nextMode),
      at,
    },
  ]
  return nextMode !== null && (nextMode & OTHERS_WRITE) === 0
    ? result('next-socket-mode', 'pass', msg`After a restart the socket will be so, too.`, evidence)
    : result(
        'next-socket-mode',
        'fail',
        msg`The next time that systemd makes the socket, it will be for everybody: \`systemctl cat docker.socket\` shows why.`,
        evidence,
      )
}

function judgeGroup({ socket, at }: Observation, { account = '' }: Params): CheckResult {
  const evidence: Evidence[] = [
    {
      tried: msg`Look for ${account} in /etc/passwd and /etc/group`,
      from: 'master',
      expected: msg`not in the group of /run/docker.sock`,
      got: socket.inGroup ? msg`in that group` : msg`not in that group`,
      at,
    },
  ]
  return socket.inGroup
    ? result('group', 'fail', msg`${account} is in the group that may use Docker’s socket.`, evidence)
    : result('group', 'pass', msg`${account} is not in the group that may use Docker’s socket.`, evidence)
}

function judgeProcess(
  { jobs, socket, at }: Observation,
  { account = '', jobPort = '' }: Params,
): CheckResult {
  const { process, accountUid } = jobs
  const evidence: Evidence[] = [
    {
      tried: msg`Ask the kernel which user and groups the process on port ${jobPort} has now`,
      from: 'master',
      expected:
        accountUid === null
          ? msg`${account}, which is no account here`
          : msg`${account} (${accountUid}), without group ${socket.file?.gid ?? 'docker'}`,
      got: process ? msg`user ${process.uid}, groups ${process.groups.join(' ')}` : msg`no such process`,
      at,
    },
  ]
  const say = (status: 'pass' | 'fail', summary: Message) => result('process', status, summary, evidence)
  if (!process) return say('fail', msg`Nobody listens for jobs on port ${jobPort}.`)
  if (
    process.uid !== accountUid ||
    process.uid === 0 ||
    (BigInt(`0x${process.capabilities || '0'}`) & DAC_OVERRIDE) !== 0n
  )
    return say('fail', msg`Jobs do not run as ${account}, or with more rights than an account has.`)
  return socket.file && process.groups.includes(socket.file.gid)
    ? say(
        'fail',
        msg`The process that runs the jobs still has the group that it was started with: groups are given at the start.`,
      )
    : say('pass', msg`The process that runs the jobs is ${account}’s and has no right to the socket.`)
}
