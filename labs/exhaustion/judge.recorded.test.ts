import { testRecordings } from '../shared/test-recordings.ts'
import { exhaustion } from './exercise.ts'

testRecordings(exhaustion, import.meta.url)
