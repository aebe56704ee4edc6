// What people come to the console for, against a running server with the demo tenant. Environment: see run.mjs.
import assert from 'node:assert/strict'
import { createHmac } from 'node:crypto'
import { after, before, test } from 'node:test'
import { email, launch, open, password, signIn, url } from './browser.mjs'

let browser
let view
before(async () => {
  browser = await launch()
  view = await open(browser, 'light')
  await view.page.goto(url)
  await signIn(view.page, email, password)
})
after(async () => {
  await browser?.close()
})

const limit = { timeout: 240_000 }
const unique = Date.now().toString(36)
const rows = (page) => page.getByRole('grid').getByRole('row')
const button = (page, name) => page.getByRole('button', { name, exact: true })

/** The password is asked for again when the last one is older than ten minutes. */
async function confirm(page, name, secret = password) {
  const again = page.getByLabel('Your password')
  if (await again.isVisible()) await again.fill(secret)
  await button(page, name).click()
}

test('many devices get a tag, and are found by it', limit, async () => {
  const { page, look } = view
  await page.goto(`${url}/devices?filter=category%3ACamera`)
  await rows(page).nth(1).getByRole('checkbox').check()
  await rows(page).nth(2).getByRole('checkbox').check()
  await button(page, 'Change').click()
  await page.getByRole('menuitem', { name: 'Add a tag' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Tag', { exact: true }).fill(`walk ${unique}`)
  await button(page, 'Next').click()
  await dialog.getByText('2 devices would change.').waitFor()
  await look('devices-bulk')
  await button(page, 'Change 2 devices').click()
  await dialog.getByText('It holds for 2 devices now.').waitFor()
  await page.goto(`${url}/devices?${new URLSearchParams({ filter: `tag:"walk ${unique}"` })}`)
  await page.getByText('2 devices match').waitFor()
})

test('a view is kept and opened again', limit, async () => {
  const { page } = view
  await page.goto(`${url}/devices?filter=risk_level%3ACritical&sort=hostname&direction=asc`)
  await rows(page).nth(1).waitFor()
  await button(page, 'Views').click()
  await page.getByRole('menuitem', { name: 'Save as a new view' }).click()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill(`Worst ${unique}`)
  await page.getByRole('dialog').getByRole('button', { name: /save/i }).click()
  await page.getByRole('button', { name: `Worst ${unique}` }).waitFor()
  await page.goto(`${url}/devices`)
  await button(page, 'Views').click()
  await page.getByRole('menu').getByText(`Worst ${unique}`).click()
  await page.waitForURL(/risk_level/)
})

test('a device tells what is known of it', limit, async () => {
  const { page, look } = view
  await page.goto(`${url}/devices?filter=category%3A%22Infusion+System%22`)
  await rows(page).nth(1).getByRole('link').first().click()
  await page.getByRole('tab', { name: 'Summary' }).waitFor()
  await page.getByRole('heading', { name: 'Identity' }).waitFor()
  await look('device')
  for (const tab of ['Alerts', 'Vulnerabilities', 'History']) {
    await page.getByRole('tab', { name: tab }).click()
    await page.getByRole('tabpanel').waitFor()
    await look(`device-${tab.toLowerCase()}`)
  }
})

test('an alert is read, resolved with a reason, and reached by the links of integrations', limit, async () => {
  const { page, look } = view
  await page.goto(`${url}/alerts`)
  await rows(page).nth(1).getByRole('link').first().click()
  await page.getByRole('heading', { name: 'History' }).waitFor()
  await look('alert')
  const ticket = (
    await page
      .getByText(/^alert-[0-9a-f]{9}$/)
      .first()
      .textContent()
  ).replace('alert-', '')
  await button(page, 'Resolve').click()
  await look('alert-resolve')
  await page.getByRole('dialog').getByRole('checkbox').first().check()
  await page.getByRole('dialog').getByRole('textbox', { name: 'Reason', exact: true }).fill('Looked at on the ward')
  await button(page, 'Resolve alert').click()
  await page.getByText('Looked at on the ward').first().waitFor()
  await page.goto(`${url}/guardian/policies/alert?id=${ticket}`)
  await page.waitForURL(`${url}/alerts/${ticket}`)
  await page.getByText('Looked at on the ward').first().waitFor()
})

test('a vulnerability is read, and reached by the links of integrations', limit, async () => {
  const { page, look } = view
  await page.goto(`${url}/vulnerabilities?by=device`)
  await rows(page).nth(1).getByRole('link').first().click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('heading', { name: 'History' }).waitFor()
  await look('vulnerability')
  await page.goto(`${url}/devices?filter=vendor%3ABD`)
  const device = await rows(page).nth(1).getByRole('link').first().getAttribute('href')
  await page.goto(
    `${url}/guardian/monitor/inventory/device/${device.split('/').at(-1)}?index=0&vuln=true&vulname=CVE-2016-9355`,
  )
  await page.getByRole('tab', { name: 'Vulnerabilities', selected: true }).waitFor()
})

test('a site is made and taken away', limit, async () => {
  const { page, look } = view
  await page.goto(`${url}/network/sites`)
  await button(page, 'Create site').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox', { name: 'Name' }).fill(`Annex ${unique}`)
  await look('site-create')
  await dialog.getByRole('button', { name: 'Create site' }).click()
  await button(page, `Actions for Annex ${unique}`).click()
  await page.getByRole('menuitem', { name: 'Delete site' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete site' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await button(page, `Actions for Annex ${unique}`).waitFor({ state: 'detached' })
})

test('a person is invited, joins, sees no administration, and signs in with a second factor', limit, async () => {
  const { page, look } = view
  const guest = `guest-${unique}@acme.example`
  const secret = `quiet harbour ${unique} 84`
  await page.goto(`${url}/admin/users`)
  await button(page, 'Invite').click()
  await page.getByRole('dialog').getByLabel('E-mail').fill(guest)
  await look('people-invite')
  await confirm(page, 'Create link')
  const link = await page.getByRole('group', { name: 'One-time link' }).textContent()
  await look('people-link')
  await page.getByLabel('I have stored it').check()
  await button(page, 'Done').click()

  const other = await open(browser, 'dark')
  const theirs = other.page
  await theirs.goto(link)
  await theirs.getByText('acme').first().waitFor()
  assert.ok(!theirs.url().includes('#'), 'the token is out of the address')
  await other.look('invite')
  await theirs.getByLabel('Name', { exact: true }).fill('Grace Guest')
  await theirs.getByLabel('Password', { exact: true }).fill(secret)
  await button(theirs, 'Accept invitation').click()
  await theirs.getByRole('link', { name: 'Sign in' }).or(button(theirs, 'Sign in')).first().click()
  await signIn(theirs, guest, secret)
  assert.equal(await theirs.getByRole('link', { name: 'People' }).count(), 0)
  await theirs.goto(`${url}/admin/users`)
  await theirs
    .getByText(/permission|administrator/i)
    .first()
    .waitFor()
  await other.look('no-permission')

  await theirs.goto(`${url}/preferences`)
  await button(theirs, 'Set up').click()
  await confirm(theirs, 'Show QR code', secret)
  const shared = await theirs.getByRole('group', { name: /secret/i }).textContent()
  await other.look('second-factor')
  await theirs.getByRole('textbox', { name: 'Code' }).fill(codeOf(shared))
  await button(theirs, 'Turn on').click()
  const codes = (await theirs.getByRole('group', { name: 'Recovery codes' }).textContent()).trim().split(/\s+/)
  await theirs.getByLabel('I have stored it').check()
  await button(theirs, 'Done').click()
  await theirs.getByText('On. Signing in asks').waitFor()
  await theirs.context().clearCookies()
  await theirs.goto(url)
  await theirs.getByLabel('E-mail').fill(guest)
  await theirs.getByLabel('Password', { exact: true }).fill(secret)
  await button(theirs, 'Sign in').click()
  await theirs.getByRole('textbox', { name: 'Code' }).fill(codes[0])
  await other.look('sign-in-code')
  await button(theirs, 'Sign in').or(button(theirs, 'Continue')).first().click()
  await theirs.getByRole('navigation').first().waitFor()
  await other.close()
})

test('nothing went wrong meanwhile', () => assert.deepEqual(view.complaints, []))

/** The code of an authenticator app (RFC 6238) for a secret in base 32. */
function codeOf(secret) {
  const bits = [...secret.replace(/[^A-Z2-7]/g, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('')
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const mac = createHmac('sha1', key).update(step).digest()
  return String((mac.readUInt32BE(mac[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
