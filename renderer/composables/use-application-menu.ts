import { computed, watch } from 'vue'
import { applicationMenu, systemTexts } from '../actions/application-menu.ts'
import { app } from '../app-api.ts'

/** Keeps the menu of the application as the window's actions are: what can be done, and how it is called now. */
export function useApplicationMenu(): void {
  void app().useTexts(systemTexts())
  const menu = computed(applicationMenu)
  watch(
    // As text, so that main is told only when a line has really changed.
    () => JSON.stringify(menu.value),
    () => void app().showMenu(menu.value),
    { immediate: true },
  )
}
