// npm run format: writes format and safe fixes.
import { spawnSync } from "node:child_process"
import { dirname, join, resolve } from "node:path"
import { fileURLToPath } from "node:url"

const root = resolve(dirname(fileURLToPath(import.meta.url)), "..")
const biome = join(root, "node_modules/@biomejs/biome/bin/biome")
const { status } = spawnSync(process.execPath, [biome, "check", "--write"], {
	cwd: root,
	stdio: "inherit",
})
process.exitCode = status ?? 1
