import courseTexts from 'virtual:course-texts'
import type { Catalog } from '../../contract/message.ts'

const everywhere = import.meta.glob<Catalog>(
  [
    '../**/zh-CN.json',
    '!../{audit,classroom,doctor,membership,pictures,settings}/zh-CN.json',
    '../../contract/zh-CN.json',
    '../../content/zh-CN.json',
    '../../labs/{host,shared,tricks}/zh-CN.json',
    '../../web/zh-CN.json',
  ],
  { eager: true, import: 'default' },
)

const ofParts = import.meta.glob<Catalog>(
  [
    '../{audit,classroom,doctor,membership,pictures,settings}/zh-CN.json',
    '../../{audit,engine,classroom,readings}/zh-CN.json',
    '../../{labs,content}/*/zh-CN.json',
    '!../../labs/{host,shared,tricks}/*',
  ],
  { import: 'default' },
)

/** What any view may say, in Chinese; loaded only where it is read. */
export const catalog: Catalog = Object.assign({}, courseTexts, ...Object.values(everywhere))

/** What only a part says: a lesson with its exercise, the pictures, the engine, or what all `tasks` are called. */
export async function partCatalog(part: string): Promise<Catalog> {
  if (part === 'tasks') return (await import('virtual:task-texts')).default
  const folders = ['..', '../..', '../../labs', '../../content']
  const found = folders.flatMap((folder) => ofParts[`${folder}/${part}/zh-CN.json`] ?? [])
  const catalogs = await Promise.all(found.map((load) => load()))
  return Object.assign({}, ...catalogs)
}
