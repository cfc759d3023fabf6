// Builds the staff pages and the kiosk's screen when their sources are newer than what was built.
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { digest, isStamped, root, runQuietly, say, stamp } from "./step.mjs"

const sites = [
	{
		name: "staff pages",
		config: "backend/src/pages/vite.config.ts",
		sources: ["backend/src/pages", "shared/src"],
		stampFile: "backend/dist/pages/.built",
	},
	{
		name: "kiosk screen",
		config: "kiosk/src/screen/page/vite.config.ts",
		sources: ["kiosk/src/screen", "shared/src"],
		stampFile: "kiosk/dist/screen/.built",
	},
]

/** @param wanted names of sites */
export async function buildPages(node, wanted) {
	for (const site of sites.filter(({ name }) => wanted.includes(name))) {
		const value = digest(
			readFileSync(join(root, "package-lock.json")),
			...site.sources.flatMap(contents),
		)
		const stampFile = join(root, site.stampFile)
		if (isStamped(stampFile, value)) continue
		say(`${site.name} ...`)
		const vite = join(root, "node_modules", "vite", "bin", "vite.js")
		await runQuietly(node.path, [vite, "build", "--config", site.config], { env: node.env })
		stamp(stampFile, value)
	}
}

function contents(folder) {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => join(entry.parentPath ?? entry.path, entry.name))
		.sort()
		.flatMap((file) => [file.slice(root.length), readFileSync(file)])
}
