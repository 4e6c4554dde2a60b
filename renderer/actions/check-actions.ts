import { ArrowDown, ArrowUp } from '@lucide/vue'
import { useFaults } from '../checks/use-faults.ts'
import { text } from '../locales/index.ts'
import { useChecks } from '../stores/checks.ts'
import type { Action } from './action.ts'

/** Going from one fault of the object to the next. */
export function checkActions() {
  const checks = useChecks()
  const hasFaults = (): boolean => checks.inTurn.length > 0
  const go = (step: 1 | -1): void => {
    const fault = checks.step(step)
    if (fault) useFaults().goTo(fault)
  }

  return {
    nextFault: {
      label: () => text('checks.nextFault'),
      icon: ArrowDown,
      shortcut: 'F8',
      reach: 'everywhere',
      isEnabled: hasFaults,
      run: () => go(1),
    },
    previousFault: {
      label: () => text('checks.previousFault'),
      icon: ArrowUp,
      shortcut: 'Shift+F8',
      reach: 'everywhere',
      isEnabled: hasFaults,
      run: () => go(-1),
    },
  } as const satisfies Record<string, Action>
}
