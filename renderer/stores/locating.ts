import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { LocatedFolder } from '../../electron/contract/app-api.ts'
import { useView } from './view.ts'

/** Where folders of scans may lie now, until the scholar says so. */
export const useLocating = defineStore('locating', () => {
  const located = shallowRef<readonly LocatedFolder[]>([])
  return {
    located,
    show(found: readonly LocatedFolder[]): void {
      located.value = found
      useView().openDialog('locate')
    },
  }
})
