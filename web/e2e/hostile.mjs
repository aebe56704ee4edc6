// Names as an attacker writes them (tools/hostile_inventory.py, imported before) on every page that shows names: no
// dialog, nothing for the content policy, no sideways scroll, rows as high as others. Environment: see run.mjs.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { email, launch, open, password, signIn, url } from './browser.mjs'

const hostile = new URLSearchParams({ filter: 'category:Hostile' })
const pages = [
  ['devices', `/devices?${hostile}&columns=hostname,vendor,model,profile,site_name,allTags,risk_score`],
  ['alerts', `/alerts?${hostile}`],
  ['tags', '/catalogue/tags'],
  ['sites', '/network/sites'],
]

let browser
before(async () => {
  browser = await launch()
})
after(() => browser?.close())

/** Goes through a list from top to end; gives every height a row had. */
async function heights(page) {
  const seen = new Set()
  for (let step = 0; step < 60; step++) {
    const { rows, more } = await page.evaluate(() => {
      const grid = document.querySelector('[role=grid]')
      const frame = grid.parentElement
      const rows = [...grid.querySelectorAll('tbody tr[aria-rowindex]')].map(
        (row) => row.getBoundingClientRect().height,
      )
      const before = frame.scrollTop
      frame.scrollTop += frame.clientHeight * 0.9
      return { rows, more: frame.scrollTop > before }
    })
    for (const height of rows) seen.add(Math.round(height))
    if (!more) break
    await page.waitForTimeout(120)
  }
  return [...seen]
}

for (const scheme of ['light', 'dark']) {
  test(`hostile names stay text, ${scheme}`, { timeout: 600_000 }, async (t) => {
    const view = await open(browser, scheme)
    const { page, look } = view
    const dialogs = []
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      dialog.dismiss()
    })
    await page.goto(url)
    await signIn(page, email, password)

    for (const [name, address] of pages)
      await t.test(name, async () => {
        await page.goto(url + address)
        await page.getByRole('grid').getByRole('row').nth(1).waitFor()
        await look(`hostile-${name}`)
        assert.equal((await heights(page)).length, 1, 'all rows are equally high')
      })
    await t.test('a device', async () => {
      for (const index of [0, 10, 15, 20, 21]) {
        await page.goto(`${url}/devices/${encodeURIComponent(`02:66:00:00:00:${index.toString(16).padStart(2, '0')}`)}`)
        await page.getByRole('heading', { level: 1 }).waitFor()
        await look(`hostile-device-${index}`)
      }
    })
    await t.test('no dialog, no report, no error', () => {
      assert.deepEqual(dialogs, [])
      assert.deepEqual(view.complaints, [])
    })
    await view.close()
  })
}
