export type Networks = { networks: string[]; refused: string[] }

const ipv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/

function addressBits(address: string): number | null {
  if (ipv4.test(address)) return 32
  if (!/^[0-9a-f:.]+$/i.test(address) || !address.includes(':')) return null
  return URL.canParse(`http://[${address}]/`) ? 128 : null
}

/** Networks as typed, one on a line or separated by commas; a bare address means that address alone. */
export function parseNetworks(text: string): Networks {
  const networks: string[] = []
  const refused: string[] = []
  for (const entry of text.split(/[\s,;]+/).filter(Boolean)) {
    const [address = '', length, ...rest] = entry.split('/')
    const bits = addressBits(address)
    const prefix = length === undefined ? bits : /^\d{1,3}$/.test(length) ? Number(length) : null
    if (bits === null || prefix === null || prefix > bits || rest.length > 0) refused.push(entry)
    else networks.push(`${address.toLowerCase()}/${prefix}`)
  }
  return { networks: [...new Set(networks)], refused }
}
