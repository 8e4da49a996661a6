import { useEffect, useState } from 'react'
import { useCourse } from '../course/use-course.ts'
import { useSpeech } from '../language/language.ts'
import { loadSearch } from '../search/load-search.ts'
import type { Search } from '../search/search.ts'

interface SearchState {
  /** Not there while the course's texts are being got. */
  search?: Search
  /** The course's texts could not be had. */
  trouble: boolean
}

const nothingKnown: never[] = []

/** Search in the course, in the reader's language. */
export function useSearch(): SearchState {
  const { language } = useSpeech()
  const course = useCourse().value
  const [loaded, setLoaded] = useState<SearchState>({ trouble: false })
  useEffect(() => {
    let current = true
    loadSearch(language, course ?? nothingKnown).then(
      (search) => current && setLoaded({ search, trouble: false }),
      () => current && setLoaded({ trouble: true }),
    )
    return () => {
      current = false
    }
  }, [language, course])
  return loaded
}
