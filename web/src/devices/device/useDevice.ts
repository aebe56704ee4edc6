import { useQuery } from '@tanstack/react-query'
import { type Answer, inventory } from '../../api/inventory'
import type { Instance } from '../../api/vulnerabilities'
import { quoteValue } from '../../ui/filter/terms'

export type DeviceDetail = Answer<'device'> & { deviceid: string }
export type DeviceAlert = Answer<'alert/list'>['items'][number]

export const useDevice = (deviceid: string) =>
  useQuery({
    queryKey: ['device', deviceid],
    queryFn: ({ signal }) => inventory.get('device', { query: { deviceid }, signal }) as Promise<DeviceDetail>,
  })

const shownAlerts = 200

/** The newest alerts of the device, open and resolved. */
export const useDeviceAlerts = (deviceid: string) =>
  useQuery({
    queryKey: ['device', deviceid, 'alerts'],
    queryFn: ({ signal }) =>
      inventory.get('alert/list', {
        query: {
          filter: `deviceid:${quoteValue(deviceid)}`,
          sortfield: 'date',
          sortdirection: 'desc',
          pagelength: shownAlerts,
        },
        signal,
      }),
  })

/** How many alerts are open, of every severity. */
export const openAlerts = (device: DeviceDetail) =>
  [
    device.number_of_critical_alerts,
    device.number_of_warning_alerts,
    device.number_of_caution_alerts,
    device.number_of_info_alerts,
  ].reduce<number>((sum, count) => sum + (count ?? 0), 0)

const shownInstances = 1000

/** The open vulnerabilities of the device; `whole` is false where it has more. */
export const useDeviceVulnerabilities = (deviceid: string) =>
  useQuery({
    queryKey: ['device', deviceid, 'vulnerabilities'],
    queryFn: async ({ signal }) => {
      const query = { groupby: 'device', deviceid, pagelength: shownInstances } as const
      const { items } = await inventory.get('vulnerability/list', { query, signal })
      const rows = items as Instance[]
      return { rows, whole: rows.length < shownInstances }
    },
  })
