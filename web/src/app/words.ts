import type catalogue from '../locales/en/catalogue.json'
import type common from '../locales/en/common.json'
import type device from '../locales/en/device.json'
import type devices from '../locales/en/devices.json'
import type filter from '../locales/en/filter.json'
import type guide from '../locales/en/guide.json'
import type keys from '../locales/en/keys.json'
import type network from '../locales/en/network.json'
import type preferences from '../locales/en/preferences.json'
import type shell from '../locales/en/shell.json'
import type signin from '../locales/en/signin.json'
import type table from '../locales/en/table.json'
import type views from '../locales/en/views.json'

/** The subjects of words, one file each in every language; the English ones give the type. */
export type Words = {
  catalogue: typeof catalogue
  common: typeof common
  device: typeof device
  devices: typeof devices
  filter: typeof filter
  guide: typeof guide
  keys: typeof keys
  network: typeof network
  preferences: typeof preferences
  shell: typeof shell
  signin: typeof signin
  table: typeof table
  views: typeof views
}
