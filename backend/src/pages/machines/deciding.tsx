import { createContext, type ReactNode, useContext, useMemo, useState } from "react"

/** What deciding on this page has come to, shared by everything that decides. */
type Deciding = {
	/** The office's sentence for whoever may not decide; absent until it said so. */
	readonly refusedWords: string | undefined
	readonly refuse: (words: string) => void
	/** What was decided last; new each time, even in the same words. */
	readonly said: { readonly words: string } | undefined
	readonly say: (words: string) => void
}

const DecidingContext = createContext<Deciding | undefined>(undefined)

export function DecidingProvider({ children }: { children: ReactNode }) {
	const [refusedWords, refuse] = useState<string>()
	const [said, setSaid] = useState<{ readonly words: string }>()
	const deciding = useMemo(
		() => ({ refusedWords, refuse, said, say: (words: string) => setSaid({ words }) }),
		[refusedWords, said],
	)
	return <DecidingContext value={deciding}>{children}</DecidingContext>
}

export function useDeciding(): Deciding {
	const deciding = useContext(DecidingContext)
	if (deciding === undefined) throw new Error("useDeciding needs a DecidingProvider above it")
	return deciding
}
