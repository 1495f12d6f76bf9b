import type { Language } from "../language";
import { dutch } from "./dutch";
import { english } from "./english";
import { french } from "./french";
import { german } from "./german";
import { italian } from "./italian";
import { polish } from "./polish";
import { portuguese } from "./portuguese";
import { russian } from "./russian";
import { spanish } from "./spanish";
import { swedish } from "./swedish";
import { turkish } from "./turkish";
import { vietnamese } from "./vietnamese";

/** The more often a language stands here, the more tickets are written in it. */
export const languages: readonly Language[] = [
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  dutch,
  polish,
  swedish,
  turkish,
  vietnamese,
  russian,
];
