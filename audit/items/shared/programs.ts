import type { SurveyedProcess } from '../../survey.ts'

/** What is there only to start another program, and to wait for it. */
const INITS = new Set(['tini', 'tini-static', 'dumb-init', 'docker-init', 'catatonit', 'pause'])
const SHELLS = new Set(['sh', 'ash', 'bash', 'dash', 'zsh', 'ksh', 'mksh'])
/** What is there to keep several programs running. */
const MANAGERS = new Set([
  'supervisord',
  'systemd',
  'runsvdir',
  'runsv',
  's6-svscan',
  's6-supervise',
  'monit',
  'circusd',
  'init',
  'openrc-init',
])
/** One file, many programs: which one it is says the name that it was called by. */
const MANY_IN_ONE = new Set(['busybox', 'toybox', 'coreutils'])
const INTERPRETERS = /^(python|perl|ruby|node|php|java|lua)[\d.]*$/

const baseName = (path: string) =>
  path
    .replace(/ \(deleted\)$/, '')
    .split('/')
    .at(-1) ?? ''

/** What a process runs: its file's name; of a multi-call program the name that it was called by; where neither can be read, its first argument. */
export function programOf({ exe, args }: SurveyedProcess): string {
  const called = baseName((args[0] ?? '').split(/[ :]/)[0] ?? '').replace(/^-/, '')
  const file = baseName(exe)
  if (file === '') return called
  if (!MANY_IN_ONE.has(file)) return file
  // `busybox httpd` and `httpd`, a link to it, are the same.
  return (called === file ? baseName(args[1] ?? '') : called) || file
}

/** What an interpreter was given to run. */
const scriptOf = ({ args }: SurveyedProcess): string => {
  const script = baseName(args.slice(1).find((arg) => !arg.startsWith('-')) ?? '')
  // Arguments may carry secrets: only what looks like a file's or a module's name is said.
  return /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,60}$/.test(script) ? script : ''
}

const isInit = (process: SurveyedProcess): boolean => INITS.has(programOf(process))

const isManager = (process: SurveyedProcess): boolean =>
  MANAGERS.has(programOf(process)) ||
  (INTERPRETERS.test(programOf(process)) && MANAGERS.has(scriptOf(process)))

export interface Programs {
  /** Each main program once. */
  mains: string[]
  managers: string[]
  /** Programs that came in from outside: a health check, `docker exec`. */
  visitors: string[]
}

/**
 * The programs that a container was made to run. Its first process and what comes of it count; what was started into
 * it from outside comes and goes. Processes of the program that started them are its workers; a shell that waits for
 * one program is only its wrapper.
 */
export function programsOf(first: number, processes: readonly SurveyedProcess[]): Programs {
  const known = new Map(processes.map((process) => [process.pid, process]))
  const ancestors = (process: SurveyedProcess): SurveyedProcess[] => {
    const found: SurveyedProcess[] = []
    for (let each = known.get(process.ppid); each && !found.includes(each); each = known.get(each.ppid)) {
      found.push(each)
    }
    return found
  }
  const isOwn = (process: SurveyedProcess) =>
    process.pid === first || ancestors(process).some(({ pid }) => pid === first)
  // One that has ended and waits to be reaped has no program any more.
  const own = processes.filter((process) => isOwn(process) && programOf(process) !== '')
  const children = Map.groupBy(own, ({ ppid }) => ppid)
  const isWrapper = (process: SurveyedProcess) =>
    SHELLS.has(programOf(process)) && new Set((children.get(process.pid) ?? []).map(programOf)).size === 1
  const mains = own.filter(
    (process) =>
      !isInit(process) &&
      !isManager(process) &&
      !isWrapper(process) &&
      !ancestors(process).some(
        (each) => each.exe === process.exe && programOf(each) === programOf(process) && !isManager(each),
      ),
  )
  return {
    mains: [...new Set(mains.map(identity))],
    managers: [...new Set(own.filter(isManager).map(programOf))],
    visitors: [...new Set(processes.filter((process) => !isOwn(process)).map(programOf))],
  }
}

/** Two scripts of one interpreter are two programs. */
function identity(process: SurveyedProcess): string {
  const program = programOf(process)
  return INTERPRETERS.test(program) && scriptOf(process) !== '' ? `${program} ${scriptOf(process)}` : program
}
