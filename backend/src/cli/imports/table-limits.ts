/** Title, headings, legend and signatures stand around a table's rows. */
export const mostRowsAround = 100
