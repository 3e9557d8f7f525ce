import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

// biome-ignore lint/style/noDefaultExport: Vite reads the default export.
export default defineConfig({
  plugins: [react()],
  publicDir: false,
  build: {
    outDir: 'dist/web',
    // 360 and other office browsers lag: Chrome 88 is the floor that the interface kit itself needs.
    target: 'chrome88',
    cssTarget: 'chrome88',
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 900,
  },
})
