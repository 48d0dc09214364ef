import { Action, Choice, TimeField } from '@hall/ui'
import { useTranslation } from 'react-i18next'
import { useValueWords } from './value-words.ts'

interface Props { id: string; label: string; leaf: string; value: unknown; onChange: (value: unknown) => void }
type Parts = Readonly<Record<string, unknown>>

/** Words a value may be, by the last part of its path; the service's schema decides in the end. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  precision: ['second', 'minute'],
  pick: ['first', 'last'],
  direction: ['in', 'out'],
  from: ['day', 'return'],
  decidedBy: ['coordination', 'supervision', 'general', 'it'],
}
const TIME = /^\d{2}:\d{2}(:\d{2})?$/
/** What a season is set to begin with. */
const SEASON: Parts = { from: '05-01', to: '09-30' }
const TWO_SEASONS = ['summer', 'winter']

/** One value of a policy in the field that suits it. */
export function PolicyInput(props: Props) {
  const { t } = useTranslation('regulation')
  const { leaf, value, onChange } = props
  const { valueText } = useValueWords()
  const choice = (words: readonly string[], chosen: string, read: (word: string) => unknown) =>
    <Choice bare label={props.label} value={chosen} options={words.map((word) => ({ value: word, name: valueText(read(word)) }))} onChange={(word) => onChange(read(word))} />
  if (value === null) return <Action onClick={() => onChange(SEASON)}>{t('input.set')}</Action>
  if (typeof value === 'boolean') return choice(['true', 'false'], String(value), (word) => word === 'true')
  if (typeof value === 'number') return <Typed {...props} text={String(value)} read={(text) => (text.trim() === '' || Number.isNaN(Number(text)) ? text : Number(text))} />
  if (Array.isArray(value)) return <><Typed {...props} text={value.join(', ')} read={(text) => text.split(/[,，]\s*/).filter(Boolean)} /><span className="soft">{t('input.listNote')}</span></>
  if (typeof value === 'object') return <PartInputs {...props} parts={value as Parts} />
  const text = String(value)
  if (WORDS[leaf]?.includes(text)) return choice(WORDS[leaf], text, (word) => word)
  if (TIME.test(text)) return <span className="row"><TimeField id={props.id} label={props.label} value={text} onChange={onChange} />{leaf !== 'summer' && leaf !== 'winter' && <Action kind="quiet" onClick={() => onChange({ summer: text, winter: text })}>{t('input.bySeason')}</Action>}</span>
  return <Typed {...props} text={text} read={(typed) => typed} />
}

function Typed({ id, label, text, read, onChange }: Props & { text: string; read: (text: string) => unknown }) {
  return <input id={id} aria-label={label} defaultValue={text} onBlur={(event) => { if (event.target.value !== text) onChange(read(event.target.value)) }} />
}

function PartInputs({ id, label, leaf, parts, onChange }: Props & { parts: Parts }) {
  const { t } = useTranslation('regulation')
  const keys = Object.keys(parts)
  const seasonal = keys.every((key) => TWO_SEASONS.includes(key))
  return (
    <span className="row">
      {keys.map((key) => {
        const name = t(`input.part.${key as 'from'}`)
        return (
          <span key={key} className="row">
            <span className="soft">{name}</span>
            <PolicyInput id={`${id}-${key}`} label={`${label} ${name}`} leaf={key} value={parts[key]} onChange={(value) => onChange({ ...parts, [key]: value })} />
          </span>
        )
      })}
      {seasonal && <Action kind="quiet" onClick={() => onChange(parts['winter'])}>{t('input.allYear')}</Action>}
      {leaf === 'summer' && <Action kind="quiet" onClick={() => onChange(null)}>{t('input.unset')}</Action>}
    </span>
  )
}
