import { barsPicture, funnelPicture } from "./bars-picture.ts";
import { gridPicture } from "./grid-picture.ts";
import { linesPicture } from "./lines-picture.ts";
import type { Picture } from "./picture-parts.ts";
import { type ChartSpec, isDrawable } from "./spec.ts";

/** The spec as a picture; null when there is nothing to draw. Of too many bars or series the first are kept, said in the title. */
export function pictureOf(spec: ChartSpec): Picture | null {
  if (!isDrawable(spec)) return null;
  switch (spec.kind) {
    case "bars":
      return barsPicture(spec);
    case "funnel":
      return funnelPicture(spec);
    case "lines":
      return linesPicture(spec);
    case "grid":
      return gridPicture(spec);
  }
}
