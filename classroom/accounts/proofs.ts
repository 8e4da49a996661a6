import type { ProveAnswer, ProveAsk } from '../../contract/class/index.ts'
import { codeKey, proofOf } from '../../engine/classroom/code-proof.ts'

/** Shows apps that this server knows the join code. What is dear in it is made once for each code. */
export function createProofs(now: () => { code: string; fingerprint: string }) {
  let made: { code: string; fingerprint: string; key: Promise<Buffer> } | undefined
  return async ({ nonce }: ProveAsk): Promise<ProveAnswer> => {
    const { code, fingerprint } = now()
    if (made?.code !== code || made.fingerprint !== fingerprint)
      made = { code, fingerprint, key: codeKey(code, fingerprint) }
    return { proof: proofOf(await made.key, nonce, fingerprint) }
  }
}
