import { useTranslation } from 'react-i18next'
import type { BrowserSession } from '../api/sessions'
import { visible } from '../text/visible'

/** The server's reading of what a browser says of itself; its word for none is said in the person's language. */
export function useBrowserName() {
  const { t } = useTranslation('sessions')
  return ({ browser }: BrowserSession) => (browser === 'Unknown browser' ? t('unknownBrowser') : visible(browser))
}
