// What a policy cannot work out is refused with a sentence, never a figure of 0.
import { expect, test } from "vitest"
import { allowanceOf, inputOf, monthDays, nothingCut, policyOf } from "./allowance-month.fixture.ts"
import type { AllowancePolicy } from "./allowance-policy.ts"
import { checkAllowanceInput } from "./check-allowance-input.ts"

const template = policyOf("tpp-templat-nasional")
const posts = [{ rupiah: 1 }]
const score = { basisPoints: 10_000 }
const byClass = policyOf("tpp-templat-nasional", {
	base: { rule: "byClass", classes: [{ class: 7, rupiah: 1 }] },
})

const rest = ["prestasiKerja", "tempatBertugas", "kondisiKerja", "kelangkaanProfesi"]
const byComponent = policyOf("tpp-templat-nasional", {
	...nothingCut,
	shares: {
		parts: [
			{ id: "a", name: "A", basisPoints: 10_000, of: ["bebanKerja"], pays: { by: "fixed" } },
			{
				...{ id: "b", name: "B", basisPoints: 10_000, pays: { by: "fixed" } },
				of: [...rest, "pertimbanganObjektifLainnya"],
			},
		],
	},
})

function said(policy: AllowancePolicy, input: object, month = "2026-09"): string {
	const checked = checkAllowanceInput(policy, {
		month,
		input: inputOf(input),
		field: "employees[0]",
	})
	return checked.ok ? "" : checked.fault.message
}

test.each<readonly [AllowancePolicy, object, RegExp]>([
	[template, { posts, score }, /^$/],
	[template, { posts }, /"employees\[0\]\.score": nilai kinerja harus ada/],
	[template, { posts, score: { predicate: "Cukup" } }, /predikat harus salah satu dari "Baik"/],
	[template, { posts, score: { predicate: "Baik" } }, /^$/],
	[policyOf("tpp-kota-kupang"), { posts, score: { predicate: "Baik" } }, /tidak menyebut predikat/],
	[policyOf("tpp-kota-pekalongan"), { posts }, /^$/],
	[byClass, { posts: [{ class: 7 }], score }, /^$/],
	[byClass, { posts: [{ class: 8 }], score }, /tidak menyebut besaran kelas 8/],
	[byComponent, { posts, score }, /kebijakan membagi TPP per komponen; isi components/],
	[byComponent, { posts: [{ components: { bebanKerja: 1 } }], score }, /^$/],
	[policyOf("tpp-seluma"), { posts, score }, /group harus salah satu dari "staf", "eselon II"/],
	[policyOf("tpp-seluma"), { posts: [{ rupiah: 1, group: "staf" }], score }, /^$/],
	[
		template,
		{ posts, score, statuses: [{ id: "honorer" }] },
		/"honorer" tidak ada di kebijakan; pakai "cpns"/,
	],
	[template, { posts, score, holds: ["lhkpn"] }, /"lhkpn" tidak ada .*tidak punya satu pun/],
	[policyOf("tpp-tapanuli-tengah"), { posts, flags: ["skpTepatWaktu"] }, /^$/],
	[template, { posts, score, flags: ["a"] }, /flags": "a" tidak ada/],
	[
		template,
		{ posts, score, sanctions: [{ id: "x", from: "2026-09", letter: "SK" }] },
		/sanctions": "x"/,
	],
	[
		template,
		{ posts, score, activities: [{ id: "lari", date: "2026-09-01", attended: true }] },
		/"lari"/,
	],
	[
		policyOf("tpp-harian"),
		{ posts, activities: [{ id: "apelPagi", date: "2026-09-01", attended: true }] },
		/^$/,
	],
])("%#: %s", (policy, input, sentence) => {
	expect(said(policy, input)).toMatch(sentence)
})

test("a month before the policy's first rows is refused", () => {
	expect(said(template, { posts, score }, "2024-12")).toMatch(
		/belum berlaku pada 2024-12-31: tambahkan baris di "base" \(Besaran TPP\)/,
	)
	expect(said(template, { posts, score }, "2025-01")).toBe("")
})

const dated = (...given: [string, string?][]) =>
	given.map(([from, until], index) => ({
		name: `J${index + 1}`,
		rupiah: 1,
		from,
		...(until && { until }),
	}))

test.each<readonly [string, readonly object[], RegExp]>([
	["held on the month's last day alone", dated(["2026-09-30"]), /^$/],
	[
		"begins the day after the month",
		dated(["2026-10-01"]),
		/tidak ada jabatan yang dipegang pada 2026-09/,
	],
	["ended the day before the month", dated(["2020-01-01", "2026-08-31"]), /tidak ada jabatan/],
	["ended on its first day", dated(["2020-01-01", "2026-09-01"]), /^$/],
	[
		"turned round",
		dated(["2026-09-10", "2026-09-09"]),
		/posts": until \(2026-09-09\) sebelum from/,
	],
	["one after the other", dated(["2020-01-01", "2026-09-09"], ["2026-09-10"]), /^$/],
	[
		"over one another by a day",
		dated(["2020-01-01", "2026-09-10"], ["2026-09-10"]),
		/"J1" dan "J2" dipegang bersamaan mulai 2026-09-10/,
	],
	["an open end ends where the next begins", dated(["2020-01-01"], ["2026-09-10"]), /^$/],
	["two from one day", dated(["2026-09-01"], ["2026-09-01"]), /dipegang bersamaan/],
])("a post %s", (_, given, words) => expect(said(template, { posts: given, score })).toMatch(words))

test("a post of another month pays nothing of this one, checked or not", () => {
	const days = monthDays("2026-09", {})
	const input = { posts: dated(["2026-10-01"]), score }
	expect(() => allowanceOf(template, "2026-09", { days, input })).toThrow("without a post")
	const turned = {
		posts,
		score,
		acting: [{ kind: "plt", rupiah: 1, from: "2026-09-02", until: "2026-09-01", letter: "SP" }],
	}
	expect(said(template, turned)).toMatch(/acting": until/)
})
