import { useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

/** Another page begins at its top, and so does the keyboard and whoever has it read aloud. */
export function useNewPage(contentId: string) {
  const { pathname } = useLocation()
  const shown = useRef(pathname)
  useEffect(() => {
    if (shown.current === pathname) return
    shown.current = pathname
    const content = document.getElementById(contentId)
    if (!content) return
    content.scrollTop = 0
    // A field that asks for the keyboard by itself keeps it.
    if (!content.contains(document.activeElement)) content.focus({ preventScroll: true })
  }, [pathname, contentId])
}
