import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from './api.ts'

/** The centers, departments and windows of the city by name, in the language of the page. */
export function usePlaces() {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh'
  const query = useQuery(api.organization.portal.places.queryOptions({}, { staleTime: 600_000 }))
  const { centers = [], departments = [], windows = [] } = query.data ?? {}
  const nameIn = (rows: readonly { id: string; name: { zh: string; en: string } }[], id: string) => rows.find((row) => row.id === id)?.name[language] ?? id
  return {
    query, centers, departments, windows,
    centerName: (id: string) => nameIn(centers, id),
    departmentName: (id: string) => nameIn(departments, id),
    windowName: (id: string) => {
      const window = windows.find((row) => row.id === id)
      return window ? `${window.number} ${window.name[language]}` : id
    },
  }
}
