import ui from '@hall/ui/texts/en.json'
import access from './en/access.json'
import attendance from './en/attendance.json'
import city from './en/city.json'
import documents from './en/documents.json'
import operation from './en/operation.json'
import organization from './en/organization.json'
import regulation from './en/regulation.json'
import shell from './en/shell.json'

export const texts = { ui, access, attendance, city, documents, operation, organization, regulation, shell }
