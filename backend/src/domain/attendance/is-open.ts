import type { DayRecord } from "./day-record.ts"

const openStates: readonly DayRecord["state"][] = ["pending", "incomplete", "toDecide"]

/** To come, running, without all its data, or for people to decide: nothing of it is settled. */
export const isOpen = ({ state }: Pick<DayRecord, "state">): boolean => openStates.includes(state)
