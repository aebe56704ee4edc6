import { type Icon, IconApi, IconDevices2 } from '@tabler/icons-react'
import type { ComponentType } from 'react'

type Page = {
  path: string
  load(): Promise<{ default: ComponentType }>
  /** Shown in the navigation under `shell:nav.<name>`; pages without it are reached otherwise. */
  nav?: { name: 'devices' | 'api'; icon: Icon }
}

/** Every page of the console. A new page is a row here, a component and its words. */
export const pages: Page[] = [
  { path: '/devices', load: () => import('../devices/DevicesPage'), nav: { name: 'devices', icon: IconDevices2 } },
  { path: '/api', load: () => import('../guide/GuidePage'), nav: { name: 'api', icon: IconApi } },
  { path: '/preferences', load: () => import('../preferences/PreferencesPage') },
]
