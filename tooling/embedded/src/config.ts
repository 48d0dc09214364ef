import { z } from 'zod'

const environment = z.object({ CHROME_PATH: z.string().optional() })

/** The Chromium to use for browser tests, when somebody names one. */
export const readChromePath = (): string | undefined => environment.parse(process.env).CHROME_PATH
