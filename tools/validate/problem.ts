/** Something that is not as it should be, and where. */
export interface Problem {
  /** From the root. */
  file: string
  /** From 1; absent where it is about the file as a whole. */
  line?: number
  says: string
}

/** One rule of what the course is made of: everything against it that a project has. */
export interface Check<Input = unknown> {
  id: string
  /** What must be true, as the report's heading. */
  title: string
  find(project: Input): Problem[]
}

/** As terminals and editors take it: `content/en/egress.mdx:12: …`. */
export function problemInWords({ file, line, says }: Problem): string {
  return `${file}${line === undefined ? '' : `:${line}`}: ${says}`
}
