/** Where to go after signing in: an address of these pages only, so no link can send people elsewhere. */
export function returnAddress(wanted: string | undefined): string {
	const origin = "https://office.invalid"
	if (wanted === undefined || !wanted.startsWith("/") || !URL.canParse(wanted, origin)) return "/"
	const url = new URL(wanted, origin)
	if (url.origin !== origin || url.pathname === "/masuk" || url.pathname.startsWith("//"))
		return "/"
	return `${url.pathname}${url.search}`
}
