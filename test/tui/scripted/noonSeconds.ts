/** 2026-11-22, noon UTC: when scripted sessions play. */
export const noonSeconds = 1_795_348_800;
