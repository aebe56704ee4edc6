import type alerts from '../locales/en/alerts.json'
import type allkeys from '../locales/en/allkeys.json'
import type audit from '../locales/en/audit.json'
import type catalogue from '../locales/en/catalogue.json'
import type common from '../locales/en/common.json'
import type device from '../locales/en/device.json'
import type devices from '../locales/en/devices.json'
import type filter from '../locales/en/filter.json'
import type findings from '../locales/en/findings.json'
import type guide from '../locales/en/guide.json'
import type health from '../locales/en/health.json'
import type invite from '../locales/en/invite.json'
import type keys from '../locales/en/keys.json'
import type many from '../locales/en/many.json'
import type network from '../locales/en/network.json'
import type overview from '../locales/en/overview.json'
import type people from '../locales/en/people.json'
import type policies from '../locales/en/policies.json'
import type preferences from '../locales/en/preferences.json'
import type secondfactor from '../locales/en/secondfactor.json'
import type sessions from '../locales/en/sessions.json'
import type settings from '../locales/en/settings.json'
import type shell from '../locales/en/shell.json'
import type signin from '../locales/en/signin.json'
import type table from '../locales/en/table.json'
import type views from '../locales/en/views.json'
import type vulnerabilities from '../locales/en/vulnerabilities.json'
import type webhooks from '../locales/en/webhooks.json'

/** The subjects of words, one file each in every language; the English ones give the type. */
export type Words = {
  alerts: typeof alerts
  allkeys: typeof allkeys
  audit: typeof audit
  catalogue: typeof catalogue
  common: typeof common
  device: typeof device
  devices: typeof devices
  filter: typeof filter
  findings: typeof findings
  guide: typeof guide
  health: typeof health
  invite: typeof invite
  keys: typeof keys
  many: typeof many
  network: typeof network
  overview: typeof overview
  people: typeof people
  policies: typeof policies
  preferences: typeof preferences
  secondfactor: typeof secondfactor
  sessions: typeof sessions
  settings: typeof settings
  shell: typeof shell
  signin: typeof signin
  table: typeof table
  views: typeof views
  vulnerabilities: typeof vulnerabilities
  webhooks: typeof webhooks
}
