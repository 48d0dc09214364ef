import './cases.css'
import { Action } from '@hall/ui'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api, queryClient } from '../../data/api.ts'
import { problemOf } from '../../data/problem.ts'
import { paths } from '../../paths.ts'

/** Opens a case by its number, exactly. */
export function NumberField() {
  const { t } = useTranslation('cases')
  const navigate = useNavigate()
  const [number, setNumber] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (number.trim() === '') return
    try {
      const found = await queryClient.fetchQuery(api.cases.queue.find.queryOptions({ number: number.trim() }))
      void navigate({ to: paths.case(found.case) as never })
    } catch (error) {
      if (problemOf(error).code !== 'CASE_UNKNOWN') throw error
      setMissing(true)
    }
  }
  return (
    <form className="find-number" role="search" onSubmit={(event) => void submit(event)}>
      <span className="field"><label htmlFor="case-number">{t('find.number')}</label><input id="case-number" value={number} maxLength={60} autoComplete="off" onChange={({ target }) => { setNumber(target.value); setMissing(false) }} /></span>
      <Action type="submit">{t('find.open')}</Action>
      {missing && <span role="status">{t('find.none')}</span>}
    </form>
  )
}
