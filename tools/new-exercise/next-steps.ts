/** What an author does now, in order. */
export const nextSteps = (slug: string): string => `
It is sound and does nothing: its one task fails on every lab and says that nothing is judged yet.

  1. Write it, in the order of docs/authoring.md: task, params, setup, observe, judge, attempt, solutions, wrong fixes, lesson.
  2. See it meanwhile: put '${slug}' into content/course.ts and run npm run dev.
  3. npm run validate                                     both languages, links, parameters, commands
  4. npm run prove -- --exercise ${slug} --record         on real lab hosts; keeps what was seen as fixtures
  5. npx vitest run --project unit labs/${slug}           its judge, on these fixtures

The line in content/course.ts is for learners: commit it once the whole proof is green.`
