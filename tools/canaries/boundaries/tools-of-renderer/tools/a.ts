import { loadLesson } from '../renderer/lesson/lessons.ts'

loadLesson('daemon-tls', 'en')
