import { optionOf, parseConfiguration } from '../../readings/daemon-options.ts'

/** How dockerd was told to speak TLS: its arguments and its configuration file, read as dockerd does. */
const DEFAULTS = {
  tlscacert: '/root/.docker/ca.pem',
  tlscert: '/root/.docker/cert.pem',
  tlskey: '/root/.docker/key.pem',
}

/** Paths of CA, certificate and key that the daemon uses; `undefined` where it is not told to use TLS. */
export function tlsPathsOf(
  args: readonly string[],
  daemonJson: string | undefined,
): { ca: string; cert: string; key: string } | undefined {
  const file = parseConfiguration(daemonJson) ?? {}
  const option = (name: string) => optionOf(args, name) ?? textOf(file[name])
  // Naming tlsverify at all, even as false, turns TLS on.
  if (option('tlsverify') === undefined && !['true', '1', ''].includes(option('tls') ?? 'false'))
    return undefined
  const path = (name: keyof typeof DEFAULTS) => option(name) || DEFAULTS[name]
  return { ca: path('tlscacert'), cert: path('tlscert'), key: path('tlskey') }
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : undefined
}
