import { type ScryptOptions, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** 2^16 · 8 · 128 bytes are 64 MB for each try, twice over: what OWASP's list of 2024 asks of scrypt. */
const COST = { logN: 16, r: 8, p: 2 }
export type Cost = typeof COST
const KEY_BYTES = 32
/** Hashes that wait their turn: more are turned away, so that nobody fills the server with them. */
const MOST_WAITING = 32

/** There are more tries than the server has time for. */
export class TooManyTries extends Error {}

export interface Passwords {
  /** `scrypt$16$8$2$<salt>$<key>`: what it cost is said in it, so that it may cost more one day. */
  hash(password: string): Promise<string>
  /** `null`, of nobody, takes as long as a wrong one. Rejects with TooManyTries. */
  isRight(password: string, hash: string | null): Promise<boolean>
}

/** One after the other: the memory that they take is that of one. */
export function createPasswords(of: Cost = COST): Passwords {
  let waiting = 0
  let last: Promise<unknown> = Promise.resolve()
  const decoy = write(of, randomBytes(16), randomBytes(KEY_BYTES))

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (waiting >= MOST_WAITING) return Promise.reject(new TooManyTries())
    waiting += 1
    const mine = last.then(work).finally(() => (waiting -= 1))
    last = mine.catch(() => {})
    return mine
  }

  return {
    async hash(password) {
      const salt = randomBytes(16)
      return write(of, salt, await inTurn(() => derive(password, salt, of)))
    },
    async isRight(password, hash) {
      const { cost, salt, key } = read(hash ?? decoy)
      const derived = await inTurn(() => derive(password, salt, cost))
      const isEqual = derived.length === key.length && timingSafeEqual(derived, key)
      return hash !== null && isEqual
    },
  }
}

function derive(password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> {
  // Letters that can be typed in two ways are the same.
  const text = password.normalize('NFKC')
  const options: ScryptOptions = { N: 2 ** logN, r, p, maxmem: 2 ** logN * r * 256 }
  return new Promise((resolve, reject) =>
    scrypt(text, salt, KEY_BYTES, options, (error, key) => (error ? reject(error) : resolve(key))),
  )
}

const write = ({ logN, r, p }: Cost, salt: Buffer, key: Buffer) =>
  ['scrypt', logN, r, p, salt.toString('base64url'), key.toString('base64url')].join('$')

/** Throws where it is none of ours: a database that somebody wrote into. */
function read(hash: string) {
  const [kind, logN, r, p, salt = '', key = ''] = hash.split('$')
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) }
  const isPossible = cost.logN >= 10 && cost.logN <= 20 && cost.r >= 1 && cost.r <= 16 && cost.p >= 1
  if (kind !== 'scrypt' || !isPossible || cost.p > 16) throw new Error('A password’s hash can’t be read.')
  return { cost, salt: Buffer.from(salt, 'base64url'), key: Buffer.from(key, 'base64url') }
}
