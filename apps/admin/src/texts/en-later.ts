import archives from './en/archives.json'
import assets from './en/assets.json'
import cases from './en/cases.json'
import city from './en/city.json'
import complaints from './en/complaints.json'
import ledger from './en/ledger.json'
import operation from './en/operation.json'
import organization from './en/organization.json'
import personnel from './en/personnel.json'
import regulation from './en/regulation.json'
import seals from './en/seals.json'
import supervision from './en/supervision.json'

export const texts = { archives, assets, cases, city, complaints, ledger, operation, organization, personnel, regulation, seals, supervision }
