import { testRecordings } from '../shared/test-recordings.ts'
import { images } from './exercise.ts'

testRecordings(images, import.meta.url)
