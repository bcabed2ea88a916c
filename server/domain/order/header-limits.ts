/** Longest allowance of a seller that is believed, in working days: three months. More is a date that nobody meant. */
export const MOST_DISPATCH_DAYS = 60;
/** Most characters of a seller's name or id. */
export const LONGEST_SELLER = 80;
