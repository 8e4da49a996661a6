import { type Message, msg, verbatim } from '../../contract/message.ts'
import type { PicturedRequest } from '../../contract/picture.ts'

/** A pause this long ends what belongs together, in milliseconds: the next command. */
const PAUSE = 2_000

/** Requests that came one soon after the other: mostly those of one command. */
export interface RequestGroup {
  /** The number of its first request. */
  first: number
  at: string
  requests: PicturedRequest[]
}

/** The newest group first, and within it as they were asked. */
export function groupRequests(requests: readonly PicturedRequest[], after = 0): RequestGroup[] {
  const groups: RequestGroup[] = []
  let last: number | undefined
  for (const request of requests) {
    if (request.number <= after) continue
    const at = Date.parse(request.at)
    const group = groups.at(-1)
    if (group && last !== undefined && Math.abs(at - last) < PAUSE) group.requests.push(request)
    else groups.push({ first: request.number, at: request.at, requests: [request] })
    last = at + (request.milliseconds ?? 0)
  }
  return groups.toReversed()
}

/** The number up to which requests were put aside; a recorder that was started anew counts from one again. */
export function putAside(aside: number, requests: readonly PicturedRequest[]): number {
  return (requests.at(-1)?.number ?? 0) < aside ? 0 : aside
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '))
  } catch {
    return text
  }
}

/** A path apart from what is asked along with it, in readable characters. */
export function splitPath(path: string): { path: string; query: [name: string, value: string][] } {
  const [plain = '', ...rest] = path.split('?')
  const query = rest
    .join('?')
    .split('&')
    .filter((part) => part !== '')
    .map((part): [string, string] => {
      const [name = '', ...value] = part.split('=')
      return [decoded(name), decoded(value.join('='))]
    })
  return { path: decoded(plain), query }
}

/** With container and image ids as short as docker shows them. */
export function shortIds(path: string): string {
  return path.replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…')
}

const statusTexts: Record<number, Message> = {
  101: msg`101 a stream`,
  200: msg`200 OK`,
  201: msg`201 created`,
  204: msg`204 done`,
  304: msg`304 as it was`,
  400: msg`400 not understood`,
  401: msg`401 who are you?`,
  403: msg`403 not allowed`,
  404: msg`404 not found`,
  409: msg`409 in conflict`,
  500: msg`500 failed`,
  503: msg`503 not able`,
}

export interface StatusLook {
  text: Message
  kind: 'waiting' | 'well' | 'failed'
}

/** A status in words. */
export function statusLook(status: number | null): StatusLook {
  if (status === null) return { text: msg`waiting`, kind: 'waiting' }
  return { text: statusTexts[status] ?? verbatim(status), kind: status < 400 ? 'well' : 'failed' }
}

/**
 * JSON in lines, also where it was cut before its end, which nothing that parses it would take. Anything else stays
 * as it is.
 */
export function prettyJson(text: string): string {
  const plain = text.trim()
  if (!/^[[{]/.test(plain)) return text
  let out = ''
  let depth = 0
  let isString = false
  const line = () => `\n${'  '.repeat(Math.max(depth, 0))}`
  for (let index = 0; index < plain.length; index++) {
    const character = plain.charAt(index)
    if (isString) {
      out += character
      if (character === '\\') out += plain.charAt(++index)
      else if (character === '"') isString = false
    } else if (character === '"') {
      isString = true
      out += character
    } else if (character === '{' || character === '[') {
      if (depth === 0 && out !== '') out += line()
      out += character
      const close = plain.charAt(nextSign(plain, index + 1))
      if (close === '}' || close === ']') {
        out += close
        index = nextSign(plain, index + 1)
      } else {
        depth += 1
        out += line()
      }
    } else if (character === '}' || character === ']') {
      depth -= 1
      out += line() + character
    } else if (character === ',') out += character + line()
    else if (character === ':') out += ': '
    else if (!/\s/.test(character)) out += character
  }
  return out
}

/** Where the next character is that isn't white. */
function nextSign(text: string, from: number): number {
  let index = from
  while (index < text.length && /\s/.test(text.charAt(index))) index += 1
  return index
}
