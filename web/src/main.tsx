import './app/styles'
import { setNonce } from 'get-nonce'
import { createRoot } from 'react-dom/client'
import { App } from './app/App'
import { startI18n } from './app/i18n'
import { installTrustedTypes } from './app/trustedTypes'

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

installTrustedTypes()
setNonce(nonce)
await startI18n()

const root = document.getElementById('root')
if (root) createRoot(root).render(<App nonce={nonce} />)
