import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  plugins: [react()],
  base: '/',
  build: {
    target: 'es2023',
    // The policy allows scripts and fonts from our own address alone: nothing inline, no data: URLs.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: { host: '127.0.0.1', proxy: { '/console': process.env.GUARDIAN_URL ?? 'http://127.0.0.1:8080' } },
  test: {
    environment: 'happy-dom',
    setupFiles: 'src/testing/setup.ts',
    // Dialogs are typed into letter by letter, and machines are shared.
    testTimeout: 60_000,
    include: ['src/**/*.test.{ts,tsx}', 'scripts/*.test.mjs'],
  },
})
