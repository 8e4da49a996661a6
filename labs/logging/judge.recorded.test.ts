import { testRecordings } from '../shared/test-recordings.ts'
import { logging } from './exercise.ts'

testRecordings(logging, import.meta.url)
