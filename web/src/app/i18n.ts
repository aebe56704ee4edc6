import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Words } from './words'

export const languages = ['en', 'de'] as const
export type Language = (typeof languages)[number]
export type Subject = keyof Words

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: Words
  }
}

const files = import.meta.glob<{ default: object }>('../locales/*/*.json')
const kept = 'language'

export const isLanguage = (value: unknown): value is Language => languages.some((language) => language === value)

/** What the person chose in this browser, else the first language of the browser that we speak. */
function firstLanguage(): Language {
  const chosen = localStorage.getItem(kept)
  if (isLanguage(chosen)) return chosen
  return navigator.languages.map((tag) => tag.split('-')[0]).find(isLanguage) ?? 'en'
}

export function setLanguage(language: Language) {
  localStorage.setItem(kept, language)
  return i18next.changeLanguage(language)
}

/** The words of subjects, fetched where they are not known yet; pages.ts says which a page needs. */
export const loadWords = (subjects: Subject[] = []) => i18next.loadNamespaces(subjects)

const backend = {
  type: 'backend' as const,
  init() {},
  read: (language: string, subject: string, done: (error: unknown, words: object | null) => void) => {
    const file = files[`../locales/${language}/${subject}.json`]
    if (!file) return done(new Error(`No words for ${subject} in ${language}`), null)
    file().then(
      (words) => done(null, words.default),
      (error) => done(error, null),
    )
  },
}

const settings = {
  fallbackLng: false as const,
  defaultNS: 'common',
  interpolation: { escapeValue: false }, // React escapes
}

/** Resolves once the words of the shell are there; all others come with their pages. */
export async function startI18n() {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next
    .use(initReactI18next)
    .use(backend)
    .init({ ...settings, lng: firstLanguage(), ns: ['common', 'shell', 'signin'] })
}

/** For tests: all words at hand, in English. */
export function startI18nWith(resources: Record<string, Record<string, object>>) {
  i18next.use(initReactI18next).init({ ...settings, lng: 'en', resources })
}
