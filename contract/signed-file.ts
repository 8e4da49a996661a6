import { z } from 'zod'
import { DeviceKey, SignedReport } from './class/report.ts'

/** A file that somebody signed: the payload as the text that was signed, byte for byte. */
export const signedFile = <Format extends string>(format: Format) =>
  z.strictObject({
    format: z.literal(format),
    version: z.literal(1),
    /** Ed25519 public key of whoever signed it: SPKI in DER, base64. */
    key: DeviceKey,
    signature: SignedReport.shape.signature,
    payload: z.string(),
  })
export type SignedFile = z.infer<ReturnType<typeof signedFile>>
