import { useText } from '../language/use-text.ts'
import { LanguageMenu } from '../language/LanguageMenu.tsx'
import { ClassChip } from '../membership/lazy.tsx'
import { goTo, hashOf } from '../navigation/route.ts'
import { openPalette } from '../palette/open-palette.ts'

import { Shortcut } from '../palette/Shortcut.tsx'
import { Button, IconButton } from '../ui/Button.tsx'
import { ThemeButton } from '../ui/ThemeButton.tsx'
import style from './Frame.module.css'

/** `slot` gets the element that the view may fill. */
export function TopBar({ slot }: { slot(element: HTMLElement | null): void }) {
  const t = useText()
  return (
    <header className={style.bar}>
      <a className={style.home} href={hashOf({ view: 'course' })} aria-label={t`Bulkhead: the course`}>
        <img src="./icon.svg" alt="" width="24" height="24" />
        <span className={style.name} aria-hidden="true">
          Bulkhead
        </span>
      </a>
      <div className={style.slot} ref={slot} />
      <div className={style.tools}>
        <ClassChip />
        <span className={style.wideSearch}>
          <Button icon="search" onPress={openPalette} aria-keyshortcuts="Control+K F1">
            {t`Search`}
            <Shortcut keys={'Mod+K'} />
          </Button>
        </span>
        <span className={style.narrowSearch}>
          <IconButton icon="search" label={t`Search and commands`} onPress={openPalette} />
        </span>
        <LanguageMenu />
        <ThemeButton />
        <IconButton icon="settings" label={t`Settings`} onPress={() => goTo({ view: 'settings' })} />
      </div>
    </header>
  )
}
