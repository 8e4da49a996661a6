import { parseAbsolute, type ZonedDateTime } from '@internationalized/date'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Calendar, CalendarCell, CalendarGrid } from 'react-aria-components/Calendar'
import { DateInput, DatePicker, DateSegment } from 'react-aria-components/DatePicker'
import { Dialog } from 'react-aria-components/Dialog'
import { Group } from 'react-aria-components/Group'
import { Heading } from 'react-aria-components/Heading'
import { Label } from 'react-aria-components/Label'
import { Popover } from 'react-aria-components/Popover'
import { Text } from 'react-aria-components/Text'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import ink from '../../ui/ink.module.css'
import style from './MomentField.module.css'
import { isComplete, momentIn } from './moments.ts'

interface MomentFieldProps {
  label: string
  /** What it means that there is none. */
  empty: string
  /** ISO 8601. */
  value: string | null
  timeZone: string
  isDisabled?: boolean
  wrong?: string
  onChange(value: string | null): void
}

/** A day and a time of day, as the clocks of a zone show them. */
export function MomentField({
  label,
  empty,
  value,
  timeZone,
  isDisabled,
  wrong,
  onChange,
}: MomentFieldProps) {
  const t = useText()
  const change = (to: ZonedDateTime | null) => {
    if (to === null) onChange(null)
    else if (isComplete(to)) onChange(momentIn(to))
  }
  if (value === null) {
    return (
      <div className={style.field} role="group" aria-label={label}>
        <span className={style.label}>{label}</span>
        <div className={style.none}>
          <span>{empty}</span>
          {!isDisabled && (
            <Button
              small
              aria-label={t`${label}: choose a time`}
              onPress={() => onChange(startingAt(timeZone))}
            >
              {t`Choose…`}
            </Button>
          )}
        </div>
      </div>
    )
  }
  return (
    <DatePicker
      className={style.field}
      granularity="minute"
      hourCycle={24}
      shouldForceLeadingZeros
      value={parseAbsolute(value, timeZone)}
      isDisabled={isDisabled}
      isInvalid={wrong !== undefined}
      onChange={change}
    >
      <Label className={style.label}>{label}</Label>
      <Group className={style.box}>
        <DateInput className={style.input}>
          {(segment) => <DateSegment segment={segment} className={style.segment} />}
        </DateInput>
        <AriaButton className={style.open} aria-label={t`Calendar`}>
          <Icon name="down" />
        </AriaButton>
      </Group>
      {!isDisabled && (
        <div>
          <Button
            small
            look="quiet"
            slot={null}
            icon="close"
            aria-label={t`${label}: ${empty}`}
            onPress={() => onChange(null)}
          >
            {empty}
          </Button>
        </div>
      )}
      {wrong && (
        <Text slot="errorMessage" className={ink.wrong}>
          {wrong}
        </Text>
      )}
      <Popover className={style.popover}>
        <Dialog>
          <Calendar>
            <header className={style.month}>
              <AriaButton slot="previous" className={style.turn}>
                <Icon name="chevron" />
              </AriaButton>
              <Heading />
              <AriaButton slot="next" className={style.turn}>
                <Icon name="chevron" />
              </AriaButton>
            </header>
            <CalendarGrid className={style.grid}>
              {(date) => <CalendarCell date={date} className={style.day} />}
            </CalendarGrid>
          </Calendar>
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

/** A week from now, at the end of the day: what is usual. */
function startingAt(timeZone: string): string {
  const day = parseAbsolute(new Date().toISOString(), timeZone).add({ weeks: 1 })
  return momentIn(day.set({ hour: 23, minute: 59, second: 0, millisecond: 0 }))
}
