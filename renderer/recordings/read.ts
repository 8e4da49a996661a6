import type { EngineClient } from '../connection/connection.ts'

/** The whole file of a recording. */
export async function readRecording(client: EngineClient, id: string): Promise<string> {
  const pieces: string[] = []
  for (let from: number | null = 0; from !== null;) {
    const piece: { text: string; next: number | null } = await client.recording.read({ id, from })
    pieces.push(piece.text)
    from = piece.next
  }
  return pieces.join('')
}

/** `20261122T093000Z_daemon-tls_master_0a1b2c3d` as `bulkhead-daemon-tls-master-20261122T093000Z.cast`. */
export function fileNameOf(id: string): string {
  const [at, exercise, host] = id.split('_')
  return `bulkhead-${exercise}-${host}-${at}.cast`
}

export function saveAs(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/x-asciicast' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser takes it in its own time.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
