// The real parts the tests use and npm does not bring: Debian packages, installed only when root, and the
// firmware of the panel's board.
import { existsSync } from "node:fs"
import { join } from "node:path"
import { installDependencies } from "./install-dependencies.mjs"
import { firmwareFile, provideFirmware } from "./provide-firmware.mjs"
import { root, runQuietly, say } from "./step.mjs"

const pcscLibrary = join(root, "node_modules/@pokusew/pcsclite/build/Release/pcsclite.node")

/** Each part, the file that proves it is there, and the Debian packages that bring it. */
export const parts = [
	{ name: "chromium", file: "/usr/bin/chromium", debian: ["chromium", "fonts-noto-core"] },
	{ name: "socat", file: "/usr/bin/socat", debian: ["socat"] },
	{ name: "strace", file: "/usr/bin/strace", debian: ["strace", "e2fsprogs"] },
	{ name: "iptables", file: "/usr/sbin/iptables", debian: ["iptables", "iproute2"] },
	{ name: "faketime", file: "/usr/bin/faketime", debian: ["faketime"] },
	{ name: "soffice", file: "/usr/bin/soffice", debian: ["libreoffice-calc-nogui"] },
	{ name: "pdftotext", file: "/usr/bin/pdftotext", debian: ["poppler-utils"] },
	{
		name: "pcscd",
		file: "/usr/sbin/pcscd",
		debian: ["pcscd", "libpcsclite-dev", "vsmartcard-vpcd"],
	},
	{ name: "nfc-pcsc", file: pcscLibrary, debian: [] },
	{ name: "firmata", file: firmwareFile, debian: [] },
]

const missingParts = () => parts.filter((part) => !existsSync(part.file))

/** Installs what it may; returns the environment that names what is still missing. */
export async function provideTestParts(node) {
	await provideFirmware()
	const wanted = missingParts().filter((part) => part.debian.length > 0)
	if (wanted.length > 0 && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
		const packages = wanted.flatMap((part) => part.debian)
		say(`Debian packages for the tests: ${packages.join(", ")} ...`)
		const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" }
		await runQuietly("apt-get", ["update"], { env })
		await runQuietly("apt-get", ["install", "-y", "--no-install-recommends", ...packages], { env })
	}
	// Left out by npm where the headers of PC/SC were not there yet.
	if (existsSync("/usr/sbin/pcscd") && !existsSync(pcscLibrary))
		await installDependencies(node, true)
	// Some tests mount file systems or make network namespaces: that no package brings.
	const rights = process.getuid?.() === 0 ? [] : ["root"]
	return {
		HADIR_MISSING_PARTS: [...missingParts().map((part) => part.name), ...rights].join(","),
	}
}
