/** Nobody owns `.example` (RFC 2606). */
export const addressPlace = (local: string): string => `${local}@nawa.example`;
