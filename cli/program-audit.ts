import { type Command, Option } from 'commander'
import { AuditFormat } from '../contract/audit/index.ts'
import type { AcceptOptions, AttestOptions } from './commands/audit-policy.ts'
import type { AuditOptions } from './commands/audit.ts'
import { t } from './language.ts'

export interface AuditCommands {
  audit(options: AuditOptions): Promise<number>
  auditAttest(item: string, options: AttestOptions): Promise<number>
  auditAccept(item: string, subject: string, options: AcceptOptions): Promise<number>
  auditList(options: { json?: boolean }): Promise<number>
  auditDiff(
    before: string | undefined,
    after: string | undefined,
    options: { json?: boolean },
  ): Promise<number>
}

type Act = (work: () => Promise<number>) => Promise<void>

/** `audit` itself looks; its own commands are about what was seen. */
export function addAuditCommands(
  audit: Command,
  command: (usage: string, description: string) => Command,
  commands: AuditCommands,
  act: Act,
): void {
  audit
    .helpCommand(false)
    .option('--lab <exercise>', t`a host of an open lab`)
    .option('--lab-host <name>', t`with --lab: which one; master when absent`)
    .option('--docker-context <name>', t`the engine of a docker context`)
    .option('--host <address>', t`the engine at an address: unix://…, ssh://… or tcp://…`)
    .option('--probe', t`also start something of Bulkhead’s own for a moment, where looking does not tell`)
    .option('--policy <file>', t`what is meant to be there, attested and accepted; in place of what is kept`)
    .addOption(
      new Option('--format <format>', t`how to print the report`)
        .choices(['human', ...AuditFormat.options])
        .default('human'),
    )
    .option('--out <file>', t`write it to a file`)
    .option('--all', t`with human: every item with all that was seen`)
    .option('--item <id>', t`with human: one item with all that was seen`)
    .action((options) => act(() => commands.audit(options)))
  const policy = ['--policy <file>', t`write it into this file, in place of what is kept`] as const
  const of = ['--audit <id>', t`for the machine of this audit; of the last one when absent`] as const
  // Commander gives an option that both know to the outer one, wherever it stands.
  const placed = <Options extends object>(options: Options) => {
    const { policy: file } = audit.opts<{ policy?: string }>()
    return file === undefined ? options : { ...options, policy: file }
  }
  const json = ['--json', t`print one JSON value, and nothing else, on standard output`] as const
  command('attest <item>', t`answer what only a person can know`)
    .requiredOption('--by <name>', t`who says it`)
    .option('--no', t`the answer is no`)
    .option('--days <number>', t`how long it holds; 90 when absent`)
    .option('--note <text>', t`what else is to be said`)
    .option(...policy)
    .option(...of)
    .action((item, options) => act(() => commands.auditAttest(item, placed(options))))
  command(
    'accept <item> <subject>',
    t`live with a finding until a day; * at the subject’s end stands for anything`,
  )
    .requiredOption('--by <name>', t`who says it`)
    .requiredOption('--reason <text>', t`why`)
    .requiredOption('--until <day>', t`from this day on it counts again: 2027-06-30`)
    .option(...policy)
    .option(...of)
    .action((item, subject, options) => act(() => commands.auditAccept(item, subject, placed(options))))
  command('list', t`show the audits that are kept`)
    .option(...json)
    .action((options) => act(() => commands.auditList(options)))
  command(
    'diff [before] [after]',
    t`what differs between two audits; between the last two of a machine when absent`,
  )
    .option(...json)
    .action((before, after, options) => act(() => commands.auditDiff(before, after, options)))
}
