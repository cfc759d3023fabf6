import { Button, createTheme, Input, type MantineColorsTuple } from "@mantine/core"

const nila: MantineColorsTuple = [
	"#EEF1F8",
	"#D9DFEE",
	"#B3BEDD",
	"#8A9AC9",
	"#667AB7",
	"#4A60A6",
	"#2F4A8F",
	"#283B7C",
	"#1F3468",
	"#131D44",
]

export const theme = createTheme({
	colors: { nila },
	primaryColor: "nila",
	primaryShade: 6,
	black: "#171C26",
	fontFamily: '"Inter Variable", "Noto Sans", system-ui, sans-serif',
	fontSizes: { xs: "12px", sm: "13px", md: "14px", lg: "18px", xl: "20px" },
	lineHeights: { xs: "16px", sm: "18px", md: "20px", lg: "24px", xl: "26px" },
	spacing: { xs: "4px", sm: "8px", md: "12px", lg: "16px", xl: "24px" },
	radius: { xs: "3px", sm: "4px", md: "6px", lg: "8px", xl: "8px" },
	defaultRadius: "md",
	respectReducedMotion: true,
	components: {
		Button: Button.extend({
			defaultProps: { fz: 14 },
			vars: (_, { variant }) => ({
				root: {
					"--button-height": "var(--control)",
					"--button-padding-x": "13px",
					...(variant === "default" && { "--button-bd": "1px solid var(--edge)" }),
				},
			}),
		}),
		Input: Input.extend({
			vars: () => ({
				wrapper: {
					"--input-height": "var(--control)",
					"--input-bd": "var(--edge)",
					"--input-placeholder-color": "var(--hint)",
				},
			}),
		}),
	},
})
