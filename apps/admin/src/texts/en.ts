import ui from '@hall/ui/texts/en.json'
import access from './en/access.json'
import attendance from './en/attendance.json'
import cases from './en/cases.json'
import city from './en/city.json'
import complaints from './en/complaints.json'
import documents from './en/documents.json'
import leave from './en/leave.json'
import ledger from './en/ledger.json'
import operation from './en/operation.json'
import organization from './en/organization.json'
import personnel from './en/personnel.json'
import regulation from './en/regulation.json'
import seals from './en/seals.json'
import settling from './en/settling.json'
import archives from './en/archives.json'
import assets from './en/assets.json'
import shell from './en/shell.json'

export const texts = {
  ui,
  access,
  archives,
  assets,
  attendance,
  cases,
  city,
  complaints,
  documents,
  ledger,
  leave,
  operation,
  organization,
  personnel,
  regulation,
  seals,
  settling,
  shell,
}
