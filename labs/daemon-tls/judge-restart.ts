import { type CheckResult, joined, listOf, msg, semicolon, verbatim } from '../../contract/index.ts'
import { fingerprintsOf, isSignedBy, readCertificates } from './certificates.ts'
import { result } from '../shared/evidence.ts'
import { judgeDaemon } from './judge-daemon.ts'
import type { Observation } from './observation.ts'
import { judgeRestarted } from '../shared/restart.ts'

/** Clocks of files and processes differ by less. */
const CLOCK_SLACK_MS = 100

/** Whether a restart would bring back what runs now; after a restart of our own, whether it did. */
export function judgeRestart(observation: Observation): CheckResult[] {
  const { identity } = observation.daemon
  const restarted = judgeRestarted(observation.restart)
  if (identity.kind !== 'genuine') return [judgeDaemon(observation), ...restarted]
  if (!observation.serverFiles) {
    return [
      result(
        'tls-configured',
        'fail',
        msg`dockerd is not told to use TLS yet, so there is nothing that could survive.`,
        [
          {
            tried: msg`Read dockerd's arguments and daemon.json`,
            from: 'master',
            expected: msg`tlsverify with CA, certificate and key`,
            got: verbatim(identity.process.args.join(' ')),
            at: observation.at,
          },
        ],
      ),
      ...restarted,
    ]
  }
  return [
    judgeStarter(observation, identity.process.pid),
    judgePending(observation, identity.process.startedAt),
    judgeFilesOnDisk(observation, observation.serverFiles),
    judgeBoot(observation, observation.serverFiles),
    ...restarted,
  ]
}

function judgeStarter({ units, at }: Observation, pid: number): CheckResult {
  const { MainPID = '0', ActiveState = 'unknown' } = units.service
  const evidence = [
    {
      tried: msg`Ask systemd for docker.service`,
      from: 'master',
      expected: msg`active, main process ${pid}`,
      got: msg`${ActiveState}, main process ${MainPID}`,
      at,
    },
  ]
  return Number(MainPID) === pid
    ? result('by-systemd', 'pass', msg`systemd started the dockerd that runs.`, evidence)
    : result(
        'by-systemd',
        'fail',
        msg`The dockerd that runs was not started by docker.service, so the next restart brings back another one.`,
        evidence,
      )
}

function judgePending({ units, configuration, at }: Observation, startedAt: number): CheckResult {
  const changed = configuration.filter((file) => file.changedAt > startedAt + CLOCK_SLACK_MS)
  const evidence = [
    {
      tried: msg`Compare when dockerd started with when its configuration was last changed`,
      from: 'master',
      expected: msg`no change after ${iso(startedAt)}, NeedDaemonReload no`,
      got: joined(
        [
          ...configuration.map((file) => `${file.path} ${iso(file.changedAt)}`),
          `NeedDaemonReload ${units.service.NeedDaemonReload}`,
        ],
        semicolon,
      ),
      at,
    },
  ]
  if (units.service.NeedDaemonReload === 'yes') {
    return result(
      'nothing-pending',
      'fail',
      msg`A unit file was changed and systemd has not read it yet: systemctl daemon-reload, then restart docker.`,
      evidence,
    )
  }
  if (changed.length > 0) {
    return result(
      'nothing-pending',
      'fail',
      msg`${listOf(changed.map((file) => file.path))} changed after dockerd started: what runs now is not what the next start makes.`,
      evidence,
    )
  }
  return result(
    'nothing-pending',
    'pass',
    msg`dockerd was started after the last change of its configuration.`,
    evidence,
  )
}

/** By content: permissions may change after the start, and often do. */
function judgeFilesOnDisk(
  { presented, served, credentials, keys, at }: Observation,
  files: NonNullable<Observation['serverFiles']>,
): CheckResult {
  const [running] = readCertificates(presented)
  const [onDisk] = readCertificates(files.cert)
  const keyFits = keys.some(
    (key) =>
      key.host === 'master' &&
      key.path === files.paths.key &&
      fingerprintsOf(files.cert)[0] === key.publicKey,
  )
  const [own, ...chain] = readCertificates(credentials.cert)
  const isServed = served?.outcome.kind === 'answered' && served.outcome.status === 200
  const problem = !onDisk
    ? msg`${files.paths.cert} holds no certificate any more`
    : running && running.fingerprint256 !== onDisk.fingerprint256
      ? msg`${files.paths.cert} is not the certificate that dockerd presents now`
      : !keyFits
        ? msg`${files.paths.key} is not the key of ${files.paths.cert}`
        : isServed && own && !isSignedBy(own, [...readCertificates(files.ca), ...chain])
          ? msg`the CA in ${files.paths.ca} did not sign client's certificate`
          : undefined
  const evidence = [
    {
      tried: msg`Compare dockerd's files with what it uses now`,
      from: 'master',
      expected: msg`the same certificate, its key, and the CA of client`,
      got: problem ?? joined([files.paths.ca, files.paths.cert, files.paths.key]),
      at,
    },
  ]
  return problem
    ? result('files-on-disk', 'fail', msg`The next start would not be like this one: ${problem}.`, evidence)
    : result('files-on-disk', 'pass', msg`The files on the disk are those that dockerd uses.`, evidence)
}

function judgeBoot(
  { units, configuration, at }: Observation,
  files: NonNullable<Observation['serverFiles']>,
): CheckResult {
  const enabled = [units.service.UnitFileState, units.socket.UnitFileState].includes('enabled')
  const passing = [...configuration.map((file) => file.path), ...Object.values(files.paths)].filter(
    isVolatile,
  )
  const evidence = [
    {
      tried: msg`Ask systemd what it starts by itself, and where the files lie`,
      from: 'master',
      expected: msg`docker.service or docker.socket enabled, nothing in /run or /tmp`,
      got: joined([
        `docker.service ${units.service.UnitFileState}`,
        `docker.socket ${units.socket.UnitFileState}`,
        ...passing,
      ]),
      at,
    },
  ]
  if (!enabled)
    return result(
      'at-boot',
      'fail',
      msg`Neither docker.service nor docker.socket is enabled, so docker stays off after a reboot.`,
      evidence,
    )
  if (passing.length > 0)
    return result('at-boot', 'fail', msg`${listOf(passing)} will be gone after a reboot.`, evidence)
  return result('at-boot', 'pass', msg`systemd starts docker by itself, from files that stay.`, evidence)
}

function isVolatile(path: string): boolean {
  return /^\/(run|tmp|dev\/shm)\//.test(path)
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString()
