import { useState } from 'react'
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components/Tabs'
import { useText } from '../../language/use-text.ts'
import { Button } from '../../ui/Button.tsx'
import { TroubleCard } from '../../ui/TroubleCard.tsx'
import tabs from '../../ui/tabs.module.css'
import { ClassPage } from '../ui/ClassPage.tsx'
import { useClassQuery, useMay } from '../use-class.ts'
import { AddDialog } from './AddDialog.tsx'
import { JoinPoster } from './JoinPoster.tsx'
import { PeopleList } from './PeopleList.tsx'
import { RosterImport } from './RosterImport.tsx'
import { SettingsForm } from './SettingsForm.tsx'

/** Who is in the class, how one comes in, and what is kept to. */
export function PeopleView() {
  const t = useText()
  const may = useMay()
  const { value: people, trouble, refresh } = useClassQuery('people', (client) => client.people.list())
  const [asking, setAsking] = useState<'add' | 'import'>()
  const close = () => setAsking(undefined)
  return (
    <ClassPage
      title={t`People`}
      actions={
        <>
          {may('people', 'importRoster') && (
            <Button onPress={() => setAsking('import')}>{t`Import a roster…`}</Button>
          )}
          {may('people', 'add') && (
            <Button icon="plus" look="primary" onPress={() => setAsking('add')}>
              {t`Add somebody…`}
            </Button>
          )}
        </>
      }
    >
      {trouble && <TroubleCard trouble={trouble} />}
      {/* Whoever joined while the poster was shown is in the lists, too. */}
      <Tabs onSelectionChange={refresh}>
        <TabList className={tabs.list} aria-label={t`People`}>
          <Tab id="join" className={tabs.tab}>{t`Joining`}</Tab>
          <Tab id="learners" className={tabs.tab}>{t`Learners`}</Tab>
          <Tab id="staff" className={tabs.tab}>{t`Staff`}</Tab>
          <Tab id="settings" className={tabs.tab}>{t`Settings`}</Tab>
        </TabList>
        <TabPanel id="join">
          <JoinPoster />
        </TabPanel>
        <TabPanel id="learners">
          <PeopleList people={people} of="learners" onChanged={refresh} />
        </TabPanel>
        <TabPanel id="staff">
          <PeopleList people={people} of="staff" onChanged={refresh} />
        </TabPanel>
        <TabPanel id="settings">
          <SettingsForm />
        </TabPanel>
      </Tabs>
      {asking === 'add' && <AddDialog onAdded={refresh} onClose={close} />}
      {asking === 'import' && <RosterImport onImported={refresh} onClose={close} />}
    </ClassPage>
  )
}
