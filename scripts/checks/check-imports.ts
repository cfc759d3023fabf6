// The import fence: dependency-cruiser with swc as its parser, and proof that it read every file.
// Beside TypeScript 7 alone it finds no parser, reads nothing and passes.
import { readdirSync, readFileSync } from "node:fs"
import { join, relative } from "node:path"
import { cruise, type ICruiseResult, type IModule } from "dependency-cruiser"
import { importRules } from "./import-rules.ts"

const folders = ["shared", "firmware-bridge", "kiosk", "backend", "scripts"]
const sourceFile = /\.(?:ts|tsx|mjs)$/
const leftOut = /(?:^|\/)(?:node_modules|dist)\//
const importStatement = /^import\s[^"'`;]*["']/m

/** Every broken rule and every file that was not read, one sentence each; none: the house stands. */
export async function checkImports(root: string): Promise<string[]> {
	const present = sourceFilesIn(root)
	const { output } = await cruise(
		folders.filter((folder) => present.some((file) => file.startsWith(`${folder}/`))),
		{
			baseDir: root,
			parser: "swc",
			validate: true,
			ruleSet: { forbidden: [...importRules] },
			combinedDependencies: true,
			tsPreCompilationDeps: true,
			exclude: { path: "^(?:backend|kiosk)/dist/" },
			doNotFollow: { path: "node_modules" },
			enhancedResolveOptions: {
				exportsFields: ["exports"],
				conditionNames: ["import", "node", "default", "types"],
				extensions: [".ts", ".tsx", ".mjs", ".js", ".json"],
			},
		},
	)
	if (typeof output === "string") throw new Error("dependency-cruiser gave text, not a result")
	return [...unreadFiles(root, present, output.modules), ...brokenRules(output)]
}

export function sourceFilesIn(root: string): string[] {
	return folders
		.flatMap((folder) => listFiles(join(root, folder)))
		.map((file) => relative(root, file))
		.filter((file) => sourceFile.test(file))
		.sort()
}

function listFiles(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const path = join(folder, entry.name)
		if (!entry.isDirectory()) return [path]
		return leftOut.test(`${path}/`) ? [] : listFiles(path)
	})
}

/** A file is read when the checker knows it, and saw imports where its text has some. */
function unreadFiles(root: string, present: readonly string[], modules: IModule[]): string[] {
	const read = new Map(modules.map((module) => [module.source, module.dependencies.length]))
	return present
		.filter((file) => {
			const imports = read.get(file)
			if (imports !== undefined && imports > 0) return false
			return imports === undefined || importStatement.test(readFileSync(join(root, file), "utf8"))
		})
		.map((file) => `not-read: ${file} (is @swc/core installed?)`)
}

function brokenRules({ summary }: ICruiseResult): string[] {
	const comments = new Map(importRules.map((rule) => [rule.name, rule.comment]))
	return summary.violations.map(({ rule, from, to, cycle }) => {
		const path = cycle === undefined ? to : cycle.map((step) => step.name).join(" -> ")
		const where = from === to ? from : `${from} -> ${path}`
		return `${rule.name}: ${where} (${comments.get(rule.name)})`
	})
}
