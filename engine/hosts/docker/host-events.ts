import type Docker from 'dockerode'
import { createInterface } from 'node:readline'
import { Label } from './labels.ts'

/** Told in place of a host's name when Docker itself went away. */
const ANY_HOST = 'Docker'

type Listener = (host: string) => void

export interface HostEvents {
  onHostDown(lab: string, listener: Listener): () => void
  /** A lab that is being removed on purpose is no news. */
  ignore(lab: string): void
  dispose(): void
}

/**
 * Hears from Docker when lab hosts stop. Listens only while somebody does. Losing the connection to Docker
 * means that all hosts are out of reach, which is told as their being down.
 */
export function watchHosts(docker: Docker, installation: string): HostEvents {
  const listeners = new Map<string, Set<Listener>>()
  let stream: NodeJS.ReadableStream | undefined
  let starting = false
  let disposed = false

  const tell = (lab: string, host: string): void => {
    for (const listener of listeners.get(lab) ?? []) listener(host)
  }

  const lost = (): void => {
    stream = undefined
    if (disposed) return
    for (const lab of [...listeners.keys()]) tell(lab, ANY_HOST)
  }

  const start = async (): Promise<void> => {
    if (stream || starting || disposed) return
    starting = true
    try {
      const filters = {
        type: ['container'],
        event: ['die'],
        label: [`${Label.installation}=${installation}`, `${Label.kind}=host`],
      }
      const opened = await docker.getEvents({ filters: JSON.stringify(filters) as never })
      stream = opened
      if (disposed) return (opened as unknown as { destroy(): void }).destroy()
      opened.once('error', lost)
      opened.once('close', lost)
      const lines = createInterface({ input: opened })
      lines.on('line', (line) => {
        const { Attributes = {} } =
          (JSON.parse(line) as { Actor?: { Attributes?: Record<string, string> } }).Actor ?? {}
        tell(Attributes[Label.lab] ?? '', Attributes[Label.host] ?? '')
      })
      lines.on('error', () => undefined)
    } catch {
      lost()
    } finally {
      starting = false
    }
  }

  return {
    onHostDown: (lab, listener) => {
      const known = listeners.get(lab) ?? new Set()
      listeners.set(lab, known.add(listener))
      void start()
      return () => {
        known.delete(listener)
        if (known.size === 0) listeners.delete(lab)
      }
    },
    ignore: (lab) => void listeners.delete(lab),
    dispose: () => {
      disposed = true
      listeners.clear()
      ;(stream as { destroy?(): void } | undefined)?.destroy?.()
    },
  }
}
