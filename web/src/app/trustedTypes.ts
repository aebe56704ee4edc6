// The policy `require-trusted-types-for 'script'` sends every string that reaches a DOM sink through here.
// Mantine sets CSS text as innerHTML of <style>; markup and script text are set by nobody.
type Rules = {
  createHTML(text: string): string
  createScript(): string
  createScriptURL(): string
}

export const rules: Rules = {
  createHTML(text) {
    if (text.includes('<')) throw new TypeError('Markup is not allowed here')
    return text
  },
  createScript() {
    throw new TypeError('Script text is not allowed here')
  },
  createScriptURL() {
    throw new TypeError('Script addresses are not allowed here')
  },
}

declare global {
  interface Window {
    trustedTypes?: { createPolicy(name: string, rules: Rules): unknown }
  }
}

export function installTrustedTypes() {
  window.trustedTypes?.createPolicy('default', rules)
}
