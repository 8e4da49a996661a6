import { bash } from './checks/bash.ts'
import { catalogs } from './checks/catalogs.ts'
import { commands } from './checks/commands.ts'
import { components } from './checks/components.ts'
import { englishValues } from './checks/english-values.ts'
import { exercises } from './checks/exercises.ts'
import { languages } from './checks/languages.ts'
import { lessons } from './checks/lessons.ts'
import { links } from './checks/links.ts'
import { params } from './checks/params.ts'
import { shownTexts } from './checks/shown-texts.ts'
import type { Check } from './problem.ts'
import type { Project } from './project.ts'

/** Everything that `npm run validate` looks at, in this order. Each has a canary in tools/canaries/validate. */
export const CHECKS: readonly Check<Project>[] = [
  exercises,
  lessons,
  languages,
  catalogs,
  shownTexts,
  englishValues,
  links,
  components,
  params,
  bash,
  commands,
]
