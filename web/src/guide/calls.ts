// What a first caller copies, by tool. The secrets are read from the environment, so that no copy holds one.

export type Setting = { url: string; tenant: string; keyId: string | null }

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

export const environment = ({ url, tenant, keyId }: Setting) =>
  [
    `export GUARDIAN_URL=${quoted(url)}`,
    `export CUSTOMER_ID=${quoted(tenant)}`,
    `export KEY_ID=${keyId ? quoted(keyId) : "'YOUR-KEY-ID'"}`,
    'read -rs ACCESS_KEY && export ACCESS_KEY',
  ].join('\n')

const curl = (path: string, more: string[] = [], method = '-G') =>
  [
    `curl -fsS ${method} "$GUARDIAN_URL/pub/v4.0/${path}"`,
    '  -H "X-Key-Id: $KEY_ID" -H "X-Access-Key: $ACCESS_KEY"',
    ...more.map((line) => `  ${line}`),
  ].join(' \\\n')

const customer = '--data-urlencode "customerid=$CUSTOMER_ID"'

export const curlCall = curl('device/list', [customer, '-d pagelength=10'])

export const pythonCall = `import json, os, time, urllib.error, urllib.parse, urllib.request

def call(path, **parameters):
    query = urllib.parse.urlencode({"customerid": os.environ["CUSTOMER_ID"], **parameters})
    request = urllib.request.Request(f"{os.environ['GUARDIAN_URL']}/pub/v4.0/{path}?{query}", headers={
        "X-Key-Id": os.environ["KEY_ID"], "X-Access-Key": os.environ["ACCESS_KEY"]})
    while True:
        try:
            with urllib.request.urlopen(request) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refusal:
            if refusal.code != 429:
                raise RuntimeError(refusal.read().decode()) from refusal
            time.sleep(int(refusal.headers["Retry-After"]))

offset = 0
while True:
    devices = call("device/list", offset=offset, pagelength=1000)["devices"]
    for device in devices:
        print(device["deviceid"], device["hostname"], device["risk_level"])
    offset += 1000
    if len(devices) < 1000:
        break`

export const programCall = `iot-guardian api profile add prod KEY-FILE.json
iot-guardian api get key/verify
iot-guardian api get device/list --limit 10`

export const changesCall = curl('changes', [customer, '-d types=device,alert -d since=now'])
export const watchCall = 'iot-guardian watch --types device,alert --state changes.state -o ndjson'

export const exportCall = curl('export/devices', [
  customer,
  "--data-urlencode 'filter=risk_score:>=70'",
  '-d format=csv --compressed -o devices.csv',
])

export const webhookCall = curl(
  'webhook?customerid=$CUSTOMER_ID',
  [
    '-H "Content-Type: application/json"',
    `-d '{"url": "https://hooks.example.com/iot", "events": ["alert.created"], "enabled": false}'`,
  ],
  '-X POST',
)
