import { Form, Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { PersonField } from '../../antd/fields.tsx'
import { SheetAction } from '../../antd/SheetAction.tsx'
import { api, type Outputs } from '../../data/api.ts'
import { GroundSheet } from './GroundSheet.tsx'
import { Said } from './Said.tsx'
import { type Attributed, attributedOf, circumstancesOf, StageFields } from './StageFields.tsx'
import { optionsOf } from './words.ts'

type Detail = Outputs['supervision']['matters']['get']
const OUTCOMES = ['dereliction', 'no_dereliction'] as const
const FAULTS = ['serious_irresponsibility', 'non_performance', 'incorrect_performance'] as const
const RESULTS = ['none', 'loss', 'bad_consequence'] as const
const KINDS = ['civil', 'administrative', 'criminal'] as const
const OVERSIGHTS = ['none', 'failure_of_oversight', 'toleration'] as const
interface Deciding { outcome: (typeof OUTCOMES)[number]; fault?: (typeof FAULTS)[number]; rule?: string; result: (typeof RESULTS)[number]; kinds?: (typeof KINDS)[number][]; organ?: string; text: string; excused?: string[]; because?: 'no_intent' | 'other'; excuse?: string }
interface Closing { referral?: string; superior?: (typeof OVERSIGHTS)[number]; superiorPerson?: string }

/** The steps of a matter, in their order. */
export function MatterActions({ detail }: { detail: Detail }) {
  const { t } = useTranslation('supervision')
  const { matter } = detail
  const place = { center: matter.center }
  const of = { center: matter.center, matter: matter.id }
  const required = [{ required: true, message: t('required', { ns: 'ledger' }) }]
  const people = matter.people.map((person) => ({ value: person, label: person }))
  if (matter.state === 'decided') {
    return (
      <SheetAction label={t('matter.close')} procedure="supervision.matters.close" place={place} kind="primary" options={api.supervision.matters.close.mutationOptions()} done={t('matter.closed')} note={t('matter.closeNote')}
        toInput={({ referral = '', superior, superiorPerson }: Closing) => ({ ...of, referral: referral || null, superior: superior ?? null, superiorPerson: superiorPerson ?? null })}
      >
        <Form.Item name="referral" label={t('matter.referral')}><Input maxLength={200} /></Form.Item>
        <Form.Item name="superior" label={t('matter.superior')}><Select allowClear options={optionsOf(OVERSIGHTS, (value) => t(`oversight.${value}`))} /></Form.Item>
        <Form.Item name="superiorPerson" label={t('matter.superiorPerson')}><PersonField center={matter.center} /></Form.Item>
      </SheetAction>
    )
  }
  if (matter.state !== 'open') return null
  return (
    <>
      <GroundSheet center={matter.center} matter={matter.id} />
      <SheetAction label={t('matter.addEvidence')} procedure="supervision.matters.addEvidence" place={place} options={api.supervision.matters.addEvidence.mutationOptions()} done={t('matter.evidenceAdded')} toInput={({ text }: { text: string }) => ({ ...of, text })}><Said name="text" label={t('evidence')} /></SheetAction>
      <SheetAction label={t('matter.attribute')} procedure="supervision.matters.attribute" place={place} options={api.supervision.matters.attribute.mutationOptions()} done={({ liable }) => t('matter.attributed', { count: liable.length })} note={t('matter.attributeNote')} initial={attributedOf(detail)}
        toInput={(values: Attributed) => ({ ...of, stages: values.stages.map((stage) => ({ ...stage, lateWorkdays: stage.lateWorkdays ?? 0, intent: stage.intent ?? null })), circumstances: circumstancesOf(values) })}
      >
        <StageFields center={matter.center} />
      </SheetAction>
      <SheetAction label={t('matter.note')} procedure="supervision.matters.note" place={place} blocked={people.length === 0 ? t('matter.nobodyYet') : undefined} options={api.supervision.matters.note.mutationOptions()} done={t('matter.noted')} note={t('matter.noteNote')} toInput={({ person, text }: { person: string; text: string }) => ({ ...of, person, text })}>
        <Form.Item name="person" label={t('person')} rules={required}><Select options={people} /></Form.Item>
        <Said name="text" label={t('matter.statement')} />
      </SheetAction>
      <SheetAction label={t('matter.decide')} procedure="supervision.matters.decide" place={place} kind="primary" options={api.supervision.matters.decide.mutationOptions()} done={t('matter.decided')} note={detail.unheard.length > 0 ? t('matter.unheard', { people: detail.unheard.join(' ') }) : undefined}
        initial={{ outcome: 'dereliction', result: 'none' } as Partial<Deciding>}
        toInput={({ fault, rule = '', kinds = [], organ = '', excused = [], because = 'other', excuse = '', ...values }: Deciding) => ({ ...of, ...values, fault: fault ?? null, rule: rule || null, kinds, organ: organ || null, excused: excused.map((person) => ({ person, because, text: excuse || values.text })) })}
      >
        <Form.Item name="outcome" label={t('matter.outcome')} rules={required}><Select options={optionsOf(OUTCOMES, (value) => t(`outcome.${value}`))} /></Form.Item>
        <Form.Item name="fault" label={t('matter.fault')}><Select allowClear options={optionsOf(FAULTS, (value) => t(`fault.${value}`))} /></Form.Item>
        <Form.Item name="rule" label={t('matter.rule')}><Input maxLength={200} /></Form.Item>
        <Form.Item name="result" label={t('matter.result')} rules={required}><Select options={optionsOf(RESULTS, (value) => t(`came.${value}`))} /></Form.Item>
        <Form.Item name="kinds" label={t('matter.kinds')}><Select mode="multiple" options={optionsOf(KINDS, (value) => t(`liability.${value}`))} /></Form.Item>
        <Form.Item name="organ" label={t('matter.organ')}><Input maxLength={200} /></Form.Item>
        {detail.liable.length > 0 && (
          <>
            <Form.Item name="excused" label={t('matter.excused')}><Select mode="multiple" options={people} /></Form.Item>
            <Form.Item name="because" label={t('matter.because')}><Select allowClear options={optionsOf(['no_intent', 'other'] as const, (value) => t(`because.${value}`))} /></Form.Item>
            <Said name="excuse" label={t('matter.excuse')} required={false} rows={2} />
          </>
        )}
        <Said name="text" label={t('matter.decision')} />
      </SheetAction>
    </>
  )
}
