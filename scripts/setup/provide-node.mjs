// Node 24 is the product's runtime; where the machine's differs it comes from the npm package `node`.
import { existsSync, readFileSync } from "node:fs"
import { delimiter, dirname, join } from "node:path"
import { root, runQuietly, SetupFailure, say } from "./step.mjs"

const wanted = "24.21.0"
const wantedMajor = wanted.split(".")[0]
const folder = join(root, ".node")
const distribution = join(
	folder,
	"node_modules",
	"node",
	"node_modules",
	`node-linux-${process.arch}`,
)

/** The Node to run with, and the environment in which npm and native addons find its headers. */
export async function provideNode() {
	if (process.versions.node.split(".")[0] === wantedMajor)
		return describe(dirname(dirname(process.execPath)))
	if (!isInstalled()) await install()
	return describe(
		existsSync(distribution)
			? distribution
			: join(folder, "node_modules", `node-linux-${process.arch}`),
	)
}

async function install() {
	say(`Node ${wanted} into .node (this machine has ${process.versions.node}) ...`)
	await runQuietly("npm", [
		"install",
		"--prefix",
		folder,
		"--no-save",
		"--no-package-lock",
		`node@${wanted}`,
	])
	if (!isInstalled()) {
		throw new SetupFailure(
			`Node ${wanted} did not arrive in .node; if npm is set to ignore install scripts, allow them for the package "node" and try again.`,
		)
	}
}

function isInstalled() {
	return [distribution, join(folder, "node_modules", `node-linux-${process.arch}`)].some(
		(place) => {
			const manifest = join(place, "package.json")
			return (
				existsSync(join(place, "bin", "node")) &&
				JSON.parse(readFileSync(manifest, "utf8")).version.includes(wanted)
			)
		},
	)
}

function describe(prefix) {
	const bin = join(prefix, "bin")
	const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH ?? ""}` }
	// A native addon built against another Node's headers builds without complaint and fails when loaded.
	if (existsSync(join(prefix, "include", "node", "node.h"))) env.npm_config_nodedir = prefix
	return { path: join(bin, "node"), major: wantedMajor, env }
}
