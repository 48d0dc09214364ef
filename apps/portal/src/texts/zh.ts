import ui from '@hall/ui/texts/zh.json'
import cases from './zh/cases.json'
import complaints from './zh/complaints.json'
import portal from './zh/portal.json'

export const texts = {
  ui,
  cases,
  complaints,
  portal,
}
