import '@hall/ui/ui.css'
import './shell/shell.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import { chosenLanguage } from '@hall/ui'
import { startAppearance } from './appearance.ts'
import { api, authenticate, queryClient } from './data/api.ts'
import { offlineLogin } from './offline/offline-login.ts'
import { findSnapshot } from './offline/session-snapshot.ts'
import { startWorker } from './offline/start-worker.ts'
import { router } from './router.tsx'
import { type Login, login } from './session/login.ts'
import { SessionGate } from './session/SessionGate.tsx'
import { loadSettings } from './settings.ts'
import { StartFailed } from './shell/StartFailed.tsx'
import { furtherTexts, speak } from './texts/index.ts'

const root = createRoot(document.getElementById('app')!)
startAppearance()
await speak(chosenLanguage(), { atStart: true })

try {
  const person = await enter()
  authenticate(person)
  root.render(
    <QueryClientProvider client={queryClient}>
      <SessionGate login={person}><RouterProvider router={router} /></SessionGate>
    </QueryClientProvider>,
  )
  // Whoever needs them waits for them; most come before they are needed.
  void furtherTexts(chosenLanguage()).catch(() => undefined)
  startWorker()
} catch {
  root.render(<StartFailed />)
}

/** Logs in; where nothing answers, whoever was here last goes on with what needs no network. */
async function enter(): Promise<Login> {
  try {
    return await login(await loadSettings(), chosenLanguage())
  } catch (failure) {
    const last = failure instanceof TypeError ? findSnapshot() : undefined
    if (!last) throw failure
    queryClient.setQueryData(api.organization.me.get.queryKey({}), last.me)
    return offlineLogin(last)
  }
}
