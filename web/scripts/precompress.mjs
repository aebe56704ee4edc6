// Writes a .br and a .gz beside each built file over 1 kB, so that the server never compresses at run time.
// index.html is a template filled per response and stays as it is.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const compressible = new Set(['.js', '.css', '.svg', '.json', '.txt'])
const root = process.argv[2]
let plain = 0
let packed = 0

for (const name of readdirSync(root, { recursive: true })) {
  const path = join(root, name)
  if (!compressible.has(extname(path)) || statSync(path).size <= 1024) continue
  const bytes = readFileSync(path)
  const gz = gzipSync(bytes, { level: 9 })
  writeFileSync(`${path}.gz`, gz)
  writeFileSync(
    `${path}.br`,
    brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  )
  plain += bytes.length
  packed += gz.length
}
console.log(`precompressed ${(plain / 1000).toFixed(0)} kB to ${(packed / 1000).toFixed(0)} kB (gzip)`)
