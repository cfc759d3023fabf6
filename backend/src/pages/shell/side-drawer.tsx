import { ActionIcon, Drawer } from "@mantine/core"
import { type Icon, IconChevronLeft, IconX } from "@tabler/icons-react"
import type { ReactNode } from "react"
import { PhoneHead } from "./phone-head.tsx"
import styles from "./side-drawer.module.css"
import { useIsPhone } from "./use-is-phone.ts"

type SideDrawerProps = {
	readonly isOpen: boolean
	readonly title: string
	/** What the phone's head says instead, where room is short. */
	readonly phoneTitle?: string
	readonly subtitle: string
	/** Where the phone's arrow leads: "Kembali ke bulan". */
	readonly backLabel: string
	/** More controls beside the one that closes; the phone has no room for them. */
	readonly actions?: ReactNode
	readonly onClose: () => void
	readonly children: ReactNode
}

/** Evidence or a form beside the page; on a phone it is a page of its own. */
export function SideDrawer(props: SideDrawerProps) {
	const { title, phoneTitle = title, subtitle, onClose } = props
	const isPhone = useIsPhone()
	return (
		<Drawer.Root
			opened={props.isOpen}
			onClose={onClose}
			position="right"
			size={isPhone ? "100%" : 436}
			lockScroll={isPhone}
			transitionProps={{ duration: 0 }}
			zIndex={isPhone ? 200 : 95}
			classNames={{ inner: styles.inner ?? "", content: styles.content ?? "" }}
		>
			<Drawer.Content aria-label={title}>
				{isPhone ? (
					<PhoneHead
						title={phoneTitle}
						subtitle={subtitle}
						before={<Back label={props.backLabel} onClose={onClose} />}
					/>
				) : (
					<header className={styles.head}>
						<div className={styles.words}>
							<h2>{title}</h2>
							<p title={subtitle}>{subtitle}</p>
						</div>
						{props.actions}
						<DrawerControl label="Tutup rincian" icon={IconX} onClick={onClose} />
					</header>
				)}
				{props.children}
			</Drawer.Content>
		</Drawer.Root>
	)
}

/** A button in the drawer's head. */
export function DrawerControl(props: {
	label: string
	icon: Icon
	isDisabled?: boolean
	onClick: () => void
}) {
	const { icon: ControlIcon } = props
	return (
		<ActionIcon
			className={styles.control ?? ""}
			variant="default"
			size={32}
			aria-label={props.label}
			disabled={props.isDisabled ?? false}
			onClick={props.onClick}
		>
			<ControlIcon size={18} aria-hidden />
		</ActionIcon>
	)
}

function Back({ label, onClose }: { label: string; onClose: () => void }) {
	return (
		<ActionIcon
			className={styles.back ?? ""}
			variant="transparent"
			size={44}
			aria-label={label}
			onClick={onClose}
		>
			<IconChevronLeft size={24} aria-hidden />
		</ActionIcon>
	)
}
