import { Fragment, type ReactNode, useLayoutEffect, useRef } from 'react'
import { Group, Panel, Separator } from 'react-resizable-panels'
import { useText } from '../language/use-text.ts'
import { IconButton } from '../ui/Button.tsx'
import separator from '../ui/separator.module.css'
import { type Deck, type DeckEvent, type Tab, titleOf } from './deck.ts'
import { type Pane, panesOf, type Place } from './layout.ts'
import style from './Panes.module.css'
import { panelId, tabId } from './TerminalTabs.tsx'

interface PanesProps {
  deck: Deck
  tell(event: DeckEvent): void
  /** The element that a tab's xterm is in, wherever it is shown. */
  homeOf(key: string): HTMLElement
  /** Where those are that no pane shows. */
  parking(): HTMLElement | null
  /** What stands in a pane without a terminal. */
  empty: ReactNode
}

/** Lays out the panes. An xterm is only moved into its pane, so that nothing on it is begun anew. */
export function Panes(props: PanesProps) {
  const isOnly = panesOf(props.deck.place).length === 1
  return <Part {...props} place={props.deck.place} isOnly={isOnly} />
}

interface PartProps extends PanesProps {
  place: Place
  isOnly: boolean
}

function Part({ place, ...rest }: PartProps) {
  const t = useText()
  if (place.kind === 'pane') return <PaneView key={place.id} pane={place} {...rest} />
  const { id, along, parts, sizes } = place
  const label = along === 'row' ? t`Width of the terminals` : t`Height of the terminals`
  return (
    <Group
      // A group keeps its sizes for as long as it lives; with other parts it is another one.
      key={parts.map((part) => part.id).join(' ')}
      id={id}
      className={style.group}
      orientation={along === 'row' ? 'horizontal' : 'vertical'}
      defaultLayout={sizes && { ...sizes }}
      onLayoutChanged={(layout, { isUserInteraction }) => {
        if (isUserInteraction) rest.tell({ kind: 'sized', split: id, sizes: layout })
      }}
    >
      {parts.map((part, at) => (
        <Fragment key={part.id}>
          {at > 0 && <Separator className={separator.separator} aria-label={label} />}
          <Panel id={part.id} minSize={along === 'row' ? '7rem' : '4rem'}>
            <Part {...rest} place={part} />
          </Panel>
        </Fragment>
      ))}
    </Group>
  )
}

function PaneView({
  pane,
  deck,
  tell,
  homeOf,
  parking,
  empty,
  isOnly,
}: Omit<PartProps, 'place'> & { pane: Pane }) {
  const tab = deck.tabs.find(({ key }) => key === pane.tab)
  const key = tab?.key
  const slot = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (key === undefined) return
    const home = homeOf(key)
    slot.current?.append(home)
    return () => parking()?.append(home)
  }, [key, homeOf, parking])
  if (!tab) return <div className={style.pane}>{empty}</div>
  return (
    <div
      className={style.pane}
      data-active={(!isOnly && pane.id === deck.pane) || undefined}
      id={panelId(tab)}
      role="tabpanel"
      aria-labelledby={tabId(tab)}
    >
      {!isOnly && <PaneHead tab={tab} onClose={() => tell({ kind: 'unsplit', pane: pane.id })} />}
      <div ref={slot} className={style.slot} />
    </div>
  )
}

function PaneHead({ tab, onClose }: { tab: Tab; onClose(): void }) {
  const t = useText()
  const title = titleOf(tab)
  return (
    <div className={style.head}>
      <span className={style.title}>{title}</span>
      <IconButton
        icon="close"
        label={t`Close the pane of ${title}; the terminal goes on`}
        onPress={onClose}
      />
    </div>
  )
}
