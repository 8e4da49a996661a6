import { readFile, realpath } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { isAppUrl } from './app-origin.ts'
import { securityHeaders } from './content-policy.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

/**
 * The path below the app's folder that an address names, `/`-separated; `undefined` for what isn't ours or
 * tries to leave.
 */
export function assetPath(address: string): string | undefined {
  if (!isAppUrl(address)) return undefined
  let path: string
  try {
    path = decodeURIComponent(new URL(address).pathname)
  } catch {
    return undefined
  }
  const parts = path.split('/').slice(1)
  if (path.includes('\0') || path.includes('\\') || path.includes(':')) return undefined
  if (parts.some((part) => part === '..' || part === '.')) return undefined
  return path === '/' ? 'index.html' : parts.join('/')
}

/** Answers a request from the built renderer in `folder`. Links that lead out of it are not followed. */
export async function serveAsset(
  folder: string,
  request: { method: string; url: string },
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405)
  const path = assetPath(request.url)
  if (path === undefined) return refuse(403)
  try {
    const [inside, file] = await Promise.all([realpath(folder), realpath(join(folder, path))])
    if (!file.startsWith(inside + sep)) return refuse(403)
    const type = TYPES[extname(file)] ?? 'application/octet-stream'
    return new Response(new Uint8Array(await readFile(file)), {
      headers: { ...securityHeaders, 'Content-Type': type },
    })
  } catch {
    return refuse(404)
  }
}

function refuse(status: number): Response {
  return new Response(null, { status, headers: securityHeaders })
}
