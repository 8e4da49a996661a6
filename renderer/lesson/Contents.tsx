import type { RefObject } from 'react'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useText } from '../language/use-text.ts'
import { Icon } from '../ui/Icon.tsx'
import menu from '../ui/menu.module.css'
import style from './Contents.module.css'
import type { Heading } from './headings.ts'
import { headingRead } from './headings.ts'

interface ContentsProps {
  headings: Heading[]
  scroller: RefObject<HTMLDivElement | null>
  /** Goes to a heading, by its number from 1. */
  onGo(number: number): void
}

/** A bar that names the section being read and opens the list of all. */
export function Contents({ headings, scroller, onGo }: ContentsProps) {
  const t = useText()
  const current = useCurrentHeading(headings, scroller)
  if (headings.length === 0) return null
  return (
    <MenuTrigger>
      <Button className={style.bar} aria-label={t`Contents of the lesson`}>
        <Icon name="list" />
        <span className={style.current}>{current?.text ?? t`Contents`}</span>
        <Icon name="down" size={14} />
      </Button>
      <Popover className={menu.popover} placement="bottom start" offset={4} crossOffset={12}>
        {/* After the menu has closed and given the focus back. */}
        <Menu
          className={menu.menu}
          onAction={(id) => setTimeout(() => onGo(headings.findIndex((one) => one.id === id) + 1), 50)}
        >
          {headings.map(({ id, text, level }) => (
            <MenuItem
              key={id}
              id={id}
              textValue={text}
              className={`${menu.item} ${level === 3 ? style.deeper : ''} ${id === current?.id ? style.here : ''}`}
            >
              {text}
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}

/** The one that is being read. */
function useCurrentHeading(headings: Heading[], scroller: RefObject<HTMLDivElement | null>) {
  const [current, setCurrent] = useState<Heading>()
  useEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setCurrent(headings[headingRead(headings, element) - 1])
    look()
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [headings, scroller])
  return current
}
