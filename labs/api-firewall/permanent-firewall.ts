import type { HostProbe } from '../../contract/index.ts'
import { childrenOf, parseXml } from './xml.ts'

/** The files that firewalld reads when it starts or reloads, as text, by name. */
export interface PermanentFirewall {
  /** Of every interface and address that no zone names. */
  defaultZone: string
  zones: Record<string, string>
  /** The services that zones and policies name. */
  services: Record<string, string>
  policies: Record<string, string>
  ipsets: Record<string, string>
  /** Rules past firewalld's own language. */
  direct: string | null
}

const OWN = '/etc/firewalld'
const SHIPPED = '/usr/lib/firewalld'
const MOST_FILES = 40

export async function readPermanent(master: HostProbe): Promise<PermanentFirewall> {
  const [conf, zones, policies, ipsets, direct] = await Promise.all([
    master.readFile(`${OWN}/firewalld.conf`),
    readFolder(master, 'zones', '<zone'),
    readFolder(master, 'policies', '<policy'),
    readFolder(master, 'ipsets', '<ipset'),
    master.readFile(`${OWN}/direct.xml`),
  ])
  const defaultZone = /^\s*DefaultZone\s*=\s*(\S+)/m.exec(conf ?? '')?.[1] ?? 'public'
  zones[defaultZone] ??= (await master.readFile(`${SHIPPED}/zones/${defaultZone}.xml`)) ?? ''
  const services = await readServices(master, [...Object.values(zones), ...Object.values(policies)])
  return { defaultZone, zones, services, policies, ipsets, direct: direct ?? null }
}

async function readFolder(master: HostProbe, folder: string, needle: string) {
  const files = await master.findFiles({ roots: [`${OWN}/${folder}`], needle, maxFiles: MOST_FILES })
  const paths = files.map(({ path }) => path).filter((path) => path.endsWith('.xml'))
  const read = await Promise.all(
    paths.sort().map(async (path) => [nameOf(path), (await master.readFile(path)) ?? ''] as const),
  )
  return Object.fromEntries(read) as Record<string, string>
}

async function readServices(master: HostProbe, texts: readonly string[]): Promise<Record<string, string>> {
  const names = new Set(texts.flatMap(servicesIn))
  const read = await Promise.all(
    [...names].sort().map(async (name) => {
      const own = await master.readFile(`${OWN}/services/${name}.xml`)
      return [name, own ?? (await master.readFile(`${SHIPPED}/services/${name}.xml`)) ?? ''] as const
    }),
  )
  return Object.fromEntries(read)
}

/** In the zone itself and in its rules. */
function servicesIn(text: string): string[] {
  const root = parseXml(text)
  if (!root) return []
  const rules = childrenOf(root, 'rule')
  return [root, ...rules]
    .flatMap((element) => childrenOf(element, 'service'))
    .flatMap(({ attributes }) => attributes.name ?? [])
    .filter((name) => /^[\w.-]+$/.test(name))
}

const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1, -'.xml'.length)
