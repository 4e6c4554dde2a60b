import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'
import { annotoriousWithoutEval } from './scripts/annotorious-without-eval.mjs'

/** The window. Electron 33 (Chromium 130) is the oldest runtime that it must run on. */
export default defineConfig({
  root: 'renderer',
  base: './',
  publicDir: false,
  plugins: [vue(), annotoriousWithoutEval()],
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
