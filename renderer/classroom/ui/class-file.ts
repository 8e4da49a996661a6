import type { ClassFile } from '../../../contract/class/index.ts'

/** What a file of the class holds. */
export function bytesOf({ base64 }: ClassFile): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
}
