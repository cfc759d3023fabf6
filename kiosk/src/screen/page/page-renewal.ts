// After an update the daemon brings a new page. It is loaded only when the daemon has handed it out:
// a page reloaded without a daemon would be the browser's own error page, which nobody there can leave.

/** Between looks, so that a daemon that restarts all the time does not make the screen flicker. */
const lookAtMostEveryMs = 30_000
let lookedAt = Number.NEGATIVE_INFINITY

export async function renewPage(): Promise<void> {
	if (performance.now() - lookedAt < lookAtMostEveryMs) return
	lookedAt = performance.now()
	const script = document.querySelector<HTMLScriptElement>("script[src]")?.getAttribute("src")
	if (script === undefined || script === null) return
	try {
		const answer = await fetch("/", { cache: "no-store" })
		const page = await answer.text()
		if (answer.ok && page.includes("<script") && !page.includes(script)) location.reload()
	} catch {
		// The daemon went away again; its return asks anew.
	}
}
