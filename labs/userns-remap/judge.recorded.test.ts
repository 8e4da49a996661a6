import { testRecordings } from '../shared/test-recordings.ts'
import { usernsRemap } from './exercise.ts'

testRecordings(usernsRemap, import.meta.url)
