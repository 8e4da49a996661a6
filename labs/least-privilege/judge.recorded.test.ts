import { testRecordings } from '../shared/test-recordings.ts'
import { leastPrivilege } from './exercise.ts'

testRecordings(leastPrivilege, import.meta.url)
