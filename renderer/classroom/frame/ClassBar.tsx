import { useState } from 'react'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { type Message, msg } from '../../../contract/message.ts'
import { LanguageMenu } from '../../language/LanguageMenu.tsx'
import { useText } from '../../language/use-text.ts'
import { focusContent } from '../../navigation/focus-content.ts'
import { Button } from '../../ui/Button.tsx'
import menu from '../../ui/menu.module.css'
import { saveFile } from '../../ui/save-file.ts'
import { ThemeButton } from '../../ui/ThemeButton.tsx'
import { OutageError } from '../../connection/carrier.ts'
import { classAway } from '../away.ts'
import { classHashOf, type ClassRoute } from '../class-route.ts'
import { signOut } from '../gate/about.ts'
import { bytesOf } from '../ui/class-file.ts'
import { useClass, useClassAction, useMay } from '../use-class.ts'
import style from './ClassBar.module.css'
import { LoginDialog } from './LoginDialog.tsx'

type Tab = Exclude<ClassRoute['tab'], 'learner'>

const names: Record<Tab, Message> = {
  room: msg`Room`,
  messages: msg`Messages`,
  course: msg`Course`,
  people: msg`People`,
  grades: msg`Grades`,
}

/** What the class is called, where one can go, and who one is. */
export function ClassBar({ tab, onLeft }: { tab: ClassRoute['tab']; onLeft(): void }) {
  const t = useText()
  const may = useMay()
  const { className, me } = useClass()
  const role = me.role === 'instructor' ? t`Instructor` : t`Assistant`
  const [isChanging, setChanging] = useState(false)
  const data = useClassAction(async (client) => {
    const file = await client.me.data()
    saveFile(file.name, bytesOf(file), file.type)
  })
  const out = useClassAction(async () => {
    await signOut().catch(() => {
      throw new OutageError('unreachable', classAway.trouble)
    })
    onLeft()
  })
  const trouble = out.trouble ?? data.trouble
  const tabs = (Object.keys(names) as Tab[]).filter((name) => name !== 'grades' || may('grades', 'get'))
  const acts: Record<string, () => void> = {
    login: () => setChanging(true),
    data: () => void data.run(),
    out: () => void out.run(),
  }
  return (
    <header className={style.bar}>
      <button type="button" className={style.skip} onClick={focusContent}>
        {t`Skip to the content`}
      </button>
      <a className={style.home} href={classHashOf({ tab: 'room' })}>
        <img src="./icon.svg" alt="" width="24" height="24" />
        <span className={style.name}>{className}</span>
      </a>
      <nav className={style.tabs} aria-label={t`Views of the class`}>
        {tabs.map((name) => {
          const isHere = name === tab || (name === 'room' && tab === 'learner')
          return (
            <a
              key={name}
              href={classHashOf({ tab: name })}
              className={style.tab}
              aria-current={name === tab ? 'page' : undefined}
              data-here={isHere || undefined}
            >
              {t(names[name])}
            </a>
          )
        })}
      </nav>
      <div className={style.tools}>
        <LanguageMenu />
        <ThemeButton />
        <MenuTrigger>
          <Button look="quiet">
            {me.name}
            {me.name !== role && <span className={style.role}>{role}</span>}
          </Button>
          <Popover className={menu.popover} placement="bottom end" offset={4}>
            <Menu
              className={menu.menu}
              aria-label={t`Your account`}
              onAction={(key) => acts[String(key)]?.()}
            >
              <MenuItem id="login" className={menu.item}>{t`Set login and password…`}</MenuItem>
              <MenuItem id="data" className={menu.item}>{t`Save all that is kept of you`}</MenuItem>
              <MenuItem id="out" className={menu.item}>{t`Sign out`}</MenuItem>
            </Menu>
          </Popover>
        </MenuTrigger>
      </div>
      {trouble && (
        <p role="alert" className={style.trouble}>
          {t(trouble.what)}
        </p>
      )}
      {isChanging && <LoginDialog onClose={() => setChanging(false)} />}
    </header>
  )
}
