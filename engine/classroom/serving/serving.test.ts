import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../../testing/eventually.ts'
import { type ClassStarter, createClassStarter } from './class-starter.ts'
import { isServed, lockHome } from './home-lock.ts'
import { instructorToken } from './instructor-link.ts'
import { forgetServed, linkToServed, tellServed } from './served.ts'

let home: string
beforeEach(() => void (home = mkdtempSync(join(tmpdir(), 'bulkhead-serving-'))))
afterEach(() => rmSync(home, { recursive: true, force: true }))

const LOCK = new URL('./home-lock.ts', import.meta.url).href
const SERVED = new URL('./served.ts', import.meta.url).href
/** A program that serves for as long as it is let, as far as others can see. */
const PROGRAM = `
  const { lockHome } = await import(${JSON.stringify(LOCK)})
  const { tellServed, forgetServed } = await import(${JSON.stringify(SERVED)})
  const home = process.argv[process.argv.indexOf('--data') + 1]
  const unlock = lockHome(home)
  tellServed(home, 'https://127.0.0.1:4848')
  if (process.argv.includes('--with-input'))
    process.stdin.resume().on('end', () => { forgetServed(home); unlock(); process.exit(0) })
  else setInterval(() => {}, 1000)
`

describe('a home', () => {
  test('is one server’s; a second is refused in words until the first lets go', () => {
    expect(isServed(home)).toBe(false)
    const unlock = lockHome(home)
    expect(isServed(home)).toBe(true)
    expect(() => lockHome(home)).toThrow(expect.objectContaining({ name: 'TroubleError' }))
    unlock()
    expect(isServed(home)).toBe(false)
    lockHome(home)()
  })

  test('is free at once when the process that had it was killed', async () => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, '--', '--data', home])
    await eventually(() => expect(isServed(home)).toBe(true))
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(isServed(home)).toBe(false)
    // What it left does not make anybody believe that it runs.
    expect(linkToServed(home)).toBeUndefined()
    lockHome(home)()
  })
})

describe('the instructor’s token', () => {
  test('is good once, whoever of this user drew it, and is not kept itself', () => {
    const [server, other] = [instructorToken(home), instructorToken(home)]
    const token = other.draw()
    expect(readFileSync(join(home, 'instructor-link'), 'utf8')).not.toContain(token)
    expect(statSync(join(home, 'instructor-link')).mode & 0o777).toBe(0o600)
    expect(server.use('x')).toBe(false)
    expect(server.use('')).toBe(false)
    expect(server.use(token)).toBe(true)
    expect(server.use(token)).toBe(false)
  })

  test('runs out, and a fresh one takes the place of the one before', () => {
    let now = 0
    const token = instructorToken(home, () => now)
    const first = token.draw()
    const second = token.draw()
    expect(token.use(first)).toBe(false)
    now = 12 * 3600 * 1000 + 1
    expect(token.use(second)).toBe(false)
    now = 12 * 3600 * 1000
    expect(token.use(second)).toBe(true)
  })

  test('a file that says something else lets nobody in', () => {
    for (const text of ['', '{', '{}', '{"sha256":"","until":9e99}']) {
      writeFileSync(join(home, 'instructor-link'), text)
      expect(instructorToken(home).use('')).toBe(false)
    }
  })
})

describe('a server that runs', () => {
  test('is found, with a link that it takes', () => {
    expect(linkToServed(home)).toBeUndefined()
    const unlock = lockHome(home)
    expect(linkToServed(home)).toBeUndefined()
    tellServed(home, 'https://127.0.0.1:4848')
    const link = new URL(linkToServed(home)!)
    expect(link.origin).toBe('https://127.0.0.1:4848')
    expect(instructorToken(home).use(link.searchParams.get('token')!)).toBe(true)
    forgetServed(home)
    unlock()
    expect(linkToServed(home)).toBeUndefined()
  })
})

describe('the button', () => {
  let starter: ClassStarter
  const from = (program: string) =>
    createClassStarter({ home, command: [process.execPath, '--input-type=module', '-e', program, '--'] })
  afterEach(() => starter.stop())

  test('starts one server, however often it is pressed, and ends it with the app', async () => {
    starter = from(PROGRAM)
    const links = await Promise.all([starter.start(), starter.start()])
    for (const { link } of links) expect(link).toMatch(/^https:\/\/127\.0\.0\.1:4848\/\?token=.+/)
    expect(isServed(home)).toBe(true)
    expect((await starter.start()).link).not.toBe(links[0].link)
    await starter.stop()
    expect(isServed(home)).toBe(false)
    // And once more.
    await starter.start()
    expect(isServed(home)).toBe(true)
  })

  test('leaves one running that is to stay', async () => {
    starter = from(`console.error(process.pid);${PROGRAM}`)
    await starter.start({ network: true, stay: true })
    const pid = Number(/^\d+/.exec(readFileSync(join(home, 'server.log'), 'utf8'))![0])
    await starter.stop()
    expect(isServed(home)).toBe(true)
    process.kill(pid)
    await eventually(() => expect(isServed(home)).toBe(false))
  })

  test('says what kept the server from starting', async () => {
    starter = from(`console.error('No port is left.'); process.exit(2)`)
    await expect(starter.start()).rejects.toMatchObject({ trouble: { code: 'class-not-started' } })
    await expect(starter.start()).rejects.toThrow('No port is left.')
  })

  test('says so where there is no such program', async () => {
    starter = createClassStarter({ home, command: [join(home, 'nothing')] })
    await expect(starter.start()).rejects.toMatchObject({ trouble: { code: 'class-not-started' } })
  })
})
