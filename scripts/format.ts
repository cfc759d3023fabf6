// npm run format: everything Biome can put right by itself.
import { spawnSync } from "node:child_process"
import { join } from "node:path"
import { root } from "./checks/run-checks.ts"

const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome")
const { status } = spawnSync(
	process.execPath,
	[biome, "check", "--write", ...process.argv.slice(2)],
	{
		cwd: root,
		stdio: "inherit",
	},
)
process.exitCode = status ?? 1
