import { createContext, type ReactNode, useContext, useMemo, useState } from "react"
import { usePlace, useSession } from "../session/session-queries.ts"

/** What deciding on this page has come to, shared by everything that decides. */
type Deciding = {
	/** A sentence for whoever may not decide: known from the session, or said by the office. */
	readonly refusedWords: string | undefined
	readonly refuse: (words: string) => void
	/** What was decided last; new each time, even in the same words. */
	readonly said: { readonly words: string } | undefined
	readonly say: (words: string) => void
}

const DecidingContext = createContext<Deciding | undefined>(undefined)

export function DecidingProvider({ children }: { children: ReactNode }) {
	const { mayDecide } = useSession()
	const { agency } = usePlace()
	const [refusedWords, refuse] = useState(
		mayDecide ? undefined : `Keputusan di halaman ini diambil ${agency}.`,
	)
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
