import { IconLayoutDashboard, IconRouter, IconUsers } from "@tabler/icons-react"

/** What the rail and the phone's tabs list: only what is built. */
export const sections = [
	{ to: "/", label: "Hari ini", icon: IconLayoutDashboard, isExact: true },
	{ to: "/pegawai", label: "Pegawai", icon: IconUsers, isExact: false },
	{ to: "/mesin", label: "Mesin", icon: IconRouter, isExact: false },
] as const
