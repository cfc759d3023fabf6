// What stands between the fields of a text file, as it is typed.

const names = new Map([
	["tab", "\t"],
	["comma", ","],
	["semicolon", ";"],
])

export const separatorRule = "The separator is comma, semicolon, tab, or one character."

/** Undefined: more or less than one character. A quote begins a field, and a digit would cut the fields themselves. */
export function separatorOf(text: string): string | undefined {
	const between = names.get(text) ?? text
	return between.length === 1 && !/[\p{L}\d"\r\n]/u.test(between) ? between : undefined
}
