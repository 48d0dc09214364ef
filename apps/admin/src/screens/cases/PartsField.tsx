import { Action } from '@hall/ui'
import { InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'

export interface PartDays { readonly department: string; readonly days: number }
interface Props { readonly options: { value: string; label: string }[]; readonly value?: readonly PartDays[]; readonly onChange?: (parts: readonly PartDays[]) => void }

/** Departments of a joint item, each with the working days its part may take. */
export function PartsField({ options, value = [], onChange }: Props) {
  const { t } = useTranslation('cases')
  const set = (index: number, part: Partial<PartDays>) => onChange?.(value.map((one, nth) => (nth === index ? { ...one, ...part } : one)))
  const free = options.filter((option) => !value.some(({ department }) => department === option.value))
  return (
    <div className="stack">
      {value.map((part, index) => (
        <span key={part.department} className="row">
          <Select aria-label={t('column.department')} value={part.department} options={options.filter(({ value: id }) => id === part.department || free.some((option) => option.value === id))} onChange={(department) => set(index, { department })} style={{ minWidth: 180 }} />
          <InputNumber aria-label={t('item.partDays')} min={1} max={200} precision={0} value={part.days} onChange={(days) => set(index, { days: days ?? 1 })} />
          <Action kind="quiet" onClick={() => onChange?.(value.filter((_, nth) => nth !== index))}>{t('item.removePart')}</Action>
        </span>
      ))}
      <span><Action kind="quiet" icon="plus" reason={free.length === 0 ? t('item.noMoreParts') : undefined} onClick={() => onChange?.([...value, { department: free[0]!.value, days: 5 }])}>{t('item.addPart')}</Action></span>
    </div>
  )
}
