import type { KeyboardEvent } from 'react'
import { useText } from '../language/use-text.ts'
import { activeTab, type Deck, paneOf, type Tab, titleOf } from './deck.ts'
import style from './TerminalPanel.module.css'

export const tabId = (tab: Tab) => `terminal-tab-${tab.key}`
export const panelId = (tab: Tab) => `terminal-panel-${tab.key}`

interface TerminalTabsProps {
  deck: Deck
  onSelect(key: string): void
  onClose(tab: Tab): void
  onRename(key: string): void
  onMove(key: string, by: 1 | -1): void
}

/** Tabs by the usual pattern: arrows choose, Delete closes; F2 renames, and arrows with Shift move a tab. */
export function TerminalTabs({ deck, onSelect, onClose, onRename, onMove }: TerminalTabsProps) {
  const t = useText()
  const { tabs } = deck
  const active = activeTab(deck)
  const go = (event: KeyboardEvent, tab: Tab, index: number) => {
    const step = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : undefined
    if (event.shiftKey && step) return onMove(tab.key, step)
    if (event.key === 'Delete') return onClose(tab)
    if (event.key === 'F2') return onRename(tab.key)
    const places: Record<string, number> = { Home: 0, End: tabs.length - 1 }
    const next = tabs.at((step ? index + step : (places[event.key] ?? index)) % tabs.length)
    if (!next || next === tab) return
    onSelect(next.key)
    document.getElementById(tabId(next))?.focus()
  }
  return (
    <div className={style.tabs} role="tablist" aria-label={t`Terminals`}>
      {tabs.map((tab, index) => {
        const isShown = paneOf(deck, tab.key) !== undefined
        return (
          <button
            key={tab.key}
            id={tabId(tab)}
            type="button"
            role="tab"
            className={style.tab}
            aria-selected={tab === active}
            aria-controls={isShown ? panelId(tab) : undefined}
            aria-keyshortcuts="F2 Delete Shift+ArrowLeft Shift+ArrowRight"
            data-shown={isShown || undefined}
            tabIndex={tab === active ? 0 : -1}
            onClick={() => onSelect(tab.key)}
            onKeyDown={(event) => go(event, tab, index)}
          >
            {titleOf(tab)}
            {tab.stopped?.kind === 'ended' && (
              <>
                {' '}
                <span className={style.soft}>{t`(ended)`}</span>
              </>
            )}
          </button>
        )
      })}
    </div>
  )
}
