import { IconLayoutDashboard, IconUsers } from "@tabler/icons-react"

/** What the rail and the phone's tabs list: only what is built. */
export const sections = [
	{ to: "/", label: "Hari ini", icon: IconLayoutDashboard, isExact: true },
	{ to: "/pegawai", label: "Pegawai", icon: IconUsers, isExact: false },
] as const
