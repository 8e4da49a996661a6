import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sshShell } from './pty.ts'
import { eventually } from '../testing/eventually.ts'
import { freePort } from '../testing/free-port.ts'

const SSHD = '/usr/sbin/sshd'
const missing = [SSHD, '/usr/bin/ssh', '/usr/bin/ssh-keygen'].filter((file) => !existsSync(file))
if (missing.length > 0)
  console.log(`Skipped, the ssh terminal against a real server: ${missing.join(' and ')} not installed.`)

describe.skipIf(missing.length > 0)('a shell over ssh', () => {
  let dir: string
  let sshd: ChildProcess
  let port: number

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'bulkhead-ssh-'))
    const key = (name: string) =>
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', join(dir, name)])
    key('host')
    key('user')
    port = await freePort()
    writeFileSync(join(dir, 'authorized_keys'), readFileSync(join(dir, 'user.pub')), { mode: 0o600 })
    writeFileSync(
      join(dir, 'known_hosts'),
      `[127.0.0.1]:${port} ${readFileSync(join(dir, 'host.pub'), 'utf8')}`,
    )
    writeFileSync(
      join(dir, 'sshd_config'),
      [
        `ListenAddress 127.0.0.1:${port}`,
        `HostKey ${dir}/host`,
        `AuthorizedKeysFile ${dir}/authorized_keys`,
        `PidFile ${dir}/pid`,
        'StrictModes no',
        'UsePAM no',
        'PermitRootLogin prohibit-password',
        'PasswordAuthentication no',
      ].join('\n'),
    )
    // Debian's sshd wants it, and only its service makes it.
    if (process.getuid?.() === 0) mkdirSync('/run/sshd', { recursive: true, mode: 0o755 })
    sshd = spawn(SSHD, ['-D', '-e', '-f', join(dir, 'sshd_config')], { stdio: 'ignore' })
    await eventually(() => once(connect(port, '127.0.0.1'), 'connect'))
  })
  afterAll(async () => {
    const ended = once(sshd, 'exit')
    sshd.kill()
    await ended
    rmSync(dir, { recursive: true })
  })

  const target = () => ({
    user: userInfo().username,
    host: '127.0.0.1',
    port,
    identity: join(dir, 'user'),
    knownHosts: join(dir, 'known_hosts'),
  })

  test('runs on the server, in a terminal, with no history', async () => {
    const source = await sshShell(target(), { cols: 90, rows: 20 })
    let seen = ''
    source.stream.on('data', (bytes: Buffer) => (seen += bytes.toString()))
    source.stream.write('echo "on ${SSH_CONNECTION##* } history $HISTFILE"; stty size; exit 5\n')
    expect(await source.exited).toBe(5)
    expect(seen).toContain(`on ${port} history /dev/null`)
    expect(seen).toContain('20 90')
    source.dispose()
  })

  test('does not trust a server with another key', async () => {
    writeFileSync(
      join(dir, 'wrong_hosts'),
      `[127.0.0.1]:${port} ${readFileSync(join(dir, 'user.pub'), 'utf8')}`,
    )
    const source = await sshShell(
      { ...target(), knownHosts: join(dir, 'wrong_hosts') },
      { cols: 80, rows: 24 },
    )
    let seen = ''
    source.stream.on('data', (bytes: Buffer) => (seen += bytes.toString()))
    expect(await source.exited).toBe(255)
    expect(seen).toContain('Host key verification failed')
    source.dispose()
  })
})
