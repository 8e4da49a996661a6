import { execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { createServer as createTlsServer } from 'node:tls'
import type { AuditedHost } from '../../../audit/audited-host.ts'
import type { HostSurvey } from '../../../audit/survey.ts'
import { aptInstall } from '../../hosts/docker-engine.ts'
import { findProgram } from '../../hosts/docker-engine/programs.ts'

/** All running containers of an engine, surveyed. */
export async function surveyOf(host: AuditedHost): Promise<HostSurvey> {
  if (!host.eyes.seen) throw new Error(JSON.stringify(host.eyes.why))
  const { json } = await host.get('/containers/json')
  const ids = (json as { Id: string }[]).map(({ Id }) => Id)
  const inspects = await Promise.all(ids.map((id) => host.get(`/containers/${id}/json`)))
  const containers = inspects.flatMap(({ status, json: inspect }) => {
    const { Id, State } = inspect as { Id: string; State: { Pid: number } }
    return status === 200 ? [{ id: Id, pid: State.Pid }] : []
  })
  return host.eyes.value.survey({
    containers,
    groupFiles: ['pids.max', 'memory.limit_in_bytes', 'memory.max'],
    texts: ['/etc/os-release', '/etc/docker/daemon.json'],
    stats: ['/etc/docker/'],
    filesOf: containers.slice(0, 3).map(({ id }) => id),
  })
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/**
 * Debian's ssh server on a loopback port with throw-away keys, and a PATH on which `ssh` knows them. With `command`,
 * that runs whatever is asked for, which it finds in SSH_ORIGINAL_COMMAND: so the port may lead to another machine.
 */
export async function sshServer(command?: string): Promise<{ port: number; path: string; stop(): void }> {
  if (!existsSync('/usr/sbin/sshd')) {
    const trouble = await aptInstall(['openssh-server', 'openssh-client'], {
      logFile: join(tmpdir(), 'bulkhead-test-apt.log'),
    })
    if (trouble) throw new Error(JSON.stringify(trouble))
  }
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-ssh-'))
  const file = (name: string): string => join(folder, name)
  for (const name of ['key', 'hostkey'])
    execFileSync('ssh-keygen', ['-qt', 'ed25519', '-N', '', '-f', file(name)])
  const port = await freePort()
  const [kind = '', key = ''] = readFileSync(file('hostkey.pub'), 'utf8').split(' ')
  writeFileSync(file('known'), `[127.0.0.1]:${port} ${kind} ${key}\n`)
  writeFileSync(
    file('config'),
    [
      `Port ${port}`,
      'ListenAddress 127.0.0.1',
      `HostKey ${file('hostkey')}`,
      `AuthorizedKeysFile ${file('key.pub')}`,
      'PidFile none',
      'StrictModes no',
      'UsePAM no',
      'PermitRootLogin prohibit-password',
      'PasswordAuthentication no',
      ...(command === undefined ? [] : [`ForceCommand ${command}`]),
    ].join('\n'),
  )
  mkdirSync(file('bin'))
  writeFileSync(
    file('bin/ssh'),
    `#!/bin/sh\nexec /usr/bin/ssh -F none -i ${file('key')} -o IdentitiesOnly=yes -o UserKnownHostsFile=${file('known')} "$@"\n`,
  )
  chmodSync(file('bin/ssh'), 0o755)
  mkdirSync('/run/sshd', { recursive: true })
  const server = spawn('/usr/sbin/sshd', ['-D', '-f', file('config')], { stdio: 'ignore' })
  await listening(port)
  return {
    port,
    path: [file('bin'), process.env.PATH].join(delimiter),
    stop: () => void server.kill(),
  }
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const heard = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1')
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
      socket.once('connect', () => socket.destroy())
    })
    if (heard) return
    await sleep(50)
  }
  throw new Error(`Nobody listens on port ${port}.`)
}

/** A daemon's socket behind TLS that wants a client certificate, and the folder with what a client needs. */
export async function tlsProxy(
  socketPath: string,
): Promise<{ port: number; certificates: string; stop(): void }> {
  const folder = mkdtempSync(join(tmpdir(), 'bulkhead-tls-'))
  const openssl = (...argv: string[]) => execFileSync('openssl', argv, { cwd: folder, stdio: 'pipe' })
  openssl('req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', 'ca-key.pem', '-out', 'ca.pem', '-subj', '/CN=test CA') // prettier-ignore
  for (const [name, extension] of [
    ['server', 'subjectAltName=IP:127.0.0.1'],
    ['client', 'extendedKeyUsage=clientAuth'],
  ] as const) {
    writeFileSync(join(folder, `${name}.ext`), extension)
    openssl('req', '-newkey', 'rsa:2048', '-nodes', '-keyout', `${name}-key.pem`, '-out', `${name}.csr`, '-subj', `/CN=${name}`) // prettier-ignore
    openssl('x509', '-req', '-in', `${name}.csr`, '-CA', 'ca.pem', '-CAkey', 'ca-key.pem', '-CAcreateserial', '-out', `${name}.pem`, '-extfile', `${name}.ext`) // prettier-ignore
  }
  const read = (name: string): Buffer => readFileSync(join(folder, name))
  writeFileSync(join(folder, 'cert.pem'), read('client.pem'))
  writeFileSync(join(folder, 'key.pem'), read('client-key.pem'))
  const server = createTlsServer(
    {
      ca: read('ca.pem'),
      cert: read('server.pem'),
      key: read('server-key.pem'),
      requestCert: true,
      rejectUnauthorized: true,
    },
    (client) => {
      const daemon = connect(socketPath)
      client.pipe(daemon).pipe(client)
      for (const stream of [client, daemon]) stream.on('error', () => (client.destroy(), daemon.destroy()))
    },
  ).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    certificates: folder,
    stop: () => void server.close(),
  }
}

/** An ssh server whose root is that of a lab host: what it is asked for is run there, and nowhere else. */
export const sshIntoLabHost = (session: string, host = 'master'): ReturnType<typeof sshServer> => {
  const docker = findProgram('docker')
  if (docker === undefined) throw new Error('This test wants the docker command.')
  const engine = process.env.DOCKER_HOST ? `--host ${process.env.DOCKER_HOST} ` : ''
  return sshServer(`${docker} ${engine}exec -i bulkhead-${session}-${host} sh -c "$SSH_ORIGINAL_COMMAND"`)
}
