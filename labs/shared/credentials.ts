import type { HostProbe } from '../../contract/index.ts'

/** What client holds in /root/.docker; the key itself is never kept. */
export interface Credentials {
  ca: string | null
  cert: string | null
  hasKey: boolean
}

const CREDENTIALS = '/root/.docker'

/** What client holds; `pem` is for trying only and must not be kept. */
export async function readCredentials(
  client: HostProbe,
): Promise<{ credentials: Credentials; pem: { ca?: string; cert?: string; key?: string } }> {
  const [ca, cert, key] = await Promise.all(
    ['ca.pem', 'cert.pem', 'key.pem'].map((name) => client.readFile(`${CREDENTIALS}/${name}`)),
  )
  return {
    credentials: { ca: ca ?? null, cert: cert ?? null, hasKey: key !== undefined },
    pem: { ca, cert, key },
  }
}
