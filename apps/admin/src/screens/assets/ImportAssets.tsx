import { Action, FileField, Sheet } from '@hall/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../data/api.ts'
import { upload } from '../../data/download.ts'
import { ProblemView } from '../../data/ProblemView.tsx'
import { useCommand } from '../../data/use-command.ts'

/** A file looked at first; written when no row is wrong. */
export function ImportAssets({ center, open, onClose }: { center: string; open: boolean; onClose: () => void }) {
  const { t } = useTranslation('assets')
  const [file, setFile] = useState<{ filename: string; contentBase64: string }>()
  const checked = useCommand(api.assets.assets.import.mutationOptions())
  const written = useCommand(api.assets.assets.import.mutationOptions(), { done: t('registered'), onDone: onClose })
  const found = checked.output
  return (
    <Sheet open={open} onClose={onClose} title={t('import')} footer={file && found && (
      <Action kind="primary" busy={written.busy} reason={found.errors.length > 0 ? t('importNote') : undefined} onClick={() => written.run({ center, file, write: true })}>{t('register')}</Action>
    )}>
      <p className="soft">{t('importNote')}</p>
      <FileField label={t('importFile')} button={t('import')} chosen={file?.filename} accept=".csv,.xlsx" onFile={(chosen) => void upload(chosen).then((read) => { setFile(read); checked.run({ center, file: read, write: false }) })} />
      {found && <p role="status">{t('importChecked', { rows: found.rows, made: found.made, known: found.known, wrong: found.errors.length })}</p>}
      {found && found.errors.length > 0 && <ul>{found.errors.slice(0, 50).map((error, i) => <li key={i}>{t('importRow', { row: error.row, column: error.column ?? '', what: t(`importWrong.${error.code as 'CELL_REQUIRED'}`) })}</li>)}</ul>}
      {(checked.problem ?? written.problem) && <ProblemView error={checked.problem ?? written.problem} />}
    </Sheet>
  )
}
