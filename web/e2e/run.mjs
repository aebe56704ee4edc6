// The console against a running server, as a person uses it, in light and in dark:
//   GUARDIAN_URL=http://127.0.0.1:8080 GUARDIAN_EMAIL=... GUARDIAN_PASSWORD=... [GUARDIAN_SHOTS=dir] \
//     [GUARDIAN_ISSUED=file] ./node e2e/run.mjs
import assert from 'node:assert/strict'
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { callApi, email, launch, open, password, url } from './browser.mjs'

let browser
before(async () => {
  if (process.env.GUARDIAN_SHOTS) mkdirSync(process.env.GUARDIAN_SHOTS, { recursive: true })
  browser = await launch()
})
after(() => browser?.close())

for (const scheme of ['light', 'dark']) {
  test(`an access key from sign-in to sign-out, ${scheme}`, { timeout: 240_000 }, async (t) => {
    const view = await open(browser, scheme)
    const { page, look, everything } = view
    const label = `Browser test ${scheme}`
    const issued = [] // {id, secret, customerid, url}, oldest first
    const button = (name) => page.getByRole('button', { name, exact: true })
    const row = (key) => page.getByRole('row').filter({ has: page.getByTitle(key.id) })

    let broken = false
    const step = (name, run) =>
      t.test(name, async (s) => {
        if (broken) return s.skip('an earlier step failed')
        broken = true
        await run()
        broken = false
      })

    async function signIn() {
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Password', { exact: true }).fill(password)
      await button('Sign in').click()
    }

    async function toPreferences() {
      await page.getByRole('banner').getByRole('button').last().click()
      await page.getByRole('menuitem', { name: 'Preferences' }).click()
      await page.getByRole('heading', { name: 'Security' }).waitFor()
    }

    /** The password is asked for again when the last one is older than ten minutes. */
    async function confirmWith(name) {
      const again = page.getByLabel('Your password')
      if (await again.isVisible()) await again.fill(password)
      await button(name).click()
      await page.getByRole('dialog', { name: 'Your access key' }).waitFor()
    }

    async function readIssued() {
      const text = (name) => page.getByRole('group', { name, exact: true }).textContent()
      const saved = async (name) => {
        const [download] = await Promise.all([page.waitForEvent('download'), button(name).click()])
        return readFileSync(await download.path(), 'utf8')
      }
      const id = await text('Key ID')
      const secret = await text('Access key')
      const json = JSON.parse(await saved('JSON'))
      assert.equal(await saved('Text'), `Access Key ID: ${id}\nSecret Access Key: ${secret}\n`)
      assert.deepEqual(Object.keys(json), ['customerid', 'access-key-id', 'access-key', 'url'])
      assert.equal(json['access-key-id'], id)
      assert.equal(json['access-key'], secret)
      const key = { id, secret, customerid: json.customerid, url: json.url }
      issued.push(key)
      // Whoever started the walk looks for the secrets afterwards, where none may be.
      if (process.env.GUARDIAN_ISSUED) appendFileSync(process.env.GUARDIAN_ISSUED, `${secret}\n`)
      return key
    }

    async function finish() {
      assert.ok(await button('Done').isDisabled())
      await page.getByLabel('I have stored it').check()
      await button('Done').click()
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    }

    async function act(key, verb, confirm) {
      await row(key)
        .getByRole('button', { name: /^Actions for/ })
        .click()
      await page.getByRole('menuitem', { name: verb }).click()
      await page.getByRole('dialog', { name: `${verb} ${label}?` }).waitFor()
      await look(`confirm-${verb.toLowerCase()}`)
      await button(confirm).click()
    }

    const statusOf = async (key) => (await callApi(key)).status
    const noSecret = async (where) => {
      const all = await everything()
      for (const { secret } of issued) assert.ok(!all.includes(secret), `the secret is still ${where}`)
    }

    await step('signs in, and lands on the address that was asked for', async () => {
      await page.goto(`${url}/preferences`)
      await page.getByLabel('E-mail').waitFor()
      await look('sign-in')
      await page.getByLabel('E-mail').fill(email)
      await page.getByLabel('Password', { exact: true }).fill(`${password} but wrong`)
      await button('Sign in').click()
      await page.getByText('do not match an account').waitFor()
      await signIn()
      await page.getByRole('heading', { name: 'Preferences' }).waitFor()
    })

    await step('wears the chosen theme', async () => {
      await page.getByLabel(scheme === 'dark' ? 'Dark' : 'Light', { exact: true }).check()
      await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor()
      await page.reload()
      await page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor()
    })

    await step('shows the devices, finds and orders them', async () => {
      await page.getByRole('link', { name: 'Devices' }).click()
      const first = page.getByRole('grid').getByRole('row').nth(1)
      await first.waitFor()
      await page.getByRole('columnheader', { name: 'IP address' }).getByRole('button').first().click()
      await page.waitForURL(/sort=ip_address/)
      await page.locator('th[aria-sort]').waitFor()
      await page.keyboard.press('/')
      await page.keyboard.type('no device is called this')
      await page.keyboard.press('Enter')
      await page.getByText('Nothing matches').waitFor()
      await look('devices-none')
      await page.goBack()
      await first.waitFor()
    })

    await step('explains the API', async () => {
      await page.getByRole('link', { name: 'API' }).click()
      await page.getByText('First ten devices').waitFor()
      await look('api')
    })

    await step('leads to the reference of the API', async () => {
      await page.getByRole('link', { name: 'API reference' }).click()
      await page.waitForURL(`${url}/docs`)
      await page.getByRole('heading', { name: 'IoT Guardian Public API' }).waitFor()
      await page.goBack()
      await page.getByText('First ten devices').waitFor()
    })

    await step('opens Preferences from the user menu', async () => {
      await toPreferences()
      await button('Create').waitFor()
      await look('preferences')
    })

    await step('creates a key step by step', async () => {
      await button('Create').click()
      await page.getByLabel('Label').fill(label)
      await look('wizard-name')
      await button('Next').click()
      await page.getByRole('radio', { name: 'Read-only' }).check()
      await page.getByLabel(/Allowed networks/).fill('127.0.0.0/8\n::1')
      await page.getByText('From 127.0.0.0/8 and ::1/128 only.').waitFor()
      await look('wizard-permissions')
      await button('Next').click()
      await page.getByText('30 days', { exact: true }).click()
      await page.getByText(/^Ends \d+ \w+ \d+, \d\d:\d\d UTC$/).waitFor()
      await look('wizard-lifetime')
      await button('Next').click()
      await look('wizard-confirm')
      await confirmWith('Create key')
    })

    await step('shows the secret once, to copy and to save', async () => {
      await page.getByText('This is the only time the access key is shown.').waitFor()
      await look('issued')
      await page.keyboard.press('Escape')
      await page.mouse.click(5, 300)
      const key = await readIssued()
      await page.getByRole('dialog').getByRole('button', { name: 'Copy key ID' }).click()
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), key.id)
      await button('Copy access key').click()
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), key.secret)
      assert.equal((await callApi(key)).status, 200)
      assert.ok(Array.isArray((await callApi(key)).body.devices))
      await finish()
      await noSecret('on the page after Done')
    })

    await step('does not bring the secret back', async () => {
      await page.getByRole('link', { name: 'Devices' }).click()
      await page.getByRole('heading', { name: 'Devices' }).waitFor()
      await noSecret('on another page')
      await page.goBack()
      await page.getByRole('heading', { name: 'Security' }).waitFor()
      await noSecret('there after Back')
      await page.goto('about:blank')
      await page.goBack()
      await row(issued[0]).waitFor()
      await noSecret('there after leaving the console and Back')
      await page.reload()
      await row(issued[0]).getByText('Active', { exact: true }).waitFor()
      await noSecret('there after a reload')
    })

    await step('tries calls in the reference of the API', async () => {
      const [key] = issued
      await page.goto(`${url}/docs`)
      const use = async (access) => {
        await page.getByRole('radio', { name: access }).check()
        await page.getByLabel('Key ID').fill(key.id)
        await page.getByRole('textbox', { name: 'Access key' }).fill(key.secret)
        if (access === 'access key') await page.getByLabel('customerid').fill(key.customerid)
        await button('Use').click()
        await page.getByText('Calls go out with').waitFor()
      }
      const call = async (view, operation) => {
        await view.locator('#operations-tag-Devices').click()
        const shown = view.locator(`#operations-Devices-${operation}`)
        await shown.locator('.opblock-summary-control').click()
        await shown.getByRole('button', { name: 'Try it out' }).click()
        await shown.getByRole('button', { name: 'Execute' }).click()
        await shown.locator('.live-responses-table .response-col_status').filter({ hasText: '200' }).waitFor()
        await noSecret('on the page of the reference')
      }
      await use('access key')
      await call(page.locator('#key'), 'getDeviceList')
      await page.setViewportSize({ width: 360, height: 900 })
      await page.waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth)
      await page.setViewportSize({ width: 1440, height: 900 })
      await page.goto(`${url}/docs`)
      assert.equal(await page.getByLabel('Key ID').inputValue(), '', 'credentials end with the page')
      await use('OAuth2 token')
      await call(page.locator('#token'), 'getDeviceListV1')
      await page.goto(`${url}/preferences`)
      await row(key).waitFor()
    })

    await step('disables and enables', async () => {
      const [key] = issued
      await act(key, 'Disable', 'Disable key')
      await row(key).getByText('Disabled').waitFor()
      assert.equal(await statusOf(key), 403)
      await act(key, 'Enable', 'Enable key')
      await row(key).getByText('Active', { exact: true }).waitFor()
      assert.equal(await statusOf(key), 200)
    })

    await step('rotates with an overlap', async () => {
      const [old] = issued
      await row(old)
        .getByRole('button', { name: /^Actions for/ })
        .click()
      await page.getByRole('menuitem', { name: 'Rotate' }).click()
      await page.getByRole('radio', { name: '1 hour' }).check()
      await look('rotate')
      await confirmWith('Rotate key')
      const next = await readIssued()
      await finish()
      await row(old).getByText('Active, replaced').waitFor()
      assert.notEqual(next.id, old.id)
      assert.deepEqual([await statusOf(old), await statusOf(next)], [200, 200])
    })

    await step('revokes', async () => {
      for (const key of issued) {
        await act(key, 'Revoke', 'Revoke key')
        await row(key).getByText('Revoked').waitFor()
        assert.equal(await statusOf(key), 403)
      }
    })

    await step('signs out', async () => {
      await page.getByLabel('As the system').check()
      await page.getByRole('banner').getByRole('button').last().click()
      await page.getByRole('menuitem', { name: 'Sign out' }).click()
      await page.getByLabel('E-mail').waitFor()
      await page.goBack()
      await page.getByLabel('E-mail').waitFor()
    })

    await step('told each secret in one answer alone, and nothing went wrong meanwhile', async () => {
      const texts = await Promise.all(view.answers)
      for (const { secret } of issued) assert.equal(texts.filter((text) => text.includes(secret)).length, 1)
      assert.deepEqual(view.complaints, [])
    })

    await view.close()
  })
}
