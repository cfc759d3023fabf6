import { defineConfig } from "vitest/config"

export default defineConfig({
	test: {
		include: ["{shared,firmware-bridge,kiosk,backend,scripts}/**/*.test.{ts,mjs}"],
		exclude: ["**/node_modules/**", "**/dist/**", "scripts/system-tests/**"],
		testTimeout: 60_000,
		// Many wait for timers more than they work: on two cores two files at a time, where one is the default.
		maxWorkers: 2,
	},
})
