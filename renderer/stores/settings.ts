import { usePreferredDark } from '@vueuse/core'
import { defineStore } from 'pinia'
import { computed, shallowRef } from 'vue'
import type { Settings } from '../../electron/contract/app-api.ts'
import { app, valueOf } from '../app-api.ts'

/** What the scholar set for every project. Main keeps it on disk. */
export const useSettings = defineStore('settings', () => {
  const settings = shallowRef<Settings>({
    theme: 'system',
    isSampleOffered: false,
    imageCacheGigabytes: 10,
  })
  const isSystemDark = usePreferredDark()
  const theme = computed(() => {
    if (settings.value.theme !== 'system') return settings.value.theme
    return isSystemDark.value ? 'dark' : 'light'
  })

  async function load(): Promise<void> {
    settings.value = (await valueOf(app().getSettings())) ?? settings.value
  }

  async function change(wanted: Partial<Settings>): Promise<void> {
    settings.value = (await valueOf(app().changeSettings(wanted))) ?? settings.value
  }

  return { settings, theme, load, change }
})
