/** Runs the sections of `npm test`, on Node 24, and adds them up. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { bulkheadHome } from '../../engine/home.ts'
import {
  type AcquiredDocker,
  acquireDocker,
  describeConnection,
  terminalAsk,
} from '../../engine/hosts/docker-engine.ts'
import { Failure, runMain } from '../lib/failure.mjs'
import { inWords } from '../lib/language.mjs'
import { cache } from '../lib/paths.mjs'
import { ensureNeeds } from './needs.ts'
import { removeLeftLabs } from './left-behind.ts'
import { type Section, type SectionContext, runSection } from './run-section.ts'
import { SECTIONS } from './sections.ts'
import { type Tally, add, lastLine } from './tally.ts'

const stopping = new AbortController()
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stopping.abort())

const person = { ask: terminalAsk(), say: (line: string) => console.log(line) }

function chosenSections(ids: readonly string[]): readonly Section[] {
  const unknown = ids.filter((id) => !SECTIONS.some((section) => section.id === id))
  if (unknown.length > 0) {
    throw new Failure({
      code: 'unknown-section',
      what: `There is no section ${unknown.join(', ')}.`,
      means: `The sections are ${SECTIONS.map((section) => section.id).join(', ')}.`,
      todo: 'Name one or more of them, or none for all.',
    })
  }
  return ids.length === 0 ? SECTIONS : SECTIONS.filter((section) => ids.includes(section.id))
}

/** What the labs are opened on; everything that runs is told by DOCKER_HOST. */
async function dockerFor(sections: readonly Section[]): Promise<AcquiredDocker | undefined> {
  if (!sections.some((section) => section.needs?.includes('docker'))) return undefined
  const docker = await acquireDocker({ ...inWords(person), home: bulkheadHome(), signal: stopping.signal })
  if ('trouble' in docker) throw new Failure(docker.trouble)
  return docker
}

async function runAll(sections: readonly Section[], context: SectionContext): Promise<Tally> {
  const tallies: Tally[] = []
  for (const section of sections) {
    if (stopping.signal.aborted) break
    tallies.push(await runSection(section, context))
  }
  return add(tallies)
}

await runMain(async () => {
  const started = Date.now()
  const sections = chosenSections(process.argv.slice(2))
  mkdirSync(join(cache, 'test'), { recursive: true })
  const needs = new Set(sections.flatMap((section) => section.needs ?? []))
  await ensureNeeds(
    (['browser', 'ssh', 'postgres'] as const).filter((need) => needs.has(need)),
    person,
  )
  const docker = await dockerFor(sections)
  let total: Tally
  try {
    const address = docker && describeConnection(docker.connection)
    const env = { ...process.env, ...(address === undefined ? {} : { DOCKER_HOST: address }) }
    total = await runAll(sections, { env, signal: stopping.signal })
    if (docker?.own) total = add([total, await removeLeftLabs(docker.connection)])
  } finally {
    await docker?.release()
  }
  const minutes = ((Date.now() - started) / 60_000).toFixed(1)
  console.log(`\n${stopping.signal.aborted ? 'Stopped' : 'Done'} after ${minutes} minutes.`)
  console.log(lastLine(total))
  return total.failed > 0 || stopping.signal.aborted ? 1 : 0
})
