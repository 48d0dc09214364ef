import '@hall/ui/ui.css'
import './shell/shell.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { chosenLanguage } from '@hall/ui'
import { startAppearance } from './appearance.ts'
import { authenticate, queryClient } from './data/api.ts'
import { router } from './router.tsx'
import { login } from './session/login.ts'
import { SessionGate } from './session/SessionGate.tsx'
import { loadSettings } from './settings.ts'
import { StartFailed } from './shell/StartFailed.tsx'
import { furtherTexts, speak } from './texts/index.ts'

const root = createRoot(document.getElementById('app')!)
startAppearance()
await speak(chosenLanguage(), { atStart: true })

try {
  const person = await login(await loadSettings(), chosenLanguage())
  authenticate(person)
  root.render(
    <QueryClientProvider client={queryClient}>
      <SessionGate login={person}><RouterProvider router={router} /></SessionGate>
    </QueryClientProvider>,
  )
  // Whoever needs them waits for them; most come before they are needed.
  void furtherTexts(chosenLanguage()).catch(() => undefined)
} catch {
  root.render(<StartFailed />)
}
