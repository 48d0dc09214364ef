import ui from '@hall/ui/texts/zh.json'
import access from './zh/access.json'
import attendance from './zh/attendance.json'
import cases from './zh/cases.json'
import city from './zh/city.json'
import complaints from './zh/complaints.json'
import documents from './zh/documents.json'
import leave from './zh/leave.json'
import ledger from './zh/ledger.json'
import operation from './zh/operation.json'
import organization from './zh/organization.json'
import personnel from './zh/personnel.json'
import regulation from './zh/regulation.json'
import seals from './zh/seals.json'
import settling from './zh/settling.json'
import archives from './zh/archives.json'
import assets from './zh/assets.json'
import shell from './zh/shell.json'

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
