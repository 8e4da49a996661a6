import { msg } from '../../contract/index.ts'
import { Refused } from '../refused.ts'

const CLASS_PORT = 4848

/** Where a class server listens. An IPv6 address without brackets. */
export interface ListenAddress {
  host: string
  port: number
}

/** "127.0.0.1:4848", "[::1]:4848", "name:4848", an address or a port alone. Throws Refused. */
export function parseListen(text: string): ListenAddress {
  const parts =
    /^(?:(?<port>\d{1,5})|\[(?<six>[\da-f:.]+)\](?::(?<sixPort>\d{1,5}))?|(?<host>[\w.-]+)(?::(?<hostPort>\d{1,5}))?)$/i.exec(
      text.trim(),
    )?.groups
  const port = Number(parts?.port ?? parts?.sixPort ?? parts?.hostPort ?? CLASS_PORT)
  if (!parts || port > 65535)
    throw new Refused(
      msg`"${text}" is no address to listen at: give ADDRESS:PORT, for example 0.0.0.0:${CLASS_PORT} for all networks of this machine.`,
    )
  return { host: parts.six ?? parts.host ?? '127.0.0.1', port }
}

/** As it stands in an address: IPv6 in brackets. */
export const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)

/** All networks of the machine. */
export const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::'

export const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '::1' || host.startsWith('127.')
