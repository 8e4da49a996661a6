import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import { ShortText } from '../params/params.tsx'
import { Icon } from '../ui/Icon.tsx'
import menu from '../ui/menu.module.css'
import style from './ExerciseMenu.module.css'

/** What the course offers, in its order. The hash of the address names the lesson that is shown. */
export interface CourseItem {
  slug: string
  info: ExerciseInfo
}

/** The exercise's title, which opens the list of all. Another one leaves this one's lab as it is. */
export function ExerciseMenu({ title, slug, course }: { title: string; slug: string; course: CourseItem[] }) {
  return (
    <MenuTrigger>
      <h1 className={style.title}>
        <Button className={style.button} aria-label={`${title}: choose an exercise`}>
          <span className={style.text}>
            <ShortText text={title} />
          </span>
          <Icon name="down" size={14} />
        </Button>
      </h1>
      <Popover className={menu.popover} placement="bottom start" offset={4}>
        <Menu
          className={menu.menu}
          aria-label="Exercises"
          onAction={(id) => {
            location.hash = String(id)
          }}
        >
          {course.map(({ slug: each, info }) => (
            <MenuItem
              key={each}
              id={each}
              textValue={info.title}
              className={`${menu.item} ${each === slug ? style.here : ''}`}
            >
              <span className={style.name}>
                <ShortText text={info.title} />
              </span>
              <span className={style.summary}>
                <ShortText text={info.summary} /> {info.minutes} minutes.
              </span>
            </MenuItem>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
