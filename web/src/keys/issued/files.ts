import type { IssuedKey } from '../../api/types'

const quoted = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`

export const curlCall = ({ url, customerid, access_key_id, access_key }: IssuedKey) =>
  [
    `curl ${quoted(`${url}/pub/v4.0/device/list?${new URLSearchParams({ customerid, pagelength: '10' })}`)}`,
    `  -H ${quoted(`X-Key-Id: ${access_key_id}`)}`,
    `  -H ${quoted(`X-Access-Key: ${access_key}`)}`,
  ].join(' \\\n')

export const textFile = ({ access_key_id, access_key }: IssuedKey) =>
  `Access Key ID: ${access_key_id}\nSecret Access Key: ${access_key}\n`

export const jsonFile = ({ customerid, access_key_id, access_key, url }: IssuedKey) =>
  `${JSON.stringify({ customerid, 'access-key-id': access_key_id, 'access-key': access_key, url }, null, 2)}\n`

/** `iot-guardian-splunk-prod` from a label; letters of any script stay. */
export const fileName = (label: string) =>
  ['iot-guardian', ...label.toLowerCase().split(/[^\p{L}\p{N}]+/u)].filter(Boolean).join('-').slice(0, 60)
