// A browser that watches: what it loads from elsewhere, what the content policy refuses, what fails, what is answered.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const required = (name) => process.env[name] ?? assert.fail(`${name} is not set`)

export const url = required('GUARDIAN_URL').replace(/\/$/, '')
export const email = required('GUARDIAN_EMAIL')
export const password = required('GUARDIAN_PASSWORD')
const shots = process.env.GUARDIAN_SHOTS
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export const launch = () =>
  chromium.launch({
    executablePath: process.env.GUARDIAN_CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })

// The browser itself reports answers that the console expects: 401 before signing in.
const expected = /Failed to load resource: the server responded with a status of 401/

const settled = (page) =>
  page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)))

export async function open(browser, colorScheme) {
  const context = await browser.newContext({
    colorScheme,
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  const page = await context.newPage()
  page.setDefaultTimeout(Number(process.env.GUARDIAN_PATIENCE ?? 45_000))
  const complaints = []
  const answers = []
  await page.exposeFunction('reportViolation', (what) => complaints.push(`content policy: ${what}`))
  await page.addInitScript(() =>
    addEventListener('securitypolicyviolation', (event) =>
      window.reportViolation(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    ),
  )
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) complaints.push(`console: ${message.text()}`)
  })
  page.on('request', (request) => {
    const from = new URL(request.url())
    if (from.origin !== new URL(url).origin && !['blob:', 'data:'].includes(from.protocol))
      complaints.push(`asked elsewhere: ${request.url()}`)
  })
  page.on('response', (response) => {
    answers.push(response.text().catch(() => ''))
  })

  return {
    page,
    complaints,
    answers,
    close: () => context.close(),

    /** A picture at two widths, no sideways scrolling at either, and nothing for axe to find. */
    async look(name) {
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        await page
          .waitForFunction(() => document.documentElement.scrollWidth <= window.innerWidth)
          .catch(() => assert.fail(`${name} scrolls sideways at ${width} px`))
        await settled(page)
        if (shots) await page.screenshot({ path: join(shots, `${name}-${colorScheme}-${width}.png`) })
        await page.evaluate(axe)
        // What fades in or out just then is faint for a moment: a finding counts when it stays.
        let found = []
        for (let tries = 0; tries < 3 && (tries === 0 || found.length > 0); tries++) {
          await settled(page)
          found = await page.evaluate(async () => {
            const { violations } = await window.axe.run()
            return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
          })
        }
        assert.deepEqual(found, [], `axe on ${name} at ${width} px`)
      }
    },

    /** Everything a script in the page could read: markup, fields, storage, history, address. */
    everything: () =>
      page.evaluate(() =>
        JSON.stringify([
          document.documentElement.outerHTML,
          [...document.querySelectorAll('input, textarea')].map((field) => field.value),
          { ...localStorage },
          { ...sessionStorage },
          history.state,
          location.href,
          performance.getEntriesByType('resource').map(({ name }) => name),
        ]),
      ),
  }
}

/** From the sign-in page to the console. */
export async function signIn(page, as, secret) {
  await page.getByLabel('E-mail').fill(as)
  await page.getByLabel('Password', { exact: true }).fill(secret)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
}

/** What the Public API answers to a key. */
export async function callApi({ url: address, customerid, id, secret }) {
  const query = new URLSearchParams({ customerid, pagelength: '5' })
  const answer = await fetch(`${address}/pub/v4.0/device/list?${query}`, {
    headers: { 'X-Key-Id': id, 'X-Access-Key': secret },
  })
  const body = await answer.json()
  return { status: answer.status, body }
}
