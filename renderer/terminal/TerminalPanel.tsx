import type { ReactNode } from 'react'
import { lazy, Suspense, useEffect } from 'react'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { HostName } from '../../contract/lab.ts'
import { useText } from '../language/use-text.ts'
import { Button, IconButton } from '../ui/Button.tsx'
import menu from '../ui/menu.module.css'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import type { Lab } from '../workspace/use-lab.ts'
import type { Tab as DeckTab } from './deck.ts'
import style from './TerminalPanel.module.css'
import { NoLab } from './NoLab.tsx'
import { panelId, tabId, TerminalTabs } from './TerminalTabs.tsx'
import type { Terminals } from './use-terminals.ts'

/** xterm comes in a chunk of its own, once the lesson is on the screen. */
const loadView = async () => ({ default: (await import('./TerminalView.tsx')).TerminalView })
const TerminalView = lazy(loadView)

interface TerminalPanelProps {
  lab: Lab
  hosts: readonly HostName[]
  terminals: Terminals
}

export function TerminalPanel({ lab, hosts, terminals }: TerminalPanelProps) {
  const t = useText()
  const { deck, tell } = terminals
  useEffect(() => {
    // Before there is a shell to show; the view itself tells of a failure.
    loadView().catch(() => {})
  }, [])
  const active = deck.tabs.find((tab) => tab.key === deck.active)
  const progress =
    lab.state?.kind === 'resetting' || lab.state?.kind === 'opening' ? lab.state.progress : undefined
  if (deck.tabs.length === 0 && !lab.isOpen) {
    return (
      <div className={style.panel}>
        <NoLab lab={lab} />
      </div>
    )
  }
  const isAway = lab.state?.kind === 'closed' || lab.state?.kind === 'failed'
  return (
    <div className={style.panel}>
      <div className={style.bar}>
        <TerminalTabs
          deck={deck}
          onSelect={(key) => tell({ kind: 'selected', key })}
          onClose={terminals.close}
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
          <IconButton
            icon="close"
            label={t`Close ${active.info.title}`}
            onPress={() => terminals.close(active)}
          />
        )}
      </div>
      {deck.tabs.map((tab) => (
        <div
          key={tab.key}
          id={panelId(tab)}
          className={style.content}
          role="tabpanel"
          aria-labelledby={tabId(tab)}
          hidden={tab.key !== deck.active}
        >
          <Suspense fallback={<p className={style.loading}>{t`Opening the terminal…`}</p>}>
            <TerminalView
              tab={tab}
              onReady={terminals.register}
              onStopped={(id, stopped) => tell({ kind: 'stopped', id, stopped })}
              onSize={terminals.resized}
            />
          </Suspense>
          {tab.stopped && lab.isOpen && <Stopped tab={tab} terminals={terminals} />}
        </div>
      ))}
      {deck.tabs.length === 0 && (
        <p className={style.loading}>{t`No terminal is open. The plus opens one.`}</p>
      )}
      {isAway && <NoLab lab={lab} />}
      {progress && (
        <Strip>
          <p>{t(progress.step)}</p>
          <ProgressBar fraction={progress.fraction} label={t(progress.step)} />
        </Strip>
      )}
    </div>
  )
}

function Stopped({ tab, terminals }: { tab: DeckTab; terminals: Terminals }) {
  const t = useText()
  if (tab.stopped?.kind === 'elsewhere') {
    return (
      <Strip>
        <p>{t`Another window shows this terminal.`}</p>
        <Button small onPress={() => terminals.tell({ kind: 'resumed', key: tab.key })}>
          {t`Show it here`}
        </Button>
      </Strip>
    )
  }
  const status = tab.stopped?.status ?? 0
  return (
    <Strip>
      <p>{status < 0 ? t`The shell is gone.` : t`The shell ended with status ${status}.`}</p>
      <Button small onPress={() => void terminals.renew(tab)}>
        {t`New shell`}
      </Button>
      <Button small look="quiet" onPress={() => terminals.close(tab)}>
        {t`Close`}
      </Button>
    </Strip>
  )
}

function Strip({ children }: { children: ReactNode }) {
  return (
    <div className={style.strip} role="status">
      {children}
    </div>
  )
}
