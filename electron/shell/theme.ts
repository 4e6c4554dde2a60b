import { nativeTheme } from 'electron'
import type { AppHandlers } from '../app/app.ts'
import type { Settings } from '../contract/app-api.ts'
import type { Outcome } from '../contract/outcome.ts'

/** The handlers, with the system's own parts (dialogs, title bar, media queries) following the chosen theme. */
export async function withTheme(handlers: AppHandlers): Promise<AppHandlers> {
  const follow = (settings: Outcome<Settings>): Outcome<Settings> => {
    if (settings.kind === 'done') nativeTheme.themeSource = settings.value.theme
    return settings
  }
  follow(await handlers.getSettings())
  return {
    ...handlers,
    changeSettings: async (change) => follow(await handlers.changeSettings(change)),
  }
}
