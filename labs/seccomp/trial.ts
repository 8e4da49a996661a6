import { ProbeError, type HostProbe } from '../../contract/index.ts'
import { api } from '../shared/daemon-api.ts'
import { execIn } from '../shared/exec-in.ts'

/** What a call said: an error's number, 0 for none, or that its process was ended. */
export interface Tried {
  name: string
  answer: number | 'killed'
}

/** A call by number, per kind of processor. `:path` stands for a path, `<path` for the file opened. */
export interface NumberedCall {
  name: string
  x86?: number
  arm?: number
  args: readonly (number | string)[]
}

export type Machine = 'x86' | 'arm'

/** One process for each call, because a profile may end those that ask. */
const PROGRAM = `my @open;
sub given {
  my ($word) = @_;
  return substr($word, 1) if $word =~ /^:/;
  return $word + 0 unless $word =~ /^</;
  open(my $file, '<', substr($word, 1)) or exit 2;
  push @open, $file;
  return fileno $file;
}
for (@ARGV) {
  my ($name, $nr, @words) = split /,/;
  my $pid = fork;
  last unless defined $pid;
  if (!$pid) {
    my @args = map { given($_) } @words;
    $! = 0;
    my $said = syscall($nr + 0, @args);
    exit($said == -1 ? $! + 0 : 0);
  }
  waitpid $pid, 0;
  print "$name ", ($? & 127 ? 'killed' : $? >> 8), "\\n";
}
`
const PATIENCE_MS = 8000

/** The lab host's kind of processor, which numbers its calls as it likes. */
export async function machineOf(host: HostProbe): Promise<Machine | undefined> {
  const { json } = await api(host, { path: '/version' })
  const { Arch } = (json ?? {}) as { Arch?: string }
  return ({ amd64: 'x86', arm64: 'arm' } as const)[Arch ?? '']
}

/**
 * Makes calls inside a container, under the filter that its other processes have. `null` where it has no perl, or
 * none that does as it is told.
 */
export async function tryCalls(
  host: HostProbe,
  container: string,
  machine: Machine | undefined,
  calls: readonly NumberedCall[],
  user?: string,
): Promise<Tried[] | null> {
  const known = calls.filter((call) => machine && call[machine] !== undefined)
  if (!machine || known.length === 0) return null
  const words = known.map((call) => [call.name, call[machine], ...call.args].join(','))
  const cmd = ['perl', '-e', PROGRAM, ...words]
  const outcome = await execIn(host, container, { cmd, user, timeoutMs: PATIENCE_MS }).catch(nothingSaid)
  return 'refused' in outcome ? null : readTrial(outcome.output, known)
}

/** A program in there that does not end is no trouble of ours: there is more to judge by. */
function nothingSaid(cause: unknown) {
  if (cause instanceof ProbeError) return { refused: cause.message }
  throw cause
}

export function readTrial(output: string, calls: readonly NumberedCall[]): Tried[] | null {
  const tried = [...output.matchAll(/^(\w+) (\d+|killed)$/gm)]
    .filter(([, name]) => calls.some((call) => call.name === name))
    .map(([, name = '', answer = '']) => ({
      name,
      answer: answer === 'killed' ? ('killed' as const) : Number(answer),
    }))
  return tried.length > 0 ? tried : null
}
