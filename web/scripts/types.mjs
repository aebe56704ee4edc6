// Writes src/api/openapi.ts from the document that the server itself serves; --check tells whether it is current.
//   GUARDIAN_BINARY   the program (default ../build/dev/iot-guardian)
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import openapiTS, { astToString } from 'openapi-typescript'

const web = join(import.meta.dirname, '..')
const target = join(web, 'src/api/openapi.ts')
const binary = process.env.GUARDIAN_BINARY ?? join(web, '../build/dev/iot-guardian')
const mount = '/pub/v4.0/'
const head = '// Made by `npm run types` from the operations of the server; not edited by hand.\n\n'

/** The document of a server started for it alone. */
async function servedDocument() {
  const folder = mkdtempSync(join(tmpdir(), 'guardian-types-'))
  const data = join(folder, 'data')
  const log = join(folder, 'server.log')
  const args = ['serve', '--data', data, '--listen', '127.0.0.1:0', '--ops-listen', '127.0.0.1:0', '--log-file', log]
  const server = spawn(binary, args, { stdio: 'ignore' })
  const ended = new Promise((resolve, reject) => {
    server.once('exit', resolve)
    server.once('error', reject)
  })
  try {
    const place = join(data, 'server.json')
    for (const end = Date.now() + 30_000; !existsSync(place); ) {
      if (server.exitCode !== null || Date.now() > end) throw new Error(`${binary} did not start`)
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 20))])
    }
    const { port } = JSON.parse(readFileSync(place, 'utf8'))
    return await (await fetch(`http://127.0.0.1:${port}/openapi.json`)).json()
  } finally {
    server.kill()
    await ended.catch(() => {})
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Types say it all: the examples of bodies are left to the reference. */
function withoutExamples(node) {
  if (node === null || typeof node !== 'object') return
  for (const body of Object.values(node.content ?? {})) {
    delete body.example
    delete body.examples
  }
  Object.values(node).forEach(withoutExamples)
}

/** The console reads each operation at its own mount, by the name behind it. */
function ofTheConsole(document) {
  withoutExamples(document)
  const paths = Object.entries(document.paths).filter(([path]) => path.startsWith(mount))
  return { ...document, paths: Object.fromEntries(paths.map(([path, item]) => [path.slice(mount.length), item])) }
}

const types = head + astToString(await openapiTS(ofTheConsole(await servedDocument())))
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== types) {
    console.error('src/api/openapi.ts is not what the server describes: run `npm run types`')
    process.exit(1)
  }
} else writeFileSync(target, types)
