import { testRecordings } from '../shared/test-recordings.ts'
import { vmAndContainer } from './exercise.ts'

testRecordings(vmAndContainer, import.meta.url)
