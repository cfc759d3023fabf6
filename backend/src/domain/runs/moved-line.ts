import type { Line } from "../allowance/line.ts"

/** A line that moved between two versions of a month; absent where one of them has none such. */
export type MovedLine = { readonly before?: Line | undefined; readonly after?: Line | undefined }
