/** `--name=value`, `--name value`, or `''` for a bare flag; the last one counts. */
export function optionOf(args: readonly string[], name: string): string | undefined {
  const index = args.findLastIndex((arg) => arg === `--${name}` || arg.startsWith(`--${name}=`))
  const arg = args[index]
  if (arg === undefined) return undefined
  if (arg.includes('=')) return arg.slice(arg.indexOf('=') + 1)
  const value = args[index + 1]
  return value === undefined || value.startsWith('-') ? '' : value
}

/** All values of an option that may be given several times. */
export function optionsOf(args: readonly string[], name: string): string[] {
  return args.flatMap((arg, index) =>
    arg === `--${name}` || arg.startsWith(`--${name}=`)
      ? (optionOf([arg, ...args.slice(index + 1, index + 2)].slice(0, arg.includes('=') ? 1 : 2), name) ?? [])
      : [],
  )
}

/** The configuration file that these arguments name. */
export function configFileOf(args: readonly string[]): string {
  return optionOf(args, 'config-file') || '/etc/docker/daemon.json'
}

/** Its content as dockerd would take it: nothing where there is no file, `undefined` where it is no JSON object. */
export function parseConfiguration(text: string | undefined): Record<string, unknown> | undefined {
  if (text === undefined || text.trim() === '') return {}
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
    return value as Record<string, unknown>
  } catch {
    return undefined
  }
}

/** Files for TLS that the daemon's arguments and its configuration name, arguments first: each with whether it is a private key. */
export function tlsFilesOf(
  args: readonly string[],
  file: Record<string, unknown>,
): { path: string; isKey: boolean }[] {
  return ['tlscacert', 'tlscert', 'tlskey'].flatMap((setting) => {
    const value = optionOf(args, setting) || file[setting]
    return typeof value === 'string' && value.startsWith('/')
      ? [{ path: value, isKey: setting === 'tlskey' }]
      : []
  })
}
