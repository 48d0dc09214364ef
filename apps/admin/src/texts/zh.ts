import ui from '@hall/ui/texts/zh.json'
import access from './zh/access.json'
import attendance from './zh/attendance.json'
import city from './zh/city.json'
import documents from './zh/documents.json'
import operation from './zh/operation.json'
import organization from './zh/organization.json'
import regulation from './zh/regulation.json'
import shell from './zh/shell.json'

export const texts = { ui, access, attendance, city, documents, operation, organization, regulation, shell }
