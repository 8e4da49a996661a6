/** Runs the tests on a real Docker engine in a virtual machine; docs/cgroups.md says why and how. Node 24. */
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type DockerConnection, describeConnection, dockerClient } from '../../engine/hosts/docker-engine.ts'
import { createDockerLabHosts } from '../../engine/hosts/docker-lab-hosts.ts'
import { Failure, runMain } from '../lib/failure.mjs'
import { removeLeftLabs } from '../test/left-behind.ts'
import { runSection } from '../test/run-section.ts'
import { type Tally, add, lastLine } from '../test/tally.ts'
import { bootSomehow } from './accelerators.ts'
import { type Workshop, debianRoot, systemDisk } from './debian.ts'
import { type CgroupVersion, FLAVOURS, cgroupVersionOf, otherThan } from './flavour.ts'
import { imageDisk } from './image-disk.ts'
import { removeParts, vmCache } from './kept.ts'
import type { Accelerator, MachineParts } from './machine.ts'
import { ensureNeeds } from './needs.ts'
import { outerEngine } from './outer.ts'
import { sayTo } from './say.ts'
import { vmSections } from './sections.ts'

const HELP = `npm run test:vm -- [--cgroup v1|v2] [--accel kvm|tcg] [--all] [--only TEXT]

Runs the tests on a real Docker engine in a virtual machine that has the other version of control groups
than this machine; --cgroup names one. --accel insists on one way to run it. --all adds the
tests that do not depend on the version, --only leaves out all but those that are called so. What is made for it is kept in ~/.cache/bulkhead/vm ($BULKHEAD_CACHE/vm).`

const TIME_LIMIT_MINUTES = 60

function optionsOf(argv: string[]): {
  cgroup?: CgroupVersion
  accel?: Accelerator
  all: boolean
  only: string
  help: boolean
} {
  const { values } = parseArgs({
    args: argv,
    options: {
      cgroup: { type: 'string' },
      accel: { type: 'string' },
      all: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  })
  return {
    all: values.all,
    only: values.only,
    help: values.help,
    cgroup: oneOf('--cgroup', values.cgroup, ['v1', 'v2']),
    accel: oneOf('--accel', values.accel, ['kvm', 'tcg']),
  }
}

function oneOf<T extends string>(
  name: string,
  value: string | undefined,
  known: readonly T[],
): T | undefined {
  const found = known.find((each) => each === value)
  if (found !== undefined || value === undefined) return found
  throw new Failure({
    code: 'unknown-option',
    what: `There is no ${name} ${value}.`,
    means: 'Nothing was run.',
    todo: `Name one of ${known.join(', ')}, or leave it out.`,
  })
}

/** Everything the machine is made of, from the cache where it is there. */
async function makeParts(asked: CgroupVersion | undefined, workshop: Workshop): Promise<MachineParts> {
  const outer = await outerEngine(workshop)
  try {
    const { cgroup, suite } = FLAVOURS[asked ?? otherThan(outer.cgroup)]
    const qemuRoot = await debianRoot('trixie', workshop)
    const root = await debianRoot(suite, workshop)
    const disks = [await systemDisk(suite, root, workshop), await imageDisk(outer, { suite, root }, workshop)]
    return { cgroup, qemuRoot, kernelRoot: root, disks }
  } finally {
    await outer.release()
  }
}

/** The word of the project and of the engine for what the tests run on, so that they can't be about another one. */
async function checkEngine(connection: DockerConnection, wanted: CgroupVersion): Promise<Tally> {
  const hosts = createDockerLabHosts({ connection, installation: 'vm-engine' })
  try {
    const description = await hosts.describe()
    console.log(`In the virtual machine: ${description}`)
    const { SecurityOptions } = await dockerClient(connection).info()
    const wrong = [
      ...(cgroupVersionOf(description) === wanted ? [] : [`It should have been cgroup ${wanted}.`]),
      ...(SecurityOptions.includes('name=apparmor') ? [] : ['It should guard containers with AppArmor.']),
    ]
    for (const each of wrong) console.error(each)
    return { passed: 2 - wrong.length, failed: wrong.length, skipped: [] }
  } finally {
    await hosts.dispose()
  }
}

await runMain(async () => {
  const options = optionsOf(process.argv.slice(2))
  if (options.help) {
    console.log(HELP)
    return 0
  }
  const stopping = new AbortController()
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort())
  const outOfTime = AbortSignal.timeout(TIME_LIMIT_MINUTES * 60_000)
  const signal = AbortSignal.any([stopping.signal, outOfTime])
  const workshop: Workshop = { folder: vmCache(), person: sayTo((line) => console.log(line)), signal }

  await ensureNeeds(workshop)
  mkdirSync(workshop.folder, { recursive: true, mode: 0o700 })
  removeParts(workshop.folder, isAlive)
  const parts = await makeParts(options.cgroup, workshop)
  const { machine, accelerator } = await bootSomehow(parts, options.accel, workshop)
  const tallies: Tally[] = []
  try {
    const { connection } = machine
    workshop.person.say(`The virtual machine is up, on ${accelerator.toUpperCase()}.`)
    const env = { ...process.env, DOCKER_HOST: describeConnection(connection) }
    tallies.push(await checkEngine(connection, parts.cgroup))
    for (const section of vmSections(options, workshop.folder)) {
      if (!signal.aborted) tallies.push(await runSection(section, { env, signal }))
    }
    if (!signal.aborted) tallies.push(await removeLeftLabs(connection))
  } finally {
    await machine.stop()
  }
  if (signal.aborted) {
    console.error(outOfTime.aborted ? `Stopped: not done after ${TIME_LIMIT_MINUTES} minutes.` : 'Stopped.')
  }
  workshop.person.say(`Done: Docker on cgroup ${parts.cgroup}, run by ${accelerator.toUpperCase()}.`)
  const total = add(tallies)
  console.log(lastLine(total))
  return total.failed > 0 || signal.aborted ? 1 : 0
})

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
