import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { annotoriousWithoutEval } from './scripts/annotorious-without-eval.mjs'

/** The window. Electron 33 (Chromium 130) is the oldest runtime that it must run on. */
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  plugins: [vue(), annotoriousWithoutEval()],
  define: {
    // vue-i18n: messages are interpreted, not compiled with eval, which the window's policy forbids.
    __INTLIFY_JIT_COMPILATION__: true,
    __VUE_I18N_LEGACY_API__: false,
    __VUE_I18N_FULL_INSTALL__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  optimizeDeps: { exclude: ['@annotorious/openseadragon'] },
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    target: 'chrome130',
    sourcemap: true,
    // Nothing inline: the window's content security policy allows what comes from the app itself alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 2_000,
  },
})
