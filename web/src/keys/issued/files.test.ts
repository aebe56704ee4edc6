import { expect, test } from 'vitest'
import { accessKey } from '../../testing/server'
import { curlCall, fileName, jsonFile, textFile } from './files'

const issued = {
  key: accessKey,
  access_key_id: accessKey.id,
  access_key: 'aaa.bbb.ccc',
  customerid: 'acme & co',
  url: 'https://guardian.acme.example',
}

test('the text file has the two lines', () => {
  expect(textFile(issued)).toBe(`Access Key ID: ${accessKey.id}\nSecret Access Key: aaa.bbb.ccc\n`)
})

test('the JSON file has the four members', () => {
  expect(JSON.parse(jsonFile(issued))).toEqual({
    customerid: 'acme & co',
    'access-key-id': accessKey.id,
    'access-key': 'aaa.bbb.ccc',
    url: 'https://guardian.acme.example',
  })
})

test('the call quotes for a shell', () => {
  expect(curlCall({ ...issued, url: "https://a'b" }).split('\n')).toEqual([
    "curl 'https://a'\\''b/pub/v4.0/device/list?customerid=acme+%26+co&pagelength=10' \\",
    `  -H 'X-Key-Id: ${accessKey.id}' \\`,
    "  -H 'X-Access-Key: aaa.bbb.ccc'",
  ])
})

test('a file name is made of letters and digits alone', () => {
  expect(fileName('Splunk (prod)/../x')).toBe('iot-guardian-splunk-prod-x')
  expect(fileName('///')).toBe('iot-guardian')
})
