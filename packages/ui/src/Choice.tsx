import { useId } from 'react'

interface Props {
  label: string
  value: string
  options: readonly { value: string; name: string }[]
  onChange: (value: string) => void
  /** The label is heard only. */
  bare?: boolean
}

/** A short list to choose from: the browser's own, at home on every machine and phone. */
export function Choice({ label, value, options, onChange, bare = false }: Props) {
  const id = useId()
  return (
    <span className="choice">
      <label htmlFor={id} className={bare ? 'unseen' : undefined}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
        {options.map((option) => <option key={option.value} value={option.value}>{option.name}</option>)}
      </select>
    </span>
  )
}
