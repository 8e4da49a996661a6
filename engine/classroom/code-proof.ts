import { createHmac, scrypt } from 'node:crypto'

/**
 * How a class server shows that it knows the join code, before it is told anything: whoever enters address and code by
 * hand has no fingerprint to compare, and a server in between could show a certificate of its own. It can't make this
 * proof, which is of the code, of the key that the server shows, and of a number that was drawn for this once.
 *
 * Anybody may ask for a proof and try out codes on it. A code has 40 bits and each try costs 32 MB and a twentieth of a
 * second, so that takes a machine a thousand years.
 */
const COST = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 15 * 8 * 256 }

/** What proofs are made with; of one code and one server, so that nobody tries out codes once for all. */
export function codeKey(code: string, fingerprint: string): Promise<Buffer> {
  return new Promise((resolve, reject) =>
    scrypt(code, `bulkhead-class ${fingerprint}`, 32, COST, (error, key) =>
      error ? reject(error) : resolve(key),
    ),
  )
}

/** In hex. `nonce`: what the asker has drawn. */
export function proofOf(key: Buffer, nonce: string, fingerprint: string): string {
  return createHmac('sha256', key).update(`${nonce} ${fingerprint}`).digest('hex')
}
