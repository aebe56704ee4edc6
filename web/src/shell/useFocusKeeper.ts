import { useEffect } from 'react'

const most = 10

/**
 * The keyboard stays in the page when what had it is taken away: a dialog, a row, a tag that was removed. It goes back
 * to where it was before; in an open dialog, it stays in there.
 */
export function useFocusKeeper() {
  useEffect(() => {
    let held: HTMLElement | null = null
    /** Where it was, the latest first; behind a cell of a grid, the grid. */
    let trail: HTMLElement[] = []

    function enter({ target }: FocusEvent) {
      if (!(target instanceof HTMLElement)) return
      held = target
      const grid = target.closest<HTMLElement>('[role="grid"]')
      trail = [...new Set([target, ...(grid ? [grid] : []), ...trail])].slice(0, most)
    }

    // Left on purpose, as by a click beside it.
    function leave() {
      requestAnimationFrame(() => {
        if (held?.isConnected && document.activeElement === document.body) held = null
      })
    }

    const removals = new MutationObserver(() => {
      if (!held || held.isConnected || document.activeElement !== document.body) return
      held = null
      const dialog = [...document.querySelectorAll<HTMLElement>('[aria-modal="true"]')].at(-1)
      trail = trail.filter(({ isConnected }) => isConnected)
      const before = trail.find((element) => !dialog || dialog.contains(element))
      const next = before ?? dialog ?? document.getElementById('content')
      next?.focus({ preventScroll: true })
    })

    document.addEventListener('focusin', enter)
    document.addEventListener('focusout', leave)
    removals.observe(document.body, { childList: true, subtree: true })
    return () => {
      document.removeEventListener('focusin', enter)
      document.removeEventListener('focusout', leave)
      removals.disconnect()
    }
  }, [])
}
