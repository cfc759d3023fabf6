/** What comes first: the answer, or undefined when so many ms have passed. Nothing keeps the process alive afterwards. */
export async function within<Answer>(
	ms: number,
	answer: Promise<Answer>,
): Promise<Answer | undefined> {
	let timer: NodeJS.Timeout | undefined
	const late = new Promise<undefined>((resolve) => {
		timer = setTimeout(() => resolve(undefined), ms)
	})
	try {
		return await Promise.race([answer, late])
	} finally {
		clearTimeout(timer)
	}
}
