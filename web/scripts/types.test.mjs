// @vitest-environment node
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'vitest'

// Runs where the server is at hand: GUARDIAN_BINARY=../build/dev/iot-guardian npm test
test.skipIf(!process.env.GUARDIAN_BINARY)(
  'the types of the operations are those the server describes',
  { timeout: 60_000 },
  () => {
    execFileSync(process.execPath, [join(import.meta.dirname, 'types.mjs'), '--check'], { stdio: 'pipe' })
  },
)
