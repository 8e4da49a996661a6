import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { HostName } from '../../contract/lab.ts'
import { useText } from '../language/use-text.ts'
import { hashOf } from '../navigation/route.ts'
import { LookSign } from '../membership/lazy.tsx'
import { useMember } from '../membership/membership.ts'
import { ariaKeys } from '../palette/chord.ts'
import { isMac } from '../palette/is-mac.ts'
import { IconButton } from '../ui/Button.tsx'
import menu from '../ui/menu.module.css'
import type { Lab } from '../workspace/use-lab.ts'
import { activeTab, canSplit, titleOf } from './deck.ts'
import { panesOf } from './layout.ts'
import style from './TerminalPanel.module.css'
import { changeFontSize } from './use-terminal-actions.ts'
import type { Terminals } from './use-terminals.ts'

interface BarToolsProps {
  lab: Lab
  hosts: readonly HostName[]
  terminals: Terminals
  onRename(key: string): void
}

/** What stands beside the tabs; the palette has more. */
export function BarTools({ lab, hosts, terminals, onRename }: BarToolsProps) {
  const t = useText()
  const isInClass = useMember() !== undefined
  const { deck, tell } = terminals
  const active = activeTab(deck)
  const cannotSplit = !lab.isOpen || !canSplit(deck)
  const more: Record<string, () => void> = {
    find: () => terminals.inFront()?.askWhatToFind(),
    rename: () => active && onRename(active.key),
    larger: () => changeFontSize(1),
    smaller: () => changeFontSize(-1),
    alone: () => tell({ kind: 'alone' }),
  }
  return (
    <div className={style.tools}>
      <LookSign />
      {active?.info.recorded && !active.stopped && (
        <a
          className={style.recorded}
          href={hashOf({ view: 'recordings' })}
          title={
            isInClass
              ? t`What this terminal shows is recorded, for you and for your class. Leads to the recordings.`
              : t`What this terminal shows is recorded on this machine. Leads to the recordings.`
          }
        >
          {t`Recorded`}
        </a>
      )}
      <IconButton
        icon="columns"
        label={t`Split side by side`}
        aria-keyshortcuts={ariaKeys('Mod+Shift+E', isMac())}
        isDisabled={cannotSplit}
        onPress={() => void terminals.split('row')}
      />
      <IconButton
        icon="rows"
        label={t`Split one above the other`}
        aria-keyshortcuts={ariaKeys('Mod+Shift+O', isMac())}
        isDisabled={cannotSplit}
        onPress={() => void terminals.split('column')}
      />
      <MenuTrigger>
        <IconButton icon="plus" label={t`New terminal`} isDisabled={!lab.isOpen} />
        <Popover className={menu.popover} placement="bottom end">
          <Menu className={menu.menu} onAction={(host) => void terminals.openOn(String(host))}>
            {hosts.map((host) => (
              <MenuItem key={host} id={host} className={menu.item} textValue={host}>
                {t`On ${host}`}
              </MenuItem>
            ))}
          </Menu>
        </Popover>
      </MenuTrigger>
      {active && (
        <>
          <MenuTrigger>
            <IconButton icon="more" label={t`More about the terminal`} />
            <Popover className={menu.popover} placement="bottom end">
              <Menu className={menu.menu} onAction={(id) => more[String(id)]?.()}>
                <MenuItem id="find" className={menu.item}>{t`Find…`}</MenuItem>
                <MenuItem id="rename" className={menu.item}>{t`Rename…`}</MenuItem>
                <MenuItem id="larger" className={menu.item}>{t`Larger text`}</MenuItem>
                <MenuItem id="smaller" className={menu.item}>{t`Smaller text`}</MenuItem>
                {panesOf(deck.place).length > 1 && (
                  <MenuItem id="alone" className={menu.item}>{t`Show only this terminal`}</MenuItem>
                )}
              </Menu>
            </Popover>
          </MenuTrigger>
          <IconButton
            icon="close"
            label={t`Close ${titleOf(active)}`}
            onPress={() => terminals.close(active)}
          />
        </>
      )}
    </div>
  )
}
