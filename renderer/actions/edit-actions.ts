import {
  ArrowDownNarrowWide,
  ClipboardPaste,
  Combine,
  Copy,
  CopyPlus,
  Eye,
  FilePlus2,
  Layers,
  MoveRight,
  Pencil,
  Redo2,
  Scissors,
  Table2,
  Tags,
  Trash2,
  Undo2,
  Ungroup,
} from '@lucide/vue'
import { isPasteable } from '../../iiif/project/commands/canvases.ts'
import { useCanvasEditing } from '../composables/use-canvas-editing.ts'
import { useComposition } from '../composing/use-composition.ts'
import { commandText, text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useReading } from '../stores/reading.ts'
import { useSelection } from '../stores/selection.ts'
import { useView } from '../stores/view.ts'
import type { Action } from './action.ts'

/** Taking back, and what is done to the selected canvases. */
export function editActions() {
  const project = useProject()
  const reading = useReading()
  const selection = useSelection()
  const view = useView()
  const editing = useCanvasEditing()
  const composition = useComposition()
  const { announce } = useAnnouncements()
  const hasSelection = (): boolean => selection.selected.length > 0

  return {
    undo: {
      label: () =>
        project.nextUndo
          ? text('menu.undoNamed', { command: commandText(project.nextUndo) })
          : text('menu.undo'),
      icon: Undo2,
      shortcut: 'CommandOrControl+Z',
      reach: 'outsideText',
      isEnabled: () => project.nextUndo !== undefined && !reading.reason,
      run: () => {
        if (project.nextUndo)
          announce(text('menu.undone', { command: commandText(project.nextUndo) }))
        project.undo()
      },
    },
    redo: {
      label: () =>
        project.nextRedo
          ? text('menu.redoNamed', { command: commandText(project.nextRedo) })
          : text('menu.redo'),
      icon: Redo2,
      shortcut: 'CommandOrControl+Shift+Z',
      otherShortcuts: ['CommandOrControl+Y'],
      reach: 'outsideText',
      isEnabled: () => project.nextRedo !== undefined && !reading.reason,
      run: () => {
        if (project.nextRedo)
          announce(text('menu.redone', { command: commandText(project.nextRedo) }))
        project.redo()
      },
    },
    cut: {
      label: () => text('menu.cut'),
      icon: Scissors,
      shortcut: 'CommandOrControl+X',
      reach: 'canvases',
      isEnabled: hasSelection,
      run: editing.cut,
    },
    copy: {
      label: () => text('menu.copy'),
      icon: Copy,
      shortcut: 'CommandOrControl+C',
      reach: 'canvases',
      isEnabled: hasSelection,
      run: editing.copy,
    },
    paste: {
      label: () => text('menu.paste'),
      icon: ClipboardPaste,
      shortcut: 'CommandOrControl+V',
      reach: 'canvases',
      isEnabled: () =>
        project.project !== undefined &&
        selection.clip !== undefined &&
        isPasteable(project.project, selection.clip),
      run: editing.paste,
    },
    duplicate: {
      label: () => text('menu.duplicate'),
      icon: CopyPlus,
      shortcut: 'CommandOrControl+D',
      reach: 'canvases',
      isEnabled: hasSelection,
      run: editing.duplicate,
    },
    removeCanvases: {
      label: () => text('menu.removeCanvases'),
      icon: Trash2,
      shortcut: 'Delete',
      otherShortcuts: ['Backspace'],
      reach: 'canvases',
      isEnabled: hasSelection,
      run: editing.remove,
    },
    rename: {
      label: () => text('menu.rename'),
      icon: Pencil,
      shortcut: 'F2',
      reach: 'canvases',
      isEnabled: () => selection.current !== undefined && view.screen === 'arrange',
      run: () => selection.startRenaming(),
    },
    moveToPosition: {
      label: () => text('menu.moveToPosition'),
      icon: MoveRight,
      shortcut: 'CommandOrControl+Shift+M',
      reach: 'everywhere',
      isEnabled: hasSelection,
      run: () => view.openDialog('moveToPosition'),
    },
    labelCanvases: {
      label: () => text('menu.labelCanvases'),
      icon: Tags,
      shortcut: 'CommandOrControl+Shift+L',
      reach: 'everywhere',
      isEnabled: () => project.canvases.length > 0,
      run: () => view.openDialog('labels'),
    },
    orderCanvases: {
      label: () => text('menu.orderCanvases'),
      icon: ArrowDownNarrowWide,
      shortcut: 'CommandOrControl+Shift+O',
      reach: 'everywhere',
      isEnabled: () => project.canvases.length > 1,
      run: () => view.openDialog('order'),
    },
    addMissingLeaf: {
      label: () => text('menu.addMissingLeaf'),
      icon: FilePlus2,
      reach: 'everywhere',
      isEnabled: () => project.project !== undefined,
      run: () => view.openDialog('missingLeaf'),
    },
    compose: {
      label: () => text('menu.compose'),
      icon: Combine,
      shortcut: 'CommandOrControl+Shift+K',
      reach: 'everywhere',
      isEnabled: () => hasSelection() && view.screen !== 'compose',
      run: composition.compose,
    },
    makeChoices: {
      label: () => text('menu.makeChoices'),
      icon: Layers,
      reach: 'everywhere',
      isEnabled: () => project.canvases.length > 1,
      run: () => view.openDialog('choices'),
    },
    takeChoicesApart: {
      label: () => text('menu.takeChoicesApart'),
      icon: Ungroup,
      reach: 'everywhere',
      isEnabled: () => editing.choicesIn(selection.selected).length > 0,
      run: editing.takeChoicesApart,
    },
    describeByTable: {
      label: () => text('menu.describeByTable'),
      icon: Table2,
      shortcut: 'CommandOrControl+Shift+T',
      reach: 'everywhere',
      isEnabled: () => project.canvases.length > 0,
      run: () => view.openDialog('table'),
    },
    selectAll: {
      label: () => text('menu.selectAll'),
      shortcut: 'CommandOrControl+A',
      reach: 'canvases',
      isEnabled: () => project.canvases.length > 0,
      run: selection.selectAll,
    },
    viewCanvas: {
      label: () => text('menu.viewCanvas'),
      icon: Eye,
      shortcut: 'CommandOrControl+2',
      reach: 'everywhere',
      isEnabled: () => project.canvases.length > 0,
      run: editing.openViewer,
    },
  } as const satisfies Record<string, Action>
}
