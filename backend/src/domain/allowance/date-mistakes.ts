// Dates of posts, statuses and acting posts that cannot be: turned round, over one another, or outside the month.
import type { LocalMonth } from "@hadir/shared/time/local-date.ts"
import type { AllowanceInput, Post } from "./allowance-input.ts"
import { isHeldIn } from "./held-post.ts"
import type { Mistake } from "./mistake.ts"

/** The first mistake of a field is enough: mending it changes the others. */
export function dateMistakes(input: AllowanceInput, month: LocalMonth): Mistake[] {
	const { posts, statuses, acting } = input
	const turned = [...turnedRound("posts", posts), ...turnedRound("statuses", statuses)]
	return [
		...turned,
		...turnedRound("acting", acting),
		...overlapping(posts),
		...outside(posts, month),
	]
}

type Dated = { readonly from?: string | undefined; readonly until?: string | undefined }

function turnedRound(field: string, dated: readonly Dated[]): Mistake[] {
	const one = dated.find(({ from = "", until }) => until !== undefined && until < from)
	if (one === undefined) return []
	return [
		{ field, words: `until (${one.until}) sebelum from (${one.from}); perbaiki salah satunya` },
	]
}

/** A post whose end is open ends where the next begins; one with an end must end before that. */
function overlapping(posts: readonly Post[]): Mistake[] {
	const byStart = [...posts].sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1))
	return byStart.slice(1).flatMap((post, index): Mistake[] => {
		const before = byStart[index]
		if (before === undefined) return []
		const isSameStart = before.from === post.from
		const isOver = before.until !== undefined && before.until >= (post.from ?? "")
		if (!isSameStart && !isOver) return []
		const names = `"${before.name ?? "tanpa nama"}" dan "${post.name ?? "tanpa nama"}"`
		const words = `jabatan ${names} dipegang bersamaan mulai ${post.from ?? "awal"}; akhiri yang pertama sehari sebelumnya`
		return [{ field: "posts", words }]
	})
}

function outside(posts: readonly Post[], month: LocalMonth): Mistake[] {
	if (posts.some((post) => isHeldIn(post, month))) return []
	const words = `tidak ada jabatan yang dipegang pada ${month}; isi jabatannya, atau keluarkan orangnya`
	return [{ field: "posts", words }]
}
