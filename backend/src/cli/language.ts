/** In which the reasons are said. */
export type Language = "indonesian" | "english"
