import type { Action } from './action.ts'
import { checkActions } from './check-actions.ts'
import { editActions } from './edit-actions.ts'
import { projectActions } from './project-actions.ts'
import { reelActions } from './reel-actions.ts'
import { sourceActions } from './source-actions.ts'
import { viewActions } from './view-actions.ts'

/** Every action of the window by its id. Menu, buttons, keys and the list of shortcuts are made from it. */
export type Actions = ReturnType<typeof makeActions>
export type ActionId = keyof Actions

let actions: Actions | undefined

/** The actions. They read the stores each time they are asked, so that one set serves the whole window. */
export const useActions = (): Actions => (actions ??= makeActions())

const makeActions = () =>
  ({
    ...projectActions(),
    ...sourceActions(),
    ...editActions(),
    ...reelActions(),
    ...checkActions(),
    ...viewActions(),
  }) as const satisfies Record<string, Action>

/** The action with this id, if there is one: ids come back from the native menu as text. */
export const findAction = (id: string): Action | undefined =>
  Object.entries(useActions()).find(([name]) => name === id)?.[1]
