export function Logo({ size }: { size: number }) {
	return (
		<svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
			<rect width="32" height="32" rx="8" fill="#fff" />
			<path
				d="M8.5 16.5l5 5 10-11"
				fill="none"
				stroke="var(--nila-deep)"
				strokeWidth="4"
				strokeLinecap="round"
				strokeLinejoin="round"
			/>
		</svg>
	)
}
