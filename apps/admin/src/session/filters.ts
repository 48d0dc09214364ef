import { useNavigate, useSearch } from '@tanstack/react-router'

/** Filters of a screen, kept in the address so that a link shows the same rows. */
export function useFilters(): [filters: Readonly<Record<string, string | undefined>>, change: (changed: Record<string, string | undefined>) => void] {
  const filters = useSearch({ strict: false }) as Readonly<Record<string, string | undefined>>
  const navigate = useNavigate()
  const change = (changed: Record<string, string | undefined>) => {
    void navigate({ to: '.', replace: true, search: (old: Record<string, unknown>) => ({ ...old, ...changed }) as never })
  }
  return [filters, change]
}

/** The filter when it is one of the words it may be. */
export function oneOf<const T extends string>(words: readonly T[], text: string | undefined): T | undefined {
  return words.find((word) => word === text)
}

export function asDay(text: string | undefined): string | undefined {
  return text && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) ? text : undefined
}
