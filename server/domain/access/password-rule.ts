/** Shortest password that people may choose (NIST SP 800-63B-4, 2025: 15 characters where it is the only factor). */
export const PASSWORD_MIN = 15;
