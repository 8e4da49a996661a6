import { homedir } from 'node:os'
import { Duplex } from 'node:stream'
import type { IPty } from 'node-pty'
import type { TerminalSize } from '../../contract/index.ts'
import type { TerminalSource } from '../hosts/lab-hosts.ts'
import { type SshTarget, sshArguments } from './ssh-target.ts'

/** What is read before somebody takes it, in bytes. */
const READ_AHEAD = 64 * 1024
/** A shell that ignores the hang-up is killed after this, in milliseconds. */
const HANG_UP_MS = 2000

/** The person's own shell on this machine. */
export async function localShell(size: TerminalSize): Promise<TerminalSource> {
  return process.platform === 'win32'
    ? openPty('powershell.exe', ['-NoLogo'], size)
    : openPty(process.env.SHELL || '/bin/sh', [], size)
}

/** A shell on a server that somebody named, by this machine's ssh; it asks for passwords in the terminal. */
export async function sshShell(target: SshTarget, size: TerminalSize): Promise<TerminalSource> {
  return openPty('ssh', sshArguments(target), size)
}

async function openPty(file: string, argv: string[], { cols, rows }: TerminalSize): Promise<TerminalSource> {
  // Loaded when first needed: it is native, and most people only ever use the lab hosts' shells.
  const { spawn } = await import('node-pty')
  const pty = spawn(file, argv, {
    name: 'xterm-256color',
    cols,
    rows,
    cwd: homedir(),
    env: shellEnvironment(),
    encoding: null,
  })
  const exited = new Promise<number>((resolve) =>
    pty.onExit(({ exitCode, signal }) => resolve(signal ? 128 + signal : exitCode)),
  )
  let running = true
  const stream = ptyStream(pty, exited)
  void exited.then(() => (running = false))
  return {
    stream,
    exited,
    resize(columns, lines) {
      if (running) pty.resize(columns, lines)
    },
    dispose() {
      stream.destroy()
      if (running) hangUp(pty, exited)
    },
  }
}

/** The PTY as a stream: when nobody reads, the PTY isn't read either, and its program has to wait. */
function ptyStream(pty: IPty, exited: Promise<number>): Duplex {
  let paused = false
  const stream = new Duplex({
    readableHighWaterMark: READ_AHEAD,
    read() {
      // Called for every chunk that was read; the PTY is only spoken to when that changes something.
      if (paused) pty.resume()
      paused = false
    },
    write(chunk: Buffer, _encoding, done) {
      pty.write(chunk)
      done()
    },
  })
  // With `encoding: null` these are bytes, whatever the type says.
  const reading = pty.onData((bytes) => {
    if (stream.push(bytes as unknown as Buffer) || paused) return
    paused = true
    pty.pause()
  })
  stream.on('close', () => {
    reading.dispose()
    // Its exit is only told when its output was read to the end.
    pty.resume()
  })
  void exited.then(() => stream.push(null))
  return stream
}

function hangUp(pty: IPty, exited: Promise<number>): void {
  pty.kill(...(process.platform === 'win32' ? [] : ['SIGHUP']))
  if (process.platform === 'win32') return
  const last = setTimeout(() => pty.kill('SIGKILL'), HANG_UP_MS)
  void exited.then(() => clearTimeout(last))
}

/** This process's environment without what is only ours, and without a history of what was typed here. */
function shellEnvironment(): Record<string, string | undefined> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(BULKHEAD_|ELECTRON_|npm_|NODE_OPTIONS$)/.test(name),
  )
  return { ...Object.fromEntries(kept), HISTFILE: '/dev/null' }
}
