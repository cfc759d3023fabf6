// What a person must be told. An alarm is named by what it is about, so that it is raised once.
export const alarmKinds = [
	"fork",
	"takeover",
	"sign-in",
	"hole",
	"damaged",
	"lost",
	"disputed-journal",
	"clock",
	"vanished",
	"disk",
	"backup",
	"broken-log",
	"restored",
	"card",
] as const
export type AlarmKind = (typeof alarmKinds)[number]

export type Alarm = {
	readonly id: string
	readonly kind: AlarmKind
	readonly kiosk: string | undefined
	/** What it is about, in one Indonesian sentence that says what to do. */
	readonly subject: string
	readonly facts: Readonly<Record<string, string | number>>
	/** UTC ms. */
	readonly raisedAt: number
}

export interface Alarms {
	/** @returns false when it was raised before */
	raise(alarm: Alarm): Promise<boolean>
	/** Whether it was ever raised. */
	has(id: string): Promise<boolean>
	open(): Promise<readonly Alarm[]>
	/** @returns false when there is no such open alarm */
	see(id: string, by: string, at: number): Promise<boolean>
}
