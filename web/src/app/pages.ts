import {
  type Icon,
  IconApi,
  IconBell,
  IconBuilding,
  IconDevices2,
  IconFilter,
  IconForms,
  IconHeartbeat,
  IconHistory,
  IconId,
  IconKey,
  IconLayoutDashboard,
  IconNetwork,
  IconRoute,
  IconSettings,
  IconShieldExclamation,
  IconSitemap,
  IconTags,
  IconUsers,
  IconWebhook,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import type { Role } from '../api/types'
import type { Subject } from './i18n'
import type { Words } from './words'

export type Section = keyof Words['shell']['sections']

export type Page = {
  path: string
  load(): Promise<{ default: ComponentType }>
  /** The files of words it uses, fetched beside it; `common`, `shell` and `signin` are there anyway. */
  words?: Subject[]
  /** Shown in the navigation under `shell:nav.<name>`; pages without it are reached otherwise. */
  nav?: {
    name: keyof Words['shell']['nav']
    icon: Icon
    /** Under this heading; without one, at the top level. */
    section?: Section
    /** The number of open ones beside the name. */
    count?: 'alerts' | 'vulnerabilities'
    /** Who sees it; the server decides who may use it. */
    roles?: Role[]
  }
}

const administrators: Role[] = ['owner', 'administrator']

/**
 * Every page of the console, in the order of the navigation. A new page is a row here, a component and its words; its
 * address must also be known to the server (src/console/routes.cpp).
 */
export const pages: Page[] = [
  // Overview
  {
    path: '/',
    load: () => import('../overview/OverviewPage'),
    words: ['overview'],
    nav: { name: 'overview', icon: IconLayoutDashboard },
  },

  // Devices
  {
    path: '/devices',
    load: () => import('../devices/DevicesPage'),
    words: ['devices', 'table', 'filter', 'views'],
    nav: { name: 'devices', icon: IconDevices2 },
  },
  {
    path: '/devices/:deviceid',
    load: () => import('../devices/device/DevicePage'),
    words: ['device', 'devices', 'findings', 'vulnerabilities'],
  },

  // Alerts
  {
    path: '/alerts',
    load: () => import('../alerts/AlertsPage'),
    words: ['alerts', 'findings', 'many', 'table', 'filter', 'views'],
    nav: { name: 'alerts', icon: IconBell, count: 'alerts' },
  },
  { path: '/alerts/:id', load: () => import('../alerts/AlertPage'), words: ['alerts', 'findings', 'many'] },

  // Vulnerabilities
  {
    path: '/vulnerabilities',
    load: () => import('../vulnerabilities/VulnerabilitiesPage'),
    words: ['vulnerabilities', 'findings', 'many', 'table', 'filter', 'views'],
    nav: { name: 'vulnerabilities', icon: IconShieldExclamation, count: 'vulnerabilities' },
  },
  {
    path: '/vulnerabilities/:ticket',
    load: () => import('../vulnerabilities/VulnerabilityPage'),
    words: ['vulnerabilities', 'findings', 'many'],
  },

  // Policies
  {
    path: '/policies',
    load: () => import('../policies/PoliciesPage'),
    words: ['policies', 'table'],
    nav: { name: 'policies', icon: IconRoute },
  },

  // Network: sites, subnets, segments
  {
    path: '/network/sites',
    load: () => import('../network/sites/SitesPage'),
    words: ['network', 'table'],
    nav: { name: 'sites', icon: IconBuilding, section: 'network' },
  },
  {
    path: '/network/subnets',
    load: () => import('../network/subnets/SubnetsPage'),
    words: ['network', 'table'],
    nav: { name: 'subnets', icon: IconNetwork, section: 'network' },
  },
  {
    path: '/network/segments',
    load: () => import('../network/segments/SegmentsPage'),
    words: ['network', 'table'],
    nav: { name: 'segments', icon: IconSitemap, section: 'network' },
  },

  // Catalogue: profiles, tags, custom attributes
  {
    path: '/catalogue/profiles',
    load: () => import('../catalogue/profiles/ProfilesPage'),
    words: ['catalogue', 'table'],
    nav: { name: 'profiles', icon: IconId, section: 'catalogue' },
  },
  {
    path: '/catalogue/tags',
    load: () => import('../catalogue/tags/TagsPage'),
    words: ['catalogue', 'table', 'filter'],
    nav: { name: 'tags', icon: IconTags, section: 'catalogue' },
  },
  {
    path: '/catalogue/attributes',
    load: () => import('../catalogue/attributes/AttributesPage'),
    words: ['catalogue', 'table'],
    nav: { name: 'attributes', icon: IconForms, section: 'catalogue' },
  },
  {
    path: '/catalogue/filters',
    load: () => import('../catalogue/filters/FiltersPage'),
    words: ['catalogue', 'table'],
    nav: { name: 'filters', icon: IconFilter, section: 'catalogue' },
  },

  // Administration
  {
    path: '/admin/users',
    load: () => import('../people/PeoplePage'),
    words: ['people', 'table'],
    nav: { name: 'people', icon: IconUsers, section: 'administration', roles: administrators },
  },
  {
    path: '/admin/keys',
    load: () => import('../allkeys/AllKeysPage'),
    words: ['allkeys', 'keys', 'table'],
    nav: { name: 'keys', icon: IconKey, section: 'administration', roles: administrators },
  },
  {
    path: '/admin/webhooks',
    load: () => import('../webhooks/WebhooksPage'),
    words: ['webhooks', 'table'],
    nav: { name: 'webhooks', icon: IconWebhook, section: 'administration', roles: administrators },
  },
  {
    path: '/admin/audit',
    load: () => import('../audit/AuditPage'),
    words: ['audit', 'table'],
    nav: { name: 'audit', icon: IconHistory, section: 'administration', roles: administrators },
  },
  {
    path: '/admin/settings',
    load: () => import('../settings/SettingsPage'),
    words: ['settings'],
    nav: { name: 'settings', icon: IconSettings, section: 'administration', roles: administrators },
  },
  {
    path: '/admin/health',
    load: () => import('../health/HealthPage'),
    words: ['health'],
    nav: { name: 'health', icon: IconHeartbeat, section: 'administration', roles: administrators },
  },

  // API
  {
    path: '/api',
    load: () => import('../guide/GuidePage'),
    words: ['guide', 'keys'],
    nav: { name: 'api', icon: IconApi },
  },

  // Preferences
  {
    path: '/preferences',
    load: () => import('../preferences/PreferencesPage'),
    words: ['preferences', 'keys', 'sessions', 'secondfactor'],
  },
]

/** Pages for people who are not signed in, drawn without the shell, by their whole address. */
export const openPages: Pick<Page, 'path' | 'load' | 'words'>[] = [
  { path: '/invite', load: () => import('../invite/InvitePage'), words: ['invite'] },
]
