import { z } from 'zod'

/** What the window asks of the main process. */
export const PortRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('rpc'), id: z.literal('') }),
  z.strictObject({ kind: z.literal('terminal'), id: z.string().min(1).max(64) }),
])
export type PortRequest = z.infer<typeof PortRequest>

/** From the main process to the engine; a port comes along with `connect`. */
export const ToEngine = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('connect'), to: PortRequest }),
  z.strictObject({ type: z.literal('answer'), question: z.number(), yes: z.boolean() }),
  z.strictObject({ type: z.literal('dispose') }),
])
export type ToEngine = z.infer<typeof ToEngine>

/** From the engine to the main process; texts are in the reader's language already. */
export const FromEngine = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  /** The engine can't be had, for a reason that a person should read; it ends by itself. */
  z.strictObject({ type: z.literal('trouble'), message: z.string() }),
  z.strictObject({ type: z.literal('question'), question: z.number(), text: z.string() }),
  /** The data folder, to be shown by the desktop. */
  z.strictObject({ type: z.literal('open-folder'), path: z.string() }),
])
export type FromEngine = z.infer<typeof FromEngine>
