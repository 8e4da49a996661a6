import { Button } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import type { ExerciseInfo } from '../../contract/exercise.ts'
import type { Message } from '../../contract/message.ts'
import { useText } from '../language/use-text.ts'
import { goTo } from '../navigation/route.ts'
import { ShortText } from '../params/params.tsx'
import { Icon } from '../ui/Icon.tsx'
import menu from '../ui/menu.module.css'
import style from './ExerciseMenu.module.css'

export interface CoursePart {
  title: Message
  exercises: ExerciseInfo[]
}

/** The exercise's title, which opens the list of all, in the course's order. This one's lab stays as it is. */
export function ExerciseMenu({ exercise, course }: { exercise: ExerciseInfo; course: CoursePart[] }) {
  const t = useText()
  return (
    <MenuTrigger>
      <div className={style.title}>
        <Button className={style.button} aria-label={t`${exercise.title}: choose an exercise`}>
          <span className={style.text}>
            <ShortText text={exercise.title} />
          </span>
          <Icon name="down" size={14} />
        </Button>
      </div>
      <Popover className={menu.popover} placement="bottom start" offset={4}>
        <Menu
          className={menu.menu}
          aria-label={t`Exercises`}
          onAction={(id) => goTo({ view: 'lesson', slug: String(id) })}
        >
          {course.map((part, index) => (
            <MenuSection key={index} id={`part-${index}`} className={style.part}>
              <Header className={style.heading}>{t(part.title)}</Header>
              {part.exercises.map(({ id, title, summary, minutes }) => (
                <MenuItem
                  key={id}
                  id={id}
                  textValue={t(title)}
                  className={`${menu.item} ${id === exercise.id ? style.here : ''}`}
                >
                  <span className={style.name}>
                    <ShortText text={title} />
                  </span>
                  <span className={style.summary}>
                    <ShortText text={summary} /> {t`${minutes} minutes.`}
                  </span>
                </MenuItem>
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
