import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useOffice } from "../office/office-context.tsx"
import { refusalOf } from "../office/office-failure.ts"
import { useSession } from "../session/session-queries.ts"
import { useDeciding } from "./deciding.tsx"

export type Decision = {
	readonly path: string
	readonly body?: unknown
	/** What the page says once the office has taken it. */
	readonly said: string
}

/** The office's code for whoever is bound to one OPD. */
const notYours = "not-yours"

/** What a decision can change. */
const touched: readonly unknown[] = ["machines", "today", "month"]

/** Tells the office a decision; whatever it answers, the page is asked for anew. */
export function useDecision(onDone: () => void = () => undefined) {
	const office = useOffice()
	const client = useQueryClient()
	const { csrf } = useSession()
	const { say, refuse } = useDeciding()
	return useMutation({
		mutationFn: ({ path, body }: Decision) => office.tell(path, { method: "POST", csrf, body }),
		onSuccess: (_, { said }) => {
			say(said)
			onDone()
		},
		onError: (error) => {
			const refusal = refusalOf(error)
			if (refusal?.code === notYours) refuse(refusal.message)
		},
		onSettled: () =>
			client.invalidateQueries({ predicate: ({ queryKey }) => touched.includes(queryKey[0]) }),
	})
}
