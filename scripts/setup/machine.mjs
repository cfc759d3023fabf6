// Says before anything is installed whether this machine can run the product.
import { SetupFailure } from "./step.mjs"

const oldestNode = 20

export function refuseUnsupportedMachine({ arch, platform, version } = process) {
	if (arch === "arm") {
		throw new SetupFailure(
			"this is a 32-bit ARM system (armv6/armv7), for which there is no Node 24; install the 64-bit Raspberry Pi OS (Pi 3B or newer) and run the same command again.",
		)
	}
	if (platform !== "linux" || (arch !== "x64" && arch !== "arm64")) {
		throw new SetupFailure(
			`${platform} on ${arch} is not supported; use 64-bit Linux on x86-64 or ARM64 (on Windows: WSL2).`,
		)
	}
	if (Number(version.slice(1).split(".")[0]) < oldestNode) {
		throw new SetupFailure(
			`Node ${version} is too old to begin with; install Node ${oldestNode} or newer (Debian: apt-get install nodejs npm) and run the same command again.`,
		)
	}
}
