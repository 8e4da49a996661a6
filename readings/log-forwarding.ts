/** What a machine's own log programs pass on to another machine, by their configuration's texts. */

const LOOPBACK = /^(?:localhost|127\.[\d.]+|\[?::1\]?)$/

/** Whether an address of another machine is meant: `tcp://192.0.2.1:514`, `loghost:24224`, not a socket and not the machine itself. */
export function isElsewhere(address: string): boolean {
  const host = hostOf(address)
  return host !== '' && !LOOPBACK.test(host)
}

/** The name or address in `tcp+tls://[2001:db8::1]:514`, without brackets; empty for a socket of the machine's own. */
export function hostOf(address: string): string {
  if (/^unix(?:gram)?:/.test(address) || address.startsWith('/')) return ''
  const host = /^(?:[a-z+0-9]+:\/\/)?(\[[^\]]*\]|[^:/?#]*)/i.exec(address)?.[1] ?? ''
  return host.replace(/^\[|\]$/g, '')
}

/** The address that /etc/hosts has for a name; the name itself where it has none. */
export function inHosts(hosts: string, name: string): string {
  const row = hosts
    .split('\n')
    .map((line) => line.replace(/#.*/, '').trim().split(/\s+/))
    .find(([, ...names]) => names.includes(name))
  return row?.[0] ?? name
}

/** Machines that rsyslog forwards to: `*.* @@loghost:514`, `action(type="omfwd" target="loghost")`, also over RELP. */
export function rsyslogTargets(text: string): string[] {
  const lines = text.split('\n').map((line) => line.replace(/(^|\s)#.*$/, '$1').trim())
  const plain = lines.flatMap((line) => {
    const target = /^\S+\s+@@?(?:\([^)]*\))?(\[[^\]]+\]|[^\s:;]+)/.exec(line)?.[1]
    return target === undefined ? [] : [target]
  })
  const actions = [...lines.join('\n').matchAll(/action\s*\(([^)]*)\)/gi)].flatMap(([, inside = '']) => {
    if (!/type\s*=\s*"(?:omfwd|omrelp)"/i.test(inside)) return []
    return /\btarget\s*=\s*"([^"]+)"/i.exec(inside)?.[1] ?? []
  })
  return [...plain, ...actions].filter(isElsewhere)
}

/** Whether rsyslog reads the journal by itself. */
export const readsJournal = (rsyslog: string): boolean =>
  /^\s*(?:module\s*\(\s*load\s*=\s*"imjournal"|\$ModLoad\s+imjournal)/im.test(rsyslog)

/** The last word of journald's files on passing on to syslog; `undefined`: none. */
export function forwardsToSyslog(journald: readonly string[]): boolean | undefined {
  const said = journald.flatMap((text) =>
    [...text.matchAll(/^\s*ForwardToSyslog\s*=\s*(\S+)/gim)].map(([, value = '']) => value),
  )
  const last = said.at(-1)
  return last === undefined ? undefined : /^(yes|true|1|on)$/i.test(last)
}
