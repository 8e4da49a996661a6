import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { isServed } from './home-lock.ts'
import { instructorToken } from './instructor-link.ts'

/** How a browser on this machine reaches the class server that runs: "https://127.0.0.1:4848". */
const Served = z.object({ here: z.url() })

const pathIn = (home: string) => join(home, 'server.json')

/** What a server that was killed left. */
export const forgetServed = (home: string): void => rmSync(pathIn(home), { force: true })

/** For whoever looks for a running server. */
export function tellServed(home: string, here: string): void {
  writeFileSync(`${pathIn(home)}.new`, JSON.stringify({ here } satisfies z.infer<typeof Served>), {
    mode: 0o600,
  })
  renameSync(`${pathIn(home)}.new`, pathIn(home))
}

/** Whether a server works with this home and can be reached. */
export const isReached = (home: string): boolean => isServed(home) && read(home) !== undefined

/** A fresh link for the instructor's browser on this machine, where a server works with this home. */
export function linkToServed(home: string): string | undefined {
  if (!isServed(home)) return undefined
  const served = read(home)
  return served && `${served.here}/?token=${instructorToken(home).draw()}`
}

function read(home: string): z.infer<typeof Served> | undefined {
  try {
    return Served.safeParse(JSON.parse(readFileSync(pathIn(home), 'utf8'))).data
  } catch {
    return undefined
  }
}
