/** A filled-in value in the shape of a 32 px field. */
export const controlBoxClass =
  "flex h-(--h-control-lg) items-center gap-2 rounded-control border border-line-control bg-raised ps-2 pe-1 text-sm";
