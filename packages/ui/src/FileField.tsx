import { useId } from 'react'
import { Icon } from './Icon.tsx'

interface Props {
  label: string
  /** What the button says; once a file is chosen its name stands beside it. */
  button: string
  chosen: string | undefined
  accept: string
  onFile: (file: File) => void
  disabled?: boolean
}

/** The browser's own file input behind a button of ours. The same file may be chosen again. */
export function FileField({ label, button, chosen, accept, onFile, disabled = false }: Props) {
  const id = useId()
  return (
    <span className="field">
      <label htmlFor={id}>{label}</label>
      <span className="file-field">
        <input
          id={id}
          type="file"
          accept={accept}
          disabled={disabled}
          onChange={(event) => {
            const [file] = event.target.files ?? []
            if (file) onFile(file)
            event.target.value = ''
          }}
        />
        <span className="action" aria-hidden="true"><Icon name="upload" />{button}</span>
        {chosen && <span className="file-name" role="status">{chosen}</span>}
      </span>
    </span>
  )
}
