import { aToK } from './a-to-k.ts'
import { lToZ } from './l-to-z.ts'
import type { Term } from './term.ts'

/** By their ids. Lessons explain a word where it comes first: `<Term id="cgroup">control group</Term>`. */
export const glossary: readonly Term[] = [...aToK, ...lToZ]
