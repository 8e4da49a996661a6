import { testRecordings } from '../shared/test-recordings.ts'
import { containerLan } from './exercise.ts'

testRecordings(containerLan, import.meta.url)
