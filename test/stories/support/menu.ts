import type { ElectronApplication } from '@playwright/test'

/** Chooses an action in the native menu of the application, as the mouse would. */
export const chooseInMenu = (app: ElectronApplication, action: string): Promise<void> =>
  app.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id)
    if (!item?.enabled) throw new Error(`The menu has no "${id}" that can be chosen now`)
    const choose = item.click as () => void
    choose()
  }, action)
