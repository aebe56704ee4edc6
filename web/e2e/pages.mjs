// Every page of the console against a running server with the demo tenant: what stands on it, its main task, both
// themes, a narrow and a wide window, nothing for axe, nothing the content policy refuses. Environment: see run.mjs.
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { email, launch, open, password, signIn, url } from './browser.mjs'

let browser
before(async () => {
  if (process.env.GUARDIAN_SHOTS) mkdirSync(process.env.GUARDIAN_SHOTS, { recursive: true })
  browser = await launch()
})
after(() => browser?.close())

const row = (page) => page.getByRole('grid').getByRole('row').nth(1)

/** Name of the picture, address, heading; `ready` waits for what the page is about. */
const pages = [
  ['overview', '/', 'Overview', (page) => page.getByRole('figure').first().waitFor()],
  ['devices', '/devices', 'Devices', (page) => row(page).waitFor()],
  [
    'devices-filtered',
    '/devices?filter=category%3ACamera&sort=hostname&direction=asc',
    'Devices',
    (page) => row(page).waitFor(),
  ],
  ['alerts', '/alerts', 'Alerts', (page) => row(page).waitFor()],
  ['vulnerabilities', '/vulnerabilities', 'Vulnerabilities', (page) => row(page).waitFor()],
  ['vulnerabilities-by-device', '/vulnerabilities?by=device', 'Vulnerabilities', (page) => row(page).waitFor()],
  ['policies', '/policies', 'Policies', (page) => row(page).waitFor()],
  [
    'policies-picture',
    '/policies?as=picture&profile=Axis+IP+Camera',
    'Policies',
    (page) => page.getByRole('img').first().waitFor(),
  ],
  ['sites', '/network/sites', 'Sites', (page) => row(page).waitFor()],
  ['subnets', '/network/subnets', 'Subnets'],
  ['segments', '/network/segments', 'Segments'],
  ['profiles', '/catalogue/profiles', 'Profiles', (page) => row(page).waitFor()],
  ['tags', '/catalogue/tags', 'Tags', (page) => row(page).waitFor()],
  ['attributes', '/catalogue/attributes', 'Custom attributes', (page) => row(page).waitFor()],
  ['filters', '/catalogue/filters', 'Saved filters'],
  ['people', '/admin/users', 'People'],
  ['all-keys', '/admin/keys', 'Access keys'],
  ['webhooks', '/admin/webhooks', 'Webhooks'],
  ['audit', '/admin/audit', 'Audit log', (page) => row(page).waitFor()],
  ['settings', '/admin/settings', 'Settings'],
  ['health', '/admin/health', 'Health'],
  ['guide', '/api', 'API'],
  ['preferences', '/preferences', 'Preferences'],
]

for (const scheme of ['light', 'dark']) {
  test(`all pages, ${scheme}`, { timeout: 900_000 }, async (t) => {
    const view = await open(browser, scheme)
    const { page, look } = view
    await page.goto(url)
    await signIn(page, email, password)

    for (const [name, address, heading, ready] of pages)
      await t.test(name, async () => {
        await page.goto(url + address)
        await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
        await ready?.(page)
        await look(name)
      })
    await t.test('nothing went wrong meanwhile', () => assert.deepEqual(view.complaints, []))
    await view.close()
  })
}
