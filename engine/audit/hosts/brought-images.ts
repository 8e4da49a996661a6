import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ownerIsAlive, ownerLabel } from '../../hosts/docker/labels.ts'

const Brought = z.array(z.object({ image: z.string().max(300), owner: z.string().max(300) })).max(1000)
type Brought = z.infer<typeof Brought>

/** Which images were brought to a daemon and not taken away yet; kept in Bulkhead's folder, for who is killed meanwhile. */
export interface BroughtImages {
  /** Of processes that are no more. */
  left(): string[]
  has(image: string): boolean
  add(image: string): void
  forget(image: string): void
}

export function broughtImages(home: string, daemon: string): BroughtImages {
  const folder = join(home, 'audit', 'brought')
  const path = join(folder, `${createHash('sha256').update(daemon).digest('hex').slice(0, 32)}.json`)
  const read = (): Brought => {
    try {
      return Brought.parse(JSON.parse(readFileSync(path, 'utf8')))
    } catch {
      return []
    }
  }
  const write = (now: Brought): void => {
    if (now.length === 0) return rmSync(path, { force: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    writeFileSync(path, JSON.stringify(now), { mode: 0o600 })
  }
  const others = (image: string): Brought => read().filter((each) => each.image !== image)
  return {
    left: () => read().flatMap(({ image, owner }) => (ownerIsAlive(owner) ? [] : [image])),
    has: (image) => read().some((each) => each.image === image),
    add: (image) => write([...others(image), { image, owner: ownerLabel() }]),
    forget: (image) => write(others(image)),
  }
}
