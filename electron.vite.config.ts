import { defineConfig } from 'electron-vite'

/** The desktop app's processes; the window's page is built by vite.config.ts, for the browser too. */
export default defineConfig({
  main: {
    build: {
      outDir: 'dist/electron',
      emptyOutDir: true,
      rolldownOptions: {
        input: { main: 'electron/main/main.ts', 'engine-host': 'electron/engine-host/main.ts' },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'dist/electron',
      emptyOutDir: false,
      rolldownOptions: {
        input: { preload: 'electron/preload/preload.ts' },
        // A sandboxed preload is a classic script.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
})
