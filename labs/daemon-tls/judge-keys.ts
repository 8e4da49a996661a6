import {
  type CheckResult,
  type Evidence,
  joined,
  listOf,
  type Message,
  msg,
  verbatim,
} from '../../contract/index.ts'
import { fingerprintsOf } from './certificates.ts'
import { result } from '../shared/evidence.ts'
import type { KeyFile, Observation } from './observation.ts'

/** Keys are known by their public halves, so their names and places are free. */
export function judgeKeys(observation: Observation): CheckResult[] {
  const { presented, credentials, serverFiles, keys, keyTrouble, at } = observation
  if (keyTrouble.length > 0) {
    const evidence = keyTrouble.map((got) => ({
      ...searched(at),
      from: 'master, client',
      expected: msg`all keys`,
      got: verbatim(got),
    }))
    return [
      result(
        'keys-found',
        'error',
        msg`Bulkhead could not look at all files, so it can not tell about the keys.`,
        evidence,
      ),
    ]
  }
  const server = [presented, serverFiles?.cert ?? null].flatMap((pem) => fingerprintsOf(pem).slice(0, 1))
  const client = fingerprintsOf(credentials.cert).slice(0, 1)
  const authorities = [...fingerprintsOf(credentials.ca), ...fingerprintsOf(serverFiles?.ca ?? null)]
  const holds = (host: string, fingerprints: string[]) =>
    keys.some((key) => key.host === host && isOneOf(key, fingerprints))
  const missing = [
    { from: 'master', fingerprints: server, expected: msg`the key of the certificate that master presents` },
    { from: 'client', fingerprints: client, expected: msg`the key of client's certificate` },
  ].filter(({ from, fingerprints }) => !holds(from, fingerprints))
  if (missing.length > 0) {
    const evidence = missing.map(({ from, expected }) => ({
      ...searched(at),
      from,
      expected,
      got: keysInWords(keys.filter((key) => key.host === from)),
    }))
    const what = listOf(missing.map(({ expected }) => expected))
    return [result('keys-found', 'fail', msg`Not there yet: ${what}.`, evidence)]
  }
  // A key that only a passphrase opens may be anybody's, so it is kept as well as the others.
  const matter = keys.filter(
    (key) => key.publicKey === null || isOneOf(key, [...server, ...client, ...authorities]),
  )
  return [judgeReadable(matter, at), judgeStray(matter, { server, client, authorities }, at)]
}

function judgeReadable(matter: KeyFile[], at: string): CheckResult {
  const readable = matter.filter((key) => key.othersCanRead)
  const evidence = evidencePerHost(matter, msg`no key that other users can read`, at)
  if (readable.length === 0)
    return result('not-readable', 'pass', msg`Only root can read the keys.`, evidence)
  const which = joined(readable.map((key) => msg`${key.path} on ${key.host}`))
  return result('not-readable', 'fail', msg`Every user can read ${which}.`, evidence)
}

function judgeStray(
  matter: KeyFile[],
  of: { server: string[]; client: string[]; authorities: string[] },
  at: string,
): CheckResult {
  const onClient = matter.filter((key) => key.host === 'client' && !isOneOf(key, of.client))
  const copies = new Set(matter.filter((key) => key.host === 'master').map((key) => key.content))
  const ca = onClient.find(
    (key) => isOneOf(key, of.authorities) || (key.publicKey === null && copies.has(key.content)),
  )
  const server = onClient.find((key) => isOneOf(key, of.server))
  const evidence = evidencePerHost(
    matter.filter((key) => key.host === 'client'),
    msg`client's own key and no other`,
    at,
  )
  if (ca) {
    return result(
      'no-stray-keys',
      'fail',
      msg`The CA's private key lies on client (${ca.path}): whoever has it makes certificates for everybody.`,
      evidence,
    )
  }
  if (server) {
    return result(
      'no-stray-keys',
      'fail',
      msg`The server's private key lies on client (${server.path}): whoever has it can pass for master.`,
      evidence,
    )
  }
  return result('no-stray-keys', 'pass', msg`Client holds neither the CA's key nor the server's.`, evidence)
}

function isOneOf(key: KeyFile, fingerprints: readonly string[]): boolean {
  return key.publicKey !== null && fingerprints.includes(key.publicKey)
}

function evidencePerHost(keys: KeyFile[], expected: Message, at: string): Evidence[] {
  return ['master', 'client']
    .map((host) => ({ host, own: keys.filter((key) => key.host === host) }))
    .filter(({ own }) => own.length > 0)
    .map(({ host, own }) => ({ ...searched(at), from: host, expected, got: keysInWords(own) }))
}

const searched = (at: string) => ({
  tried: msg`Look for private keys in the usual places, and at their permissions`,
  at,
})

function keysInWords(keys: KeyFile[]): Message {
  if (keys.length === 0) return msg`no key`
  return joined(keys.map((key) => `${key.path} (${key.mode.toString(8).padStart(4, '0')})`))
}
