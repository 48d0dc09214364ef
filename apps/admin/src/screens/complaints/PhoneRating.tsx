import { Form, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { MomentField, PersonField } from '../../antd/fields.tsx'
import { api } from '../../data/api.ts'
import { useNow } from '../../session/clock.ts'
import { WindowItem } from './fields.tsx'
import type { Rating } from './RatingListPage.tsx'
import { SheetAction } from '../../antd/SheetAction.tsx'

const STARS = [5, 4, 3, 2, 1]
interface Values { window: string; person?: string; caseNumber?: string; stars: number; comment?: string; calledAt: string }
type ByPhone = Parameters<NonNullable<ReturnType<typeof api.complaints.ratings.byPhone.mutationOptions>['mutationFn']>>[0]
type Imputing = Parameters<NonNullable<ReturnType<typeof api.complaints.ratings.impute.mutationOptions>['mutationFn']>>[0]

/** Asked on the phone; of a bad rating that was put right, the second one. */
export function PhoneRating({ center, first }: { center: string; first?: Rating }) {
  const { t } = useTranslation('complaints')
  const now = useNow()
  return (
    <SheetAction<Values, ByPhone, unknown>
      label={t(first ? 'phoneRating.second' : 'phoneRating.title')} done={t('one.stepDone')} procedure="complaints.ratings.byPhone" place={{ center }} options={api.complaints.ratings.byPhone.mutationOptions()} kind={first ? 'quiet' : 'primary'}
      initial={{ calledAt: now.slice(0, 19) }} note={t(first ? 'phoneRating.secondNote' : 'phoneRating.note')}
      toInput={({ window, person, caseNumber, stars, comment, calledAt }) => ({
        center, window: first?.window ?? window, person: person ?? null, item: first?.item ?? null, caseNumber: caseNumber?.trim() || null, stars, comment: comment?.trim() || null,
        secondOf: first?.id ?? null, calledAt: `${calledAt}+08:00`,
      })}
    >
      {!first && <><WindowItem center={center} required /><Form.Item name="person" label={t('column.person')}><PersonField center={center} /></Form.Item><Form.Item name="caseNumber" label={t('intake.caseNumber')}><Input maxLength={60} /></Form.Item></>}
      <StarsItem />
      <Form.Item name="comment" label={t('callback.said')}><Input.TextArea rows={3} maxLength={500} /></Form.Item>
      <Form.Item name="calledAt" label={t('phoneRating.calledAt')}><MomentField /></Form.Item>
    </SheetAction>
  )
}

/** Nobody answered: kept as such, in no rate. */
export function Impute({ center }: { center: string }) {
  const { t } = useTranslation('complaints')
  return (
    <SheetAction<Values & { caseNumber: string }, Imputing, unknown>
      label={t('phoneRating.impute')} done={t('one.stepDone')} procedure="complaints.ratings.impute" place={{ center }} options={api.complaints.ratings.impute.mutationOptions()}
      note={t('phoneRating.imputeNote')} toInput={({ window, caseNumber, stars }) => ({ center, window, item: null, caseNumber: caseNumber.trim(), stars })}
    >
      <WindowItem center={center} required />
      <Form.Item name="caseNumber" label={t('intake.caseNumber')} rules={[{ required: true, message: t('form.required') }]}><Input maxLength={60} /></Form.Item>
      <StarsItem />
    </SheetAction>
  )
}

function StarsItem() {
  const { t } = useTranslation('complaints')
  return <Form.Item name="stars" label={t('ratingList.stars')} rules={[{ required: true, message: t('form.required') }]}><Radio.Group options={STARS.map((value) => ({ value, label: t('stars', { count: value }) }))} /></Form.Item>
}
