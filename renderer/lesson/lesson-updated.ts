/** Said in the page, in development, when a lesson was written anew; see mdx/lesson-plugin.ts. */
export const LESSON_UPDATED = 'bulkhead:lesson'
