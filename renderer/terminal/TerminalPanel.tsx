import type { ReactNode } from 'react'
import { lazy, Suspense, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { HostName } from '../../contract/lab.ts'
import { useText } from '../language/use-text.ts'
import { useSetting } from '../settings/settings.ts'
import { Button } from '../ui/Button.tsx'
import { ProgressBar } from '../ui/ProgressBar.tsx'
import type { Lab } from '../workspace/use-lab.ts'
import { activeTab, type Tab as DeckTab } from './deck.ts'
import { BarTools } from './BarTools.tsx'
import { NoLab } from './NoLab.tsx'
import { Panes } from './Panes.tsx'
import style from './TerminalPanel.module.css'
import { TerminalTabs } from './TerminalTabs.tsx'
import { useTerminalActions } from './use-terminal-actions.ts'
import type { Terminals } from './use-terminals.ts'

/** xterm comes in a chunk of its own, once the lesson is on the screen. */
const loadView = async () => ({ default: (await import('./TerminalView.tsx')).TerminalView })
const TerminalView = lazy(loadView)

const RenameDialog = lazy(async () => ({ default: (await import('./RenameDialog.tsx')).RenameDialog }))

interface TerminalPanelProps {
  exercise: string
  lab: Lab
  hosts: readonly HostName[]
  terminals: Terminals
}

export function TerminalPanel({ exercise, lab, hosts, terminals }: TerminalPanelProps) {
  const t = useText()
  const { deck, tell } = terminals
  const [theme] = useSetting('terminalTheme')
  const [renaming, setRenaming] = useState<string>()
  const parked = useRef<HTMLDivElement>(null)
  const [homes] = useState(() => createHomes(style.home))
  useTerminalActions(terminals, { hosts, canOpen: lab.isOpen, onRename: setRenaming })
  useEffect(() => {
    // Before there is a shell to show; the view itself tells of a failure.
    loadView().catch(() => {})
  }, [])
  const parking = useCallback(() => parked.current, [])
  const active = activeTab(deck)
  const renamed = deck.tabs.find((tab) => tab.key === renaming)
  const progress =
    lab.state?.kind === 'resetting' || lab.state?.kind === 'opening' ? lab.state.progress : undefined
  if (deck.tabs.length === 0 && !lab.isOpen) {
    return (
      <div className={style.panel} data-terminal-theme={theme}>
        <NoLab exercise={exercise} lab={lab} />
      </div>
    )
  }
  const isAway = lab.state?.kind === 'closed' || lab.state?.kind === 'asleep' || lab.state?.kind === 'failed'
  return (
    <div className={style.panel} data-terminal-theme={theme}>
      <div className={style.bar}>
        <TerminalTabs
          deck={deck}
          onSelect={(key) => tell({ kind: 'selected', key })}
          onClose={terminals.close}
          onRename={setRenaming}
          onMove={(key, by) => tell({ kind: 'moved', key, by })}
        />
        <BarTools lab={lab} hosts={hosts} terminals={terminals} onRename={setRenaming} />
      </div>
      <div className={style.content}>
        <Panes
          deck={deck}
          tell={tell}
          homeOf={homes}
          parking={parking}
          empty={<p className={style.loading}>{t`No terminal is open. The plus opens one.`}</p>}
        />
        <div ref={parked} hidden />
      </div>
      {deck.tabs.map((tab) => (
        <Home key={tab.key} element={homes(tab.key)} parking={parking}>
          {/* Whatever of it gets the focus: its pane is the active one. */}
          <div
            className={style.home}
            data-entry={tab === active || undefined}
            onFocus={() => tab !== active && tell({ kind: 'selected', key: tab.key })}
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
        </Home>
      ))}
      {renamed && (
        <Suspense>
          <RenameDialog
            tab={renamed}
            onRename={(name) => tell({ kind: 'renamed', key: renamed.key, name })}
            onClose={() => setRenaming(undefined)}
          />
        </Suspense>
      )}
      {isAway && <NoLab exercise={exercise} lab={lab} />}
      {progress && (
        <Strip>
          <p>{t(progress.step)}</p>
          <ProgressBar fraction={progress.fraction} label={t(progress.step)} />
        </Strip>
      )}
    </div>
  )
}

/** One element for each tab, for as long as the window shows the terminals. */
function createHomes(className: string | undefined): (key: string) => HTMLElement {
  const homes = new Map<string, HTMLElement>()
  return (key) => {
    const home = homes.get(key) ?? document.createElement('div')
    home.className = className ?? ''
    homes.set(key, home)
    return home
  }
}

interface HomeProps {
  element: HTMLElement
  parking(): HTMLElement | null
  children: ReactNode
}

/** Renders into an element that panes move about. */
function Home({ children, ...rest }: HomeProps) {
  return (
    <>
      <Arrival {...rest} />
      {createPortal(children, rest.element)}
    </>
  )
}

/** Has the element in the document before xterm, which measures there, is put into it. */
function Arrival({ element, parking }: Omit<HomeProps, 'children'>) {
  useLayoutEffect(() => {
    if (!element.isConnected) parking()?.append(element)
    return () => element.remove()
  }, [element, parking])
  return null
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
