import type { KeyboardEvent } from 'react'
import { useText } from '../language/use-text.ts'
import type { Deck, Tab } from './deck.ts'
import style from './TerminalPanel.module.css'

export const tabId = (tab: Tab) => `terminal-tab-${tab.key}`
export const panelId = (tab: Tab) => `terminal-panel-${tab.key}`

interface TerminalTabsProps {
  deck: Deck
  onSelect(key: string): void
  onClose(tab: Tab): void
}

/** Tabs by the usual pattern: arrows choose, Delete closes. */
export function TerminalTabs({ deck: { tabs, active }, onSelect, onClose }: TerminalTabsProps) {
  const t = useText()
  const go = (event: KeyboardEvent, tab: Tab, index: number) => {
    const steps: Record<string, number> = {
      ArrowLeft: index - 1,
      ArrowRight: index + 1,
      Home: 0,
      End: tabs.length - 1,
    }
    const next = tabs.at((steps[event.key] ?? index) % tabs.length)
    if (event.key === 'Delete') onClose(tab)
    if (!next || next === tab) return
    onSelect(next.key)
    document.getElementById(tabId(next))?.focus()
  }
  return (
    <div className={style.tabs} role="tablist" aria-label={t`Terminals`}>
      {tabs.map((tab, index) => (
        <button
          key={tab.key}
          id={tabId(tab)}
          type="button"
          role="tab"
          className={style.tab}
          aria-selected={tab.key === active}
          aria-controls={panelId(tab)}
          tabIndex={tab.key === active ? 0 : -1}
          onClick={() => onSelect(tab.key)}
          onKeyDown={(event) => go(event, tab, index)}
        >
          {tab.info.title}
          {tab.stopped?.kind === 'ended' && (
            <>
              {' '}
              <span className={style.soft}>{t`(ended)`}</span>
            </>
          )}
        </button>
      ))}
    </div>
  )
}
