import { screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { accessKey, keyList, serve, session } from '../testing/server'
import { show } from '../testing/show'
import { environment } from './calls'
import GuidePage from './GuidePage'

const serveKeys = (list: Partial<typeof keyList>) =>
  serve({
    'GET /console/session': () => ({ body: session }),
    'GET /console/keys': () => ({ body: { ...keyList, ...list } }),
  })

test('without a key, the first step makes one on the spot', async () => {
  serveKeys({ items: [], policy: { ...keyList.policy, active_keys: 0 } })
  const { user } = await show(<GuidePage />)
  await screen.findByText(/You have no active key yet/)
  expect(screen.getByRole('group', { name: 'Once in a shell' }).textContent).toContain("KEY_ID='YOUR-KEY-ID'")
  await user.click(screen.getByRole('button', { name: 'Create key' }))
  expect(await screen.findByRole('dialog', { name: 'Create access key' })).toBeDefined()
})

test('with a key, its ID is in the calls; the tool is kept in the address', async () => {
  serveKeys({})
  const { user, router } = await show(<GuidePage />)
  await screen.findByText(/You have 1 active key/)
  expect(screen.getByRole('group', { name: 'Once in a shell' }).textContent).toContain(`KEY_ID='${accessKey.id}'`)
  await user.click(screen.getByRole('tab', { name: 'Python' }))
  expect(router.state.location.search).toBe('?tab=python')
  expect((await screen.findByRole('group', { name: 'Every device, page by page' })).textContent).toContain(
    'Retry-After',
  )
})

test('a tenant or address cannot break out of the shell line', () => {
  expect(environment({ url: 'http://h', tenant: "a'; rm -rf ~; '", keyId: null })).toContain(
    "CUSTOMER_ID='a'\\''; rm -rf ~; '\\'''",
  )
})
