import { useRef } from 'react'

/** Where the keyboard returns to when a dialog that was opened from there has gone; in the page, where it has gone too. */
export function useOpener() {
  const opener = useRef<HTMLElement>(null)
  return {
    remember(element: HTMLElement | null) {
      opener.current = element
    },
    restore() {
      requestAnimationFrame(() => {
        const there = opener.current?.isConnected ? opener.current : document.getElementById('content')
        there?.focus()
      })
    },
  }
}
