import { defineStore } from 'pinia'
import { shallowRef } from 'vue'

/** What screen readers are told about what changed without the focus going there. */
export const useAnnouncements = defineStore('announcements', () => {
  const message = shallowRef({ text: '', count: 0 })

  /** @param text in the language of the window */
  const announce = (text: string): void => {
    // Counted, so that the same sentence said twice is a change and is read twice.
    message.value = { text, count: message.value.count + 1 }
  }

  return { message, announce }
})
