import { type Message, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { IconButton } from './Button.tsx'
import type { IconName } from './Icon.tsx'
import { useSetting } from '../settings/settings.ts'
import { type Theme, themeAfter } from './theme.ts'

const looks: Record<Theme, { icon: IconName; label: Message }> = {
  system: { icon: 'contrast', label: msg`Colours: as the system` },
  light: { icon: 'sun', label: msg`Colours: light` },
  dark: { icon: 'moon', label: msg`Colours: dark` },
  contrast: { icon: 'contrast', label: msg`Colours: high contrast` },
}

/** Goes on to the next theme. */
export function ThemeButton() {
  const t = useText()
  const [theme, setTheme] = useSetting('theme')
  const { icon, label } = looks[theme]
  return <IconButton icon={icon} label={t(label)} onPress={() => setTheme(themeAfter(theme))} />
}
