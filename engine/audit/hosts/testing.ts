import { execFileSync, spawn } from 'node:child_process'
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  writeFileSync,
} from 'node:fs'
import { type AddressInfo, type Server, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Duplex } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { createServer as createTlsServer } from 'node:tls'
import type { AuditedHost } from '../../../audit/audited-host.ts'
import type { HostSurvey } from '../../../audit/survey.ts'
import { aptInstall } from '../../hosts/docker-engine.ts'
import { findProgram } from '../../hosts/docker-engine/programs.ts'
import type { RunningLab } from '../../hosts/lab-hosts.ts'
import { asRoot } from '../../hosts/testing.ts'

/** An engine's machine with all containers that its kernel shows, and the files in three of them. */
export async function surveyOf(host: AuditedHost): Promise<HostSurvey> {
  if (!host.eyes.seen) throw new Error(JSON.stringify(host.eyes.why))
  const eyes = host.eyes.value
  const survey = await eyes.survey({
    groupFiles: ['pids.max', 'memory.limit_in_bytes', 'memory.max'],
    texts: ['/etc/os-release', '/etc/docker/daemon.json'],
    stats: ['/etc/docker/'],
  })
  const found = Object.entries(survey.containers)
  const some = found.slice(0, 3).map(([id, { pid }]) => ({ id, pid }))
  const { within } = await eyes.files({ within: some, texts: [], stats: [] })
  const containers = found.map(([id, each]) => [id, within[id] ? { ...each, files: within[id] } : each])
  return { ...survey, containers: Object.fromEntries(containers) }
}

async function freePort(): Promise<number> {
  const server = createServer()
  const port = await listenHere(server)
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

/** A folder with what a server on 127.0.0.1 and its client need, the client's as Docker calls it. */
function makeCertificates(): string {
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
  copyFileSync(join(folder, 'client.pem'), join(folder, 'cert.pem'))
  copyFileSync(join(folder, 'client-key.pem'), join(folder, 'key.pem'))
  return folder
}

/** A Docker API behind TLS that wants a client certificate, and the folder with what a client needs. */
interface TlsDoor {
  port: number
  certificates: string
  stop(): void
}

/** A daemon's socket behind TLS. */
export async function tlsProxy(socketPath: string): Promise<TlsDoor> {
  const certificates = makeCertificates()
  const read = (name: string): Buffer => readFileSync(join(certificates, name))
  const server = createTlsServer(
    {
      ca: read('ca.pem'),
      cert: read('server.pem'),
      key: read('server-key.pem'),
      requestCert: true,
      rejectUnauthorized: true,
    },
    (client) => joined(client, connect(socketPath)),
  )
  return { port: await listenHere(server), certificates, stop: () => void server.close() }
}

/**
 * The dockerd of a lab host listens with TLS on TCP too; a port of this machine leads there, and what comes out is the
 * daemon's own. Where another file of its unit sets ExecStart, that holds.
 */
export async function tlsIntoLabHost(lab: RunningLab): Promise<TlsDoor> {
  const certificates = makeCertificates()
  const files = ['ca.pem', 'server.pem', 'server-key.pem'].map((name) => {
    const text = readFileSync(join(certificates, name), 'utf8')
    return `cat > ${TLS_FOLDER}/${name} <<'END'\n${text}END`
  })
  const tls = `--tlsverify --tlscacert=${TLS_FOLDER}/ca.pem --tlscert=${TLS_FOLDER}/server.pem --tlskey=${TLS_FOLDER}/server-key.pem`
  await asRoot(
    lab,
    `mkdir -p ${TLS_FOLDER} /etc/systemd/system/docker.service.d
${files.join('\n')}
cat > /etc/systemd/system/docker.service.d/a-tls.conf <<'END'
[Service]
ExecStart=
ExecStart=/usr/sbin/dockerd -H fd:// -H tcp://127.0.0.1:${TLS_PORT} --containerd=/run/containerd/containerd.sock ${tls}
END
systemctl daemon-reload
systemctl restart docker
systemctl reset-failed docker`,
  )
  const server = createServer((client) => {
    const request = { op: 'dialTcp', address: '127.0.0.1', port: TLS_PORT, timeoutMs: 5000 }
    lab
      .agent('master')
      .then((agent) => agent.dial(request, 7000))
      .then((daemon) => joined(client, daemon))
      .catch(() => client.destroy())
  })
  return { port: await listenHere(server), certificates, stop: () => void server.close() }
}

const TLS_FOLDER = '/etc/docker/tls-for-graders'
const TLS_PORT = 2376

function joined(one: Duplex, other: Duplex): void {
  one.pipe(other).pipe(one)
  for (const stream of [one, other]) stream.on('error', () => (one.destroy(), other.destroy()))
}

async function listenHere(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return (server.address() as AddressInfo).port
}

/** An ssh server whose root is that of a lab host: what it is asked for is run there, and nowhere else. */
export const sshIntoLabHost = (session: string, host = 'master'): ReturnType<typeof sshServer> => {
  const docker = findProgram('docker')
  if (docker === undefined) throw new Error('This test wants the docker command.')
  const engine = process.env.DOCKER_HOST ? `--host ${process.env.DOCKER_HOST} ` : ''
  return sshServer(`${docker} ${engine}exec -i bulkhead-${session}-${host} sh -c "$SSH_ORIGINAL_COMMAND"`)
}
