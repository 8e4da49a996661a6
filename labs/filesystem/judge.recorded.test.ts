import { testRecordings } from '../shared/test-recordings.ts'
import { filesystem } from './exercise.ts'

testRecordings(filesystem, import.meta.url)
