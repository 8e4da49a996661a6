import { useText } from '../language/use-text.ts'
import style from './Commands.module.css'
import { CopyButton } from './CopyButton.tsx'

/** Commands for a terminal of one's own, each to be copied. */
export function Commands({ commands }: { commands: readonly string[] }) {
  const t = useText()
  return (
    <ul className={style.commands}>
      {commands.map((command) => (
        <li key={command} className={style.command}>
          <code>{command}</code>
          <CopyButton small of={command} text={() => command}>
            {t`Copy`}
          </CopyButton>
        </li>
      ))}
    </ul>
  )
}
