import '@hall/ui/ui.css'
import './shell/shell.css'
import { chosenLanguage, paint } from '@hall/ui'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { queryClient } from './data/api.ts'
import { router } from './router.tsx'
import { speak } from './texts/index.ts'

const dark = matchMedia('(prefers-color-scheme: dark)')
const dress = () => paint(dark.matches ? 'dark' : 'light')
dress()
dark.addEventListener('change', dress)
addEventListener('beforeprint', () => paint('light'))
addEventListener('afterprint', dress)

await speak(chosenLanguage())
createRoot(document.getElementById('app')!).render(
  <QueryClientProvider client={queryClient}><RouterProvider router={router} /></QueryClientProvider>,
)
