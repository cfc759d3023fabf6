import type { Dispute } from "@hadir/shared/wire/staff-machines.ts"
import { SideDrawer } from "../shell/side-drawer.tsx"
import { DisputeForm } from "./dispute-form.tsx"
import { groupCode } from "./machine-figures.ts"

type DisputeDrawerProps = {
	readonly dispute: Dispute | undefined
	readonly onClose: () => void
}

/** The punches of one journal that somebody has to accept or reject. */
export function DisputeDrawer({ dispute, onClose }: DisputeDrawerProps) {
	return (
		<SideDrawer
			isOpen={dispute !== undefined}
			title="Ketukan bercabang"
			subtitle={dispute === undefined ? "" : `${groupCode(dispute.kiosk)} · ${dispute.place}`}
			backLabel="Kembali ke mesin"
			onClose={onClose}
		>
			{dispute === undefined ? null : <DisputeForm dispute={dispute} onDone={onClose} />}
		</SideDrawer>
	)
}
