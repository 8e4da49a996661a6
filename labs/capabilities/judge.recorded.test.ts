import { testRecordings } from '../shared/test-recordings.ts'
import { capabilities } from './exercise.ts'

testRecordings(capabilities, import.meta.url)
