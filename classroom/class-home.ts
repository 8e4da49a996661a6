import { join } from 'node:path'
import { EVIDENCE_KEY } from './grades/evidence.ts'

/** A class's database where none is named. */
export const defaultClassDatabase = (home: string): string => join(home, 'class.db')

/** Files of a class's folder that belong to it: without them, links to it and what it signed are another class's. */
export const CLASS_FILES = ['tls-key.pem', 'tls-cert.pem', EVIDENCE_KEY] as const
