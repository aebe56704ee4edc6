// The page at /docs: the served description of the API in Swagger UI, once for calls with an access key and once for
// calls with an OAuth2 token. Credentials stay in the memory of this page: they are neither stored nor shown again, and
// go to this server alone.

const dark = matchMedia('(prefers-color-scheme: dark)')
const wearTheme = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', wearTheme)
wearTheme()

// No string becomes markup or script here (Content-Security-Policy: require-trusted-types-for 'script').
globalThis.trustedTypes?.createPolicy('default', {
  createHTML(text) {
    if (/[<&]/.test(text)) throw new TypeError('Markup is not allowed here')
    return text
  },
})

const element = (id) => document.getElementById(id)
const isOpen = (path) => !path.startsWith('/pub/') && !path.startsWith('/iot/')

// Credentials, by the kind of call they are for.

const held = {} // key: {id, secret, customer}; token: {token}

/** What goes along with a call; nothing where it is not asked for. */
function sign(url) {
  const { key, token } = held
  if (url.origin !== location.origin) throw new Error('Calls go to this server alone')
  if (url.pathname.startsWith('/pub/') && key) {
    url.searchParams.set('customerid', key.customer)
    return { 'X-Key-Id': key.id, 'X-Access-Key': key.secret }
  }
  if (url.pathname.startsWith('/iot/') && token) return { Authorization: `Bearer ${token.token}` }
  return {}
}

/** Tries the key; what it may do, in words. */
async function tryKey(key) {
  held.key = key
  const url = new URL('/pub/v4.0/key/verify', location.origin)
  const headers = sign(url)
  const answer = await fetch(url, { headers, credentials: 'omit' })
  const { access, msg, reason } = await answer.json()
  if (!answer.ok) throw new Error(reason ?? msg)
  return `Calls go out with this ${access} key of ${key.customer}.`
}

/** Exchanges the key for a token. */
async function takeToken({ id, secret }) {
  const answer = await fetch('/oauth2/access_token', {
    method: 'POST',
    headers: { Authorization: `Basic ${btoa(`${id}:${secret}`)}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' }),
    credentials: 'omit',
  })
  const { access_token, expires_in, error, error_description } = await answer.json()
  if (!answer.ok) throw new Error(error_description ?? error)
  held.token = { token: access_token }
  return `Calls go out with a token that holds for ${Math.floor(expires_in / 60)} minutes.`
}

const form = element('credentials')
const outcome = element('outcome')
const chosen = () => document.querySelector('input[name=access]:checked').value

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  const access = chosen()
  const { id, secret, customer } = Object.fromEntries(new FormData(form))
  form.elements.secret.value = ''
  delete held[access]
  try {
    outcome.textContent = await (access === 'key' ? tryKey : takeToken)({
      id: id.trim(),
      secret: secret.trim(),
      customer,
    })
  } catch (failure) {
    delete held[access]
    outcome.textContent = `Not accepted: ${failure.message}`
  }
  element('forget').hidden = !held[access]
})

element('forget').addEventListener('click', () => {
  delete held[chosen()]
  form.reset()
  element('forget').hidden = true
  outcome.textContent = 'Forgotten.'
})

// The description.

/** The part of the document that is called with one kind of credential. */
function viewOf(description, access) {
  const view = structuredClone(description)
  view.servers = [{ url: location.origin }]
  const prefix = access === 'key' ? '/pub/' : '/iot/'
  for (const path of Object.keys(view.paths)) {
    if (!path.startsWith(prefix) && !isOpen(path)) delete view.paths[path]
  }
  // The form above the operations is where credentials and `customerid` are given.
  delete view.components.securitySchemes
  const operations = Object.values(view.paths).flatMap(Object.values)
  for (const operation of operations) {
    delete operation.security
    operation.parameters = operation.parameters?.filter((one) => !/customerid$/i.test(one.$ref ?? ''))
  }
  const used = new Set(operations.flatMap(({ tags }) => tags))
  view.tags = view.tags.filter(({ name }) => used.has(name))
  return view
}

/** Paragraphs, numbered lists and `code`: what descriptions hold, without any markup. */
function PlainText({ React, source, className }) {
  const inline = (text) =>
    text
      .split(/(`[^`]+`)/)
      .map((part) => (part.startsWith('`') ? React.createElement('code', null, part.slice(1, -1)) : part))
  const block = (text) => {
    const items = text.split('\n').map((line) => line.match(/^\d+\. (.*)$/)?.[1])
    if (items.includes(undefined)) return React.createElement('p', null, ...inline(text))
    return React.createElement('ol', null, ...items.map((item) => React.createElement('li', null, ...inline(item))))
  }
  const blocks = String(source)
    .trim()
    .split(/\n\s*\n/)
  return React.createElement('div', { className: `markdown ${className ?? ''}` }, ...blocks.map(block))
}

/** A call to be copied into a shell. */
function CurlSample({ React, title, source, note }) {
  const [copied, setCopied] = React.useState('')
  const copy = () =>
    navigator.clipboard.writeText(source).then(
      () => setCopied('Copied'),
      () => setCopied('Not copied'),
    )
  const create = React.createElement
  return create(
    'div',
    { className: 'curl-sample' },
    create(
      'div',
      null,
      create('h4', null, title),
      create('button', { type: 'button', onClick: copy }, copied || 'Copy'),
    ),
    create('pre', { tabIndex: 0, 'aria-label': title }, source),
    note ? create('p', null, note) : null,
  )
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`

/** The call that was made, with shell variables where the credentials were. */
function curlOf(request) {
  const url = new URL(request.get('url'), location.origin)
  const lines = [request.get('method') === 'GET' ? 'curl' : `curl -X ${request.get('method')}`]
  if (url.pathname.startsWith('/pub/')) url.searchParams.set('customerid', '$CUSTOMER_ID')
  lines.push(`"${url.href.replaceAll('%24CUSTOMER_ID', '$CUSTOMER_ID')}"`)
  if (url.pathname.startsWith('/pub/')) lines.push('-H "X-Key-Id: $KEY_ID"', '-H "X-Access-Key: $ACCESS_KEY"')
  if (url.pathname.startsWith('/iot/')) lines.push('-H "Authorization: Bearer $TOKEN"')
  const body = request.get('body')
  const type = request.getIn(['headers', 'Content-Type'])
  if (typeof body === 'string') lines.push(`-H ${quoted(`Content-Type: ${type}`)}`, `-d ${quoted(body)}`)
  else
    for (const [name, value] of body?.entrySeq?.() ?? []) lines.push(`-F ${quoted(`${name}=@${value?.name ?? value}`)}`)
  return lines.join(' \\\n  ')
}

const plugin = {
  wrapComponents: {
    Markdown:
      (_, { React }) =>
      ({ source, className }) =>
        source ? React.createElement(PlainText, { React, source, className }) : null,
    curl:
      (_, { React }) =>
      ({ request }) =>
        React.createElement(CurlSample, { React, title: 'This call', source: curlOf(request) }),
    responses:
      (Responses, { React, specSelectors }) =>
      (props) => {
        const operation = specSelectors.specJson().getIn(['paths', props.path, props.method])
        const source = operation?.getIn(['x-codeSamples', 0, 'source'])?.replaceAll('$GUARDIAN_URL', location.origin)
        const rate = operation?.get('x-rate-limit')
        const note = rate && `Needs the right to ${operation.get('x-needs')}; ${rate} calls a minute.`
        return React.createElement(
          React.Fragment,
          null,
          source ? React.createElement(CurlSample, { React, title: 'Example', source, note }) : null,
          React.createElement(Responses, props),
        )
      },
  },
}

const shown = {}

function show(description, access) {
  for (const one of ['key', 'token']) element(one).hidden = one !== access
  element('customer').hidden = access !== 'key'
  form.elements.customer.required = access === 'key'
  element('forget').hidden = !held[access]
  outcome.textContent = held[access]
    ? 'Calls go out with what was given.'
    : 'They stay in this page and go to this server alone.'
  shown[access] ??= globalThis.SwaggerUIBundle({
    spec: viewOf(description, access),
    dom_id: `#${access}`,
    plugins: [plugin],
    deepLinking: true,
    docExpansion: 'none',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    persistAuthorization: false,
    showMutatedRequest: false, // what is shown has no credentials in it
    validatorUrl: null,
    requestInterceptor(request) {
      const url = new URL(request.url, location.origin)
      Object.assign(request.headers, sign(url))
      request.url = url.href
      request.credentials = 'omit' // a console session in this browser has no part in it
      return request
    },
  })
}

const state = element('state')
try {
  const answer = await fetch('/openapi.json', { credentials: 'omit' })
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`)
  const description = await answer.json()
  for (const choice of document.querySelectorAll('input[name=access]')) {
    choice.addEventListener('change', () => show(description, choice.value))
  }
  show(description, chosen())
  state.remove()
} catch (failure) {
  state.textContent = `The description of the API could not be loaded: ${failure.message}.`
}
