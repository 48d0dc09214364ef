/** What the first page says; the rest stands in `en-later.ts`. */
import ui from '@hall/ui/texts/en.json'
import access from './en/access.json'
import attendance from './en/attendance.json'
import documents from './en/documents.json'
import leave from './en/leave.json'
import settling from './en/settling.json'
import shell from './en/shell.json'

export const texts = { ui, access, attendance, documents, leave, settling, shell }
