/** @throws Error with the fault's sentence: a demonstration stops at the first thing that fails */
export function unwrap<T>(
	result: { ok: true; value: T } | { ok: false; fault: { message: string } },
): T {
	if (!result.ok) throw new Error(result.fault.message)
	return result.value
}
