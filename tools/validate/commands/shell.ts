/** Stands for what only the shell knows when it runs the command: `$x`, `$(…)`. */
export const UNKNOWN = '\0'

/** A simple command as Bash would split it, without assignments, redirections and reserved words. */
export interface ShellCommand {
  words: string[]
  /** Of its first word, from 1. */
  line: number
}

const RESERVED = new Set([
  'if',
  'then',
  'else',
  'elif',
  'fi',
  'do',
  'done',
  'while',
  'until',
  '!',
  '{',
  '}',
  'time',
  'esac',
])
/** What begins with these is no command up to the next separator. */
const CLAUSES = new Set(['for', 'case', 'function', 'select'])
/** Commands that run the rest of their words. */
const WRAPPERS: Readonly<Record<string, RegExp | undefined>> = {
  sudo: undefined,
  exec: undefined,
  nohup: undefined,
  command: undefined,
  timeout: /^[\d.]+[smh]?$/,
}

/** Every command of a script, in order, with those in substitutions and in what is handed to another shell. */
export function commandsIn(script: string): ShellCommand[] {
  return createReader(script, 1).read()
}

function createReader(text: string, firstLine: number) {
  const found: ShellCommand[] = []
  let at = 0
  let line = firstLine
  let words: string[] = []
  let word: string | undefined
  let wordLine = firstLine
  let isTarget = false
  /** Of subshells. */
  let depth = 0
  let heredocs: { end: string; tabs: boolean }[] = []

  const add = (part: string) => {
    if (word === undefined && words.length === 0) wordLine = line
    word = (word ?? '') + part
  }
  function endWord(): void {
    if (word === undefined) return
    // Where a redirection leads to is no argument.
    if (isTarget) isTarget = false
    else words.push(word)
    word = undefined
  }
  function endCommand(): void {
    endWord()
    isTarget = false
    if (words.length > 0) found.push(...unwrapped(words, wordLine))
    words = []
  }
  /** Moves on to `end` and answers what was passed over. */
  function upTo(end: string): string {
    const stop = text.indexOf(end, at)
    const passed = text.slice(at, stop < 0 ? text.length : stop)
    at += passed.length + end.length
    line += passed.split('\n').length - 1
    return passed
  }
  function nested(): void {
    const inner = createReader(text.slice(at), line)
    found.push(...inner.read(')'))
    line = inner.line()
    at += inner.at()
  }
  function dollar(): void {
    const next = text[at]
    if (text.startsWith('((', at)) upTo('))')
    else if (next === '(') {
      at++
      nested()
    } else if (next === '{') upTo('}')
    else if (next === "'") {
      at++
      return add(upTo("'"))
    } else if (/[\w?#@*!$-]/.test(next ?? '')) {
      at++
      if (/\w/.test(next ?? '')) while (/\w/.test(text[at] ?? '')) at++
    } else return add('$')
    add(UNKNOWN)
  }
  function quoted(): void {
    add('')
    while (at < text.length && text[at] !== '"') {
      const character = text[at++] ?? ''
      if (character === '\\') {
        const next = text[at++] ?? ''
        if (next === '\n') line++
        else add(/["\\$`]/.test(next) ? next : `\\${next}`)
      } else if (character === '$') dollar()
      else if (character === '`') backticks()
      else {
        if (character === '\n') line++
        add(character)
      }
    }
    at++
  }
  function backticks(): void {
    const start = line
    found.push(...createReader(upTo('`'), start).read())
    add(UNKNOWN)
  }
  function redirection(first: string): void {
    // A number right before it is a file descriptor.
    if (word !== undefined && /^\d+$/.test(word)) word = undefined
    endWord()
    if (first === '<' && text.startsWith('<', at) && !text.startsWith('<<', at)) return heredoc()
    if (text[at] === '(') {
      at++
      nested()
      return add(UNKNOWN)
    }
    while (/[<>&|]/.test(text[at] ?? '')) at++
    // `>&-` and `2>&1` name no file.
    if (/^\d|^-/.test(text.slice(at)) && text[at - 1] === '&') at++
    else isTarget = true
  }
  function heredoc(): void {
    at++
    const [whole = '', tabs = '', , quotedEnd, end] =
      /^(-?)\s*(?:(['"])(.+?)\2|(\S+))/.exec(text.slice(at)) ?? []
    at += whole.length
    heredocs.push({ end: (quotedEnd ?? end ?? '').replaceAll('\\', ''), tabs: tabs === '-' })
  }
  function skipHeredocs(): void {
    for (const { end, tabs } of heredocs) {
      while (at < text.length) {
        const stop = text.indexOf('\n', at)
        const written = text.slice(at, stop < 0 ? text.length : stop)
        at += written.length + 1
        line++
        if ((tabs ? written.replace(/^\t+/, '') : written) === end) break
      }
    }
    heredocs = []
  }

  function open(): void {
    if (text[at] !== ')') {
      endCommand()
      depth++
      return
    }
    // The name of a function that is defined here.
    at++
    ;[words, word] = [[], undefined]
  }
  function close(): void {
    if (depth > 0) {
      endCommand()
      depth--
      return
    }
    // A pattern of `case`.
    ;[words, word] = [[], undefined]
  }

  function step(character: string): void {
    switch (character) {
      case '\n':
        endCommand()
        line++
        return skipHeredocs()
      case ' ':
      case '\t':
        return endWord()
      case '\\': {
        const next = text[at++] ?? ''
        if (next === '\n') line++
        else add(next)
        return
      }
      case "'":
        add('')
        return add(upTo("'"))
      case '"':
        return quoted()
      case '`':
        return backticks()
      case '$':
        return dollar()
      case '<':
      case '>':
        return redirection(character)
      case '&':
        if (text[at] !== '>') return endCommand()
        endWord()
        at++
        return redirection('>')
      case ';':
      case '|':
        return endCommand()
      case '(':
        return open()
      case ')':
        return close()
      case '#':
        if (word !== undefined) return add(character)
        at += (/^[^\n]*/.exec(text.slice(at))?.[0] ?? '').length
        return
      default:
        add(character)
    }
  }

  return {
    at: () => at,
    line: () => line,
    /** Until the text is over, or what closes a substitution is read. */
    read(until?: string): ShellCommand[] {
      while (at < text.length) {
        const character = text[at++] ?? ''
        if (character === until) break
        step(character)
      }
      endCommand()
      return found
    },
  }
}

/** A command without what comes before its name; and what it hands to a shell. */
function unwrapped(all: readonly string[], line: number): ShellCommand[] {
  const start = all.findIndex((word) => !RESERVED.has(word) && !/^[A-Za-z_]\w*\+?=/.test(word))
  const words = start < 0 ? [] : all.slice(start)
  const [name = '', first = ''] = words
  if (words.length === 0 || CLAUSES.has(name)) return []
  if (name in WRAPPERS) {
    const skipped = WRAPPERS[name]?.test(first) ? 2 : 1
    return words.length > skipped ? unwrapped(words.slice(skipped), line) : []
  }
  const handedOn = scriptFor(words)
  const inner = handedOn === undefined ? [] : createReader(handedOn, line).read()
  return [{ words, line }, ...inner]
}

/** What `ssh` and a shell's `-c` run. */
function scriptFor([name = '', ...rest]: readonly string[]): string | undefined {
  if (name === 'ssh') {
    const host = rest.findIndex((word) => !word.startsWith('-'))
    return host < 0 ? undefined : rest.slice(host + 1).join(' ')
  }
  if (['sh', 'bash'].includes(name) && /^-\w*c$/.test(rest[0] ?? '')) return rest[1]
  return undefined
}
