import { useEffect, useState } from 'react'
import { useCourse } from '../course/use-course.ts'
import { useSpeech } from '../language/language.ts'
import { loadSearch } from '../search/load-search.ts'
import type { FoundGroup, Search } from '../search/search.ts'

interface SearchState {
  groups: FoundGroup[]
  isLoading: boolean
  /** The course's texts could not be had. */
  trouble: boolean
}

const nothing: FoundGroup[] = []

/** What is found in the course, in the reader's language. */
export function useSearch(query: string): SearchState {
  const { language } = useSpeech()
  const course = useCourse().value
  const [loaded, setLoaded] = useState<{ search?: Search; trouble: boolean }>({ trouble: false })
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
  const { search, trouble } = loaded
  return {
    groups: search && query !== '' ? search(query) : nothing,
    isLoading: query !== '' && !search && !trouble,
    trouble,
  }
}

const nothingKnown: never[] = []
