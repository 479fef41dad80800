import { expect, it } from "vitest";
import { mostDifferent, takePicture } from "./support/check-picture.ts";
import { comparePictures } from "./support/compare-pictures.ts";
import { openWorkspace } from "./support/open-workspace.ts";
import { typeCommand } from "./support/type-command.ts";

const workspace = openWorkspace();

it.each([
  [1280, "light"],
  [360, "dark"],
] as const)("a missing button is seen, a passing minute is not: %d px, %s", async (width, scheme) => {
  const page = await workspace.open({ width, scheme });
  const message = await typeCommand(page, "/meeting Acme from webinar", "Acme");
  const before = await takePicture(page);
  expect(comparePictures(before, await takePicture(page)).cells).toBe(0);

  const time = message.getByText(/^\d\d:\d\d$/);
  await time.evaluate((node) => node.replaceChildren("10:58"));
  expect(comparePictures(before, await takePicture(page)).cells).toBeLessThanOrEqual(mostDifferent);

  const undo = message.getByRole("button", { name: "Undo" });
  await undo.evaluate((node) => node.style.setProperty("visibility", "hidden"));
  expect(comparePictures(before, await takePicture(page)).cells).toBeGreaterThan(mostDifferent);
});
