import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: 'dist/web',
    // Office browsers lag: Chrome 88 is the floor that the interface kit itself needs.
    target: 'chrome88',
    cssTarget: 'chrome88',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
})
