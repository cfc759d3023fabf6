import { fileURLToPath } from "node:url"
import { defineConfig } from "vite"

export default defineConfig({
	root: fileURLToPath(new URL(".", import.meta.url)),
	base: "/",
	build: {
		outDir: fileURLToPath(new URL("../../../dist/screen", import.meta.url)),
		emptyOutDir: true,
		// The content policy allows no data: fonts and no script written into the page.
		assetsInlineLimit: 0,
		modulePreload: { polyfill: false },
	},
})
