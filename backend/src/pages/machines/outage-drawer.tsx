import type { Outage } from "@hadir/shared/wire/staff-machines.ts"
import { SideDrawer } from "../shell/side-drawer.tsx"
import { groupCode } from "./machine-figures.ts"
import { OutageForm } from "./outage-form.tsx"

type OutageDrawerProps = {
	/** As it was when the drawer was opened; absent while it is shut. */
	readonly outage: Outage | undefined
	readonly onClose: () => void
}

/** Where one person proposes what an outage means for the days it touches. */
export function OutageDrawer({ outage, onClose }: OutageDrawerProps) {
	return (
		<SideDrawer
			isOpen={outage !== undefined}
			title="Usulkan keputusan"
			subtitle={outage === undefined ? "" : `${groupCode(outage.kiosk)} · ${outage.unitName}`}
			backLabel="Kembali ke mesin"
			onClose={onClose}
		>
			{outage === undefined ? null : <OutageForm outage={outage} onDone={onClose} />}
		</SideDrawer>
	)
}
