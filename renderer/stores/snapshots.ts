import { defineStore } from 'pinia'
import { shallowRef } from 'vue'
import type { Snapshot } from '../../electron/contract/snapshots.ts'
import { app, valueOf } from '../app-api.ts'
import { useView } from './view.ts'

/** Other states of the open project: those that are kept of earlier days, and versions that lie beside it. */
export const useSnapshots = defineStore('snapshots', () => {
  const list = shallowRef<readonly Snapshot[]>([])
  const shown = shallowRef<Snapshot>()
  const version = shallowRef<string>()

  return {
    list,
    shown,
    version,
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
    /** Opens the dialog that compares the project with a file beside it. */
    compare(file: string): void {
      version.value = file
      useView().openDialog('version')
    },
  }
})
