// One module, so that all of it comes at once; see lazy.tsx.
export { NotOpenYet } from './exercise/NotOpenYet.tsx'
export { SetChip, SetLine } from './exercise/SetMarks.tsx'
export { SolutionRule } from './exercise/SolutionRule.tsx'
export { ClassNotices } from './notices/ClassNotices.tsx'
export { LookSign } from './notices/LookSign.tsx'
export { ClassChip } from './panel/ClassChip.tsx'
