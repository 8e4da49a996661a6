import { testRecordings } from '../shared/test-recordings.ts'
import { upgrade } from './exercise.ts'

testRecordings(upgrade, import.meta.url)
