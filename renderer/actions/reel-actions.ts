import { Combine, Flag, SplitSquareHorizontal } from '@lucide/vue'
import { recordsOf } from '../../iiif/project/model.ts'
import { text } from '../locales/index.ts'
import { useAnnouncements } from '../stores/announcements.ts'
import { useProject } from '../stores/project.ts'
import { useReels } from '../stores/reels.ts'
import { useSelection } from '../stores/selection.ts'
import { useView } from '../stores/view.ts'
import type { Action } from './action.ts'

/** Dividing thousands of canvases into objects, and putting objects together. */
export function reelActions() {
  const project = useProject()
  const selection = useSelection()
  const view = useView()
  const reels = useReels()

  return {
    markStart: {
      label: () => text('reels.mark'),
      icon: Flag,
      // One letter: as a key of the menu it would be taken from whoever types.
      otherShortcuts: ['M'],
      reach: 'outsideText',
      isEnabled: () => selection.current !== undefined,
      run: () => {
        const { current } = selection
        if (current === undefined) return
        const isMarked = reels.toggle(current)
        const said = { count: reels.starts.size }
        useAnnouncements().announce(text(isMarked ? 'reels.marked' : 'reels.unmarked', said))
      },
    },
    splitReel: {
      label: () => text('reels.split'),
      icon: SplitSquareHorizontal,
      reach: 'everywhere',
      isEnabled: () => project.canvases.length > 1,
      run: () => view.openDialog('splitReel'),
    },
    mergeManifests: {
      label: () => text('reels.merge'),
      icon: Combine,
      reach: 'everywhere',
      isEnabled: () =>
        project.project !== undefined && recordsOf(project.project, 'Manifest').length > 1,
      run: () => view.openDialog('mergeManifests'),
    },
  } as const satisfies Record<string, Action>
}
