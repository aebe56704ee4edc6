import type alerts from '../locales/en/alerts.json'
import type catalogue from '../locales/en/catalogue.json'
import type common from '../locales/en/common.json'
import type device from '../locales/en/device.json'
import type devices from '../locales/en/devices.json'
import type filter from '../locales/en/filter.json'
import type findings from '../locales/en/findings.json'
import type guide from '../locales/en/guide.json'
import type keys from '../locales/en/keys.json'
import type many from '../locales/en/many.json'
import type network from '../locales/en/network.json'
import type policies from '../locales/en/policies.json'
import type preferences from '../locales/en/preferences.json'
import type shell from '../locales/en/shell.json'
import type signin from '../locales/en/signin.json'
import type table from '../locales/en/table.json'
import type views from '../locales/en/views.json'
import type vulnerabilities from '../locales/en/vulnerabilities.json'

/** The subjects of words, one file each in every language; the English ones give the type. */
export type Words = {
  catalogue: typeof catalogue
  alerts: typeof alerts
  common: typeof common
  device: typeof device
  devices: typeof devices
  filter: typeof filter
  findings: typeof findings
  guide: typeof guide
  keys: typeof keys
  network: typeof network
  many: typeof many
  policies: typeof policies
  preferences: typeof preferences
  shell: typeof shell
  signin: typeof signin
  table: typeof table
  vulnerabilities: typeof vulnerabilities
  views: typeof views
}
