/** What a lab host's programs know, as their own help says it. */
export interface KnownTools {
  /** How to make it anew. */
  renew: string
  /** Names that a lab host's Bash finds. */
  programs: string
  /** By command, as `docker run`: its options, in one text; those that want a value end in `=`. */
  options: Record<string, string>
}

/** The tools whose options are looked at. */
const HELP = [
  'docker',
  'openssl',
  'systemctl',
  'journalctl',
  'firewall-cmd',
  'ss',
  'nsenter',
  'jq',
  'grep',
  'curl',
]

/** Asks a lab host's tools for their help; for Bash, on a lab host. */
export const askForHelp = `
walk() {
  help=$("$@" --help 2>&1)
  printf '=== %s\\n%s\\n' "$*" "$help"
  for sub in $(printf '%s\\n' "$help" | awk '/Commands:$/ {on = 1; next} /^[^ ]/ {on = 0} on && NF {sub(/\\*$/, "", $1); print $1}'); do
    walk "$@" "$sub"
  done
}
printf '=== programs\\n'; compgen -c | sort -u | tr '\\n' ' '; echo
walk docker
for tool in ${HELP.filter((tool) => !['docker', 'openssl', 'curl'].includes(tool)).join(' ')}; do
  printf '=== %s\\n' "$tool"; "$tool" --help 2>&1
done
printf '=== curl\\n'; curl --help all 2>&1
for sub in $(openssl list -1 -commands); do printf '=== openssl %s\\n' "$sub"; openssl "$sub" -help 2>&1; done
`

/** What the answer to `askForHelp` says. */
export function readHelp(answer: string, renew: string): KnownTools {
  const sections = answer.split(/^=== /m).slice(1)
  const parts = sections.map((section): [string, string] => {
    const end = section.indexOf('\n')
    return [section.slice(0, end), section.slice(end + 1)]
  })
  const programs = parts.find(([name]) => name === 'programs')?.[1].trim() ?? ''
  const options = parts
    .filter(([name]) => name !== 'programs')
    .map(([name, help]) => [name, optionsIn(help).join(' ')])
  return { renew, programs, options: Object.fromEntries(options) as Record<string, string> }
}

/** The options that a program's help lists. */
export function optionsIn(help: string): string[] {
  const heads = help.split('\n').flatMap((line) => {
    const head = /^\s*(-.*?)(\s{2,}|\t|$)/.exec(line)?.[1]
    return head === undefined ? [] : [head]
  })
  const found = heads.flatMap((head) => {
    const rest = head.replace(OPTION, '').replaceAll(',', '').trim()
    const wantsValue = rest !== '' && !rest.startsWith('[')
    return [...head.matchAll(OPTION)].map(([, option]) => `${option}${wantsValue ? '=' : ''}`)
  })
  return [...new Set(found)].sort()
}

const OPTION = /(?<![^\s,|])(--?(?:[A-Za-z0-9][\w.-]*|\*))/g
