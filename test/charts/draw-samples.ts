// Draws the stored pictures anew: node test/charts/draw-samples.ts. Look at each before you commit it.
import { writeFileSync } from "node:fs";
import { makeDrawer } from "../../src/charts/draw-picture.ts";
import { pictureOf } from "../../src/charts/picture.ts";
import { samples } from "./samples.ts";

const drawer = makeDrawer();
for (const [name, spec] of Object.entries(samples)) {
  const picture = pictureOf(spec);
  if (picture === null) throw new Error(`${name} has nothing to draw`);
  writeFileSync(new URL(`pictures/${name}.png`, import.meta.url), await drawer.draw(picture));
}
