import { existsSync, readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { extname, join, relative, sep } from 'node:path'
import type { Duplex } from 'node:stream'
import { msg } from '../contract/index.ts'
import { Refused } from './refused.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

export interface StaticFile {
  body: Buffer
  type: string
  /** Its name changes with its content, so a browser may keep it for ever. */
  immutable: boolean
}

export interface StaticFiles {
  /** `path` as it is in the URL, decoded. Only files that were found in the folder are ever read. */
  get(path: string): Promise<StaticFile | undefined>
}

/** Files that are made when they are asked for. What is refused never gets here. */
export interface LiveFiles {
  answer(request: IncomingMessage, response: ServerResponse): Promise<void>
  /** Whether the channel is one of its own; then it is taken over. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): boolean
}

/** The built renderer. Throws Refused where there is none. */
export function staticFiles(folder: string): StaticFiles {
  let known = list(folder)
  if (!known.has('/index.html'))
    throw new Refused(
      msg`There is no index.html in ${folder}. The app has not been built yet: npm start does it.`,
    )

  return {
    async get(path) {
      const wanted = path === '/' ? '/index.html' : path
      // A page that is loaded afresh may belong to a newer build.
      if (wanted === '/index.html') known = list(folder)
      const file = known.get(wanted)
      if (file === undefined) return undefined
      const type = TYPES[extname(file)] ?? 'application/octet-stream'
      const body = await readFile(file).catch(() => undefined)
      return body && { body, type, immutable: wanted.startsWith('/assets/') }
    },
  }
}

/** URL path → file. Links are not followed. */
function list(folder: string): Map<string, string> {
  if (!existsSync(folder)) return new Map()
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    entries.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return [`/${relative(folder, file).split(sep).join('/')}`, file]
    }),
  )
}
