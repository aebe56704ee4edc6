import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import common from '../locales/en/common.json'
import devices from '../locales/en/devices.json'
import guide from '../locales/en/guide.json'
import keys from '../locales/en/keys.json'
import preferences from '../locales/en/preferences.json'
import shell from '../locales/en/shell.json'
import signin from '../locales/en/signin.json'

const en = { common, devices, guide, keys, preferences, shell, signin }

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}

export function startI18n() {
  i18next.use(initReactI18next).init({
    lng: 'en',
    defaultNS: 'common',
    resources: { en },
    interpolation: { escapeValue: false }, // React escapes
  })
}
