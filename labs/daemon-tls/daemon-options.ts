/** How dockerd was told to speak TLS: its arguments and its configuration file, read as dockerd does. */
const DEFAULTS = {
  tlscacert: '/root/.docker/ca.pem',
  tlscert: '/root/.docker/cert.pem',
  tlskey: '/root/.docker/key.pem',
}

/** The configuration file that these arguments name. */
export function configFileOf(args: readonly string[]): string {
  return optionOf(args, 'config-file') ?? '/etc/docker/daemon.json'
}

/** Paths of CA, certificate and key that the daemon uses; `undefined` where it is not told to use TLS. */
export function tlsPathsOf(
  args: readonly string[],
  daemonJson: string | undefined,
): { ca: string; cert: string; key: string } | undefined {
  const file = parseObject(daemonJson)
  const option = (name: string) => optionOf(args, name) ?? textOf(file[name])
  // Naming tlsverify at all, even as false, turns TLS on.
  if (option('tlsverify') === undefined && !['true', '1', ''].includes(option('tls') ?? 'false'))
    return undefined
  const path = (name: keyof typeof DEFAULTS) => option(name) || DEFAULTS[name]
  return { ca: path('tlscacert'), cert: path('tlscert'), key: path('tlskey') }
}

/** `--name=value`, `--name value`, or `''` for a bare flag. */
function optionOf(args: readonly string[], name: string): string | undefined {
  const index = args.findLastIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  const arg = args[index]
  if (arg === undefined) return undefined
  if (arg.includes('=')) return arg.slice(arg.indexOf('=') + 1)
  const value = args[index + 1]
  return value === undefined || value.startsWith('-') ? '' : value
}

function parseObject(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined
}
