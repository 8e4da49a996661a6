import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { renderUnicodeCompact } from 'uqr'
import type { Invitation } from '../../contract/class/index.ts'
import { createClass } from '../../classroom/class.ts'
import type { ClassOptions, ClassServer } from '../../classroom/parts.ts'
import { lockClass } from '../../classroom/store/only-server.ts'
import { type Message, joined, msg } from '../../contract/index.ts'
import { forgetServed, tellServed } from '../../engine/classroom/serving/served.ts'
import { keepLogIn } from '../../engine/log.ts'
import { exercises } from '../../labs/index.ts'
import type { CertificateFiles } from '../../web/class/brought-certificate.ts'
import { isLoopback, parseListen } from '../../web/class/listen-address.ts'
import { type ClassHttps, serveClass } from '../../web/class/server.ts'
import { createConsole } from '../../web/terminal-console.ts'
import { placeOf } from '../class-place.ts'
import { UsageError } from '../failures.ts'
import { t } from '../language.ts'
import { print, printJson, say } from '../output.ts'
import type { ClassPlace } from '../program.ts'

export interface ServeOptions extends ClassPlace {
  listen?: string
  name?: string
  /** `false` with --no-hosting. */
  hosting: boolean
  maxHosts?: string
  publicName?: string[]
  cert?: string
  key?: string
  json?: boolean
  /** Ends when its input ends: with the app that started it. */
  withInput?: boolean
}

const FILES = fileURLToPath(new URL('../../dist/renderer', import.meta.url))

/** A class, until it is interrupted. */
export async function classServe(
  options: ServeOptions,
  interrupt: AbortSignal,
  files: string = FILES,
): Promise<number> {
  // Reports come and go by the megabyte: left alone, the heap is let grow to four times what is in use before it is cleared.
  setFlagsFromString('--heap-growing-percent=50')
  const { home, database } = placeOf(options)
  const listen = parseListen(options.listen ?? '127.0.0.1')
  const certificate = certificateOf(options)
  const maxHosts = maxHostsOf(options)
  const hosted = options.hosting ? await hosting(home, maxHosts, interrupt) : undefined
  const unlock = await lockClass(home, database)
  const undo: (() => unknown)[] = [unlock]
  try {
    forgetServed(home)
    keepLogIn(home)
    const name = options.name ?? t`Docker security`
    const klass = await createClass({ database, home, name, exercises, ...(hosted && { hosted }) })
    undo.push(() => klass.close())
    const publicNames = options.publicName ?? []
    const https = await serveClass({ klass, home, files, listen, publicNames, certificate })
    undo.push(() => https.close())
    tellServed(home, https.here)
    undo.push(() => forgetServed(home))
    await tell(klass, https, options.json === true)
    if (isLoopback(listen.host) && !options.json) {
      say(t`Only this machine reaches it. To let others in: --listen ${`0.0.0.0:${https.port}`}`)
    }
    onEnter(https)
    await untilTold(interrupt, options.withInput === true)
    say(t`Closing the class …`)
    return 0
  } finally {
    for (const step of undo.toReversed()) await step()
  }
}

/** The lab hosts of those who only have a browser: one Docker engine for all. */
async function hosting(
  home: string,
  maxHosts: number | undefined,
  signal: AbortSignal,
): Promise<ClassOptions['hosted']> {
  const [{ sharedDockerHosts }, { createHosted }, { roomInWords, setUpImages }] = await Promise.all([
    import('../../engine/docker-hosts.ts'),
    import('../../classroom/hosted/hosted.ts'),
    import('../../classroom/hosted/set-up.ts'),
  ])
  const tellOf = (line: Message) => say(t(line))
  return async (hooks) => {
    const hosts = await sharedDockerHosts({ home, say: tellOf, signal })
    await setUpImages(hosts, { home, say: tellOf, signal })
    const made = await createHosted({ ...hooks, home, hosts, exercises, maxHosts })
    tellOf(roomInWords(made.state.get()))
    return {
      ...made,
      async dispose(how) {
        await made.dispose(how)
        await hosts.dispose()
      },
    }
  }
}

async function tell(klass: ClassServer, https: ClassHttps, isJson: boolean): Promise<void> {
  const [invitation, { name, hosts }] = await Promise.all([klass.invitation(), klass.about()])
  const instructorLink = https.instructorLink()
  if (isJson) return printJson({ name, hosts, ...invitation, instructorLink })
  print(invitationText(name, invitation))
  print(
    `\n${t`For you, the instructor. It works once, in one browser; press Enter for a fresh one:`}\n  ${instructorLink}`,
  )
}

export function invitationText(
  name: string,
  { addresses, code, fingerprint, isTrusted, link }: Invitation,
): string {
  const [address = '', ...others] = addresses
  return [
    t`The class “${name}” is open at ${address}`,
    ...(others.length > 0 ? [t`It is also reached at ${joined(others)}.`] : []),
    '',
    renderUnicodeCompact(link, { border: 2 }),
    '',
    t`To join: scan the code, or open ${link}`,
    t`By hand: the address, and the join code ${spaced(code)}`,
    ...(isTrusted
      ? []
      : [
          t`Its certificate is its own, so browsers warn. It is the right one if the SHA-256 of its public key is ${fingerprint}.`,
        ]),
  ].join('\n')
}

/** As it is read aloud. */
const spaced = (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`

function onEnter(https: ClassHttps): void {
  if (!process.stdin.isTTY) return
  createConsole(t).onEnter(() => print(t`A fresh link: ${https.instructorLink()}`))
}

/** Resolves when the class is to end. */
function untilTold(interrupt: AbortSignal, withInput: boolean): Promise<void> {
  return new Promise((resolve) => {
    if (interrupt.aborted) return resolve()
    interrupt.addEventListener('abort', () => resolve())
    if (withInput)
      process.stdin
        .once('end', resolve)
        .once('error', () => resolve())
        .resume()
  })
}

function certificateOf({ cert, key }: ServeOptions): CertificateFiles | undefined {
  if (cert !== undefined && key !== undefined) return { cert, key }
  if (cert === undefined && key === undefined) return undefined
  throw new UsageError(
    msg`A certificate needs its key, and a key its certificate.`,
    msg`Give both: --cert FILE --key FILE`,
  )
}

function maxHostsOf({ maxHosts }: ServeOptions): number | undefined {
  if (maxHosts === undefined) return undefined
  if (/^\d{1,4}$/.test(maxHosts) && Number(maxHosts) > 0) return Number(maxHosts)
  throw new UsageError(msg`"${maxHosts}" is no number of lab hosts.`, msg`Give a number from 1 on.`)
}
