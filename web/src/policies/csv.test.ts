import { expect, test } from 'vitest'
import type { Policy } from '../api/policies'
import { csvCell, policiesAsCsv } from './csv'

test.each([
  ['plain', 'plain'],
  ['=1+1', "'=1+1"],
  ['+1', "'+1"],
  ['-1', "'-1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['＝1', "'＝1"],
  ['\ttab', "'\ttab"],
  ['a,b', '"a,b"'],
  ['=HYPERLINK("x","y")', '"\'=HYPERLINK(""x"",""y"")"'],
  ['two\nlines', '"two\nlines"'],
])('%j is written as %j', (text, cell) => expect(csvCell(text)).toBe(cell))

test('a row for each recommendation, lists in one cell', () => {
  const policy = {
    id: '0f',
    policySetName: '=cmd',
    geo: 'intranet',
    action: 'allow',
    lastActivityTime: null,
    sourceProfiles: ['A', 'B'],
    securityProfiles: [{ type: 'vulnerability', name: 'default' }],
  } as unknown as Policy
  const [head, row, end] = policiesAsCsv([policy]).split('\r\n')
  expect(head?.startsWith('id,policySetName,action,geo,sourceProfiles,')).toBe(true)
  expect(row).toBe("0f,'=cmd,allow,intranet,A; B,,,,,,,,,,,vulnerability: default,,,")
  expect(end).toBe('')
})
