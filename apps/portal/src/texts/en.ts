import ui from '@hall/ui/texts/en.json'
import cases from './en/cases.json'
import complaints from './en/complaints.json'
import portal from './en/portal.json'
import seals from './en/seals.json'

export const texts = {
  ui,
  cases,
  complaints,
  portal,
  seals,
}
