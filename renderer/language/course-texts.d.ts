/** The exercises' titles and summaries in Chinese: see tools/languages/course-texts.ts. */
declare module 'virtual:course-texts' {
  const texts: Readonly<Record<string, string>>
  export default texts
}

/** The titles of the exercises' tasks in Chinese, from the same place. */
declare module 'virtual:task-texts' {
  const texts: Readonly<Record<string, string>>
  export default texts
}
