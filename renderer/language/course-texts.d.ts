/** The exercises' titles and summaries in Chinese: see tools/languages/course-texts.ts. */
declare module 'virtual:course-texts' {
  const texts: Readonly<Record<string, string>>
  export default texts
}
