import { CATALOG } from '../../languages/catalogs.ts'
import { findGaps } from '../../languages/find-gaps.ts'
import type { Check } from '../problem.ts'
import type { Project } from '../project.ts'

/** Every message is there in every language, once. */
export const catalogs: Check<Project> = {
  id: 'catalogs',
  title: 'Messages: all translated, none left over, the same placeholders and code in both',
  find: ({ areas }) =>
    findGaps(areas).map(({ folder, says, file, line }) =>
      file === undefined ? { file: `${folder}/${CATALOG}`, says } : { file, line, says },
    ),
}
