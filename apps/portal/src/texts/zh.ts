import ui from '@hall/ui/texts/zh.json'
import complaints from './zh/complaints.json'
import portal from './zh/portal.json'

export const texts = { ui, complaints, portal }
