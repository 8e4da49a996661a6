import { testRecordings } from '../shared/test-recordings.ts'
import { ulimits } from './exercise.ts'

testRecordings(ulimits, import.meta.url)
