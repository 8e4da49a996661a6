import { expect, test } from 'vitest'
import { speechIn } from './language.ts'
import { menuTemplate } from './menu.ts'

test('the first language of the system that there is', () => {
  expect(speechIn(['de-DE', 'zh-Hans-CN', 'en-US']).language).toBe('zh-CN')
  expect(speechIn(['en-US', 'zh-CN']).language).toBe('en')
  expect(speechIn([]).t`Not now`).toBe('Not now')
  expect(speechIn(['zh']).t`Not now`).toBe('暂不')
})

test('every item of the menu has a label in it', () => {
  const { t } = speechIn(['zh-CN'])
  for (const platform of ['linux', 'darwin', 'win32'] as const) {
    const items = menuTemplate(t, platform).flatMap(({ submenu, ...menu }) => [
      menu,
      ...(Array.isArray(submenu) ? submenu : []),
    ])
    const worded = items.filter(({ type, role }) => type !== 'separator' && role !== 'appMenu')
    expect(worded.length).toBeGreaterThan(15)
    for (const { label } of worded) expect(label).toMatch(/[一-龥]/)
  }
})
