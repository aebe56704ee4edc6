import { useEffect } from 'react'
import { flushSync } from 'react-dom'

/** A secret on the screen goes when the page is left, or when the browser puts the page aside for Back. */
export function useWipe(active: boolean, onWipe: () => void) {
  useEffect(() => {
    if (!active) return
    const wipe = () => flushSync(onWipe)
    const wipeReturned = (event: PageTransitionEvent) => event.persisted && wipe()
    window.addEventListener('pagehide', wipe)
    window.addEventListener('pageshow', wipeReturned)
    return () => {
      window.removeEventListener('pagehide', wipe)
      window.removeEventListener('pageshow', wipeReturned)
    }
  }, [active, onWipe])
}
