import type { Catalog } from '../../contract/message.ts'

const catalogs = import.meta.glob<Catalog>(
  [
    '../**/zh-CN.json',
    '../../contract/zh-CN.json',
    '../../content/**/zh-CN.json',
    '../../engine/zh-CN.json',
    '../../labs/**/zh-CN.json',
    '../../web/zh-CN.json',
  ],
  { eager: true, import: 'default' },
)

/** All that the app says, in Chinese; loaded only where it is read. */
export const catalog: Catalog = Object.assign({}, ...Object.values(catalogs))
