import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { languageNames, languages } from '../../contract/language.ts'
import { IconButton } from '../ui/Button.tsx'
import menu from '../ui/menu.module.css'
import { chooseToSpeak, useSpeech } from './language.ts'
import { useText } from './use-text.ts'

/** Every language in its own words. */
export function LanguageMenu() {
  const t = useText()
  const { language } = useSpeech()
  return (
    <MenuTrigger>
      <IconButton icon="language" label={t`Language: ${languageNames[language]}`} />
      <Popover className={menu.popover} placement="bottom end" offset={4}>
        <Menu className={menu.menu} aria-label={t`Language`} selectionMode="single" selectedKeys={[language]}>
          {languages.map((each) => (
            <MenuItem
              key={each}
              id={each}
              className={menu.item}
              textValue={languageNames[each]}
              onAction={() => void chooseToSpeak(each)}
            >
              <span lang={each}>{languageNames[each]}</span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
