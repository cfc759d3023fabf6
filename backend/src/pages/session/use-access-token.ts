import { useLocation, useNavigate } from "@tanstack/react-router"
import { useEffect, useState } from "react"

/** The one-time token after `#`: it never reaches a server's log, and is taken out of the address bar. */
export function useAccessToken(): string | undefined {
	const hash = useLocation({ select: (location) => location.hash })
	const navigate = useNavigate()
	const [token, setToken] = useState<string>()
	useEffect(() => {
		if (hash === "") return
		setToken(hash)
		void navigate({ to: "/akses", hash: "", replace: true })
	}, [hash, navigate])
	return hash === "" ? token : hash
}
