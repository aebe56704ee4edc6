import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { keyListQuery } from '../api/keys'
import type { paths } from '../api/openapi'
import { useSession } from '../api/session'
import { CodeBox } from './CodeBox'

type Props = { name: keyof paths; query?: Record<string, string | number | boolean | undefined> }

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** What a program sends to see the same, for a shell; the key comes from the environment. */
export function curlCall(base: string, tenant: string, { name, query = {} }: Props): string {
  const asked = Object.entries({ customerid: tenant, ...query }).filter(
    ([, value]) => value !== undefined && value !== '',
  )
  return [
    `curl -G ${quoted(`${base}/pub/v4.0/${name}`)}`,
    '  -H "X-Key-Id: $KEY_ID"',
    '  -H "X-Access-Key: $ACCESS_KEY"',
    ...asked.map(([member, value]) => `  --data-urlencode ${quoted(`${member}=${value}`)}`),
  ].join(' \\\n')
}

export function CopyAsCurl(props: Props) {
  const { t } = useTranslation()
  const { tenant } = useSession()
  const { data } = useQuery(keyListQuery)
  const call = curlCall(data?.api_url ?? location.origin, tenant, props)
  return <CodeBox lines label={t('curl.label')} value={call} copyLabel={t('curl.copy')} />
}
