/**
 * Why work in the background did not get on, as it is stored and worded for people: the database went away, did not answer in
 * time or gave another one the lead, what was kept is encrypted with another key, or something else broke. What exactly broke
 * may hold what a source said and stands in the log alone.
 */
export type WorkFault = 'database_away' | 'database_busy' | 'sealed_otherwise' | 'internal';
