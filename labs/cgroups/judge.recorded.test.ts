import { testRecordings } from '../shared/test-recordings.ts'
import { cgroups } from './exercise.ts'

testRecordings(cgroups, import.meta.url)
