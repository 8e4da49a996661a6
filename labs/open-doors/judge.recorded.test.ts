import { testRecordings } from '../shared/test-recordings.ts'
import { openDoors } from './exercise.ts'

testRecordings(openDoors, import.meta.url)
