import type { KeyboardEvent } from 'react'
import { useText } from '../language/use-text.ts'
import tabs from '../ui/tabs.module.css'
import { type Part, partId, partNames, parts, partTabId } from './parts.ts'
import style from './Workspace.module.css'

interface PartTabsProps {
  shown: Part
  onShow(part: Part): void
}

/** Where the window is narrow: which part of the workspace is shown. Arrows choose, as in every list of tabs. */
export function PartTabs({ shown, onShow }: PartTabsProps) {
  const t = useText()
  const go = (event: KeyboardEvent) => {
    const here = parts.indexOf(shown)
    const steps: Record<string, number> = {
      ArrowLeft: here - 1,
      ArrowRight: here + 1,
      Home: 0,
      End: parts.length - 1,
    }
    const next = parts.at((steps[event.key] ?? here) % parts.length)
    if (!next || next === shown) return
    event.preventDefault()
    onShow(next)
    document.getElementById(partTabId(next))?.focus()
  }
  return (
    <div className={`${tabs.list} ${style.parts}`} role="tablist" aria-label={t`Parts of the window`}>
      {parts.map((part) => (
        <button
          key={part}
          id={partTabId(part)}
          type="button"
          role="tab"
          className={`${tabs.tab} ${style.part}`}
          aria-selected={part === shown}
          aria-controls={partId(part)}
          tabIndex={part === shown ? 0 : -1}
          data-selected={part === shown || undefined}
          onClick={() => onShow(part)}
          onKeyDown={go}
        >
          {t(partNames[part])}
        </button>
      ))}
    </div>
  )
}
