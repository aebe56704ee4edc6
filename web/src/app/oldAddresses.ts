// Links that other products write into their tickets lead to the same thing here.

type Call = { request: { url: string }; params: Record<string, string | undefined> }

/** /guardian/policies/alert?id=A */
export function oldAlertAddress({ request }: Call): string {
  const id = new URL(request.url).searchParams.get('id')
  return id ? `/alerts/${encodeURIComponent(id)}` : '/alerts'
}

/** /guardian/monitor/inventory/device/D?index=0&vuln=true&vulname=CVE-2021-1 */
export function oldDeviceAddress({ request, params }: Call): string {
  const asked = new URL(request.url).searchParams
  const device = `/devices/${encodeURIComponent(params.deviceid ?? '')}`
  const name = asked.get('vulname')
  if (asked.get('vuln') !== 'true' && !name) return device
  return `${device}?${new URLSearchParams({ tab: 'vulnerabilities', ...(name && { vulnerability: name }) })}`
}
