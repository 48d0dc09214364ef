import archives from './zh/archives.json'
import assets from './zh/assets.json'
import cases from './zh/cases.json'
import city from './zh/city.json'
import complaints from './zh/complaints.json'
import ledger from './zh/ledger.json'
import operation from './zh/operation.json'
import organization from './zh/organization.json'
import personnel from './zh/personnel.json'
import regulation from './zh/regulation.json'
import seals from './zh/seals.json'
import supervision from './zh/supervision.json'

export const texts = { archives, assets, cases, city, complaints, ledger, operation, organization, personnel, regulation, seals, supervision }
