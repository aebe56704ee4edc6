// Puts Swagger UI beside public/docs, as it comes: the page at /docs has no part in the console's bundle.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const from = join(import.meta.dirname, '../node_modules/swagger-ui-dist')
const to = join(process.argv[2], 'docs')

copyFileSync(join(from, 'swagger-ui-bundle.js'), join(to, 'swagger-ui-bundle.js'))
// Without its last line, which names a source map that is not served.
const sheet = readFileSync(join(from, 'swagger-ui.css'), 'utf8')
writeFileSync(join(to, 'swagger-ui.css'), sheet.replace(/\n\/\*# sourceMappingURL=\S+\s*$/, '\n'))
const texts = ['NOTICE', 'LICENSE', 'swagger-ui-bundle.js.LICENSE.txt'].map((name) =>
  readFileSync(join(from, name), 'utf8'),
)
writeFileSync(join(to, 'licenses.txt'), texts.join('\n'))
