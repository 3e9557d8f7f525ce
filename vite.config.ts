import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/**
 * Two corners of the interface kit (the probe for the width of scroll bars, the lock behind dialogs) write style elements
 * without the nonce that the rest bears. All go through one function: it is given the page's nonce to fall back on.
 */
function nonceForStrayStyles(): Plugin {
  const without = 'styleNode.innerHTML = css;'
  const nonce = `document.querySelector('meta[name="csp-nonce"]')?.content`
  return {
    name: 'nonce-for-stray-styles',
    transform(code, id) {
      if (!/@rc-component\/util\/es\/Dom\/dynamicCSS\.js$/.test(id)) return null
      if (!code.includes(without)) this.error('dynamicCSS.js has changed: see nonceForStrayStyles in vite.config.ts')
      return { code: code.replace(without, `styleNode.nonce ||= ${nonce} ?? '';\n  ${without}`), map: null }
    },
  }
}

export default defineConfig({
  plugins: [nonceForStrayStyles(), react()],
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
