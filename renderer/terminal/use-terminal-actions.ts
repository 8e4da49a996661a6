import { type Message, msg } from '../../contract/message.ts'
import { type Action, useActions } from '../palette/actions.ts'
import { changeSetting, currentSettings, settings, useSetting } from '../settings/settings.ts'
import { activeTab, canSplit, titleOf } from './deck.ts'
import { type Direction, panesOf } from './layout.ts'
import type { Terminals } from './use-terminals.ts'

/** Larger or smaller text in all terminals; 0 for the size that it had at first. */
export function changeFontSize(step: 1 | -1 | 0): void {
  const { initial, min, max } = settings.terminalFontSize
  const size = step === 0 ? initial : currentSettings().terminalFontSize + step
  changeSetting('terminalFontSize', Math.min(max, Math.max(min, size)))
}

interface TerminalActionsOptions {
  hosts: readonly string[]
  canOpen: boolean
  onRename(key: string): void
}

/** What one can do with the terminals, for the palette and by keys. */
export function useTerminalActions(terminals: Terminals, options: TerminalActionsOptions): void {
  const [reader, setReader] = useSetting('terminalReader')
  useActions([
    ...paneActions(terminals, options.canOpen),
    ...tabActions(terminals, options),
    ...sizes.map(({ id, title, step }): Action => ({
      id: `terminal:${id}`,
      group: 'terminal',
      title,
      words: msg`font size zoom`,
      run: () => changeFontSize(step),
    })),
    {
      id: 'terminal:reader',
      group: 'terminal',
      title: reader ? msg`Terminal: screen reader mode off` : msg`Terminal: screen reader mode on`,
      words: msg`accessibility`,
      run: () => setReader(!reader),
    },
  ])
}

const sizes = [
  { id: 'larger', step: 1, title: msg`Larger text in the terminal` },
  { id: 'smaller', step: -1, title: msg`Smaller text in the terminal` },
  { id: 'size', step: 0, title: msg`Usual text size in the terminal` },
] as const

const directions: { direction: Direction; key: string; title: Message }[] = [
  { direction: 'left', key: 'ArrowLeft', title: msg`Go to the terminal on the left` },
  { direction: 'right', key: 'ArrowRight', title: msg`Go to the terminal on the right` },
  { direction: 'up', key: 'ArrowUp', title: msg`Go to the terminal above` },
  { direction: 'down', key: 'ArrowDown', title: msg`Go to the terminal below` },
]

function paneActions({ deck, split, goTowards, tell }: Terminals, canOpen: boolean): Action[] {
  const splits = { group: 'terminal', isDisabled: !canOpen || !canSplit(deck) } as const
  const panes = { group: 'terminal', isDisabled: panesOf(deck.place).length < 2 } as const
  return [
    {
      ...splits,
      id: 'terminal:split-row',
      title: msg`Split the terminal side by side`,
      shortcuts: ['Mod+Shift+E'],
      run: () => void split('row'),
    },
    {
      ...splits,
      id: 'terminal:split-column',
      title: msg`Split the terminal one above the other`,
      shortcuts: ['Mod+Shift+O'],
      run: () => void split('column'),
    },
    ...directions.map(({ direction, key, title }): Action => ({
      ...panes,
      id: `terminal:go-${direction}`,
      title,
      shortcuts: [`Mod+Shift+${key}`],
      run: () => goTowards(direction),
    })),
    {
      ...panes,
      id: 'terminal:unsplit',
      title: msg`Close this pane; its terminal goes on`,
      run: () => tell({ kind: 'unsplit', pane: deck.pane }),
    },
    {
      ...panes,
      id: 'terminal:alone',
      title: msg`Show only this terminal`,
      run: () => tell({ kind: 'alone' }),
    },
  ]
}

function tabActions(terminals: Terminals, { hosts, canOpen, onRename }: TerminalActionsOptions): Action[] {
  const { deck } = terminals
  const active = activeTab(deck)
  const ofActive = { group: 'terminal', isDisabled: !active } as const
  return [
    ...deck.tabs.map((tab): Action => ({
      id: `terminal:go:${tab.key}`,
      group: 'terminal',
      title: msg`Go to the terminal ${titleOf(tab)}`,
      run: () => {
        terminals.tell({ kind: 'selected', key: tab.key })
        terminals.focus(tab.key)
      },
    })),
    ...hosts.map((host): Action => ({
      id: `terminal:new:${host}`,
      group: 'terminal',
      title: msg`New terminal on ${host}`,
      isDisabled: !canOpen,
      run: () => void terminals.openOn(host),
    })),
    {
      ...ofActive,
      id: 'terminal:find',
      title: msg`Find in the terminal`,
      words: msg`search scrollback`,
      shortcuts: ['Mod+Shift+F'],
      run: () => terminals.inFront()?.askWhatToFind(),
    },
    {
      ...ofActive,
      id: 'terminal:rename',
      title: msg`Rename the terminal`,
      run: () => active && onRename(active.key),
    },
    {
      ...ofActive,
      id: 'terminal:close',
      title: msg`Close the terminal`,
      run: () => active && terminals.close(active),
    },
  ]
}
