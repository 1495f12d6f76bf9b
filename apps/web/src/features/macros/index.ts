import dynamic from "next/dynamic";

/** The page of macros, for the settings; fetched when it is opened. */
export const MacrosPage = dynamic(() => import("./macros-page"));
