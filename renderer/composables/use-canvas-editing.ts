import {
  copyCanvases,
  cutCanvases,
  duplicateCanvases,
  moveCanvases,
  pasteCanvases,
  removeCanvases,
} from '../../iiif/project/commands/canvases.ts'
import type { Command } from '../../iiif/project/command.ts'
import { mayBeTakenApart, takeChoicesApart } from '../../iiif/project/commands/choices.ts'
import type { ImportedManifest } from '../../iiif/project/import/imported.ts'
import { takeCanvases } from '../../iiif/project/import/take-canvases.ts'
import { findRecord, type Project, type RecordId } from '../../iiif/project/model.ts'
import { text } from '../locales/index.ts'
import type { SourceItem } from '../panels/sources/source-rows.ts'
import { gatherCommand } from './gather-command.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useSelection } from '../stores/selection.ts'
import { useView } from '../stores/view.ts'

const newId = (): RecordId => crypto.randomUUID()

/** What is done to the selected canvases. After each, what makes sense next is selected. */
export function useCanvasEditing() {
  const project = useProject()
  const selection = useSelection()
  const view = useView()
  const { announce } = useAnnouncements()

  /** Runs a command that adds canvases, and selects them. */
  function runAdding(make: (project: Project) => Command): void {
    if (!project.project) return
    const before = new Set(project.manifest?.items)
    project.run(make(project.project))
    selection.selectOnly((project.manifest?.items ?? []).filter((id) => !before.has(id)))
  }

  /** Takes canvases of a manifest of others, by their places in it from 0. */
  function take(imported: ImportedManifest, places: readonly number[]): void {
    const canvases = places.flatMap((place) => imported.canvases[place] ?? [])
    runAdding((current) => takeCanvases(current, imported, { canvases }))
    announce(text('canvases.added', { count: canvases.length }))
  }

  /** Runs a command that takes the selected canvases away, and selects the one that comes into their place. */
  function runRemoving(make: (project: Project, canvases: readonly RecordId[]) => Command): void {
    const { selected, positions } = selection
    if (!project.project || selected.length === 0) return
    const place = positions.get(selected[0] ?? '') ?? 0
    project.run(make(project.project, selected))
    const { items = [] } = project.manifest ?? {}
    const next = items[Math.min(place, items.length - 1)]
    if (next === undefined) selection.clear()
    else selection.select(next)
    announce(text('canvases.removed', { count: selected.length }))
  }

  function keepSelected(): void {
    if (project.project) selection.keep(copyCanvases(project.project, selection.selected))
  }

  /** Makes canvases of images and of canvases of others. @param at the index of the first; at the end without */
  function gather(items: readonly SourceItem[], at?: number): void {
    const usable = items.filter((item) => 'canvas' in item || item.entry.content.kind === 'image')
    if (usable.length === 0) return
    runAdding((project) => gatherCommand(project, { items: usable, at, newId }))
    announce(text('canvases.added', { count: usable.length }))
  }

  /** Those of these canvases that show one of several pictures. */
  const choicesIn = (canvases: readonly RecordId[]): readonly RecordId[] =>
    canvases.filter((id) => {
      const canvas = project.project && findRecord(project.project, 'Canvas', id)
      return canvas !== undefined && mayBeTakenApart(canvas)
    })

  return {
    gather,
    take,
    copy: () => {
      keepSelected()
      announce(text('canvases.copied', { count: selection.selected.length }))
    },
    cut: () => {
      keepSelected()
      runRemoving(cutCanvases)
    },
    /** Behind the selected canvases, or at the end. */
    paste: () => {
      const { clip, selected, positions } = selection
      if (!clip) return
      const last = selected.at(-1)
      const at = last === undefined ? undefined : (positions.get(last) ?? -1) + 1
      runAdding((project) => pasteCanvases(project, { clip, at, newId }))
      announce(text('canvases.pasted', { count: clip.length }))
    },
    duplicate: () => {
      const canvases = selection.selected
      if (canvases.length === 0) return
      runAdding((project) => duplicateCanvases(project, { canvases, newId }))
    },
    choicesIn,
    takeChoicesApart: () => {
      const canvases = choicesIn(selection.selected)
      runAdding((project) => takeChoicesApart(project, canvases, newId))
      announce(text('choices.apart'))
    },
    remove: () => runRemoving(removeCanvases),
    /** @param to the index of the first of them afterwards */
    move: (canvases: readonly RecordId[], to: number) => {
      if (project.project) project.run(moveCanvases(project.project, { canvases, to }))
    },
    openViewer: () => {
      const shown = selection.current ?? project.manifest?.items[0]
      if (shown === undefined) return
      selection.select(shown)
      view.show('view')
    },
  }
}
