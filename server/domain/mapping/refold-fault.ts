/**
 * Why orders could not be worked out anew, as it is stored and worded for people: the database went away, did not answer in
 * time or gave another one the lead, or something else broke. What exactly broke may hold what a source said and stands in
 * the log of the worker alone.
 */
export type RefoldFault = 'database_away' | 'database_busy' | 'internal';
