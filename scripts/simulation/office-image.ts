/** Both of the office's files as they lie on the disk at one moment. */
export type OfficeImage = { readonly log: Buffer; readonly office: Buffer }
