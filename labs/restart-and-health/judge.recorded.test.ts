import { testRecordings } from '../shared/test-recordings.ts'
import { restartAndHealth } from './exercise.ts'

testRecordings(restartAndHealth, import.meta.url)
