import { randomBytes } from 'node:crypto'
import { type HostProbe, type Message, msg, type Params, verbatim } from '../../contract/index.ts'
import { execIn } from '../shared/exec-in.ts'
import type { Held } from './observation.ts'
import type { User } from './users.ts'

/** A container that was broken into. */
export interface Foothold {
  name: string
  /** On which it serves, on master. */
  port: number
  /** Whose notes it has no business with. */
  other: User
  masters: Held[]
}

export interface Taken {
  tried: Message
  got: Message
  /** What it brought, where it brought anything. */
  won?: Message
}

const printed = (output: string) => {
  const said = output.trim().slice(0, 200)
  return said === '' ? msg`nothing` : verbatim(said)
}

type Way = (master: HostProbe, foothold: Foothold, params: Params) => Promise<Taken | undefined>

/** A command with the rights of the service, and what it printed. */
async function inside(master: HostProbe, { name }: Foothold, command: string): Promise<string> {
  const outcome = await execIn(master, name, { cmd: ['sh', '-c', command] })
  return 'refused' in outcome ? outcome.refused : outcome.output
}

const readNeighbour: Way = async (master, foothold) => {
  const { user, note } = foothold.other
  const said = await inside(master, foothold, `cat /data/${user}/notes`)
  const taken = { tried: msg`Read /data/${user}/notes`, got: printed(said) }
  return said.includes(note) ? { ...taken, won: msg`reads the notes of ${user}` } : taken
}

/** Proven by a file that is found on master, or by one of master's that is read. */
const reachMaster: Way = async (master, foothold) => {
  const [held] = foothold.masters.filter(({ readOnly }) => !readOnly)
  if (!held) return readMaster(master, foothold)
  const name = `.visitor-${randomBytes(6).toString('hex')}`
  const tried = msg`Write a file into ${held.from} of master, which is mounted at ${held.point}`
  const said = await inside(master, foothold, `echo visited > ${held.point}/${name}`)
  const there = (await master.stat(`${held.from}/${name}`)) !== undefined
  await inside(master, foothold, `rm -f ${held.point}/${name}`)
  return there
    ? { tried, got: msg`It is on master, in ${held.from}.`, won: msg`writes to master` }
    : { tried, got: printed(said) }
}

async function readMaster(master: HostProbe, foothold: Foothold): Promise<Taken | undefined> {
  const [held] = foothold.masters
  if (!held) return { tried: msg`Look for something of master among the mounts`, got: msg`There is nothing.` }
  const said = await inside(master, foothold, `ls ${held.point}`)
  const tried = msg`Look into ${held.from} of master, which is mounted at ${held.point}`
  return { tried, got: printed(said.replaceAll(/\s+/g, ' ')), won: msg`looks into master` }
}

/** Proven by the service itself, which shows the page to everybody. */
const leavePage: Way = async (master, foothold) => {
  const token = randomBytes(6).toString('hex')
  const page = `/srv/www/visitor-${token}`
  const said = await inside(master, foothold, `echo visited-${token} > ${page}`)
  const seen = await master.connect({
    host: '127.0.0.1',
    port: foothold.port,
    path: `/visitor-${token}`,
    timeoutMs: 3000,
  })
  await inside(master, foothold, `rm -f ${page}`)
  const tried = msg`Put a page of one’s own among those that it serves`
  return seen.kind === 'answered' && seen.body.includes(`visited-${token}`)
    ? { tried, got: msg`It is served to everybody.`, won: msg`changes what it serves` }
    : { tried, got: printed(said) }
}

const runFromScratch: Way = async (master, foothold, { scratch = '' }) => {
  const token = randomBytes(6).toString('hex')
  const file = `${scratch}/visitor-${token}`
  const said = await inside(
    master,
    foothold,
    `cp /bin/busybox ${file} && ${file} echo ran-${token}; rm -f ${file}`,
  )
  const tried = msg`Bring a program along, put it into ${scratch} and run it`
  return new RegExp(`^ran-${token}$`, 'm').test(said)
    ? { tried, got: msg`It ran.`, won: msg`runs programs that it brought along` }
    : { tried, got: printed(said) }
}

/** Two MiB more than there should be room for, and gone at once. */
const fillScratch: Way = async (master, foothold, { scratch = '', scratchSize }) => {
  const size = Number(scratchSize) + 2
  const file = `${scratch}/visitor-${randomBytes(6).toString('hex')}`
  const said = await inside(
    master,
    foothold,
    `dd if=/dev/zero of=${file} bs=1048576 count=${size} 2>&1 | tail -n 1; wc -c < ${file}; rm -f ${file}`,
  )
  const tried = msg`Fill ${scratch} with ${size} MiB`
  return new RegExp(`^${size * 1024 * 1024}$`, 'm').test(said)
    ? { tried, got: msg`There was room for it.`, won: msg`fills what it likes` }
    : { tried, got: printed(said) }
}

export const ways: readonly Way[] = [readNeighbour, reachMaster, leavePage, runFromScratch, fillScratch]
