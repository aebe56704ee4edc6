import {
  type Icon,
  IconApi,
  IconDevices2,
  IconHeartbeat,
  IconHistory,
  IconKey,
  IconSettings,
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

  // Devices
  {
    path: '/devices',
    load: () => import('../devices/DevicesPage'),
    words: ['devices', 'table', 'filter'],
    nav: { name: 'devices', icon: IconDevices2 },
  },

  // Alerts

  // Vulnerabilities

  // Policies

  // Network: sites, subnets, segments

  // Catalogue: profiles, tags, custom attributes

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
    words: ['guide'],
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
