import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PicturedRequest } from '../../contract/index.ts'

const code = fileURLToPath(new URL('lab-host/files/usr/local/lib/docker-traffic', import.meta.url))

let folder: string
let daemon: Server
let recorder: ChildProcess | undefined

/** Answers as dockerd does: counted, in chunks, as an endless stream, and with an upgraded connection that echoes. */
function playedDaemon(): Server {
  const server = createServer((incoming, answer) => {
    if (incoming.url === '/logs') {
      answer.writeHead(200, { 'content-type': 'application/vnd.docker.raw-stream' })
      answer.write('one')
      return
    }
    void text(incoming).then((body) => {
      answer.setHeader('content-type', 'application/json')
      if (incoming.url === '/counted') answer.setHeader('content-length', 2 + body.length)
      answer.write('{}')
      answer.end(body)
    })
  })
  return server.on('upgrade', (_, socket) => {
    socket.write('HTTP/1.1 101 UPGRADED\r\nConnection: Upgrade\r\nUpgrade: tcp\r\n\r\n')
    socket.pipe(socket)
  })
}

const through = () => join(folder, 'traffic.sock')

function ask(method: string, path: string, body = '', headers: Record<string, string> = {}): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath: through(), method, path, headers }, (answer) => resolve(text(answer)))
    sent.on('error', reject).end(body)
  })
}

async function noted(): Promise<PicturedRequest[]> {
  await sleep(150)
  const lines = (await readFile(join(folder, 'requests.jsonl'), 'utf8')).trim().split('\n')
  return lines.map((line) => PicturedRequest.parse(JSON.parse(line)))
}

const last = async () => (await noted()).at(-1)

beforeAll(async () => {
  if (process.platform !== 'linux') return
  folder = await mkdtemp(join(tmpdir(), 'docker-traffic-'))
  daemon = playedDaemon()
  await new Promise<void>((resolve) => daemon.listen(join(folder, 'docker.sock'), resolve))
  const main = [
    'import asyncio, sys; sys.dont_write_bytecode = True; sys.path.insert(0, sys.argv[1])',
    'import docker_traffic as traffic',
    'traffic.DAEMON, traffic.LISTENS_ON, traffic.JOURNAL = sys.argv[2:]',
    'asyncio.run(traffic.main())',
  ]
  const paths = [join(folder, 'docker.sock'), through(), join(folder, 'requests.jsonl')]
  recorder = spawn('python3', ['-c', main.join('\n'), code, ...paths], { stdio: 'inherit' })
  while (!(await stat(through()).catch(() => undefined))) {
    if (recorder?.exitCode !== null) throw new Error('the recorder ended')
    await sleep(20)
  }
})

afterAll(async () => {
  if (!recorder) return
  daemon.closeAllConnections()
  await sleep(50)
  recorder.kill()
  daemon.close()
  await rm(folder, { recursive: true })
})

// It only ever runs in a lab host.
describe.runIf(process.platform === 'linux')('the recorder of requests to the Docker API', () => {
  test('is for root alone', async () => {
    expect((await stat(through())).mode & 0o777).toBe(0o600)
    expect((await stat(join(folder, 'requests.jsonl'))).mode & 0o777).toBe(0o600)
  })

  test.each(['/counted', '/chunked?all=1'])('passes on and notes %s', async (path) => {
    expect(await ask('POST', path, '{"a":1}', { 'content-type': 'application/json' })).toBe('{}{"a":1}')
    expect(await last()).toMatchObject({
      method: 'POST',
      path,
      body: '{"a":1}',
      status: 200,
      answer: '{}{"a":1}',
    })
  })

  test('a body in chunks', async () => {
    const headers = { 'transfer-encoding': 'chunked', 'content-type': 'application/json' }
    expect(await ask('POST', '/chunked', '[1,2]', headers)).toBe('{}[1,2]')
    expect(await last()).toMatchObject({ body: '[1,2]', answer: '{}[1,2]' })
  })

  test('several requests on one connection, growing in number', async () => {
    const socket = connect(through())
    socket.end(
      'HEAD /counted HTTP/1.1\r\nHost: a\r\n\r\nGET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n',
    )
    expect(await text(socket)).toMatch(/200[^]*200/)
    const [before, after] = (await noted()).slice(-2)
    expect([before, after]).toMatchObject([
      { method: 'HEAD', status: 200, answer: '' },
      { path: '/x', answer: '{}' },
    ])
    expect(after!.number).toBe(before!.number + 1)
  })

  test('what is typed into an upgraded connection passes and is not noted', async () => {
    const socket = connect(through())
    socket.write(
      'POST /exec/1/start HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: tcp\r\nContent-Length: 2\r\n\r\n{}',
    )
    await new Promise((resolve) => socket.once('data', resolve))
    socket.end('secret word')
    expect(await text(socket)).toBe('secret word')
    const seen = await last()
    expect(seen).toMatchObject({ path: '/exec/1/start', status: 101 })
    expect(JSON.stringify(seen)).not.toContain('secret')
  })

  test('an answer without an end is noted when it begins', async () => {
    const sent = request({ socketPath: through(), path: '/logs' }, (answer) => answer.resume()).end()
    sent.on('error', () => {})
    await sleep(100)
    expect(await last()).toMatchObject({ status: 200, answer: '(application/vnd.docker.raw-stream)' })
    sent.destroy()
  })

  test.each(['/auth', '/v1.45/auth', '/v1.45//%61uth?x=1'])('nothing of a password by %s', async (path) => {
    await ask('POST', path, '{"password":"hush"}', { 'X-Registry-Auth': 'hush' })
    const seen = await last()
    expect(seen).toMatchObject({
      method: 'POST',
      path,
      body: '(not noted)',
      status: 200,
      answer: '(not noted)',
    })
    expect(await readFile(join(folder, 'requests.jsonl'), 'utf8')).not.toContain('hush')
  })

  test('bodies are cut, and what is no text is named only', async () => {
    await ask('POST', '/counted', 'é😀'.repeat(1000))
    expect((await last())?.body).toMatch(/^é😀/)
    await ask('POST', '/build', '\0\0', { 'content-type': 'application/x-tar' })
    expect((await last())?.body).toBe('(application/x-tar)')
  })

  test('the last fifty are kept, and no more than 128 KiB', async () => {
    for (let each = 0; each < 60; each++) await ask('POST', '/counted', '\u0001'.repeat(400))
    const seen = await noted()
    expect(seen.length).toBeLessThanOrEqual(50)
    expect(seen.length).toBeGreaterThan(20)
    expect((await stat(join(folder, 'requests.jsonl'))).size).toBeLessThanOrEqual(128 * 1024)
  })
})
