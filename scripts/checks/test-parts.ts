/** A system test names the parts it needs in its first line: `// parts: chromium, faketime`. */
export function splitByParts(
	files: readonly { readonly file: string; readonly text: string }[],
	missing: readonly string[],
): {
	readonly runnable: readonly string[]
	readonly leftOut: readonly { readonly file: string; readonly parts: readonly string[] }[]
} {
	const runnable: string[] = []
	const leftOut: { file: string; parts: string[] }[] = []
	for (const { file, text } of files) {
		const parts = partsOf(text).filter((part) => missing.includes(part))
		if (parts.length === 0) runnable.push(file)
		else leftOut.push({ file, parts })
	}
	return { runnable, leftOut }
}

const partsOf = (text: string): string[] =>
	/^\/\/ parts: (.*)$/m.exec(text.split("\n", 1)[0] ?? "")?.[1]?.split(/,\s*/) ?? []
