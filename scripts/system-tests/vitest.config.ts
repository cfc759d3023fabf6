import { dirname, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { defineConfig } from "vitest/config"

/** Real processes on two cores: one file at a time. */
export default defineConfig({
	root: resolve(dirname(fileURLToPath(import.meta.url)), "../.."),
	test: {
		include: ["scripts/system-tests/**/*.test.ts"],
		fileParallelism: false,
		testTimeout: 60_000,
		hookTimeout: 60_000,
	},
})
