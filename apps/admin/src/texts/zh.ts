/** What the first page says; the rest stands in `zh-later.ts`. */
import ui from '@hall/ui/texts/zh.json'
import access from './zh/access.json'
import attendance from './zh/attendance.json'
import documents from './zh/documents.json'
import leave from './zh/leave.json'
import settling from './zh/settling.json'
import shell from './zh/shell.json'

export const texts = { ui, access, attendance, documents, leave, settling, shell }
