import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Snapshot } from '../../electron/contract/snapshots.ts'
import { app, valueOf } from '../app-api.ts'
import { useView } from './view.ts'

/** The earlier states of the open project that are kept, and the one that is looked at. */
export const useSnapshots = defineStore('snapshots', () => {
  const list = shallowRef<readonly Snapshot[]>([])
  const shown = shallowRef<Snapshot>()

  return {
    list,
    shown,
    async load(): Promise<void> {
      list.value = (await valueOf(app().listSnapshots())) ?? []
    },
    clear(): void {
      list.value = []
    },
    /** Opens the dialog that says what bringing it back would change. */
    show(snapshot: Snapshot): void {
      shown.value = snapshot
      useView().openDialog('snapshot')
    },
  }
})
