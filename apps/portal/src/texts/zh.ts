import ui from '@hall/ui/texts/zh.json'
import cases from './zh/cases.json'
import complaints from './zh/complaints.json'
import portal from './zh/portal.json'
import seals from './zh/seals.json'

export const texts = {
  ui,
  cases,
  complaints,
  portal,
  seals,
}
