import { type ReactNode, useId } from 'react'

interface FieldProps {
  label: string
  hint?: string | undefined
  value: string
  onChange: (value: string) => void
  required?: boolean
  maxLength?: number
  /** As `autocomplete` and `inputmode` of HTML. */
  autoComplete?: string
  inputMode?: 'text' | 'numeric' | 'tel' | 'email'
}

/** A field with its name above and its help below; large enough for a thumb. */
function Framed({ label, hint, children }: { label: string; hint?: string | undefined; children: (ids: { id: string; hintId: string | undefined }) => ReactNode }) {
  const id = useId()
  const hintId = hint ? `${id}-hint` : undefined
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, hintId })}
      {hint && <p className="soft" id={hintId}>{hint}</p>}
    </div>
  )
}

export function TextField({ label, hint, value, onChange, ...rest }: FieldProps) {
  return (
    <Framed label={label} hint={hint}>
      {({ id, hintId }) => <input id={id} type="text" value={value} aria-describedby={hintId} onChange={(event) => onChange(event.target.value)} {...rest} />}
    </Framed>
  )
}

export function LongTextField({ label, hint, value, onChange, required, maxLength }: FieldProps) {
  return (
    <Framed label={label} hint={hint}>
      {({ id, hintId }) => (
        <textarea id={id} rows={5} value={value} aria-describedby={hintId} required={required} maxLength={maxLength} onChange={(event) => onChange(event.target.value)} />
      )}
    </Framed>
  )
}

export interface Choice { readonly value: string; readonly label: string }

export function ChoiceField({ label, hint, value, onChange, choices, none }: Omit<FieldProps, 'maxLength'> & { choices: readonly Choice[]; /** What stands there before anything is chosen. */ none?: string }) {
  return (
    <Framed label={label} hint={hint}>
      {({ id, hintId }) => (
        <select id={id} value={value} aria-describedby={hintId} onChange={(event) => onChange(event.target.value)}>
          {none !== undefined && <option value="">{none}</option>}
          {choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.label}</option>)}
        </select>
      )}
    </Framed>
  )
}
