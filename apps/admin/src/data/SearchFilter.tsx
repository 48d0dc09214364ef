import { SearchField } from '@hall/ui'
import { useEffect, useState } from 'react'
import { useFilters } from '../session/filters.ts'
import { usePaused } from './use-paused.ts'

const PAUSE_MS = 250

/** Filters the list of a screen by what is typed, as `search` in the address. */
export function SearchFilter({ label }: { label: string }) {
  const [{ search = '' }, change] = useFilters()
  const [text, setText] = useState(search)
  const wanted = usePaused(text.trim(), PAUSE_MS)
  useEffect(() => {
    if (wanted !== search) change({ search: wanted, page: undefined })
    // Only typing filters; going back in the history must not be typed over.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted])
  return <SearchField label={label} value={text} onChange={setText} />
}
