import { Form, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useLocal } from '../../data/local.ts'
import { optionsOf } from './words.ts'

export interface Line { for: 'person' | 'window'; aspect: string; zh: string; en: string; max: number; factor: Factor | 'none'; type: 'qualitative' | 'quantitative' }
const FACTORS = ['none', 'quantity', 'quality', 'efficiency', 'achievement'] as const
const TYPES = ['qualitative', 'quantitative'] as const
export type Factor = Exclude<(typeof FACTORS)[number], 'none'>

interface Aspect { id: string; name: { zh: string; en: string } }
interface Form { value: { aspects: Aspect[]; heaviest: string | null; total: number } }
export interface AppraisalPolicy { persons?: Form; windows?: Form; factors?: { value: Factor[] } }

/** A proposal: one indicator an aspect, equal but for the heaviest; each factor is there once. A regulation without aspects has one, of a hundred. */
export function proposedLines(policy: AppraisalPolicy | undefined, whole: { zh: string; en: string }): Line[] {
  return (['person', 'window'] as const).flatMap((kind) => {
    const form = (kind === 'person' ? policy?.persons : policy?.windows)?.value ?? { aspects: [{ id: 'work', name: whole }], heaviest: null, total: 100 }
    const { aspects, heaviest, total } = form
    const each = Math.floor((total / (aspects.length + (heaviest ? 1 : 0))))
    return aspects.map(({ id, name }, nth): Line => ({
      for: kind, aspect: id, zh: name.zh, en: name.en, max: id === heaviest || (heaviest === null && nth === 0) ? total - each * (aspects.length - 1) : each,
      factor: policy?.factors?.value[nth] ?? 'none', type: TYPES[nth % 2]!,
    }))
  })
}

export function indicatorsOf(lines: readonly Line[]) {
  return lines.map(({ zh, factor, en: _en, ...line }) => ({ ...line, id: `${line.for}_${line.aspect}`, name: zh, factor: factor === 'none' ? null : factor }))
}

export function IndicatorFields({ lines }: { lines: readonly Line[] }) {
  const { t } = useTranslation('supervision')
  const local = useLocal()
  return (
    <Form.List name="lines">{(fields) => fields.map(({ key, name }) => {
      const line = lines[name]!
      return (
        <Form.Item key={key} label={`${t(`subject.${line.for}`)} · ${local(line)}`}>
          <span className="row">
            <Form.Item name={[name, 'max']} noStyle><InputNumber min={0.5} max={100} aria-label={t('indicator.max')} /></Form.Item>
            <Form.Item name={[name, 'factor']} noStyle><Select aria-label={t('indicator.factor')} options={optionsOf(FACTORS, (value) => t(`factor.${value}`))} style={{ width: 110 }} /></Form.Item>
            <Form.Item name={[name, 'type']} noStyle><Select aria-label={t('indicator.type')} options={optionsOf(TYPES, (value) => t(`type.${value}`))} style={{ width: 100 }} /></Form.Item>
          </span>
        </Form.Item>
      )
    })}</Form.List>
  )
}
