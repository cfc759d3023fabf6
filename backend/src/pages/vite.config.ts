import { fileURLToPath } from "node:url"
import react from "@vitejs/plugin-react"
import { defineConfig } from "vite"

export default defineConfig({
	root: fileURLToPath(new URL(".", import.meta.url)),
	base: "/",
	plugins: [react()],
	build: {
		outDir: fileURLToPath(new URL("../../dist/pages", import.meta.url)),
		emptyOutDir: true,
		// The content policy allows fonts and pictures from the office only, so nothing becomes a data: address.
		assetsInlineLimit: 0,
		chunkSizeWarningLimit: 900,
	},
})
