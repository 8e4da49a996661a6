import { type KeyboardEvent, useDeferredValue, useMemo, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Dialog } from 'react-aria-components/Dialog'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { SearchField } from 'react-aria-components/SearchField'
import { type Message, msg } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { goTo } from '../navigation/route.ts'
import { excerpt } from '../search/marks.ts'
import type { Found, FoundKind } from '../search/search.ts'
import { Icon, type IconName } from '../ui/Icon.tsx'
import { type Action, actionGroups, useAllActions } from './actions.ts'
import { ariaKeys } from './chord.ts'
import { findActions } from './find-actions.ts'
import { isMac } from './is-mac.ts'
import { Marked } from './Marked.tsx'
import { showOverlay } from './open-palette.ts'
import style from './Palette.module.css'
import { Shortcut } from './Shortcut.tsx'
import { useSearch } from './use-search.ts'

const kinds: Record<FoundKind, { title: Message; icon: IconName }> = {
  lesson: { title: msg`Lessons`, icon: 'text' },
  section: { title: msg`In the lessons`, icon: 'list' },
  task: { title: msg`Tasks`, icon: 'circle' },
  command: { title: msg`Commands`, icon: 'terminal' },
  term: { title: msg`Glossary`, icon: 'info' },
  baseline: { title: msg`Baseline`, icon: 'check' },
}

/** How long the closed palette takes to give the focus back, in milliseconds; then the action may move it. */
const CLOSED_MS = 60

function close(andThen?: () => void) {
  showOverlay(undefined)
  if (andThen) setTimeout(andThen, CLOSED_MS)
}

/** Every action of the app, and search over the course. Shown as long as it is rendered. */
export function Palette() {
  const t = useText()
  const [query, setQuery] = useState('')
  const sought = useDeferredValue(query.trim())
  const all = useAllActions()
  const actions = findActions(all, sought, t)
  const { search, trouble } = useSearch()
  const isLoading = sought !== '' && !search && !trouble
  const groups = useMemo(() => (search && sought !== '' ? search(sought) : []), [search, sought])
  const count =
    actions.reduce((sum, group) => sum + group.actions.length, 0) +
    groups.reduce((sum, group) => sum + group.found.length, 0)

  /** Who types faster than the list follows means its first entry. */
  const enter = (event: KeyboardEvent<HTMLElement>) => {
    const text = query.trim()
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text === '') return
    const chosen = event.target instanceof Element && event.target.getAttribute('aria-activedescendant')
    if (chosen && document.getElementById(chosen)) return
    const action = findActions(all, text, t)[0]?.actions[0]
    const found = action ? undefined : search?.(text)[0]?.found[0]
    if (!action && !found) return
    event.preventDefault()
    event.stopPropagation()
    close(action ? action.run : found && (() => goTo(found.route)))
  }
  return (
    <ModalOverlay className={style.overlay} isOpen isDismissable onOpenChange={(open) => open || close()}>
      <Modal className={style.modal}>
        <Dialog className={style.dialog} aria-label={t`Search and commands`}>
          <Autocomplete inputValue={query} onInputChange={setQuery}>
            <div onKeyDownCapture={enter}>
              <SearchField className={style.field} aria-label={t`Search and commands`} autoFocus>
                <Icon name="search" size={18} />
                <Input
                  className={style.input}
                  placeholder={t`Lessons, tasks, commands, terms, K1 to O6, or what to do`}
                />
                <kbd className={style.esc} aria-hidden="true">
                  Esc
                </kbd>
              </SearchField>
            </div>
            <Menu
              className={style.menu}
              aria-label={t`Results`}
              renderEmptyState={() => (
                <p className={style.empty}>
                  {isLoading ? t`Getting the course’s texts…` : t`Nothing found. Try another word.`}
                </p>
              )}
            >
              {actions.map(({ group, actions: ofGroup }) => (
                <MenuSection key={group} id={`actions:${group}`}>
                  <Header className={style.heading}>{t(actionGroups[group])}</Header>
                  {ofGroup.map((action) => (
                    <ActionItem key={action.id} action={action} query={sought} />
                  ))}
                </MenuSection>
              ))}
              {groups.map(({ kind, found }) => (
                <MenuSection key={kind} id={`found:${kind}`}>
                  <Header className={style.heading}>{t(kinds[kind].title)}</Header>
                  {found.map((each) => (
                    <FoundItem key={each.id} found={each} />
                  ))}
                </MenuSection>
              ))}
            </Menu>
          </Autocomplete>
          <p className="visually-hidden" role="status">
            {sought !== '' && !isLoading && (count === 1 ? t`1 result` : t`${count} results`)}
          </p>
          {trouble && <p className={style.trouble}>{t`Search in the course is not there now.`}</p>}
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

function ActionItem({ action, query }: { action: Action; query: string }) {
  const t = useText()
  const [chord] = action.shortcuts ?? []
  return (
    <MenuItem
      id={`action:${action.id}`}
      className={style.item}
      textValue={t(action.title)}
      aria-keyshortcuts={chord && ariaKeys(chord, isMac())}
      onAction={() => close(action.run)}
    >
      <Icon name="chevron" />
      <span className={style.title}>
        <span className={style.name}>
          <Marked text={t(action.title)} words={query.toLowerCase().split(/\s+/)} />
        </span>
      </span>
      {chord && <Shortcut keys={chord} />}
    </MenuItem>
  )
}

function FoundItem({ found: { id, kind, title, text, within, words, route } }: { found: Found }) {
  const shown = excerpt(text, words)
  return (
    <MenuItem
      id={`found:${id}`}
      className={style.item}
      textValue={title}
      onAction={() => close(() => goTo(route))}
    >
      <Icon name={kinds[kind].icon} />
      <span className={style.title}>
        <span className={kind === 'command' ? style.command : style.name}>
          <Marked text={excerpt(title, words)} words={words} />
        </span>
        {within && <span className={style.within}>{within}</span>}
        {shown !== '' && (
          <span className={style.text}>
            <Marked text={shown} words={words} />
          </span>
        )}
      </span>
    </MenuItem>
  )
}
