import { useRef } from 'react'

/** Where the keyboard returns to when a dialog that was opened from there has gone. */
export function useOpener() {
  const opener = useRef<HTMLElement>(null)
  return {
    remember(element: HTMLElement | null) {
      opener.current = element
    },
    restore() {
      requestAnimationFrame(() => opener.current?.focus())
    },
  }
}
