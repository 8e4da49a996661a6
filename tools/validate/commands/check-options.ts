import { UNKNOWN } from './shell.ts'

/** What `check` needs of what was recorded: by command, its options, each with whether it wants a value. */
export type Options = ReadonlyMap<string, ReadonlyMap<string, boolean>>

export function optionsOf(recorded: Readonly<Record<string, string>>): Options {
  const read = (text: string) =>
    new Map(
      text.split(' ').map((option): [string, boolean] => [option.replace(/=$/, ''), option.endsWith('=')]),
    )
  return new Map(Object.entries(recorded).map(([command, text]) => [command, read(text)]))
}

/** Commands whose own options end at their first argument, because another command follows. */
const RUNS_ANOTHER = /^(nsenter|docker( container)? (run|create|exec))$/

/** What is wrong with a command's options, as sentences; nothing where its program is not among those that are known. */
export function problemsWithOptions(words: readonly string[], known: Options): string[] {
  const [program = ''] = words
  if (program === 'openssl') return checkOpenssl(words, known)
  return known.has(program) ? walk(program, words.slice(1), known) : []
}

/** From a command to its subcommand, options on the way. */
function walk(command: string, rest: readonly string[], known: Options): string[] {
  const options = known.get(command) ?? new Map<string, boolean>()
  const hasCommands = [...known.keys()].some((name) => name.startsWith(`${command} `))
  const problems: string[] = []
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? ''
    // After these come words of another language: those of iptables.
    if (word === '--' || word === '--direct') break
    if (word.startsWith('-') && word.length > 1) {
      const { unknown, takesNext } = readOption(word, options)
      if (unknown !== undefined) problems.push(`${command} has no option ${unknown}.`)
      if (takesNext) at++
    } else if (word.includes(UNKNOWN) && hasCommands) break
    else if (known.has(`${command} ${word}`))
      return [...problems, ...walk(`${command} ${word}`, rest.slice(at + 1), known)]
    else if (hasCommands) return [...problems, `${command} has no command ${word}.`]
    else if (RUNS_ANOTHER.test(command))
      return [...problems, ...problemsWithOptions(rest.slice(at), ofHost(command, known))]
  }
  return problems
}

/** What runs in a container has a container's programs. */
const ofHost = (command: string, known: Options): Options => (command === 'nsenter' ? known : new Map())

/** One word with options: `--name`, `--name=value`, `-it`, `-p80:80`. */
function readOption(
  word: string,
  options: ReadonlyMap<string, boolean>,
): { unknown?: string; takesNext?: boolean } {
  const [name = ''] = word.split('=')
  if (name.includes(UNKNOWN) || ['--help', '-h'].includes(name)) return {}
  const wantsValue = options.get(name)
  if (wantsValue !== undefined) return { takesNext: wantsValue && !word.includes('=') }
  if (word.startsWith('--')) return { unknown: name }
  // As in `grep -5`.
  if (/^-\d+$/.test(word)) return {}
  for (let at = 1; at < word.length; at++) {
    const letter = `-${word[at] ?? ''}`
    const takes = options.get(letter)
    if (takes === undefined) return { unknown: letter }
    if (takes) return { takesNext: at === word.length - 1 }
  }
  return {}
}

/** Its options have one dash, and stand anywhere. */
function checkOpenssl([, sub = '', ...rest]: readonly string[], known: Options): string[] {
  if (sub.includes(UNKNOWN)) return []
  const options = known.get(`openssl ${sub}`)
  if (!options) return [`openssl has no command ${sub}.`]
  const problems: string[] = []
  for (let at = 0; at < rest.length; at++) {
    const word = rest[at] ?? ''
    if (!word.startsWith('-') || word === '-' || word.includes(UNKNOWN)) continue
    // `-*` stands for the name of a digest or a cipher.
    const wantsValue =
      options.get(word.replace(/^--/, '-')) ??
      (options.has('-*') && /^-(sha|md|blake|aes|sm)[\w-]*\d/.test(word) ? false : undefined)
    if (wantsValue === undefined) problems.push(`openssl ${sub} has no option ${word}.`)
    else if (wantsValue) at++
  }
  return problems
}
