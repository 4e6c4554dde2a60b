import { shallowRef } from 'vue'

/** What was dropped on the window and waits to be looked at. */
export const droppedText = shallowRef('')
