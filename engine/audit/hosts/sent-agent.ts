import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { ProbeError, msg, verbatim } from '../../../contract/index.ts'
import { type Agent, createAgent } from '../../hosts/probe/agent.ts'
import { recipeFolder } from '../../hosts/recipe-folder.ts'

const START_TIMEOUT_MS = 30_000

/**
 * What the machine's Python is told to do: take the agent's modules from standard input and serve them. Nothing is
 * written there. Without single quotes, between which it goes through the shell of another machine.
 */
const BOOTSTRAP = `
import importlib.abc, importlib.util, json, os, struct, sys
def take(count):
    data = b""
    while len(data) < count:
        piece = os.read(0, count - len(data))
        if not piece:
            sys.exit("nothing was sent")
        data += piece
    return data
sent = json.loads(take(struct.unpack(">I", take(4))[0]))
class Sent(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        return importlib.util.spec_from_loader(name, self) if name in sent else None
    def create_module(self, spec):
        return None
    def exec_module(self, module):
        exec(compile(sent[module.__name__], module.__name__, "exec"), module.__dict__)
sys.meta_path.insert(0, Sent())
import agent
agent.serve()
`

/** The agent's modules by name, as the bootstrap takes them. */
function agentModules(folder = join(recipeFolder(), 'probe', 'agent')): Buffer {
  const modules = Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.endsWith('.py'))
      .map((name) => [basename(name, '.py'), readFileSync(join(folder, name), 'utf8')]),
  )
  const text = Buffer.from(JSON.stringify(modules))
  const head = Buffer.alloc(4)
  head.writeUInt32BE(text.length)
  return Buffer.concat([head, text])
}

/** Arguments of the Python that waits for the modules: no settings of its environment or user count. */
export const pythonArguments = ['-EsB', '-c', BOOTSTRAP]

/** Starts a program that runs the bootstrap, sends the agent to it and waits for its first word. Throws ProbeError. */
export async function startSentAgent(
  program: string,
  argv: readonly string[],
  signal?: AbortSignal,
): Promise<Agent> {
  const child = spawn(program, argv, { stdio: 'pipe' })
  const complaints = complaintsOf(child)
  const ended = new Promise<never>((_, reject) => {
    child.once('error', (error) => reject(new ProbeError(verbatim(error.message), { cause: error })))
    child.once('exit', () => setTimeout(() => reject(new ProbeError(verbatim(complaints()))), 50))
  })
  ended.catch(() => undefined)
  child.stdin.on('error', () => undefined)
  child.stdin.write(agentModules())
  const agent = createAgent({ input: child.stdout, output: child.stdin, destroy: () => end(child) })
  // Somebody who wants it to end doesn't wait until it has begun.
  signal?.addEventListener('abort', () => agent.close(), { once: true })
  if (signal?.aborted) agent.close()
  try {
    await Promise.race([agent.request({ op: 'hello' }, START_TIMEOUT_MS), ended])
    return agent
  } catch (error) {
    agent.close()
    // The stream's end says less than what the program complained of.
    if (child.exitCode !== null || child.signalCode !== null) await ended
    throw error instanceof ProbeError
      ? error
      : new ProbeError(msg`The agent did not start.`, { cause: error })
  }
}

function complaintsOf(child: ChildProcessWithoutNullStreams): () => string {
  let text = ''
  child.stderr.on('data', (chunk: Buffer) => {
    if (text.length < 4000) text += chunk.toString('utf8')
  })
  // Of a traceback the last line says what is wrong.
  return () => text.trim().split('\n').at(-1)?.slice(0, 300) || 'the program ended at once'
}

/** The agent ends by itself when nobody speaks to it any more; one that doesn't is ended. */
function end(child: ChildProcessWithoutNullStreams): void {
  child.stdin.end()
  const timer = setTimeout(() => child.kill('SIGKILL'), 2000)
  timer.unref()
  child.once('exit', () => clearTimeout(timer))
}
