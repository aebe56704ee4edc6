import { useQuery } from '@tanstack/react-query'
import { type Answer, inventory } from '../../api/inventory'
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

/** One vulnerability on this device: what the console shows of an instance. */
export type Instance = {
  zb_ticketid: string
  vulnerability_name: string
  severity?: string | null
  cvss_score?: number | null
  status: string
  ticketState: string
  detected_date: string | string[]
  last_detected_date?: unknown
  source?: string | null
  reason_history?: unknown
  remediate_instruction?: string | null
  remediate_workorder?: string | null
  ticketAssignees?: string[] | null
}

export const useDeviceVulnerabilities = (deviceid: string) =>
  useQuery({
    queryKey: ['device', deviceid, 'vulnerabilities'],
    queryFn: async ({ signal }) => {
      const page = await inventory.get('vulnerability/list', {
        query: { groupby: 'device', deviceid, pagelength: 1000 },
        signal,
      })
      return page.items as unknown as Instance[]
    },
  })
