import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ownerIsAlive, ownerLabel } from '../hosts/docker/labels.ts'

/** Who works with a home: one small file per app, named by its process. */
const Entry = z.object({ owner: z.string(), since: z.iso.datetime() })

const folderOf = (home: string): string => join(home, 'running')

/** Writes down that this process works with the home. Answers how to take it back. */
export function enterHome(home: string): () => void {
  const file = join(folderOf(home), `${process.pid}.json`)
  try {
    mkdirSync(folderOf(home), { recursive: true, mode: 0o700 })
    const entry = { owner: ownerLabel(), since: new Date().toISOString() }
    writeFileSync(file, JSON.stringify(entry), { mode: 0o600 })
  } catch {
    // A home that can't be written to is told by the doctor.
  }
  return () => rmSync(file, { force: true })
}

/** Other apps that do so now; what dead ones left is cleared. */
export function othersIn(home: string): { pid: number; since: string }[] {
  return namesIn(folderOf(home)).flatMap((name) => {
    const pid = Number(name.replace('.json', ''))
    if (pid === process.pid) return []
    const path = join(folderOf(home), name)
    const entry = readEntry(path)
    if (entry && ownerIsAlive(entry.owner)) return [{ pid, since: entry.since }]
    rmSync(path, { force: true })
    return []
  })
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+\.json$/.test(name))
  } catch {
    return []
  }
}

function readEntry(path: string): z.infer<typeof Entry> | undefined {
  try {
    return Entry.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}
