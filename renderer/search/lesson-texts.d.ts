/** The lessons' texts in one language, in the course's order: see mdx/search-plugin.ts. */
declare module 'virtual:lesson-texts/*' {
  const texts: unknown
  export default texts
}
