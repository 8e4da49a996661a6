import { readFileSync } from 'node:fs'
import { Command, CommanderError, Option } from 'commander'
import { GradesFormat } from '../contract/class/rpc.ts'
import { languages } from '../contract/language.ts'
import { errorInWords, helpWords } from './commander-words.ts'
import type { CheckOptions } from './commands/check.ts'
import type { ServeOptions } from './commands/class-serve.ts'
import { ExitStatus, tellFailure } from './failures.ts'
import { speak, t, wantedLanguage } from './language.ts'
import { type AuditCommands, addAuditCommands } from './program-audit.ts'
import { CheckFormat } from './check-formats.ts'

/** What the commands do. Each answers the exit status. */
export interface Commands extends AuditCommands {
  doctor(options: { json?: boolean; repair?: true | string; yes?: boolean }): Promise<number>
  list(options: { json?: boolean }): Promise<number>
  up(exercise: string, options: { seed?: string; json?: boolean }): Promise<number>
  shell(host: string, options: { exercise?: string }): Promise<number>
  exec(host: string, argv: readonly string[], options: { exercise?: string; tty?: boolean }): Promise<number>
  check(exercise: string, options: CheckOptions): Promise<number>
  attempt(exercise: string, options: { json?: boolean }): Promise<number>
  solve(exercise: string, options: { solution?: string; list?: boolean; json?: boolean }): Promise<number>
  reset(exercise: string | undefined, options: { json?: boolean }): Promise<number>
  down(exercise: string | undefined, options: { all?: boolean; json?: boolean }): Promise<number>
  classServe(options: ServeOptions): Promise<number>
  classBackup(file: string, options: ClassPlace): Promise<number>
  classRestore(file: string, options: ClassPlace): Promise<number>
  classGrades(options: ClassPlace & { format: GradesFormat; learner?: string; out: string }): Promise<number>
  verify(files: readonly string[], options: { key?: string; json?: boolean }): Promise<number>
}

/** Which class is meant. */
export interface ClassPlace {
  data?: string
  database?: string
}

const aboutStatuses =
  () => t`Exit status: 0 done; 1 the answer is no (a task fails, the attempt succeeded, doctor found a problem, a
solution failed); 2 it could not be done or told; 64 not understood; 128 and more: stopped by a signal.
exec and shell: the command's own, or 125 when it could not be run.

Where things are kept: BULKHEAD_HOME. Which Docker engine: DOCKER_HOST. BULKHEAD_DEBUG=1 shows stack traces.
Which language, without --lang: BULKHEAD_LANG, else LC_ALL, LC_MESSAGES, LANG.`

/** Runs what the arguments ask for. Answers the exit status; whatever fails has been told. */
export async function runProgram(argv: readonly string[], commands: Commands): Promise<number> {
  let status = 0
  speak(wantedLanguage(argv, process.env))
  const program = createProgram(commands, async (work, ours = ExitStatus.ours) => {
    status = await work().catch((error: unknown) => tellFailure(error, ours))
  })
  try {
    await program.parseAsync([...argv], { from: 'user' })
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    // Help and version were asked for; commander has told the rest.
    status = error.exitCode === 0 ? 0 : ExitStatus.usage
  }
  return status
}

type Act = (work: () => Promise<number>, ours?: number) => Promise<void>

function createProgram(commands: Commands, act: Act): Command {
  const program = new Command('bulkhead')
    .description(t`Learn Docker security by doing it: real, disposable lab hosts, graded on the real daemon.`)
    .version(version(), '-V, --version', t`print the version`)
    .addOption(new Option('--lang <language>', t`the language to speak`).choices(languages))
    .helpCommand(false)
    .exitOverride()
    .helpOption('-h, --help', t`show what there is to know`)
    .configureHelp(helpWords)
    .configureOutput({ outputError: (text, write) => write(`bulkhead: ${errorInWords(text)}`) })
    .showSuggestionAfterError()
    .addHelpText('after', `\n${aboutStatuses()}`)
  const commandOf = (parent: Command) => (usage: string, description: string) => {
    const made = parent
      .command(usage)
      .description(description)
      .helpOption('-h, --help', t`show what there is to know`)
    const name = parent === program ? made.name() : `${parent.name()} ${made.name()}`
    return made.showHelpAfterError(`  → npx bulkhead ${name} --help`)
  }
  const command = commandOf(program)
  const json = ['--json', t`print one JSON value, and nothing else, on standard output`] as const
  const exercise = ['--exercise <id>', t`the exercise whose lab is meant, where several are open`] as const

  program.showHelpAfterError('  → npx bulkhead --help')

  command('doctor', t`look whether this machine can open labs, and repair what can be repaired`)
    .option(
      '--repair [id]',
      t`repair what was found, or only the finding of this id; says before what it does`,
    )
    .option('--yes', t`with --repair: remove and install without asking`)
    .option(...json)
    .action((options) => act(() => commands.doctor(options)))

  command('list', t`show the exercises, how far you are, and which labs are open`)
    .option(...json)
    .action((options) => act(() => commands.list(options)))

  command('up <exercise>', t`open the lab of an exercise; builds the images when they are missing`)
    .option(
      '--seed <seed>',
      t`draw ports, names and addresses from this word; the same word gives the same lab`,
    )
    .option(...json)
    .action((id, options) => act(() => commands.up(id, options)))

  command('shell <host>', t`open a shell on a lab host`)
    .option(...exercise)
    .action((host, options) => act(() => commands.shell(host, options), ExitStatus.oursOfExec))

  command('exec <host> <command...>', t`run a command on a lab host: bulkhead exec master -- docker ps`)
    .usage('[options] <host> -- <command...>')
    .option(...exercise)
    .option('-t, --tty', t`give it a terminal`)
    .addHelpText(
      'after',
      `\n${t`Put -- before the command, so that its options are its own. Standard input goes to it, so in a loop that\nreads lines, give it </dev/null.`}`,
    )
    .action((host, argv, options) => act(() => commands.exec(host, argv, options), ExitStatus.oursOfExec))
    .showHelpAfterError(t`  → npx bulkhead exec <host> -- <command...>: put -- before the command`)

  command('check <exercise>', t`grade the lab: exit status 0 all pass, 1 some fail, 2 could not tell`)
    .addOption(
      new Option('--format <format>', t`how to print the verdict`)
        .choices(CheckFormat.options)
        .default('human'),
    )
    .option('--json', t`the same as --format json`)
    .option('--out <file>', t`write it to a file`)
    .option('--host <address>', t`grade a server that exists: unix://…, ssh://… or tcp://…`)
    .option('--docker-context <name>', t`grade the server of a docker context`)
    .option(
      '--probe',
      t`on a server: containers may run there for a moment, which some exercises need, and tcp:// always`,
    )
    .option('--seed <seed>', t`on a server: draw the parameters from this word`)
    .option('--param <name=value...>', t`on a server: a parameter as it is there`)
    .action((id, { json: isJson, ...options }) =>
      act(() => commands.check(id, { ...options, ...(isJson === true ? { format: 'json' } : {}) })),
    )

  command('attempt <exercise>', t`try to break in: exit status 0 refused, 1 it succeeded, 2 could not try`)
    .option(...json)
    .action((id, options) => act(() => commands.attempt(id, options)))

  command('solve <exercise>', t`for authors and instructors: run a known solution on the lab host`)
    .option('--solution <name>', t`which one; the first when absent`)
    .option('--list', t`show the solutions instead`)
    .option('--json', t`with --list: print them as JSON`)
    .action((id, options) => act(() => commands.solve(id, options)))

  command('reset [exercise]', t`fresh lab hosts with the same ports and names; what you achieved stays`)
    .option(...json)
    .action((id, options) => act(() => commands.reset(id, options)))

  command('down [exercise]', t`close a lab and remove everything of it`)
    .option('--all', t`all labs that are open`)
    .option(...json)
    .action((id, options) => act(() => commands.down(id, options)))

  const auditing = command(
    'audit',
    t`audit a Docker host: exit status 0 all pass, 1 findings, 2 could not tell everything`,
  )
  addAuditCommands(auditing, commandOf(auditing), commands, act)

  const group = command(
    'class',
    t`for instructors: serve a class, keep it safe, and take its grades out`,
  ).helpCommand(false)
  addClassCommands(commandOf(group), commands, act)

  command('verify <file...>', t`check bundles of evidence, offline: exit status 0 they hold, 1 one does not`)
    .option('--key <fingerprint>', t`the fingerprint of the class’s key, as its instructor told it`)
    .option(...json)
    .action((files, options) => act(() => commands.verify(files, options)))

  return program
}

function addClassCommands(
  command: (usage: string, description: string) => Command,
  commands: Commands,
  act: Act,
): void {
  const data = [
    '--data <folder>',
    t`where the class is kept; the folder “class” beside your progress when absent`,
  ] as const
  const database = [
    '--database <place>',
    t`its database: postgres://… or a file; class.db in that folder when absent`,
  ] as const
  command('serve', t`serve a class, for learners’ apps and for browsers, until it is interrupted`)
    .option(
      '--listen <address>',
      t`where: ADDRESS:PORT; only this machine when absent, 0.0.0.0:4848 for all its networks`,
    )
    .option('--name <name>', t`what a new class is called`)
    .option('--public-name <name...>', t`what others call this machine, for links`)
    .option('--no-hosting', t`without lab hosts for those who only have a browser`)
    .option('--max-hosts <number>', t`never more lab hosts than this; as many as fit when absent`)
    .option(
      '--cert <file>',
      t`a certificate of yours, in PEM with its chain, in place of one that the class makes`,
    )
    .option('--key <file>', t`the certificate’s private key, in PEM`)
    .option(...data)
    .option(...database)
    .option('--json', t`print one JSON value when it is served, in place of words`)
    .addOption(new Option('--with-input').hideHelp())
    .action((options) => act(() => commands.classServe(options)))
  command('backup <file>', t`write all of a class to one file, also while it is served`)
    .option(...data)
    .option(...database)
    .action((file, options) => act(() => commands.classBackup(file, options)))
  command('restore <file>', t`put a backup into an empty database, of either kind`)
    .option(...data)
    .option(...database)
    .action((file, options) => act(() => commands.classRestore(file, options)))
  command('grades', t`write grades and evidence to files, also while the class is served`)
    .addOption(new Option('--format <format>', t`of which kind`).choices(GradesFormat.options).default('csv'))
    .option('--learner <id>', t`only this learner, by their id in the roster or in the class`)
    .option('--out <path>', t`the file, or for the evidence of all a folder`, '.')
    .option(...data)
    .option(...database)
    .action((options) => act(() => commands.classGrades(options)))
}

function version(): string {
  const description = readFileSync(new URL('../package.json', import.meta.url), 'utf8')
  return (JSON.parse(description) as { version: string }).version
}
