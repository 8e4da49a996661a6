import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { OneTimeToken } from '../../one-time-token.ts'

/** How long a link that nobody used is good, in milliseconds. */
const LIFE_MS = 12 * 3600 * 1000
const Kept = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/), until: z.number() })

const digest = (token: string) => createHash('sha256').update(token).digest()

/**
 * The token of the link that makes somebody the instructor. Its hash is kept in the class's home, which only this user may
 * write to: so whoever may, draws one, also for a server that another process runs.
 */
export function instructorToken(home: string, now: () => number = Date.now): OneTimeToken {
  const path = join(home, 'instructor-link')
  return {
    draw() {
      const token = randomBytes(24).toString('base64url')
      const kept: z.infer<typeof Kept> = { sha256: digest(token).toString('hex'), until: now() + LIFE_MS }
      mkdirSync(home, { recursive: true, mode: 0o700 })
      writeFileSync(`${path}.new`, JSON.stringify(kept), { mode: 0o600 })
      renameSync(`${path}.new`, path)
      return token
    },
    use(given) {
      const kept = read(path)
      if (!kept || kept.until < now()) return false
      if (!timingSafeEqual(Buffer.from(kept.sha256, 'hex'), digest(given))) return false
      rmSync(path, { force: true })
      return true
    },
  }
}

function read(path: string): z.infer<typeof Kept> | undefined {
  try {
    return Kept.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
  } catch {
    return undefined
  }
}
