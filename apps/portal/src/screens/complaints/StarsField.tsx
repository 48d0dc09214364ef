import { useTranslation } from 'react-i18next'

const GRADES = [5, 4, 3, 2, 1] as const

/** Five grades by their names, large enough for a thumb. */
export function StarsField({ value, onChange }: { value: number; onChange: (stars: number) => void }) {
  const { t } = useTranslation('complaints')
  return (
    <fieldset className="stars">
      <legend>{t('rate.grade')}</legend>
      {GRADES.map((grade) => (
        <label key={grade} className={grade === value ? 'star star-chosen' : 'star'}>
          <input type="radio" name="stars" checked={grade === value} onChange={() => onChange(grade)} />
          <span aria-hidden="true">{'★'.repeat(grade)}{'☆'.repeat(5 - grade)}</span> {t(`grade.${grade}`)}
        </label>
      ))}
    </fieldset>
  )
}

interface Tag { readonly id: string; readonly name: { readonly zh: string; readonly en: string } }

export function TagsField({ tags, value, onChange }: { tags: readonly Tag[]; value: readonly string[]; onChange: (tags: string[]) => void }) {
  const { t, i18n } = useTranslation('complaints')
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <fieldset className="tags">
      <legend>{t('rate.tags')}</legend>
      {tags.map(({ id, name }) => (
        <label key={id} className="check"><input type="checkbox" checked={value.includes(id)} onChange={(event) => onChange(event.target.checked ? [...value, id] : value.filter((one) => one !== id))} /> {name[language]}</label>
      ))}
    </fieldset>
  )
}
