import { spawn } from 'node:child_process'
import { Duplex } from 'node:stream'
import { unseen } from '../../../audit/audited-host.ts'
import { msg, reasonOf } from '../../../contract/index.ts'
import { findProgram } from '../../hosts/docker-engine/programs.ts'
import type { Agent } from '../../hosts/probe/agent.ts'
import { agentEyes } from './agent-eyes.ts'
import { type Eyes, checkedEyes } from './local-eyes.ts'
import { pythonArguments, startSentAgent } from './sent-agent.ts'
import { type SshPlace, dialStdio, sshArguments } from './ssh-arguments.ts'
import { hostTroubles } from './troubles.ts'

const sshProgram = (): string => {
  const found = findProgram('ssh')
  if (found === undefined) throw hostTroubles.sshMissing()
  return found
}

/** A connection to the daemon over there, through ssh and its docker. What they complain of becomes the stream's error. */
export async function dialSsh(place: SshPlace): Promise<Duplex> {
  const child = spawn(sshProgram(), sshArguments(place, dialStdio(place)), { stdio: 'pipe' })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (complaint.length < 2000) complaint += chunk.toString('utf8')
  })
  const stream = new Duplex({
    read: () => void child.stdout.resume(),
    write: (chunk: Buffer, _encoding, done) => void child.stdin.write(chunk, () => done()),
    final: (done) => void child.stdin.end(done),
    destroy(error, done) {
      child.kill()
      done(error)
    },
  })
  child.stdin.on('error', () => undefined)
  child.stdout.on('data', (chunk: Buffer) => {
    if (!stream.push(chunk)) child.stdout.pause()
  })
  child.once('error', (error) => stream.destroy(error))
  child.once('close', (status) => {
    if (stream.destroyed) return
    if (status === 0) stream.push(null)
    else stream.destroy(new Error(saidBySsh(complaint) || `ssh ended with status ${status ?? 'none'}`))
  })
  return stream
}

/** The last of its complaints, which is why it went away. */
const saidBySsh = (text: string): string =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .at(-1)
    ?.slice(0, 300) ?? ''

/** Eyes on a machine that ssh leads to: the agent is sent over it and runs from memory, nothing is written there. */
export async function sshEyes(
  place: SshPlace,
  options: { name: string; kernel: string; signal?: AbortSignal },
): Promise<Eyes> {
  let agent: Agent
  try {
    agent = await startSentAgent(
      sshProgram(),
      sshArguments(place, ['python3', ...pythonArguments]),
      options.signal,
    )
  } catch (error) {
    const why = msg`The machine could not be looked at over ssh with its Python 3 (${reasonOf(error)}). Install python3 there, or allow probing (--probe).`
    return { eyes: unseen(why), close() {} }
  }
  const eyes = agentEyes({ name: options.name, agent: async () => agent, socket: place.socket })
  return checkedEyes(eyes, agent, options.kernel)
}
